#pragma once
// What stands above every page: header with clock and freshness, a strip when there is something
// to say about the programme itself. UI thread only.

#include <string>

#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// With its clock, or without: a page at rest shows a large one of its own.
enum class HeaderStyle { clock, plain };

/// Draws what stands above the current page and returns the room left for the page, logical px.
[[nodiscard]] Rect draw_header_and_strip(const ScreenContext& context, Canvas& canvas,
                                         HeaderStyle style = HeaderStyle::clock);

/// Notes the clock at `rect`; where staff can come in, it is held for that.
void note_clock(const ScreenContext& context, Canvas& canvas, const std::string& time,
                const Rect& rect);

/// Says at the upper edge that this is a rehearsal, where it is one.
void draw_rehearsal(const ScreenContext& context, Canvas& canvas);

}  // namespace foyer::kiosk
