#include "kiosk/display/display.h"

#include <algorithm>
#include <cmath>

#include "kiosk/display/board.h"
#include "kiosk/display/burn_in.h"
#include "kiosk/display/door_sign.h"
#include "kiosk/display/emergency.h"
#include "kiosk/display/night.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/staff_pages.h"

namespace foyer::kiosk {

namespace {

/// What must be read on a display is set at least in titles; this is the part of their em that
/// capitals are high.
constexpr double cap_height_em = 0.727;
/// Capitals of one millimetre are clear from 0.4 m (Spectra).
constexpr double clear_m_per_mm = 0.4;
constexpr double mm_per_inch = 25.4;
/// Beyond it there is no room left for what is to be said.
constexpr double largest_zoom = 1.4;

/// A visitor has opened something: they see the pages of the touch screens.
bool is_opened(const ScreenContext& context) {
    return current_page(context.state).kind != PageKind::now;
}

}  // namespace

float display_zoom(const ScreenContext& context, int width_px, int height_px) {
    if (!context.role.is_display() || is_opened(context)) return zoom_of(context.state.text_size);
    if (!context.role.viewing_cm) return 1;
    const double px_per_mm =
        std::hypot(width_px, height_px) / (context.panel.diagonal_inches * mm_per_inch);
    const double cap_mm = *context.role.viewing_cm / 100.0 / clear_m_per_mm;
    const double em_px = cap_mm * px_per_mm / cap_height_em;
    const double design_px = static_cast<double>(type_size(TextToken::title).em) *
                             std::min(width_px, height_px) / 1080.0;
    return static_cast<float>(std::clamp(em_px / design_px, 1.0, largest_zoom));
}

bool draw_display(const ScreenContext& context, Canvas& canvas) {
    const EmergencyModel emergency = emergency_model(context);
    if (!emergency.texts.empty()) {
        // Staff come in to end it.
        if (context.state.staff.phase == StaffPhase::pin) return false;
        canvas.probe().screen = "emergency";
        draw_emergency(context, canvas, emergency);
        draw_rehearsal(context, canvas);
        if (staff_are_in(context.state)) draw_staff_over_emergency(context, canvas, emergency.id);
        return true;
    }
    if (!context.role.is_display() || is_opened(context) || !context.snapshot) return false;
    const PixelShift shift = burn_in_shift(context.now);
    canvas.shift(shift.x, shift.y);
    canvas.probe().screen = word_for(context.role.mode);
    const bool has_room = context.role.mode == ScreenMode::board || context.role.room_index;
    if (has_room && is_night(*context.snapshot, context.now)) {
        canvas.probe().screen += " night";
        draw_night(context, canvas);
    } else if (context.role.mode == ScreenMode::door) {
        draw_door_sign(context, canvas);
    } else {
        draw_board(context, canvas);
    }
    canvas.shift(0, 0);
    draw_rehearsal(context, canvas);
    return true;
}

}  // namespace foyer::kiosk
