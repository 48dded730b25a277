#pragma once
// Whether an SVG from outside may be drawn. Elements that refer to others multiply what is drawn:
// what all of it comes to is reckoned before a renderer sees it. Pure; any thread.

#include <string_view>

namespace foyer::kiosk {

/// True when `bytes` draw a bounded number of elements, all references counted through, and hold no
/// filters, no declarations and no references that hide. Time linear in their number.
[[nodiscard]] bool is_modest_svg(std::string_view bytes);

}  // namespace foyer::kiosk
