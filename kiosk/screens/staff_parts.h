#pragma once
// The parts that the pages of staff are made of: the card of a session, choices, large buttons,
// what was and what is. UI thread only.

#include <optional>
#include <string>
#include <vector>

#include "kiosk/screens/screen.h"
#include "kiosk/screens/staff_edit_model.h"
#include "kiosk/widgets/canvas.h"
#include "kiosk/widgets/page_flow.h"

namespace foyer::kiosk {

/// A choice as a box with its word, filled when chosen.
void draw_choice(Canvas& canvas, const Rect& rect, const EditChoice& choice, std::string_view value,
                 const std::string& label);

/// How loud a large button is.
enum class ButtonTone {
    main,   ///< the one thing to do
    plain,  ///< outlined
    grave,  ///< what breaks something
};
/// A large button with an icon ("" for none); without an intent it cannot be tapped.
void draw_staff_button(Canvas& canvas, const Rect& rect, std::string_view icon,
                       const std::string& label, ButtonTone tone, const Intent& intent);

/// Where the parts of a card stand that shows a session: from its sides, and from its top.
struct CardInsets {
    float side, plate, title;
};
/// The ground of a card, and on it the sign of the room, the title and the people; returns what is
/// beside the sign.
Rect draw_session_card(Canvas& canvas, const Rect& rect, const StaffEditModel& model,
                       const CardInsets& insets);

/// The session that is changed, in a card of this height.
inline constexpr float staff_card_height = 184;
void draw_staff_card(Canvas& canvas, const Rect& rect, const StaffEditModel& model);

/// Why nothing can be published from this screen; "" when it can.
[[nodiscard]] std::string staff_lack(const ScreenContext& context);

/// Before and after beside each other, or below each other where it is narrow.
[[nodiscard]] float measure_sides(float width, const EditSide& before, const EditSide& after);
void draw_sides(Canvas& canvas, const Rect& rect, const Catalogue& words, const EditSide& before,
                const EditSide& after);

}  // namespace foyer::kiosk
