#pragma once
// Displays show the same thing for hours; so that nothing burns into the panel, the picture wanders
// a little. Pure.

#include "core/time/instant.h"
#include "kiosk/text/text_layer.h"

namespace foyer::kiosk {

struct PixelShift {
    int x = 0, y = 0;  ///< physical px
    friend bool operator==(const PixelShift&, const PixelShift&) = default;
};

/// Where the picture stands at `now`: within 8 x 8 px around its place, one px from where it stood
/// the minute before. It moves with the minute, when the clock is drawn anyway.
[[nodiscard]] PixelShift burn_in_shift(UtcTime now);

/// Which side the large words of the head stand on; they change sides each hour, with its edge.
enum class HeadSide { left, right };
[[nodiscard]] HeadSide head_side(UtcTime now);
[[nodiscard]] inline Align side_align(HeadSide side) {
    return side == HeadSide::left ? Align::left : Align::right;
}

/// A place between 0 and 1 on a slow way to and fro: for what stands alone on a dark screen.
/// `period_minutes` is the time there and back.
[[nodiscard]] float wandering(UtcTime now, int period_minutes);

}  // namespace foyer::kiosk
