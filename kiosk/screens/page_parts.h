#pragma once
// What pages have in common: the way back, a message in the middle, the buttons of a long list. UI
// thread only.

#include <string>
#include <string_view>

#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// A filled button with the words that lead back; `y` is its top.
void draw_back(const ScreenContext& context, Canvas& canvas, const Rect& content, float y);

/// An icon with a headline and a few lines in the middle of `content`.
void draw_message(Canvas& canvas, const Rect& content, std::string_view icon,
                  const std::string& head, const std::string& text);

/// What the buttons of a list with several pages take at the foot of its area.
inline constexpr float pager_height = 96 + metrics::gap;

struct PagerWords {
    std::string range;           ///< "Rooms 1–10 of 29"
    std::string previous, next;  ///< of the buttons
};
/// The range on the left and two buttons on the right, at the foot of `area`; `page` from 0.
void draw_pager(Canvas& canvas, const Rect& area, const PagerWords& words, int page, int pages);

}  // namespace foyer::kiosk
