// What was made on this screen and is not through: edits that wait for the hub, and those that
// somebody must decide about, with both values.

#include <algorithm>

#include "kiosk/i18n/wording.h"
#include "kiosk/screens/flow_page.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/page_parts.h"
#include "kiosk/screens/staff_latest.h"
#include "kiosk/screens/staff_pages.h"
#include "kiosk/screens/staff_parts.h"
#include "kiosk/widgets/parts.h"

namespace foyer::kiosk {

namespace {

constexpr float queue_padding = 32;
constexpr float queue_button = 96;
constexpr float foot_height = 128;

struct QueueLine {
    std::string text;
    bool heading = false;  ///< says what the lines below it are about
};

/// One edit in words.
struct QueueCard {
    std::string id, title, state, text;
    bool asks = false;
    std::vector<QueueLine> values;  ///< "Start", "Yours: 11:55", "Theirs (Anna): 12:00"
    std::optional<EditSide> before, after;
    std::string keep;  ///< what the first button is called; "" for none
    std::string drop;
};

struct QueuePage {
    const ScreenContext& context;
    Canvas& canvas;
    [[nodiscard]] const Catalogue& words() const { return context.words(); }
};

/// A value as the hub gives it, for people.
std::string value_words(const QueuePage& page, const std::string& value) {
    const auto& snapshot = *page.context.snapshot;
    if (const auto instant = parse_instant(value))
        return time_of_day(page.words(), snapshot.conference().zone, *instant);
    if (const auto room = snapshot.find_room(value))
        return std::string(snapshot.room(*room).name.in(page.words().language()));
    if (value == "cancelled") return page.words().text("staff.cancelled");
    if (value == "scheduled" || value == "false") return page.words().text("staff.on");
    if (value == "true") return page.words().text("staff.full");
    return value;
}

/// The field of a conflict for people; "" for one that no edit of this screen changes.
std::string field_words(const QueuePage& page, const std::string& field) {
    const char* key = field == "start"                         ? "staff.start"
                      : field == "end"                         ? "staff.end"
                      : field == "rooms" || field == "plenary" ? "staff.room"
                      : field == "status" || field == "full"   ? "staff.state"
                                                               : nullptr;
    return key == nullptr ? std::string() : page.words().text(key);
}

void tell_question(const QueuePage& page, const DeskEdit& edit, QueueCard& card) {
    const Catalogue& words = page.words();
    card.asks = true;
    card.state = words.text("staff.look");
    card.drop = words.text("staff.drop");
    switch (edit.standing) {
        case EditStanding::conflict:
            card.text = words.text("staff.conflict");
            card.keep = words.text("staff.keep");
            for (const EditConflict& conflict : edit.conflicts) {
                if (std::string field = field_words(page, conflict.field); !field.empty())
                    card.values.push_back({std::move(field), true});
                card.values.push_back(
                    {words.text("staff.mine", {{"name", value_words(page, conflict.mine)}})});
                card.values.push_back({words.text(
                    "staff.theirs", {{"name", value_words(page, conflict.theirs)},
                                     {"first", conflict.who.empty() ? "?" : conflict.who}})});
            }
            return;
        case EditStanding::clash:
            card.text = words.text("staff.clash");
            card.keep = words.text("staff.publish_anyway");
            return;
        case EditStanding::late:
            card.text = words.text("staff.late");
            card.keep = words.text("staff.again");
            return;
        case EditStanding::refused:
            card.text = words.text("staff.refused");
            if (!edit.why.empty()) card.values.push_back({edit.why});
            card.keep = words.text("staff.again");
            return;
        case EditStanding::sending:
        case EditStanding::waiting:
        case EditStanding::arrived:
            return;
    }
}

QueueCard queue_card(const QueuePage& page, const DeskEdit& edit) {
    const Catalogue& words = page.words();
    const programme::Snapshot& shown = *page.context.snapshot;
    const StaffReport& report = page.context.staff->report;
    const programme::Snapshot& base = report.base ? *report.base : shown;
    QueueCard card;
    card.id = edit.id;
    card.title = words.text(edit.takes_back ? "staff.undo" : "staff.message");
    if (edit.withdraws) card.title = words.text("staff.emergency_end");
    if (const auto index = base.find_session(edit.session)) {
        const programme::Session& from = base.session(*index);
        card.title = from.title.in(words.language());
        programme::Session to = from;
        if (apply_request("sessions/" + edit.session, edit.body, to)) {
            card.before = edit_side(base, words, from);
            card.after = edit_side(base, words, to);
        }
    }
    if (needs_a_look(edit.standing)) {
        tell_question(page, edit, card);
        if (edit.held) card.text += " " + words.text("staff.held");
        return card;
    }
    const bool sending = edit.standing == EditStanding::sending;
    card.state = words.text(sending ? "staff.sending" : "staff.only_here");
    if (!sending) card.text = words.text("staff.only_here_text");
    card.drop = words.text("staff.take_back");
    return card;
}

float lines_height(Canvas& canvas, const std::string& text, float width, int lines) {
    if (text.empty()) return 0;
    return canvas.measure(text, width, {.token = TextToken::body, .max_lines = lines}).height;
}

constexpr float heading_gap = 8;

float value_height(Canvas& canvas, const QueueLine& value, float width) {
    if (value.heading) return heading_gap + type_size(TextToken::caption).line;
    return lines_height(canvas, value.text, width, 3) + 4;
}

float card_height(Canvas& canvas, const QueueCard& card, float width) {
    const float inner = width - 2 * queue_padding;
    float height = 32 + 54 + 12 + 44 + lines_height(canvas, card.text, inner, 4) + 8;
    for (const QueueLine& value : card.values)
        height += value_height(canvas, value, inner);
    if (card.before) height += 16 + measure_sides(inner, *card.before, *card.after);
    return height + 24 + queue_button + 32;
}

void draw_queue_buttons(Canvas& canvas, const QueueCard& card, const Rect& row) {
    const auto button = [&](const Rect& rect, const std::string& label, IntentKind kind,
                            bool chosen) {
        draw_choice(canvas, rect,
                    {.label = label, .intent = staff_intent(kind, card.id), .chosen = chosen}, {},
                    label + ": " + card.title);
    };
    if (card.keep.empty()) {
        button(row, card.drop, IntentKind::staff_drop, false);
        return;
    }
    const float half = (row.w - 16) / 2;
    button({row.x, row.y, half, row.h}, card.keep, IntentKind::staff_keep, true);
    button({row.right() - half, row.y, half, row.h}, card.drop, IntentKind::staff_drop, false);
}

void draw_queue_card(const QueuePage& page, const QueueCard& card, const Rect& rect) {
    Canvas& canvas = page.canvas;
    const Theme& theme = canvas.theme();
    draw_card_ground(canvas, rect, false);
    const float x = rect.x + queue_padding;
    const float inner = rect.w - 2 * queue_padding;
    float y = rect.y + 32;
    canvas.text({x, y, inner, 54}, card.title, {.token = TextToken::bodyl, .color = theme.text});
    y += 66;
    const Color ink = card.asks ? theme.danger : theme.warn_text;
    canvas.icon(card.asks ? "warn" : "offline", x, y + 2, 40, ink);
    canvas.text({x + 56, y, inner - 56, 44}, card.state, {.token = TextToken::bodyb, .color = ink});
    canvas.note(card.asks ? "alert" : "status", card.title, card.state,
                {x, rect.y + 32, inner, 110});
    y += 44;
    const auto lines = [&](const std::string& text, int most, Color color) {
        const float height = lines_height(canvas, text, inner, most);
        if (height <= 0) return;
        canvas.text({x, y, inner, height}, text,
                    {.token = TextToken::body, .color = color, .max_lines = most});
        canvas.note("text", text, {}, {x, y, inner, height});
        y += height;
    };
    lines(card.text, 4, theme.text2);
    y += 8;
    for (const QueueLine& value : card.values) {
        if (value.heading) {
            const Rect box{x, y + heading_gap, inner, type_size(TextToken::caption).line};
            canvas.text(box, value.text, {.token = TextToken::caption, .color = theme.text2});
            canvas.note("text", value.text, {}, box);
            y = box.bottom();
        } else {
            lines(value.text, 3, theme.text);
            y += 4;
        }
    }
    if (card.before) {
        const float sides = measure_sides(inner, *card.before, *card.after);
        draw_sides(canvas, {x, y + 16, inner, sides}, page.words(), *card.before, *card.after);
        y += 16 + sides;
    }
    draw_queue_buttons(canvas, card, {x, y + 24, inner, queue_button});
}

}  // namespace

void draw_staff_queue_page(const ScreenContext& context, Canvas& canvas) {
    const Rect content = draw_header_and_strip(context, canvas);
    const QueuePage page{context, canvas};
    std::vector<QueueCard> cards;
    if (context.staff)
        for (const DeskEdit& edit : context.staff->report.edits)
            if (edit.standing != EditStanding::arrived) cards.push_back(queue_card(page, edit));
    PageFlow flow(content.w);
    const std::string head = context.words().text("staff.queue");
    flow.add(0, 84, [&](const Rect& rect) {
        TextOptions style{.token = TextToken::headline, .color = canvas.theme().text};
        style.scale = scale_for_word(canvas, head, rect.w, style);
        canvas.text(rect, head, style);
        canvas.note("heading", head, {}, rect);
    });
    for (const QueueCard& card : cards)
        flow.add(24, card_height(canvas, card, content.w),
                 [&](const Rect& rect) { draw_queue_card(page, card, rect); });
    if (cards.empty()) {
        const std::string none = context.words().text("staff.queue_empty");
        flow.add(24, 88, [&, none](const Rect& rect) {
            canvas.text(rect, none,
                        {.token = TextToken::body, .color = canvas.theme().text2, .max_lines = 2});
            canvas.note("text", none, {}, rect);
        });
    }
    add_latest_edits(context, canvas, flow, 48);
    draw_flow_page(context, canvas, content, PageFlow(content.w), std::move(flow),
                   {.height = foot_height, .draw = [&](const Rect& row) {
                        draw_staff_button(canvas, row, "arrowleft", context.words().text("back"),
                                          ButtonTone::plain, Intent{.kind = IntentKind::back});
                    }});
}

}  // namespace foyer::kiosk
