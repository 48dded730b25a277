#pragma once
// Where instants stand on the vertical axis of the programme's grid. Pure; any thread.
//
// A minute takes 4.4 px, more while a session shorter than 24 minutes is on: a session of at least
// 10 minutes never takes less than least_block. What is shorter still is drawn least_block tall and
// pushes what it then covers to its side (grid_layout). Half an hour and more without any session
// is squeezed, and so are pauses for everybody.

#include <span>
#include <vector>

#include "core/time/instant.h"

namespace foyer::kiosk {

/// Height of the shortest block with the gap below it, logical px: a target of 96.
inline constexpr float least_block = 104;

/// What the axis has to make room for.
struct AxisSpan {
    UtcTime start{}, end{};  ///< start < end
    bool pause = false;      ///< for everybody, and nothing else is on
};

class TimeAxis {
public:
    /// The axis from the first start to the last end of `spans`; y 0 is the first start.
    explicit TimeAxis(std::span<const AxisSpan> spans);

    /// Logical px; instants outside stand at the ends.
    [[nodiscard]] float y_of(UtcTime instant) const;
    [[nodiscard]] float height() const { return knots_.empty() ? 0 : knots_.back().y; }
    /// True where minutes do not stand in proportion: no line is drawn there.
    [[nodiscard]] bool squeezed(UtcTime instant) const;
    [[nodiscard]] UtcTime begin() const { return knots_.empty() ? UtcTime{} : knots_.front().at; }
    [[nodiscard]] UtcTime end() const { return knots_.empty() ? UtcTime{} : knots_.back().at; }

private:
    struct Knot {
        UtcTime at;
        float y;
        bool squeezed_after = false;
    };
    /// The last knot at or before `instant`.
    [[nodiscard]] const Knot& before(UtcTime instant) const;
    std::vector<Knot> knots_;
};

}  // namespace foyer::kiosk
