#pragma once
// What says on every page that staff are in: an amber frame, a bar in the header's place with the
// time that is left, a strip about edits that wait. UI thread only.

#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// Pages that stand alone, without navigation.
[[nodiscard]] bool is_staff_page(PageKind page);

inline constexpr float staff_bar_height = 104;
/// Whether what waits or needs a look stands below the bar.
enum class StaffBar { alone, with_queue };
/// Draws the bar; returns where the content begins.
float draw_staff_bar(const ScreenContext& context, Canvas& canvas,
                     StaffBar bar = StaffBar::with_queue);

/// Draws the frame over the edge of the page. After everything else.
void draw_staff_frame(const ScreenContext& context, Canvas& canvas);

/// "0:58"
[[nodiscard]] std::string countdown_words(int seconds);

}  // namespace foyer::kiosk
