#pragma once
// Pills that flow from line to line below headings: what to tap instead of typing. UI thread only.

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/widgets/canvas.h"

namespace foyer::kiosk {

struct Pill {
    std::string label;
    std::string_view icon = {};  ///< before the label; "" for none
    Intent intent{};
};

/// Pills that belong together, with what they have in common above them ("" for nothing).
struct PillGroup {
    std::string heading;
    std::vector<Pill> pills;
};

/// How tall `groups` are within `width`.
[[nodiscard]] float measure_pills(Canvas& canvas, float width,
                                  const std::vector<PillGroup>& groups);
/// Draws them from (x, y) on; returns their height.
float draw_pills(Canvas& canvas, float x, float y, float width,
                 const std::vector<PillGroup>& groups);

}  // namespace foyer::kiosk
