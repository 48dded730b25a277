#pragma once
// The strips below the header: announcements, the age of the programme, what went wrong. UI thread
// only.

#include <string>

#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// Draws them from `y` down, the gravest first, none but an emergency beyond `most`; returns where
/// the content begins, `y` itself without any.
[[nodiscard]] float draw_strips(const ScreenContext& context, Canvas& canvas, float y, float most);

/// What visitors are told of `notice`; "" when nothing.
[[nodiscard]] std::string notice_words(const Catalogue& words, const Notice& notice);

}  // namespace foyer::kiosk
