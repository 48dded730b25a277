#pragma once
// The news of the home: what staff changed just now, as a strip over the cards or as a card beside
// them. Opens the changes of the day. UI thread only.

#include "kiosk/screens/home_model.h"
#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// A strip across the top of `content` that counts the news and tells the first one; returns what
/// is left of it. Without news all is left.
[[nodiscard]] Rect draw_news_strip(Canvas& canvas, const Rect& content, const ChangeNews& news);

/// A card at the top of the rail; returns what is left of it.
[[nodiscard]] Rect draw_news_card(const ScreenContext& context, Canvas& canvas, const Rect& rail,
                                  const ChangeNews& news);

}  // namespace foyer::kiosk
