// Staff end an emergency on all screens. It stays to be read meanwhile; the button must be held, so
// that nobody ends it who only meant to touch what was there before.

#include "kiosk/screens/staff_frame.h"
#include "kiosk/screens/staff_pages.h"
#include "kiosk/screens/staff_parts.h"

namespace foyer::kiosk {

namespace {

constexpr float end_button = 136;

}  // namespace

void draw_staff_over_emergency(const ScreenContext& context, Canvas& canvas,
                               const std::string& announcement) {
    const Theme& theme = canvas.theme();
    canvas.fill({0, 0, canvas.width(), staff_bar_height}, theme.warn);
    const Rect foot{0, canvas.height() - end_button - 48, canvas.width(), end_button + 48};
    // What the page has noted below bar and foot cannot be seen.
    std::erase_if(canvas.probe().items, [&](const ProbeItem& item) {
        const float y = static_cast<float>(item.rect.y) / canvas.scale();
        return y < staff_bar_height / 2 || y >= foot.y - end_button / 4;
    });
    draw_staff_bar(context, canvas, StaffBar::alone);
    canvas.fill(foot, theme.background);
    const Rect row{metrics::margin, foot.y + 24, canvas.width() - 2 * metrics::margin, end_button};
    const std::string lack = staff_lack(context);
    if (lack.empty()) {
        const std::string label = context.words().text("staff.emergency_end_hold");
        draw_staff_button(canvas, row, "check", label, ButtonTone::main,
                          staff_intent(IntentKind::staff_end, announcement));
        ProbeItem& item = canvas.probe().items.back();
        item.actions = {"hold"};
        item.acts = Acts::after_hold;
    } else {
        canvas.text(row, lack, {.token = TextToken::bodyb, .color = theme.danger, .max_lines = 3});
        canvas.note("alert", lack, {}, row);
    }
    draw_staff_frame(context, canvas);
}

}  // namespace foyer::kiosk
