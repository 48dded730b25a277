#include "kiosk/screens/session_page.h"

#include <algorithm>
#include <cmath>

#include "kiosk/screens/flow_page.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/page_parts.h"
#include "kiosk/screens/prose.h"
#include "kiosk/screens/row_flow.h"
#include "kiosk/screens/session_model.h"
#include "kiosk/screens/session_parts.h"
#include "kiosk/screens/take_away.h"

namespace foyer::kiosk {

namespace {

// From this width on, the code stands in a column of its own beside everything else.
constexpr float two_columns_from = 1500;
// From this width on, the code stands beside the facts.
constexpr float beside_facts_from = 900;
constexpr float most_stretch = 120;

struct SessionScreen {
    const ScreenContext& context;
    Canvas& canvas;
    programme::SessionIndex index;
    const SessionModel& model;
};

/// Everything above the facts.
PageFlow head_flow(const SessionScreen& screen, float width) {
    PageFlow flow(width);
    session_page::add_banner(screen.canvas, flow, screen.model);
    session_page::add_title(screen.canvas, flow, screen.model);
    return flow;
}

void add_instead(const SessionScreen& screen, PageFlow& flow) {
    const SessionModel& model = screen.model;
    if (model.instead_heading.empty()) return;
    if (model.instead.empty()) {
        add_prose(screen.canvas, flow, 24, model.instead_heading, {});
    } else {
        add_session_rows(screen.canvas, flow, 24, model.instead_heading, model.instead);
    }
}

void add_fact_card(const SessionScreen& screen, PageFlow& flow) {
    const Catalogue& words = screen.context.words();
    flow.add(28, session_page::fact_card_height(screen.canvas, flow.width(), words, screen.model),
             [&screen, &words](const Rect& rect) {
                 session_page::draw_fact_card(screen.canvas, rect, words, screen.model);
             });
}

/// The facts and the code beside each other.
void add_facts_and_code(const SessionScreen& screen, PageFlow& flow, const TakeCode& code) {
    const Catalogue& words = screen.context.words();
    const float facts_width = flow.width() - code.side - metrics::gap;
    const float facts =
        session_page::fact_card_height(screen.canvas, facts_width, words, screen.model);
    const float card = take_card_height(screen.canvas, code);
    // Cards of nearly one height are made equal.
    const bool alike = std::abs(facts - card) <= most_stretch;
    const float facts_height = alike ? std::max(facts, card) : facts;
    const float card_height = alike ? std::max(facts, card) : card;
    flow.add(28, std::max(facts, card), [=, &screen, &words, &code](const Rect& rect) {
        session_page::draw_fact_card(screen.canvas, {rect.x, rect.y, facts_width, facts_height},
                                     words, screen.model);
        draw_take_card(screen.canvas, {rect.right() - code.side, rect.y, code.side, card_height},
                       code);
    });
}

/// In one column; the visitor's buttons stand at its foot.
void draw_one_column(const SessionScreen& screen, const Rect& content) {
    Canvas& canvas = screen.canvas;
    TakeCode code = session_code(screen.context, canvas, screen.index, 320, 360);
    const bool beside = content.w >= beside_facts_from && code.code;
    if (!beside) {
        const float most = std::min(content.w * 0.62F, 640.0F);
        code = session_code(screen.context, canvas, screen.index, std::min(320.0F, most), most);
    }
    PageFlow head = head_flow(screen, content.w);
    PageFlow body(content.w);
    add_instead(screen, body);
    if (beside) {
        add_facts_and_code(screen, body, code);
    } else {
        add_fact_card(screen, body);
        add_take_card(canvas, body, metrics::gap, code);
    }
    session_page::add_details(canvas, body, screen.context.words(), screen.model);
    draw_flow_page(screen.context, canvas, content, std::move(head), std::move(body),
                   {.height = star_row_height, .draw = [&](const Rect& row) {
                        draw_star_buttons(screen.context, canvas, row, screen.model.id);
                    }});
}

/// The code and the visitor's buttons in a column at the right, where they have room below each
/// other.
void draw_two_columns(const SessionScreen& screen, const Rect& content) {
    Canvas& canvas = screen.canvas;
    TakeCode code = session_code(screen.context, canvas, screen.index, 400, 400);
    if (!code.code)
        code = session_code(screen.context, canvas, screen.index, 400,
                            std::min(content.w * 0.4F, content.h - 280));
    const float card = take_card_height(canvas, code);
    if (card + metrics::gap + star_row_height > content.h) {
        draw_one_column(screen, content);
        return;
    }
    const float side = std::max(code.side, 400.0F);
    const Rect column{content.right() - side, content.y, side, content.h};
    const Rect text{content.x, content.y, content.w - side - metrics::gap - 16, content.h};
    draw_flow_beside(screen.context, canvas, text, [&](float width) {
        PageFlow flow = head_flow(screen, width);
        add_instead(screen, flow);
        add_fact_card(screen, flow);
        session_page::add_details(canvas, flow, screen.context.words(), screen.model);
        return flow;
    });
    draw_take_card(canvas, {column.x, column.y, column.w, card}, code);
    const float below = column.y + card + metrics::gap;
    draw_star_buttons(screen.context, canvas, {column.x, below, column.w, column.bottom() - below},
                      screen.model.id);
}

}  // namespace

void draw_session_page(const ScreenContext& context, Canvas& canvas) {
    const Rect content = draw_header_and_strip(context, canvas);
    const auto found = context.snapshot->find_session(current_page(context.state).argument);
    if (!found) {
        draw_message(canvas, content, "history", context.words().text("session.gone"), {});
        return;
    }
    const SessionModel model =
        session_model(*context.snapshot, *found, context.now, context.words());
    const SessionScreen screen{context, canvas, *found, model};
    if (content.w >= two_columns_from) {
        draw_two_columns(screen, content);
    } else {
        draw_one_column(screen, content);
    }
}

}  // namespace foyer::kiosk
