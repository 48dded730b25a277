// The facts of a session's page: when, where, who, and what stands below them.

#include <algorithm>
#include <vector>

#include "kiosk/screens/prose.h"
#include "kiosk/screens/room_card_parts.h"
#include "kiosk/screens/row_flow.h"
#include "kiosk/screens/session_parts.h"

namespace foyer::kiosk::session_page {

namespace {

constexpr float fact_side = 40;
constexpr float fact_text = 112;
constexpr float fact_gap = 20;
constexpr float fact_edge = 8;  // above the first row and below the last
constexpr float chevron_room = 44;

/// One row of the card.
struct Fact {
    const char* icon = "";
    std::string old, value, tail;
    TextToken token = TextToken::bodyl;
    std::string about{};  ///< a second line below the value
    Intent intent{};
};

struct FactPlan {
    bool one_line = true;
    float text_width = 0;
    float old_width = 0, tail_width = 0;
    float old_height = 0, value_height = 0, tail_height = 0, about_height = 0;
    float height = 0;  ///< of the row
};

TextOptions fact_value_style(const Theme& theme, const Fact& fact) {
    return {.token = fact.token, .color = theme.text, .max_lines = 8};
}
TextOptions fact_old_style(const Theme& theme) {
    return {.token = TextToken::bodyr, .color = theme.text2, .max_lines = 4, .struck = true};
}
TextOptions fact_quiet_style(const Theme& theme) {
    return {.token = TextToken::body, .color = theme.text2, .max_lines = 6};
}

FactPlan plan_fact(Canvas& canvas, float card, const Fact& fact) {
    const Theme& theme = canvas.theme();
    FactPlan plan;
    const bool tapped = fact.intent.kind != IntentKind::nothing;
    plan.text_width = card - fact_text - fact_side - (tapped ? chevron_room : 0);
    const float value = canvas.measure(fact.value, 0, fact_value_style(theme, fact)).width;
    plan.old_width = canvas.measure(fact.old, 0, fact_old_style(theme)).width;
    plan.tail_width = canvas.measure(fact.tail, 0, fact_quiet_style(theme)).width;
    const auto with_gap = [](float width) { return width > 0 ? width + fact_gap : 0; };
    plan.one_line = with_gap(plan.old_width) + value + with_gap(plan.tail_width) <= plan.text_width;
    const auto height = [&](const std::string& text, const TextOptions& style) {
        return canvas.measure(text, plan.text_width, style).height;
    };
    plan.value_height = height(fact.value, fact_value_style(theme, fact));
    plan.about_height = height(fact.about, fact_quiet_style(theme));
    if (!plan.one_line) {
        plan.old_height = height(fact.old, fact_old_style(theme));
        plan.tail_height = height(fact.tail, fact_quiet_style(theme));
    }
    const float all = plan.old_height + plan.value_height + plan.tail_height + plan.about_height;
    plan.height = std::max(fact.token == TextToken::bodyl ? 120.0F : 108.0F, all + 2 * 20);
    return plan;
}

void draw_fact_words(Canvas& canvas, const Rect& row, const Fact& fact, const FactPlan& plan) {
    const Theme& theme = canvas.theme();
    float x = row.x + fact_text;
    const float right = x + plan.text_width;
    const float all = plan.old_height + plan.value_height + plan.tail_height + plan.about_height;
    float y = row.y + (row.h - all) / 2;
    if (plan.one_line) {
        if (!fact.old.empty()) {
            canvas.text({x, y, plan.old_width, 54}, fact.old, fact_old_style(theme));
            x += plan.old_width + fact_gap;
        }
        canvas.text({x, y, right - x, plan.value_height}, fact.value,
                    fact_value_style(theme, fact));
        canvas.text({right - plan.tail_width, y + 5, plan.tail_width, 44}, fact.tail,
                    fact_quiet_style(theme));
        y += plan.value_height;
    } else {
        canvas.text({x, y, plan.text_width, plan.old_height}, fact.old, fact_old_style(theme));
        y += plan.old_height;
        canvas.text({x, y, plan.text_width, plan.value_height}, fact.value,
                    fact_value_style(theme, fact));
        y += plan.value_height;
        canvas.text({x, y, plan.text_width, plan.tail_height}, fact.tail, fact_quiet_style(theme));
        y += plan.tail_height;
    }
    canvas.text({x, y, plan.text_width, plan.about_height}, fact.about, fact_quiet_style(theme));
}

void draw_fact_row(Canvas& canvas, const Rect& row, const Fact& fact) {
    const FactPlan plan = plan_fact(canvas, row.w, fact);
    const bool tapped = fact.intent.kind != IntentKind::nothing;
    if (tapped) room_card::draw_pressed(canvas, row, fact.value);
    canvas.icon(fact.icon, row.x + fact_side, row.y + (row.h - 40) / 2, 40, canvas.theme().text2);
    draw_fact_words(canvas, row, fact, plan);
    std::string more = fact.old;
    for (const std::string& part : {fact.tail, fact.about})
        if (!part.empty()) more += (more.empty() ? "" : ", ") + part;
    if (tapped) {
        room_card::draw_chevron(canvas, row.right() - fact_side - 32 + 8, row.y + (row.h - 32) / 2);
        canvas.button(fact.value, more, row, fact.intent);
    } else {
        canvas.note("text", fact.value, more, row);
    }
}

Fact fact_of(const SessionPerson& person) {
    return {.icon = "person",
            .old = {},
            .value = person.name,
            .tail = {},
            .token = TextToken::bodyb,
            .about = person.about,
            .intent = open_page(PageKind::person, person.id)};
}

std::vector<Fact> facts_of(const Catalogue& words, const SessionModel& model) {
    std::vector<Fact> facts;
    facts.push_back(
        {.icon = "clock", .old = model.old_time, .value = model.time, .tail = model.time_tail});
    bool first = true;
    for (const SessionPlace& place : model.places) {
        Fact fact{.icon = "pin", .old = {}, .value = place.name, .tail = place.floor};
        if (first) fact.old = model.old_rooms;
        if (!place.room.empty()) fact.intent = open_page(PageKind::room, place.room);
        first = false;
        facts.push_back(std::move(fact));
    }
    const bool many = model.people.size() > people_on_card;
    const std::size_t shown = many ? people_on_card - 1 : model.people.size();
    for (std::size_t i = 0; i < shown; ++i)
        facts.push_back(fact_of(model.people[i]));
    if (many)
        facts.push_back({.icon = "people",
                         .old = {},
                         .value = words.plural("session.more_people",
                                               static_cast<long>(model.people.size() - shown)),
                         .tail = {},
                         .token = TextToken::bodyb});
    return facts;
}

/// Rows on a ground of their own.
void add_facts(Canvas& canvas, PageFlow& flow, float above, std::vector<Fact> facts) {
    bool first = true;
    for (Fact& fact : facts) {
        const float height = plan_fact(canvas, flow.width(), fact).height;
        flow.add(first ? above : 12, height, [&canvas, fact = std::move(fact)](const Rect& rect) {
            draw_card_ground(canvas, rect, false);
            draw_fact_row(canvas, rect, fact);
        });
        first = false;
    }
}

void add_links(Canvas& canvas, PageFlow& flow, const Catalogue& words, const SessionModel& model) {
    if (model.links.empty()) return;
    add_heading(canvas, flow, 40, words.text("session.links"));
    const Theme& theme = canvas.theme();
    const TextOptions title{.token = TextToken::bodyb, .color = theme.text, .max_lines = 6};
    const TextOptions address{.token = TextToken::body, .color = theme.text2, .max_lines = 30};
    for (const auto& link : model.links) {
        const float head = canvas.measure(link.words, flow.width(), title).height;
        const float tail = canvas.measure(link.address, flow.width(), address).height;
        flow.add(16, head + tail, [&canvas, &link, title, address, head](const Rect& rect) {
            canvas.text({rect.x, rect.y, rect.w, head}, link.words, title);
            canvas.text({rect.x, rect.y + head, rect.w, rect.h - head}, link.address, address);
            canvas.note("text", link.words.empty() ? link.address : link.words,
                        link.words.empty() ? std::string() : link.address, rect);
        });
    }
}

}  // namespace

float fact_card_height(Canvas& canvas, float width, const Catalogue& words,
                       const SessionModel& model) {
    float height = 2 * fact_edge;
    for (const Fact& fact : facts_of(words, model))
        height += plan_fact(canvas, width, fact).height;
    return height;
}

void draw_fact_card(Canvas& canvas, const Rect& card, const Catalogue& words,
                    const SessionModel& model) {
    draw_card_ground(canvas, card, false);
    const std::vector<Fact> facts = facts_of(words, model);
    const float spare = card.h - fact_card_height(canvas, card.w, words, model);
    const float more = std::max(0.0F, spare / static_cast<float>(facts.size()));
    float y = card.y + fact_edge;
    bool first = true;
    for (const Fact& fact : facts) {
        const Rect row{card.x, y, card.w, plan_fact(canvas, card.w, fact).height + more};
        if (!first)
            canvas.rule(card.x + fact_side, y - 1, card.w - 2 * fact_side, canvas.theme().rule);
        draw_fact_row(canvas, row, fact);
        y += row.h;
        first = false;
    }
}

void add_details(Canvas& canvas, PageFlow& flow, const Catalogue& words,
                 const SessionModel& model) {
    add_prose(canvas, flow, 32, model.abstract, model.abstract_language);
    if (model.people.size() > people_on_card) {
        add_heading(canvas, flow, 40, words.text("session.people"));
        std::vector<Fact> people;
        for (const SessionPerson& person : model.people)
            people.push_back(fact_of(person));
        add_facts(canvas, flow, 16, std::move(people));
    }
    if (model.next) add_low_row(canvas, flow, 40, model.next_heading, *model.next);
    add_links(canvas, flow, words, model);
    float above = 32;
    for (const std::string& note : model.notes) {
        add_quiet_line(canvas, flow, above, note);
        above = 8;
    }
    add_session_rows(canvas, flow, 48, words.text("session.beside"), model.beside);
    if (model.more_beside > 0)
        add_quiet_line(canvas, flow, 16, words.plural("session.more_beside", model.more_beside));
}

}  // namespace foyer::kiosk::session_page
