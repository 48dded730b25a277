#pragma once
// What a revision has just changed stands out for a moment and fades, so that an eye that is on the
// screen is drawn to it. Nothing moves, nothing is repeated, and after a fade the picture rests.
// Pure; the time is passed in.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/programme/snapshot.h"
#include "core/time/clock.h"
#include "kiosk/state/scroll.h"

namespace foyer::kiosk {

/// The ids of the sessions of the programme day of `now` that are in `after` otherwise than in
/// `before`, or only there; in order.
[[nodiscard]] std::vector<std::string> sessions_changed(const programme::Snapshot& before,
                                                        const programme::Snapshot& after,
                                                        UtcTime now);

class ChangeFade {
public:
    /// `sessions` (ids, in order) have changed on the screen. Fades begin at least 10 s apart: what
    /// comes sooner waits for its turn.
    void changed(std::vector<std::string> sessions, MonotonicTime now);
    /// Nothing fades any more.
    void forget() { *this = {}; }

    /// How much of the fade is left at `now`: from 1 to 0; 0 at rest and without motion.
    [[nodiscard]] float strength(MonotonicTime now, Motion motion) const;
    /// True while a frame is due for each refresh of the display.
    [[nodiscard]] bool fading(MonotonicTime now, Motion motion) const {
        return strength(now, motion) > 0;
    }
    /// When a fade that waits begins; empty when none does.
    [[nodiscard]] std::optional<MonotonicTime> next_edge(MonotonicTime now, Motion motion) const;
    /// What fades.
    [[nodiscard]] const std::vector<std::string>& sessions() const { return sessions_; }

private:
    std::vector<std::string> sessions_{};
    std::optional<MonotonicTime> begins_{};
};

/// What fades in one frame.
struct FadingNow {
    const std::vector<std::string>* sessions = nullptr;
    float strength = 0;  ///< from 1 to 0
    [[nodiscard]] bool holds(std::string_view session) const;
};

}  // namespace foyer::kiosk
