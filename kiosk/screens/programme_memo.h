#pragma once
// What the programme page works out once and draws from for many frames: it is kept as long as
// programme, day, filters and measures stay the same. UI thread only.

#include <optional>
#include <string>
#include <vector>

#include "kiosk/screens/grid_layout.h"
#include "kiosk/screens/list_layout.h"
#include "kiosk/state/programme_choices.h"

namespace foyer::kiosk {

class ProgrammeMemo {
public:
    /// The sessions of `day` that pass the filters of `choices`. `day` is one of `snapshot`.
    [[nodiscard]] const std::vector<programme::SessionIndex>& sessions(
        const programme::Snapshot& snapshot, const programme::DaySessions& day,
        const ProgrammeChoices& choices);
    /// Where they stand as a list, and on a grid. After sessions().
    [[nodiscard]] const TimedList& list(const programme::Snapshot& snapshot,
                                        const std::string& language, const TimedMeasures& measures);
    [[nodiscard]] const GridLayout& grid(const programme::Snapshot& snapshot,
                                         std::vector<GridGhost> ghosts,
                                         const GridMeasures& measures);
    /// How often something had to be worked out.
    [[nodiscard]] int worked_out() const { return worked_out_; }

private:
    struct Choice {
        const programme::Snapshot* snapshot = nullptr;
        /// An address may be used again by a later programme, with another revision or storage.
        std::uint64_t revision = 0;
        const programme::Session* storage = nullptr;
        std::size_t count = 0;
        ProgrammeDay day{};
        std::string room, track, kind, language;
        friend bool operator==(const Choice&, const Choice&) = default;
    };
    struct List {
        std::string language;
        TimedMeasures measures;
        TimedList layout;
    };
    struct Grid {
        std::vector<GridGhost> ghosts;
        GridMeasures measures;
        GridLayout layout;
    };

    Choice choice_{};
    std::vector<programme::SessionIndex> sessions_;
    std::optional<List> list_;
    std::optional<Grid> grid_;
    int worked_out_ = 0;
};

}  // namespace foyer::kiosk
