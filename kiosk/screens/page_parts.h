#pragma once
// What pages have in common: a message in the middle, the buttons of a long list, an area that a
// finger moves. UI thread only.

#include <string>
#include <string_view>

#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// An icon with a headline and a few lines in the middle of `content`.
void draw_message(Canvas& canvas, const Rect& content, std::string_view icon,
                  const std::string& head, const std::string& text);

/// What the buttons of a list with several pages take at the foot of its area.
inline constexpr float pager_height = 96 + metrics::gap;

struct RoomsShown {
    int first, last, total;  ///< rooms, from 1
    int page, pages;         ///< from 0
};
/// "Rooms 1–10 of 29" on the left and two buttons on the right, at the foot of `area`.
void draw_rooms_pager(const ScreenContext& context, Canvas& canvas, const Rect& area,
                      const RoomsShown& shown);

/// What a revision has just changed inside `rect` stands out; over the card that tells of it.
void draw_fading(const ScreenContext& context, Canvas& canvas, const Rect& rect, float radius);

/// A scroll area as it stands in this frame.
struct Scrolled {
    ScrollPosition position;
    ScrollLimits limits;
    Rect window;
};
/// Opens the area where the visitor has left it, else where `view` says; canvas.end_scroll() closes
/// it.
[[nodiscard]] Scrolled begin_scroll(const ScreenContext& context, Canvas& canvas,
                                    const ScrollView& view);

struct ScrollWords {
    std::string up, down;  ///< what the buttons are called
};
/// Buttons for people who do not swipe, 96 px or larger; none where nothing can be moved. After
/// canvas.end_scroll().
void draw_scroll_buttons(Canvas& canvas, const Rect& up, const Rect& down, const ScrollWords& words,
                         const Scrolled& area);

}  // namespace foyer::kiosk
