#pragma once
// What a visitor takes along: QR codes on a white card, and the buttons of the visitor's own list.
// UI thread only.

#include <optional>
#include <string>

#include "core/programme/snapshot.h"
#include "kiosk/screens/screen.h"
#include "kiosk/widgets/page_flow.h"
#include "kiosk/widgets/qr.h"

namespace foyer::kiosk {

/// A code with its words.
struct TakeCode {
    std::optional<QrCode> code;  ///< empty: `hint` says why
    float side = 0;              ///< of its square, logical px
    std::string label;           ///< "Take it with you"
    std::string hint;            ///< what it holds, how to get the other one
    std::string payload;         ///< what a phone reads
    Intent tap;                  ///< to the other code, where there is one
};

/// The code of a session: its calendar event, or its web address where the visitor asked for that,
/// in a square of `least_side` to `most_side` logical px.
[[nodiscard]] TakeCode session_code(const ScreenContext& context, Canvas& canvas,
                                    programme::SessionIndex session, float least_side,
                                    float most_side);

/// A code for `payload`, or one that is empty where it does not fit.
[[nodiscard]] TakeCode code_for(Canvas& canvas, std::string payload, float least_side,
                                float most_side);

/// The code above its words; the card is code.side wide.
[[nodiscard]] float take_card_height(Canvas& canvas, const TakeCode& code);
void draw_take_card(Canvas& canvas, const Rect& card, const TakeCode& code);
/// The code beside its words, as wide as the flow; `code` outlives the flow.
void add_take_card(Canvas& canvas, PageFlow& flow, float above, const TakeCode& code);

/// How tall the buttons of the visitor's list are, beside each other.
inline constexpr float star_row_height = 96;
/// "Add to my list" and "My list (3)": below each other where `area` is tall enough, else beside.
/// `session` is an id.
void draw_star_buttons(const ScreenContext& context, Canvas& canvas, const Rect& area,
                       const std::string& session);

}  // namespace foyer::kiosk
