#include "kiosk/screens/take_away.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>
#include <vector>

#include "core/programme/pocket_calendar.h"
#include "kiosk/widgets/word_button.h"

namespace foyer::kiosk {

namespace {

constexpr float take_side = 28;  // between the edge of a card and its words
constexpr float take_foot = 16;  // below its words
constexpr float take_icon = 40;
/// Side of a module that a phone reads at once, physical px; smaller ones only where they must be.
constexpr int good_module_px = 4;

TextOptions take_label_style() {
    return {.token = TextToken::bodyb, .color = qr_ink, .max_lines = 3, .align = Align::center};
}
TextOptions take_hint_style() {
    return {.token = TextToken::caption, .color = qr_ink, .max_lines = 8, .align = Align::center};
}

void draw_take_ground(Canvas& canvas, const Rect& rect) {
    const Theme& theme = canvas.theme();
    canvas.fill(rect, qr_paper, metrics::radius_card);
    // White on white needs an edge; a finger on the card shows at it.
    const bool edge = theme.edge_width > 0 || theme.card == qr_paper;
    if (edge) canvas.outline(rect, theme.line, metrics::radius_card, 2);
}

void note_take(Canvas& canvas, const Rect& rect, const TakeCode& code) {
    if (code.tap.kind == IntentKind::nothing) {
        canvas.note("code", code.label, code.hint, rect);
        return;
    }
    if (canvas.pressed(code.label))
        canvas.outline(rect, canvas.theme().accent, metrics::radius_card, 6);
    canvas.button(code.label, code.hint, rect, code.tap);
}

/// The side of the square for `code`: its modules about as large as in a square of `least`.
float side_of(const Canvas& canvas, const QrCode& code, float least, float most) {
    const int modules = code.modules + 2 * qr_quiet_modules;
    const auto wanted =
        static_cast<int>(std::lround(least * canvas.scale() / static_cast<float>(modules)));
    int module_px = std::max(wanted, good_module_px);
    while (module_px > least_module_px && qr_side_for(canvas, code.modules, module_px) > most)
        --module_px;
    return std::clamp(qr_side_for(canvas, code.modules, module_px), least, most);
}

/// Codes that were made for frames before: making one takes longer than drawing the page around it.
template <class Key>
class KeptCodes {
public:
    template <class Make>
    TakeCode of(const Key& key, const Make& make) {
        const auto found = std::ranges::find(codes_, key, &Kept::key);
        if (found != codes_.end()) return found->code;
        // A page shows a few; what is older goes.
        if (codes_.size() >= 8) codes_.erase(codes_.begin());
        codes_.push_back({key, make()});
        return codes_.back().code;
    }

private:
    struct Kept {
        Key key;
        TakeCode code;
    };
    std::vector<Kept> codes_;
};

/// The squares that a code may have.
struct CodeRoom {
    float least, most, scale;
    friend bool operator==(const CodeRoom&, const CodeRoom&) = default;
};

struct PayloadKey {
    std::string payload;
    CodeRoom room;
    friend bool operator==(const PayloadKey&, const PayloadKey&) = default;
};

struct EventKey {
    const programme::Snapshot* snapshot;
    /// An address may be used again by a later programme, with another revision or storage.
    std::uint64_t revision;
    const programme::Session* storage;
    programme::SessionIndex session;
    std::string language;
    UtcTime stamped;
    CodeRoom room;
    friend bool operator==(const EventKey&, const EventKey&) = default;
};

TakeCode made_code(Canvas& canvas, std::string payload, float least_side, float most_side) {
    TakeCode made;
    made.side = least_side;
    made.payload = std::move(payload);
    for (const int module_px : {good_module_px, least_module_px}) {
        made.code = make_qr(made.payload, qr_modules_in(canvas, most_side, module_px));
        if (!made.code) continue;
        made.side = side_of(canvas, *made.code, least_side, most_side);
        break;
    }
    return made;
}

/// The fullest event that a code in a square of `most` holds, with modules as large as can be.
TakeCode made_event_code(Canvas& canvas, const programme::Snapshot& snapshot,
                         programme::SessionIndex session, programme::PocketOptions options,
                         const CodeRoom& room) {
    for (const bool whole : {true, false}) {
        for (const int module_px : {good_module_px, least_module_px}) {
            options.most_bytes = qr_capacity(qr_modules_in(canvas, room.most, module_px));
            options.whole_titles = whole;
            std::string event = programme::pocket_event(snapshot, session, options);
            if (!event.empty()) return made_code(canvas, std::move(event), room.least, room.most);
        }
    }
    TakeCode none;
    none.side = room.least;
    return none;
}

TakeCode event_code(Canvas& canvas, const ScreenContext& context, programme::SessionIndex session,
                    float least, float most) {
    const programme::Snapshot& snapshot = *context.snapshot;
    programme::PocketOptions options;
    options.language = context.words().language();
    // The same code for a whole hour: it does not change under somebody's phone.
    options.stamped = std::chrono::floor<std::chrono::hours>(context.now);
    const CodeRoom room{least, most, canvas.scale()};
    const EventKey key{.snapshot = &snapshot,
                       .revision = snapshot.revision(),
                       .storage = snapshot.programme().sessions.data(),
                       .session = session,
                       .language = options.language,
                       .stamped = options.stamped,
                       .room = room};
    return canvas.keep().of<KeptCodes<EventKey>>().of(
        key, [&] { return made_event_code(canvas, snapshot, session, options, room); });
}

}  // namespace

TakeCode code_for(Canvas& canvas, std::string payload, float least_side, float most_side) {
    const PayloadKey key{payload, {least_side, most_side, canvas.scale()}};
    return canvas.keep().of<KeptCodes<PayloadKey>>().of(
        key, [&] { return made_code(canvas, std::move(payload), least_side, most_side); });
}

TakeCode session_code(const ScreenContext& context, Canvas& canvas, programme::SessionIndex session,
                      float least_side, float most_side) {
    const Catalogue& words = context.words();
    const std::string& url = context.snapshot->session(session).url;
    TakeCode event = event_code(canvas, context, session, least_side, most_side);
    TakeCode address;
    if (!url.empty()) address = code_for(canvas, url, least_side, most_side);
    const bool both = event.code && address.code;
    const bool shows_address = address.code && (!event.code || context.state.list_page > 0);
    TakeCode shown = shows_address ? std::move(address) : std::move(event);
    shown.label = words.text("take.title");
    if (!shown.code) {
        shown.hint = words.text("take.too_long");
    } else if (shows_address) {
        shown.hint = words.text(both ? "take.address_or_event" : "take.address");
    } else {
        shown.hint = words.text(both ? "take.event_or_address" : "take.event");
    }
    if (both) {
        shown.tap.kind = IntentKind::turn_page;
        shown.tap.amount = shows_address ? -1 : 1;
    }
    return shown;
}

float take_card_height(Canvas& canvas, const TakeCode& code) {
    const float width = code.side - 2 * take_side;
    const float square = code.code ? code.side : take_side;
    return square + canvas.measure(code.label, width, take_label_style()).height +
           canvas.measure(code.hint, width, take_hint_style()).height + take_foot;
}

void draw_take_card(Canvas& canvas, const Rect& card, const TakeCode& code) {
    draw_take_ground(canvas, card);
    const float width = card.w - 2 * take_side;
    const float left = card.x + take_side;
    if (code.code)
        draw_qr(canvas, {card.x + (card.w - code.side) / 2, card.y, code.side, code.side},
                *code.code);
    const TextExtent label = canvas.measure(code.label, width, take_label_style());
    const float hint = canvas.measure(code.hint, width, take_hint_style()).height;
    float y = card.y + (code.code ? code.side : take_side);
    y += std::max(0.0F, (card.bottom() - take_foot - y - label.height - hint) / 2);
    canvas.text({left, y, width, label.height}, code.label, take_label_style());
    const float beside = label.width + 2 * (take_icon + 16);
    if (label.lines == 1 && beside <= width)
        canvas.icon("phone", left + (width - beside) / 2, y + 2, take_icon, qr_ink);
    canvas.text({left, y + label.height, width, hint}, code.hint, take_hint_style());
    note_take(canvas, card, code);
}

void add_take_card(Canvas& canvas, PageFlow& flow, float above, const TakeCode& code) {
    TextOptions label = take_label_style();
    TextOptions hint{.token = TextToken::body, .color = qr_ink, .max_lines = 12};
    label.align = Align::left;
    label.token = TextToken::bodyl;
    const float square = code.code ? code.side : 0;
    const float left = code.code ? square + 8 : take_side;
    const float width = flow.width() - left - take_side;
    const float head = canvas.measure(code.label, width, label).height;
    const float tail = canvas.measure(code.hint, width, hint).height;
    const float height = std::max({square, head + 12 + tail + 2 * take_side, 120.0F});
    flow.add(above, height, [=, &canvas, &code](const Rect& rect) {
        draw_take_ground(canvas, rect);
        if (code.code)
            draw_qr(canvas, {rect.x, rect.y + (rect.h - square) / 2, square, square}, *code.code);
        const float y = rect.y + (rect.h - head - 12 - tail) / 2;
        canvas.text({rect.x + left, y, width, head}, code.label, label);
        canvas.text({rect.x + left, y + head + 12, width, tail}, code.hint, hint);
        note_take(canvas, rect, code);
    });
}

void draw_star_buttons(const ScreenContext& context, Canvas& canvas, const Rect& area,
                       const std::string& session) {
    const Catalogue& words = context.words();
    const auto& starred = context.state.starred;
    const bool on = std::ranges::find(starred, session) != starred.end();
    Intent star;
    star.kind = IntentKind::toggle_star;
    star.argument = session;
    const bool below = area.h >= 2 * star_row_height + 16;
    const float width = below ? area.w : (area.w - 16) / 2;
    const Rect first{area.x, area.y, width, star_row_height};
    const Rect second{below ? area.x : area.x + width + 16,
                      below ? area.y + star_row_height + 16 : area.y, width, star_row_height};
    draw_word_button(canvas, first,
                     {.icon = on ? "starred" : "star",
                      .label = words.text(on ? "list.starred" : "list.star"),
                      .value = words.text(on ? "access.on" : "access.off"),
                      .intent = std::move(star),
                      .on = on,
                      .brief = words.text(on ? "list.starred_brief" : "list.star_brief")});
    const std::string count = std::to_string(starred.size());
    draw_word_button(canvas, second,
                     {.icon = "programme",
                      .label = starred.empty() ? words.text("list.title")
                                               : words.text("list.count", {{"n", count}}),
                      .value = {},
                      .intent = open_page(PageKind::list)});
}

}  // namespace foyer::kiosk
