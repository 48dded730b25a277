#include "kiosk/screens/room_card_parts.h"

#include <algorithm>

namespace foyer::kiosk {

std::string_view rest_icon(programme::SessionKind kind) {
    switch (kind) {
        case programme::SessionKind::break_:
            return "coffee";
        case programme::SessionKind::meal:
            return "lunch";
        case programme::SessionKind::social:
            return "glass";
        case programme::SessionKind::keynote:
        case programme::SessionKind::talk:
        case programme::SessionKind::workshop:
        case programme::SessionKind::other:
            return {};
    }
    return {};
}

namespace room_card {

ChipTone chip_tone(CardState state) {
    switch (state) {
        case CardState::now:
        case CardState::together:
            return ChipTone::inverse;
        case CardState::soon:
            return ChipTone::plain;
        case CardState::cancelled:
            return ChipTone::cancel;
        case CardState::full:
        case CardState::moved:
            return ChipTone::warn;
        case CardState::free:
        case CardState::first:
        case CardState::done:
        case CardState::closed:
            return ChipTone::quiet;
    }
    return ChipTone::quiet;
}

ChipTone chip_tone(const SessionLine& line) {
    if (line.cancelled) return ChipTone::cancel;
    return line.changed ? ChipTone::warn : ChipTone::quiet;
}

MoveStyle move_style(const Theme& theme) {
    return {.from = theme.text2, .to = theme.warn_text};
}

bool is_quiet(CardState state) {
    return state == CardState::done || state == CardState::closed;
}

Intent intent_for(const RoomCard& card) {
    if (!card.session.empty()) return open_page(PageKind::session, card.session);
    return open_page(PageKind::room, card.room);
}

std::string label_for(const RoomCard& card) {
    return card.name.empty() ? card.headline : card.name + ": " + card.headline;
}

std::string value_for(const RoomCard& card) {
    std::string value = card.chip;
    if (!card.until.empty()) value.append(", ").append(card.until);
    if (!card.old_until.empty()) value.append(" (").append(card.old_until).append(")");
    return value;
}

std::string label_for(const SessionLine& line) {
    return line.time + " " + line.title;
}

std::string value_for(const SessionLine& line) {
    const std::string& more = line.tail.empty() ? line.said : line.tail;
    return more.empty() ? line.chip : line.chip + ", " + more;
}

void draw_pressed(Canvas& canvas, const Rect& rect, const std::string& label) {
    if (!canvas.pressed(label)) return;
    canvas.fill({rect.x + 8, rect.y + 6, rect.w - 16, rect.h - 12}, canvas.theme().card2,
                metrics::radius_button);
}

TextExtent draw_headline(Canvas& canvas, const Rect& box, const RoomCard& card, TextToken token,
                         int max_lines) {
    const Theme& theme = canvas.theme();
    const bool off = card.state == CardState::cancelled;
    return canvas.text(box, card.headline,
                       {.token = token,
                        .color = off || is_quiet(card.state) ? theme.text2 : theme.text,
                        .max_lines = max_lines,
                        .struck = off,
                        .language = card.headline_language,
                        .strike_color = theme.danger});
}

float draw_people(Canvas& canvas, const Rect& box, const RoomCard& card) {
    const float badge = card.language.empty() ? 0 : 56 + 20;
    if (card.people.empty() && badge == 0) return 0;
    const TextExtent extent =
        draw_fitting(canvas, {box.x, box.y, box.w - badge, 44}, card.people,
                     {.token = TextToken::body, .color = canvas.theme().text2});
    if (badge > 0)
        draw_badge(canvas, box.x + (extent.width > 0 ? extent.width + 20 : 0), box.y + 4,
                   card.language);
    return 44;
}

namespace {

/// The words for an end that fit, with the old end before them where there is one.
struct UntilWords {
    std::string until;
    float width = 0;
    float old_width = 0;  ///< with the gap after it; 0: without
};

UntilWords fitting_until(Canvas& canvas, const RoomCard& card, float room, const TextOptions& style,
                         const TextOptions& old_style) {
    const float old =
        card.old_until.empty() ? 0 : canvas.measure(card.old_until, 0, old_style).width + 20;
    for (const float before : {old, 0.0F}) {
        for (const std::string* until : {&card.until, &card.until_short, &card.until_time}) {
            if (until->empty()) continue;
            const float width = canvas.measure(*until, 0, style).width;
            if (before + width <= room) return {*until, width, before};
        }
    }
    return {card.until, std::min(canvas.measure(card.until, 0, style).width, room), 0};
}

}  // namespace

float draw_until(Canvas& canvas, float left, float right, float y, const RoomCard& card,
                 Align align) {
    const Theme& theme = canvas.theme();
    const auto edge = [&](float x, float width) {
        return align == Align::right ? right - width : x + width;
    };
    if (card.state == CardState::moved) {
        const MoveStyle style = move_style(theme);
        const float width =
            std::min(measure_move(canvas, card.move.from, card.move.to, style), right - left);
        const float x = align == Align::right ? right - width : left;
        draw_move(canvas, x, y, width, card.move.from, card.move.to, style);
        return edge(left, width);
    }
    const bool off = card.state == CardState::cancelled;
    const bool strong = card.state == CardState::now || card.state == CardState::full ||
                        card.state == CardState::together || card.state == CardState::soon || off;
    const TextOptions style{.token = strong ? TextToken::bodyb : TextToken::body,
                            .color = off      ? theme.danger
                                     : strong ? theme.text
                                              : theme.text2,
                            .align = align};
    const TextOptions old{.token = TextToken::body, .color = theme.text2, .struck = true};
    // Where there is little room the word goes before its icon: the chip says it in a shape, too.
    const bool with_icon = off && canvas.measure(card.until, 0, style).width + 48 <= right - left;
    const float icon = with_icon ? 48 : 0;
    const UntilWords words = fitting_until(canvas, card, right - left - icon, style, old);
    const float width = icon + words.old_width + words.width;
    float x = align == Align::right ? right - width : left;
    if (with_icon) canvas.icon("cancel", x, y + 6, 32, theme.danger);
    x += icon;
    if (words.old_width > 0) canvas.text({x, y, words.old_width, 44}, card.old_until, old);
    x += words.old_width;
    canvas.text({x, y, right - x, 44}, words.until, style);
    return edge(left, width);
}

float draw_more_now(Canvas& canvas, float x, float y, const RoomCard& card) {
    if (card.more_now <= 0) return 0;
    return draw_chip(canvas, x, y, 0, std::string("+").append(std::to_string(card.more_now)),
                     ChipTone::inverse);
}

void draw_chevron(Canvas& canvas, float x, float y) {
    canvas.icon("right", x, y, 32, canvas.theme().accent);
}

namespace {

/// What stands behind the title of a line: a move, or a word.
struct LineTail {
    const Move* move = nullptr;  ///< null: the word
    std::string_view word;
    TextOptions style;
    float width = 0;  ///< 0: there is none
};

LineTail tail_of(Canvas& canvas, const SessionLine& line, LineChip chip) {
    const Theme& theme = canvas.theme();
    LineTail tail;
    tail.style = {.token = TextToken::bodyb,
                  .color = line.cancelled ? theme.danger : theme.warn_text};
    tail.word = line.tail;
    if (line.tail.empty() && line.move.says()) {
        tail.move = &line.move;
        tail.width = measure_move(canvas, line.move.from, line.move.to, move_style(theme));
        return tail;
    }
    // Where no chip says what is new about it, the line does.
    if (line.tail.empty() && line.changed && chip == LineChip::none) tail.word = line.chip;
    if (!tail.word.empty()) tail.width = canvas.measure(tail.word, 0, tail.style).width;
    return tail;
}

/// True where a word of the tail would be broken in `width`, or has no room at all.
bool breaks_word(Canvas& canvas, const LineTail& tail, float width) {
    constexpr float arrow = 44;
    const std::string_view word = tail.move ? tail.move->to : tail.word;
    const float room = tail.move ? width - arrow : width;
    return !word.empty() && (room <= 0 || canvas.measure(word, room, tail.style).broken_word);
}

void draw_tail(Canvas& canvas, float x, float y, float width, const LineTail& tail) {
    if (tail.move) {
        draw_move(canvas, x, y, width, tail.move->from, tail.move->to, move_style(canvas.theme()));
    } else {
        TextOptions style = tail.style;
        style.scale = scale_for_word(canvas, tail.word, width, style);
        canvas.text({x, y, width, 44}, tail.word, style);
    }
}

}  // namespace

void draw_session_line(Canvas& canvas, const Rect& box, const SessionLine& line, TextToken token,
                       float title_after, LineChip chip) {
    constexpr float tail_gap = 20;
    const Theme& theme = canvas.theme();
    const float lift = (type_size(token).line - 44) / 2;
    const Color ink = line.cancelled ? theme.text2 : theme.text;
    const TextOptions time_style{.token = token, .color = ink, .struck = line.cancelled};
    const float time_width = canvas.measure(line.time, 0, time_style).width;
    const float title_x = box.x + std::max(title_after, time_width + 20);
    const LineTail tail = tail_of(canvas, line, chip);
    const float tail_room = tail.width > 0 ? tail.width + tail_gap : 0;
    const bool with_icon = line.cancelled && box.w >= 700;
    const float title_width = box.right() - title_x - tail_room - (with_icon ? 52.0F : 0.0F);
    const TextOptions title_style{.token = TextToken::body,
                                  .color = ink,
                                  .struck = line.cancelled,
                                  .language = line.title_language};
    const bool title_fits =
        title_width >= 60 && !canvas.measure(line.title, title_width, title_style).broken_word;
    // A line that has no room for a first word says nothing rather than half a word, but for what
    // changed: where to go, or that nobody needs to.
    if (!title_fits && tail.width == 0) return;
    // In the least room the time gives way as well.
    const bool time_fits = title_fits || !breaks_word(canvas, tail, box.right() - title_x);
    if (time_fits)
        draw_time(canvas, {box.x, box.y - lift, time_width + 4, type_size(token).line}, line.time,
                  time_style);
    if (!title_fits) {
        const float x = time_fits ? title_x : box.x;
        draw_tail(canvas, x, box.y, std::max(0.0F, box.right() - x), tail);
        return;
    }
    canvas.text({title_x, box.y, title_width, 44}, line.title, title_style);
    if (tail.width > 0) draw_tail(canvas, box.right() - tail.width, box.y, tail.width + 4, tail);
    if (with_icon) canvas.icon("cancel", box.right() - tail_room - 32, box.y + 6, 32, theme.danger);
}

const SessionLine* line_instead(const RoomCard& card) {
    const auto takes_place = [](const SessionLine& line) { return !line.cancelled && !line.away; };
    if (card.lines.empty() || takes_place(card.lines.front())) return nullptr;
    for (const SessionLine& line : card.lines) {
        if (takes_place(line)) return &line;
    }
    return nullptr;
}

}  // namespace room_card

void draw_lines(Canvas& canvas, const Rect& card, const std::vector<SessionLine>& lines,
                std::size_t count, float y, float step, float indent) {
    using namespace room_card;
    const Theme& theme = canvas.theme();
    const float left = card.x + metrics::padding;
    const float right = card.right() - metrics::padding;
    const float chip = indent - metrics::padding - 32;
    for (std::size_t i = 0; i < std::min(count, lines.size()); ++i, y += step) {
        const SessionLine& line = lines[i];
        const std::string label = label_for(line);
        const Rect target{card.x, y - 32, card.w, i + 1 == count ? 108 : step};
        draw_pressed(canvas, target, label);
        canvas.rule(left, y - 32, right - left, theme.rule);
        draw_chip(canvas, left, y, chip, line.chip, chip_tone(line));
        const float x = card.x + indent;
        draw_session_line(canvas, {x, y, right - 48 - x, 44}, line, TextToken::bodyl, 136,
                          LineChip::beside);
        if (const std::string_view icon = rest_icon(line.kind); !icon.empty()) {
            canvas.icon(icon, right - 40, y + 2, 40, theme.text2);
            canvas.note("text", label, value_for(line), target);
        } else {
            draw_chevron(canvas, right - 32, y + 6);
            canvas.button(label, value_for(line), target,
                          open_page(PageKind::session, line.session));
        }
    }
}

}  // namespace foyer::kiosk
