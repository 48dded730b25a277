#pragma once
// The pages of staff: the pad for their code, the edit of a session, what became of it, and what
// waits or needs a look. UI thread only.

#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

void draw_staff_pin_page(const ScreenContext& context, Canvas& canvas);
void draw_staff_edit_page(const ScreenContext& context, Canvas& canvas);
void draw_staff_done_page(const ScreenContext& context, Canvas& canvas);
void draw_staff_queue_page(const ScreenContext& context, Canvas& canvas);
void draw_staff_words_page(const ScreenContext& context, Canvas& canvas);

/// What staff who are in see over the emergency `announcement`: how long they are, and its end.
void draw_staff_over_emergency(const ScreenContext& context, Canvas& canvas,
                               const std::string& announcement);

}  // namespace foyer::kiosk
