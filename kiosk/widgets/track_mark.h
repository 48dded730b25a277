#pragma once
// The mark of a track: its first letter on its colour. UI thread only.

#include <string>

#include "kiosk/widgets/canvas.h"

namespace foyer::kiosk {

/// "#rrggbb" as a colour; `otherwise` when it is not one.
[[nodiscard]] Color parsed_color(const std::string& hex, Color otherwise);

/// A square of 36 px at (x, y) for the track called `name`, in `color` ("#rrggbb" or "").
void draw_track_mark(Canvas& canvas, float x, float y, const std::string& name,
                     const std::string& color);

}  // namespace foyer::kiosk
