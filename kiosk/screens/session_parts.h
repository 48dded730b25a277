#pragma once
// The parts of the page of a session, each as pieces of a flow. Internal to that page; the model
// outlives the flow. UI thread only.

#include "kiosk/screens/screen.h"
#include "kiosk/screens/session_model.h"
#include "kiosk/widgets/page_flow.h"

namespace foyer::kiosk::session_page {

/// People on the card of facts; where there are more, all stand below the abstract.
inline constexpr std::size_t people_on_card = 4;

/// What changed, with what is instead of a cancelled session.
void add_banner(Canvas& canvas, PageFlow& flow, const SessionModel& model);
/// Kind, language, length, level; title and subtitle.
void add_title(Canvas& canvas, PageFlow& flow, const SessionModel& model);

/// When, where, who.
[[nodiscard]] float fact_card_height(Canvas& canvas, float width, const Catalogue& words,
                                     const SessionModel& model);
/// `card` may be taller than fact_card_height says.
void draw_fact_card(Canvas& canvas, const Rect& card, const Catalogue& words,
                    const SessionModel& model);

/// Abstract, all people where there are many, links, notes, related sessions.
void add_details(Canvas& canvas, PageFlow& flow, const Catalogue& words, const SessionModel& model);

}  // namespace foyer::kiosk::session_page
