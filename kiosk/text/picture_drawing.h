#pragma once
// Pictures of a programme (floor plans, logos) made ready to be shown. They come from outside: what
// they may cost is bounded, and nothing beside their own bytes is ever read.

#include "core/programme/picture.h"
#include "kiosk/text/raster.h"

namespace foyer::kiosk {

/// `picture` as large as fits width x height px in its own shape. Without pixels when it is broken,
/// or larger or busier than any plan.
[[nodiscard]] Raster draw_picture(const programme::Picture& picture, int width, int height);

}  // namespace foyer::kiosk
