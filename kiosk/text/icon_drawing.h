#pragma once
// Foyer's SVG icons as pictures, through librsvg.

#include <string>
#include <string_view>

#include "kiosk/text/raster.h"
#include "kiosk/theme/theme.h"

namespace foyer::kiosk {

/// The icon file <folder>/<name>.svg drawn `size_px` square, `color` in place of its currentColor.
/// Without pixels when the name is no plain word, or the file is missing or no SVG.
[[nodiscard]] Raster draw_icon(const std::string& folder, std::string_view name, int size_px,
                               Color color);

}  // namespace foyer::kiosk
