// The card in the lower third of a door sign: what comes.

#include <algorithm>

#include "kiosk/display/door_parts.h"
#include "kiosk/display/fitting.h"

namespace foyer::kiosk::door {

namespace {

constexpr float time_column = 256;
constexpr float wide_height = 216;
constexpr int stacked_title_lines = 2;

TextOptions next_title_style(const DoorNext& next, const ToneColors& colors) {
    return {.token = TextToken::title,
            .color = colors.ink,
            .max_lines = stacked_title_lines,
            .struck = next.session.cancelled,
            .language = next.session.title_language};
}

/// "11:50", the old time struck before it; returns the width taken.
float draw_times(Canvas& canvas, float x, float y, const DoorNext& next, const ToneColors& colors) {
    float width = 0;
    if (!next.session.old_time.empty()) {
        const TextOptions old{.token = TextToken::bodyl, .color = colors.soft, .struck = true};
        width += canvas.text({x, y + 25, 200, 54}, next.session.old_time, old).width + 20;
    }
    const TextOptions style{
        .token = TextToken::headline, .color = colors.ink, .struck = next.session.cancelled};
    return width + canvas.text({x + width, y, 400, 84}, next.session.start, style).width;
}

/// What the word takes without its translation.
float word_width(Canvas& canvas, const DoorNext& next) {
    return canvas.measure(next.words.word, 0, {.token = TextToken::bodyl}).width +
           (next.icon.empty() ? 4.0F : 64.0F);
}

/// The word and its translation, side by side where there is room.
void draw_word(Canvas& canvas, const DisplayVoice& voice, const Rect& box, const DoorNext& next,
               const ToneColors& colors) {
    float x = box.x;
    if (!next.icon.empty()) {
        canvas.icon(next.icon, x, box.y + 5, 44, colors.ink);
        x += 44 + 16;
    }
    const TextOptions style{.token = TextToken::bodyl, .color = colors.ink};
    const float word = canvas.text({x, box.y, box.right() - x, 54}, next.words.word, style).width;
    const TextOptions other{
        .token = TextToken::bodyl, .color = colors.soft, .language = voice.other.language()};
    const float rest = box.right() - x - word - 20;
    if (next.words.other.empty() || canvas.measure(next.words.other, 0, other).width > rest) return;
    canvas.text({x + word + 20, box.y, rest, 54}, next.words.other, other);
}

void draw_stacked(Canvas& canvas, const DisplayVoice& voice, const Rect& rect, const DoorNext& next,
                  const ToneColors& colors) {
    const float left = rect.x + metrics::padding;
    const float width = rect.w - 2 * metrics::padding;
    float y = rect.y + 28;
    const float times = draw_times(canvas, left, y, next, colors);
    draw_word(canvas, voice, {left + times + 32, y + 25, width - times - 32, 54}, next, colors);
    y += 84 + 8;
    const float bottom = rect.bottom() - 32;
    const bool away = !next.to_room.empty();
    float below = away ? 24 + 112.0F : 0;
    if (!next.from_room.empty()) below += 54;
    const TextOptions style = next_title_style(next, colors);
    const float title =
        canvas
            .text({left, y, width, std::max(64.0F, bottom - below - y)}, next.session.title, style)
            .height;
    y += title;
    if (!next.from_room.empty()) {
        const std::string from = voice.words.text("door.from_room", {{"room", next.from_room}});
        canvas.text({left, y, width, 54}, from, {.token = TextToken::bodyl, .color = colors.soft});
    }
    if (away) draw_way(canvas, {left, bottom - 112, width, 112}, next.to_room, colors.ink);
}

void draw_in_columns(Canvas& canvas, const DisplayVoice& voice, const Rect& rect,
                     const DoorNext& next, const ToneColors& colors) {
    const float left = rect.x + metrics::padding;
    const float times = draw_times(canvas, left, rect.y + 28, next, colors);
    const float column =
        std::clamp(std::max(times, word_width(canvas, next)), time_column, rect.w * 0.3F);
    draw_word(canvas, voice, {left, rect.y + 28 + 90, column, 54}, next, colors);
    const float title_x = left + column + 48;
    float right = rect.right() - metrics::padding;
    if (!next.to_room.empty()) {
        const float wanted =
            canvas.measure(next.to_room, 0, {.token = TextToken::display}).width + 120 + 8;
        const float room = std::min(wanted, (right - title_x) * 0.5F);
        draw_way(canvas, {right - room, rect.y + (rect.h - 112) / 2, room, 112}, next.to_room,
                 colors.ink);
        right -= room + 48;
    }
    const TextOptions style = next_title_style(next, colors);
    const std::string from = next.from_room.empty()
                                 ? std::string()
                                 : voice.words.text("door.from_room", {{"room", next.from_room}});
    const float from_height = from.empty() ? 0 : 54;
    const float height =
        canvas.measure(next.session.title, right - title_x, style).height + from_height;
    const float y = rect.y + (rect.h - height) / 2;
    canvas.text({title_x, y, right - title_x, height - from_height}, next.session.title, style);
    canvas.text({title_x, y + height - from_height, right - title_x, 54}, from,
                {.token = TextToken::bodyl, .color = colors.soft});
}

}  // namespace

float next_height(Canvas& canvas, float width, const DoorNext& next) {
    if (is_wide(canvas)) return wide_height;
    const ToneColors colors = tone_colors(canvas.theme(), next.tone);
    const float title = canvas
                            .measure(next.session.title, width - 2 * metrics::padding,
                                     next_title_style(next, colors))
                            .height;
    return 28 + 84 + 8 + title + (next.to_room.empty() ? 0.0F : 24 + 112) +
           (next.from_room.empty() ? 0.0F : 54) + 32;
}

void draw_next(Canvas& canvas, const DisplayVoice& voice, const Rect& rect, const DoorNext& next) {
    const Theme& theme = canvas.theme();
    const ChipTone tone = next.tone == ChipTone::plain ? ChipTone::quiet : next.tone;
    const ToneColors colors = tone_colors(theme, tone);
    canvas.fill(rect, colors.fill, metrics::radius_card);
    if (theme.edge_width > 0)
        canvas.outline(rect, theme.edge, metrics::radius_card, theme.edge_width);
    std::string value = next.words.word;
    if (!next.to_room.empty()) value += ", " + next.to_room;
    if (!next.from_room.empty()) value += ", " + next.from_room;
    canvas.note("next", next.session.start + " " + next.session.title, value, rect);
    if (is_wide(canvas)) {
        draw_in_columns(canvas, voice, rect, next, colors);
    } else {
        draw_stacked(canvas, voice, rect, next, colors);
    }
}

}  // namespace foyer::kiosk::door
