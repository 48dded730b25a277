#include "kiosk/screens/room_card.h"

#include <algorithm>

#include "kiosk/widgets/parts.h"

namespace foyer::kiosk {

namespace {

constexpr float padding = metrics::padding;

ChipTone chip_tone(CardState state) {
    switch (state) {
        case CardState::now:
        case CardState::together:
            return ChipTone::inverse;
        case CardState::soon:
            return ChipTone::plain;
        case CardState::cancelled:
            return ChipTone::cancel;
        case CardState::free:
        case CardState::first:
        case CardState::done:
        case CardState::closed:
            return ChipTone::quiet;
    }
    return ChipTone::quiet;
}

bool is_quiet(CardState state) {
    return state == CardState::done || state == CardState::closed;
}

Color headline_color(const Theme& theme, const RoomCard& card) {
    if (card.state == CardState::cancelled || is_quiet(card.state)) return theme.text2;
    return theme.text;
}

Intent intent_for(const RoomCard& card) {
    if (!card.session.empty()) return open_page(PageKind::session, card.session);
    return open_page(PageKind::room, card.room);
}

/// How a card is called where it is tapped or spoken.
std::string label_for(const RoomCard& card) {
    if (card.name.empty()) return card.headline;
    return card.name + ": " + card.headline;
}

std::string value_for(const RoomCard& card) {
    return card.until.empty() ? card.chip : card.chip + ", " + card.until;
}

void draw_headline(Canvas& canvas, const Rect& box, const RoomCard& card, TextToken token,
                   int max_lines, TextExtent& extent) {
    extent = canvas.text(box, card.headline,
                         {.token = token,
                          .color = headline_color(canvas.theme(), card),
                          .max_lines = max_lines,
                          .struck = card.state == CardState::cancelled,
                          .language = card.headline_language,
                          .strike_color = canvas.theme().danger});
}

/// The people on one line with the badge of the talk's language after them. Returns its height.
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

/// When it ends or begins, in words; returns its left edge when right-aligned at `right`.
float draw_until(Canvas& canvas, float left, float right, float y, const RoomCard& card,
                 Align align) {
    const Theme& theme = canvas.theme();
    const bool off = card.state == CardState::cancelled;
    const bool strong = card.state == CardState::now || card.state == CardState::together ||
                        card.state == CardState::soon || off;
    const TextOptions style{.token = strong ? TextToken::bodyb : TextToken::body,
                            .color = off      ? theme.danger
                                     : strong ? theme.text
                                              : theme.text2,
                            .align = align};
    float x = left;
    if (off) {
        canvas.icon("cancel", x, y + 6, 32, theme.danger);
        x += 48;
    }
    const TextExtent extent = canvas.text({x, y, right - x, 44}, card.until, style);
    return align == Align::right ? right - extent.width : x + extent.width;
}

/// The row "Now ▬▬▬▬ until 11:45" in a wide card.
void draw_state_row(Canvas& canvas, const Rect& card_rect, float y, const RoomCard& card,
                    float indent) {
    const float left = card_rect.x + padding;
    const float right = card_rect.right() - padding;
    const float chip = indent - padding - 32;
    draw_chip(canvas, left, y, chip, card.chip, chip_tone(card.state));
    const float begin = card_rect.x + indent;
    if (card.progress < 0) {
        draw_until(canvas, begin, right, y, card, Align::left);
        return;
    }
    const float text_left = draw_until(canvas, begin + 200, right, y, card, Align::right);
    float bar_right = text_left - 28;
    if (card.more_now > 0) {
        const std::string more = "+" + std::to_string(card.more_now);
        const float width = canvas.measure(more, 0, {.token = TextToken::caption}).width + 32;
        bar_right -= width;
        draw_chip(canvas, bar_right, y, width, more, ChipTone::inverse);
        bar_right -= 24;
    }
    draw_progress(canvas, {begin, y + 16, bar_right - begin, 12}, card.progress);
}

void draw_chevron(Canvas& canvas, float x, float y) {
    canvas.icon("right", x, y, 32, canvas.theme().accent);
}

/// What stands in the upper left of a wide card and above the title: a plate, or the room's name.
struct Heading {
    float title_x, title_y, title_w;
};

Heading draw_room_heading(Canvas& canvas, const Rect& rect, const RoomCard& card, float indent) {
    if (card.sign) {
        draw_plate(canvas, rect.x + padding, rect.y + padding, 128, card.sign->caption,
                   card.sign->sign);
        return {rect.x + indent, rect.y + 28, rect.w - indent - 48 - padding - 8};
    }
    const float width = rect.w - 2 * padding - 48;
    if (card.name.empty()) return {rect.x + padding, rect.y + 28, width};
    canvas.text({rect.x + padding, rect.y + 24, width, 54}, card.name,
                {.token = TextToken::bodyl, .color = canvas.theme().text2});
    return {rect.x + padding, rect.y + 24 + 58, width};
}

}  // namespace

void draw_lines(Canvas& canvas, const Rect& card, const std::vector<SessionLine>& lines,
                std::size_t count, float y, float step, float indent) {
    const Theme& theme = canvas.theme();
    const float left = card.x + padding;
    const float right = card.right() - padding;
    const float chip = indent - padding - 32;
    for (std::size_t i = 0; i < std::min(count, lines.size()); ++i, y += step) {
        const SessionLine& line = lines[i];
        const std::string label = line.time + " " + line.title;
        const Rect target{card.x, y - 32, card.w, step < 100 ? step : 108};
        if (canvas.pressed(label))
            canvas.fill({card.x + 8, target.y + 4, card.w - 16, target.h - 8}, theme.card2,
                        metrics::radius_button);
        canvas.rule(left, y - 32, right - left, theme.rule);
        if (chip > 60) {
            draw_chip(canvas, left, y, chip, line.chip,
                      line.cancelled ? ChipTone::cancel : ChipTone::quiet);
        }
        const float time_x = card.x + indent;
        const TextExtent time = canvas.text({time_x, y - 5, 160, 54}, line.time,
                                            {.token = TextToken::bodyl,
                                             .color = line.cancelled ? theme.text2 : theme.text,
                                             .struck = line.cancelled});
        const float title_x = time_x + std::max(136.0F, time.width + 32);
        float title_right = right - 48;
        if (!line.tail.empty()) {
            const TextOptions tail_style{.token = TextToken::bodyb,
                                         .color = line.cancelled ? theme.danger : theme.warn_text};
            const float width = canvas.measure(line.tail, 0, tail_style).width;
            canvas.text({title_right - width, y, width, 44}, line.tail, tail_style);
            title_right -= width + 20;
            if (line.cancelled) {
                canvas.icon("cancel", title_right - 32, y + 6, 32, theme.danger);
                title_right -= 32 + 20;
            }
        }
        canvas.text({title_x, y, title_right - title_x, 44}, line.title,
                    {.token = TextToken::body,
                     .color = line.cancelled ? theme.text2 : theme.text,
                     .struck = line.cancelled,
                     .language = line.title_language});
        draw_chevron(canvas, right - 32, y + 6);
        canvas.button(label, line.tail.empty() ? line.chip : line.chip + ", " + line.tail, target,
                      open_page(PageKind::session, line.session));
    }
}

void draw_wide_card(Canvas& canvas, const Rect& rect, const RoomCard& card) {
    const float indent = 200;
    const std::string label = label_for(card);
    const float step = rect.h >= 520 ? 108 : 84;
    // Cancelled lines need the real next one beside them.
    const std::size_t wanted = !card.lines.empty() && card.lines.front().cancelled ? 2 : 1;
    const auto room_for_lines = static_cast<std::size_t>(std::max(0.0F, (rect.h - 460) / step));
    const std::size_t fits = rect.h >= 440 ? std::max(wanted, 1 + room_for_lines) : std::size_t{1};
    const std::size_t count = std::min(card.lines.size(), std::min<std::size_t>(fits, 5));

    const float lines_height = count == 0 ? 0 : 76 + 32 + step * static_cast<float>(count - 1);
    const bool tight = rect.h < 400;
    const float state_y = rect.bottom() - lines_height -
                          (count == 0 ? 84.0F
                           : tight    ? 60.0F
                                      : 76.0F);

    draw_card_ground(canvas, rect, false);
    if (canvas.pressed(label))
        canvas.fill({rect.x + 8, rect.y + 8, rect.w - 16, state_y + 60 - rect.y - 16},
                    canvas.theme().card2, metrics::radius_button);
    const Heading heading = draw_room_heading(canvas, rect, card, indent);
    const float room = state_y - 8 - heading.title_y;
    const bool large = rect.h >= 620 && room >= 260;
    const TextToken token = large       ? TextToken::headline
                            : room < 64 ? TextToken::bodyl
                                        : TextToken::title;
    const float line = type_size(token).line;
    const int max_lines = std::clamp(static_cast<int>(room / line), 1, large ? 3 : 2);
    TextExtent title;
    draw_headline(canvas, {heading.title_x, heading.title_y, heading.title_w, std::max(line, room)},
                  card, token, max_lines, title);
    float y = heading.title_y + title.height + 6;
    const float people_width = heading.title_w + 48;
    if (y + 44 <= state_y - 4)
        y += draw_people(canvas, {heading.title_x, y, people_width, 44}, card);
    if (!card.also_now.empty() && y + 48 <= state_y - 4) {
        canvas.text({heading.title_x, y + 4, people_width, 44}, card.also_now,
                    {.token = TextToken::body, .color = canvas.theme().text2});
    }
    draw_state_row(canvas, rect, state_y, card, indent + 8);
    draw_chevron(canvas, rect.right() - padding - 32, rect.y + 88);
    const float upper = count == 0 ? rect.h : rect.h - lines_height;
    canvas.button(label, value_for(card), {rect.x, rect.y, rect.w, upper}, intent_for(card));
    draw_lines(canvas, rect, card.lines, count, rect.bottom() - lines_height + 32, step,
               indent + 8);
}

void draw_column_card(Canvas& canvas, const Rect& rect, const RoomCard& card) {
    const Theme& theme = canvas.theme();
    const float inset = 32;
    const float left = rect.x + inset;
    const float width = rect.w - 2 * inset;
    const std::string label = label_for(card);
    const bool has_next = !card.lines.empty();
    const float lower = has_next ? 216 : 0;

    draw_card_ground(canvas, rect, false);
    if (canvas.pressed(label))
        canvas.fill({rect.x + 8, rect.y + 8, rect.w - 16, rect.h - lower - 16}, theme.card2,
                    metrics::radius_button);
    float text_x = left;
    float y = rect.y + 32;
    if (card.sign) {
        draw_plate(canvas, left, y, 112, card.sign->caption, card.sign->sign);
        text_x += 136;
    } else {
        const TextExtent name =
            canvas.text({left, y - 8, width, 108}, card.name,
                        {.token = TextToken::bodyl, .color = theme.text2, .max_lines = 2});
        y += name.height;
    }
    float chip_right = text_x + draw_chip(canvas, text_x, y, 0, card.chip, chip_tone(card.state));
    if (card.more_now > 0)
        draw_chip(canvas, chip_right + 12, y, 0, "+" + std::to_string(card.more_now),
                  ChipTone::inverse);
    draw_until(canvas, text_x, rect.right() - inset - 40, y + 60, card, Align::left);
    draw_chevron(canvas, rect.right() - inset - 32, y + 66);
    y += 144;
    if (card.progress >= 0) draw_progress(canvas, {left, y, width, 12}, card.progress);
    y += 36;

    const float end = rect.bottom() - lower - 16;
    const bool roomy = rect.w >= 620;
    const TextToken token = roomy ? TextToken::title : TextToken::bodyl;
    const float line = type_size(token).line;
    const int max_lines = std::clamp(static_cast<int>((end - y - 100) / line), 1, 5);
    TextExtent title;
    draw_headline(canvas, {left, y, width, end - y}, card, token, max_lines, title);
    y += title.height + 12;
    if (y + 44 <= end && !card.people.empty()) {
        draw_fitting(canvas, {left, y, width, 44}, card.people,
                     {.token = TextToken::body, .color = theme.text2});
        y += 56;
    }
    if (y + 36 <= end && !card.language.empty()) {
        draw_badge(canvas, left, y, card.language);
        y += 52;
    }
    if (y + 88 <= end && !card.also_now.empty())
        canvas.text({left, y, width, 88}, card.also_now,
                    {.token = TextToken::body, .color = theme.text2, .max_lines = 2});
    canvas.button(label, value_for(card), {rect.x, rect.y, rect.w, rect.h - lower},
                  intent_for(card));
    if (!has_next) return;

    const SessionLine& next = card.lines.front();
    const float top = rect.bottom() - lower;
    const std::string next_label = next.time + " " + next.title;
    if (canvas.pressed(next_label))
        canvas.fill({rect.x + 8, top + 8, rect.w - 16, lower - 16}, theme.card2,
                    metrics::radius_button);
    canvas.rule(left, top, width, theme.rule);
    draw_chip(canvas, left, top + 32, card.sign ? 112.0F : 0.0F, next.chip,
              next.cancelled ? ChipTone::cancel : ChipTone::quiet);
    canvas.text({left + 136, top + 27, width - 136 - 40, 54}, next.time,
                {.token = TextToken::bodyl, .color = theme.text, .struck = next.cancelled});
    draw_chevron(canvas, rect.right() - inset - 32, top + 38);
    const float title_height = next.tail.empty() ? 88 : 44;
    canvas.text({left, top + 92, width, title_height}, next.title,
                {.token = TextToken::body,
                 .color = next.cancelled ? theme.text2 : theme.text,
                 .max_lines = 2,
                 .struck = next.cancelled,
                 .language = next.title_language});
    if (!next.tail.empty())
        canvas.text({left, top + 140, width, 44}, next.tail,
                    {.token = TextToken::bodyb, .color = theme.danger});
    canvas.button(next_label, next.tail.empty() ? next.chip : next.chip + ", " + next.tail,
                  {rect.x, top, rect.w, lower}, open_page(PageKind::session, next.session));
}

void draw_medium_card(Canvas& canvas, const Rect& rect, const RoomCard& card) {
    const Theme& theme = canvas.theme();
    const float inset = 28;
    const float left = rect.x + inset;
    const float width = rect.w - 2 * inset;
    const std::string label = label_for(card);
    const bool has_next = !card.lines.empty();
    const float lower = has_next ? 84 : 0;

    draw_card_ground(canvas, rect, false);
    if (canvas.pressed(label))
        canvas.fill({rect.x + 8, rect.y + 8, rect.w - 16, rect.h - lower - 16}, theme.card2,
                    metrics::radius_button);
    canvas.text({left, rect.y + 20, width - 40, 44}, card.name,
                {.token = TextToken::bodyb, .color = theme.text2});
    draw_chevron(canvas, rect.right() - inset - 24, rect.y + 26);
    const float chip = draw_chip(canvas, left, rect.y + 74, 0, card.chip, chip_tone(card.state));
    float until_x = left + chip + 16;
    if (card.more_now > 0)
        until_x += 12 + draw_chip(canvas, until_x - 4, rect.y + 74, 0,
                                  "+" + std::to_string(card.more_now), ChipTone::inverse);
    draw_until(canvas, until_x, rect.right() - inset, rect.y + 74, card, Align::left);
    float y = rect.y + 130;
    if (card.progress >= 0) {
        draw_progress(canvas, {left, y, width, 8}, card.progress);
    }
    y += 16;
    const float end = rect.bottom() - lower - 12;
    const bool large = end - y >= 3 * 54;
    const TextToken token = large ? TextToken::bodyl : TextToken::bodyb;
    const float line = type_size(token).line;
    const int max_lines = std::clamp(static_cast<int>((end - y) / line), 1, 3);
    TextExtent title;
    draw_headline(canvas, {left, y, width, std::max(line, end - y)}, card, token, max_lines, title);
    y += title.height + 4;
    if (y + 44 <= end) draw_people(canvas, {left, y, width, 44}, card);
    canvas.button(label, value_for(card), {rect.x, rect.y, rect.w, rect.h - lower},
                  intent_for(card));
    if (!has_next) return;
    const SessionLine& next = card.lines.front();
    const float top = rect.bottom() - lower;
    const std::string next_label = next.time + " " + next.title;
    if (canvas.pressed(next_label))
        canvas.fill({rect.x + 8, top + 4, rect.w - 16, lower - 8}, theme.card2,
                    metrics::radius_button);
    canvas.rule(left, top, width, theme.rule);
    const TextExtent time = canvas.text({left, top + 20, 120, 44}, next.time,
                                        {.token = TextToken::bodyb,
                                         .color = next.cancelled ? theme.text2 : theme.text,
                                         .struck = next.cancelled});
    canvas.text({left + time.width + 20, top + 20, width - time.width - 20, 44}, next.title,
                {.token = TextToken::body,
                 .color = theme.text2,
                 .struck = next.cancelled,
                 .language = next.title_language});
    canvas.button(next_label, next.tail.empty() ? next.chip : next.chip + ", " + next.tail,
                  {rect.x, top, rect.w, lower + 8}, open_page(PageKind::session, next.session));
}

void draw_row(Canvas& canvas, const Rect& rect, const RoomCard& card) {
    const Theme& theme = canvas.theme();
    const float inset = 28;
    const std::string label = label_for(card);
    if (canvas.pressed(label))
        canvas.fill({rect.x + 8, rect.y + 4, rect.w - 16, rect.h - 8}, theme.card2,
                    metrics::radius_button);
    const float name_width = std::min(264.0F, rect.w * 0.3F);
    const float left = rect.x + inset;
    const float middle = rect.y + rect.h / 2;
    const TextOptions name_style{.token = TextToken::bodyb, .color = theme.text, .max_lines = 2};
    const float name_height = canvas.measure(card.name, name_width, name_style).height;
    canvas.text({left, middle - name_height / 2, name_width, name_height}, card.name, name_style);

    const float x = left + name_width + 24;
    const float right = rect.right() - inset - 32;
    draw_chevron(canvas, rect.right() - inset - 20, middle - 16);
    const bool busy = !is_quiet(card.state);
    const bool second = busy && !card.lines.empty();
    float y = middle - (second ? 46 : 22);

    float title_right = right - 20;
    if (card.progress >= 0 || card.state == CardState::soon || card.state == CardState::cancelled) {
        const TextOptions style{
            .token = TextToken::bodyb,
            .color = card.state == CardState::cancelled ? theme.danger : theme.text2};
        const float width = std::min(canvas.measure(card.until, 0, style).width, 300.0F);
        canvas.text({title_right - width, y, width, 44}, card.until, style);
        title_right -= width + 24;
    }
    if (card.more_now > 0) {
        const std::string more = "+" + std::to_string(card.more_now);
        const float width = canvas.measure(more, 0, {.token = TextToken::caption}).width + 24;
        title_right -= width;
        draw_chip(canvas, title_right, y, width, more, ChipTone::inverse);
        title_right -= 16;
    }
    TextExtent title;
    if (busy) {
        draw_headline(canvas, {x, y, title_right - x, 44}, card,
                      card.session.empty() ? TextToken::body : TextToken::bodyb, 1, title);
    } else {
        canvas.text({x, y, title_right - x, 44}, card.headline,
                    {.token = TextToken::body, .color = theme.text2});
    }
    if (second) {
        const SessionLine& next = card.lines.front();
        y += 46;
        const TextExtent time = canvas.text(
            {x, y, 130, 44}, next.time,
            {.token = TextToken::bodyb, .color = theme.text2, .struck = next.cancelled});
        float end = right - 20;
        if (next.cancelled) {
            const TextOptions style{.token = TextToken::bodyb, .color = theme.danger};
            const float width = canvas.measure(next.tail, 0, style).width;
            canvas.text({end - width, y, width, 44}, next.tail, style);
            end -= width + 20;
        }
        const float from = x + time.width + 20;
        canvas.text({from, y, end - from, 44}, next.title,
                    {.token = TextToken::body,
                     .color = theme.text2,
                     .struck = next.cancelled,
                     .language = next.title_language});
    }
    const std::string then =
        second ? ", " + card.lines.front().time + " " + card.lines.front().title : std::string();
    canvas.button(label, value_for(card) + then, rect, intent_for(card));
}

}  // namespace foyer::kiosk
