#include "kiosk/screens/session_page.h"

#include <algorithm>

#include "core/programme/published_changes.h"
#include "kiosk/i18n/wording.h"
#include "kiosk/screens/change_words.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/page_parts.h"
#include "kiosk/widgets/parts.h"

namespace foyer::kiosk {

namespace {

/// One fact with its icon; returns the height it took.
float draw_fact(Canvas& canvas, const Rect& card, float y, std::string_view icon,
                const std::string& fact, TextToken token) {
    const Theme& theme = canvas.theme();
    if (fact.empty()) return 0;
    const float width = card.w - 112 - 40;
    const TextOptions style{.token = token, .color = theme.text, .max_lines = 2};
    const float height = canvas.measure(fact, width, style).height;
    canvas.icon(icon, card.x + 40, y + (type_size(token).line - 40) / 2, 40, theme.text2);
    canvas.text({card.x + 112, y, width, height}, fact, style);
    canvas.note("text", fact, {}, {card.x, y, card.w, height});
    return height + 20;
}

/// What changed about a session, below its title; returns the height it took.
float draw_session_change(const ScreenContext& context, Canvas& canvas, const Rect& content,
                          float y, programme::SessionIndex index) {
    const programme::Marks marks(*context.snapshot, context.now);
    const programme::SessionMark* mark = marks.any_of(index);
    if (!mark) return 0;
    const Catalogue& words = context.words();
    std::string word = word_for_mark(*context.snapshot, words, *mark);
    if (word.empty()) word = words.text("chip.changed");
    const float chip = draw_chip(canvas, content.x, y, 0, word, ChipTone::warn);
    const Move move = move_of(*context.snapshot, words, *mark);
    const float x = content.x + chip + 24;
    if (move.says())
        draw_move(canvas, x, y, content.right() - x, move.from, move.to,
                  {.from = canvas.theme().text2, .to = canvas.theme().warn_text});
    canvas.note("status", word, spoken(words, move), {content.x, y, content.w, 44});
    return 44 + 20;
}

void draw_session(const ScreenContext& context, Canvas& canvas, const Rect& content,
                  const programme::Session& session) {
    const Theme& theme = canvas.theme();
    const Catalogue& words = context.words();
    const TimeZone& zone = context.snapshot->days_rule().zone;
    const bool off = session.status == programme::SessionStatus::cancelled;
    float y = content.y;
    const std::string title(session.title.in(words.language()));
    const TextExtent head = canvas.text({content.x, y, content.w, 3 * 84}, title,
                                        {.token = TextToken::headline,
                                         .color = off ? theme.text2 : theme.text,
                                         .max_lines = 3,
                                         .struck = off,
                                         .strike_color = theme.danger});
    canvas.note("heading", title, off ? words.text("session.cancelled") : std::string(),
                {content.x, y, content.w, head.height});
    y += head.height + 16;
    if (off) {
        const TextExtent cancelled =
            canvas.text({content.x, y, content.w, 54}, words.text("session.cancelled"),
                        {.token = TextToken::bodyl, .color = theme.danger});
        y += cancelled.height + 16;
    } else if (const auto index = context.snapshot->find_session(session.id)) {
        y += draw_session_change(context, canvas, content, y, *index);
    }
    const std::string when = day_name(words, zone_date(zone, session.start)) + ", " +
                             time_of_day(words, zone, session.start) + " – " +
                             time_of_day(words, zone, session.end);
    const std::vector<std::string> people = people_wordings(words, *context.snapshot, session);
    const std::string where = rooms_in_words(*context.snapshot, words, session);
    const std::string who = people.empty() ? std::string() : people.front();

    const Rect card{content.x, y, content.w, 0};
    const auto height_of = [&](const std::string& fact, TextToken token) {
        if (fact.empty()) return 0.0F;
        return 20 + canvas.measure(fact, card.w - 152, {.token = token, .max_lines = 2}).height;
    };
    const float height = 40 + height_of(when, TextToken::bodyl) +
                         height_of(where, TextToken::bodyl) + height_of(who, TextToken::body) + 20;
    draw_card_ground(canvas, {card.x, y, card.w, height}, false);
    float fact_y = y + 40;
    fact_y += draw_fact(canvas, card, fact_y, "clock", when, TextToken::bodyl);
    fact_y += draw_fact(canvas, card, fact_y, "pin", where, TextToken::bodyl);
    draw_fact(canvas, card, fact_y, "person", who, TextToken::body);
    y += height + 32;

    const float end = content.bottom();
    std::string_view abstract = session.abstract.in(words.language());
    if (abstract.empty()) abstract = session.description.in(words.language());
    const int lines = static_cast<int>((end - y) / 48);
    if (!abstract.empty() && lines >= 1)
        canvas.text({content.x, y, content.w, 48 * static_cast<float>(lines)}, abstract,
                    {.token = TextToken::body,
                     .color = theme.text,
                     .max_lines = lines,
                     .line = 48,
                     .language = session.language});
}

}  // namespace

void draw_session_page(const ScreenContext& context, Canvas& canvas) {
    const Rect content = draw_header_and_strip(context, canvas);
    const auto found = context.snapshot->find_session(current_page(context.state).argument);
    if (found) {
        draw_session(context, canvas, content, context.snapshot->session(*found));
    } else {
        draw_message(canvas, content, "history", context.words().text("session.gone"), {});
    }
}

}  // namespace foyer::kiosk
