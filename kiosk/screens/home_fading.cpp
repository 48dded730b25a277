#include "kiosk/screens/home_fading.h"

#include <algorithm>

#include "kiosk/screens/page_parts.h"

namespace foyer::kiosk {

namespace {

bool fades(const FadingNow& fading, const RoomCard& card) {
    return fading.strength > 0 && (fading.holds(card.session) ||
                                   std::ranges::any_of(card.lines, [&](const SessionLine& line) {
                                       return fading.holds(line.session);
                                   }));
}

void draw_row_fading(const ScreenContext& context, Canvas& canvas, const Rect& row) {
    draw_fading(context, canvas, {row.x + 8, row.y + 4, row.w - 16, row.h - 8},
                metrics::radius_button);
}

}  // namespace

void draw_fading_card(const ScreenContext& context, Canvas& canvas, const Rect& rect,
                      const RoomCard& card) {
    if (fades(context.fading, card)) draw_fading(context, canvas, rect, metrics::radius_card);
}

void draw_fading_row(const ScreenContext& context, Canvas& canvas, const Rect& row,
                     const RoomCard& card) {
    if (fades(context.fading, card)) draw_row_fading(context, canvas, row);
}

void draw_fading_row(const ScreenContext& context, Canvas& canvas, const Rect& row,
                     std::string_view session) {
    if (context.fading.holds(session)) draw_row_fading(context, canvas, row);
}

}  // namespace foyer::kiosk
