#include "kiosk/display/door_parts.h"

#include <algorithm>

#include "kiosk/display/fitting.h"

namespace foyer::kiosk::door {

namespace {

constexpr float least_wide = 1200;
constexpr float least_tall = 1000;  // for a name in the largest size

/// A word, its translation smaller behind it while there is room. Returns the width taken.
float draw_two_words(Canvas& canvas, const DisplayVoice& voice, const Rect& box,
                     const TwoWords& words, const ToneColors& colors) {
    const float line = box.h;
    const TextOptions main =
        fitted(canvas, words.word, box.w, line,
               {{TextToken::headline, 1}, {TextToken::title, 1}, {TextToken::bodyl, 1}},
               {.color = colors.ink});
    const float main_line = type_size(main.token).line;
    const TextExtent word =
        canvas.text({box.x, box.y + (line - main_line) / 2, box.w, main_line}, words.word, main);
    const float left = word.width + 28;
    const TextOptions small{
        .token = TextToken::title, .color = colors.soft, .language = voice.other.language()};
    const float rest = box.w - left;
    if (words.other.empty() || canvas.measure(words.other, 0, small).width > rest)
        return word.width;
    // Both stand on one baseline.
    const float drop = type_size(main.token).baseline - type_size(small.token).baseline;
    const TextExtent other = canvas.text(
        {box.x + left, box.y + (line - main_line) / 2 + drop, rest, 64}, words.other, small);
    return left + other.width;
}

/// "11:00 – 11:45" at the right of `box`, an end that no longer holds struck before the new one, at
/// most `most` wide: what does not fit is left out, the old end first. Returns its left edge.
float draw_band_time(Canvas& canvas, const Rect& box, const DoorBand& band, float most,
                     const ToneColors& colors) {
    if (band.time.empty()) return box.right();
    const TextOptions style =
        fitted(canvas, band.time, most, box.h,
               {{TextToken::headline, 1}, {TextToken::title, 1}, {TextToken::bodyl, 1}},
               {.color = colors.ink});
    const TextOptions old{.token = TextToken::title, .color = colors.soft, .struck = true};
    const std::string lead = band.from.empty() ? std::string() : band.from + " –";
    const float line = type_size(style.token).line;
    const float y = box.y + (box.h - line) / 2;
    const auto width_of = [&](const std::string& text, const TextOptions& options) {
        return text.empty() ? 0 : canvas.measure(text, 0, options).width + 4;
    };
    constexpr float between = 18;
    const float time = width_of(band.time, style);
    float x = box.right() - time;
    canvas.text({x, y, time, line}, band.time, style);
    const float lead_width = width_of(lead, style) + between;
    const float old_width = width_of(band.old_time, old) + between;
    if (!band.old_time.empty() && box.right() - x + old_width + lead_width <= most) {
        x -= old_width;
        canvas.text({x, box.y + (box.h - 64) / 2 + 6, old_width - between, 64}, band.old_time, old);
    }
    if (lead.empty() || box.right() - x + lead_width > most) return x;
    x -= lead_width;
    canvas.text({x, y, lead_width - between, line}, lead, style);
    return x;
}

}  // namespace

ToneColors tone_colors(const Theme& theme, ChipTone tone) {
    switch (tone) {
        case ChipTone::inverse:
            return {theme.inverse, theme.on_inverse, theme.on_sheet2};
        case ChipTone::quiet:
            return {theme.card, theme.text, theme.text2};
        case ChipTone::plain:
            return {theme.card2, theme.text, theme.text2};
        case ChipTone::warn:
            return {theme.warn, theme.on_warn, theme.on_warn};
        case ChipTone::cancel:
            return {theme.cancel, theme.on_cancel, theme.on_cancel};
    }
    return {theme.card, theme.text, theme.text2};
}

bool is_wide(const Canvas& canvas) {
    return !canvas.portrait() && canvas.width() >= least_wide;
}

float draw_door_header(Canvas& canvas, const DoorModel& door, const std::string& time,
                       HeadSide side) {
    const Theme& theme = canvas.theme();
    const float top = is_wide(canvas) ? 20 : 28;
    const float line = canvas.height() < least_tall ? 112 : 184;
    const float clock_y = top + (line - 112) / 2 + (line > 112 ? 6.0F : 0.0F);
    const float right = canvas.width() - metrics::margin;
    const bool at_left = side == HeadSide::left;
    constexpr float most_clock = 420;
    const float clock =
        canvas.clock({at_left ? right - most_clock : metrics::margin, clock_y, most_clock, 112},
                     time, TextToken::display, theme.text, at_left ? Align::right : Align::left);
    const float width = right - clock - 40 - metrics::margin;
    const TextOptions style = fitted(canvas, door.room, width, line,
                                     {{TextToken::hero, 1},
                                      {TextToken::display, 1},
                                      {TextToken::headline, 2},
                                      {TextToken::title, 2}},
                                     {.color = theme.text, .align = side_align(side)});
    const float height = canvas.measure(door.room, width, style).height;
    const Rect words{at_left ? metrics::margin : right - width, top, width, line};
    // Large letters stand out to the side of their box.
    const float out = style.token != TextToken::hero ? 0 : at_left ? -4.0F : 4.0F;
    canvas.text({words.x + out, top + (line - height) / 2, width, height}, door.room, style);
    canvas.note("heading", door.room, door.floor, words);
    canvas.note("clock", time, {},
                {at_left ? right - clock : metrics::margin, clock_y, clock, 112});
    return top + line + (is_wide(canvas) ? 20.0F : 28.0F);
}

float draw_door_band(Canvas& canvas, const DisplayVoice& voice, float y, float width,
                     const DoorBand& band) {
    const Theme& theme = canvas.theme();
    const float height = is_wide(canvas) ? 120 : 136;
    const Rect rect{metrics::margin, y, width, height};
    const ToneColors colors = tone_colors(theme, band.tone);
    canvas.fill(rect, colors.fill, metrics::radius_card);
    if (theme.edge_width > 0)
        canvas.outline(rect, theme.edge, metrics::radius_card, theme.edge_width);
    float left = rect.x + metrics::padding;
    if (!band.icon.empty()) {
        canvas.icon(band.icon, left, y + (height - 64) / 2, 64, colors.ink);
        left += 64 + 28;
    }
    const float middle = y + (height - 84) / 2;
    const float right = rect.right() - metrics::padding;
    const float word =
        canvas.measure(band.words.word, 0, {.token = TextToken::headline}).width + 28;
    const float time = draw_band_time(canvas, {left, middle, right - left, 84}, band,
                                      std::max((right - left) * 0.5F, right - left - word), colors);
    draw_two_words(canvas, voice, {left, middle, time - 40 - left, 84}, band.words, colors);
    std::string value = band.from.empty() ? band.time : band.from + " – " + band.time;
    if (!band.words.other.empty()) value += (value.empty() ? "" : ", ") + band.words.other;
    canvas.note("state", band.words.word, value, rect);
    return rect.bottom();
}

float draw_way(Canvas& canvas, const Rect& box, const std::string& room, Color ink) {
    const float icon = 88;
    const float left = icon + 32;
    const TextOptions style = fitted(canvas, room, box.w - left, box.h,
                                     {{TextToken::display, 1},
                                      {TextToken::headline, 2},
                                      {TextToken::title, 2},
                                      {TextToken::bodyl, 3}},
                                     {.color = ink});
    const float height = std::max(icon, canvas.measure(room, box.w - left, style).height);
    canvas.icon("arrow", box.x, box.y + (height - icon) / 2, icon, ink);
    const float text_height = canvas.measure(room, box.w - left, style).height;
    canvas.text({box.x + left, box.y + (height - text_height) / 2, box.w - left, text_height}, room,
                style);
    return height;
}

float draw_foot(Canvas& canvas, float bottom, const DoorFoot& foot) {
    const Theme& theme = canvas.theme();
    const float right = canvas.width() - metrics::margin;
    const float width = right - metrics::margin;
    if (foot.remark) {
        const Remark& remark = *foot.remark;
        const ChipTone tone = remark.tone == RemarkTone::warn    ? ChipTone::warn
                              : remark.tone == RemarkTone::alarm ? ChipTone::cancel
                                                                 : ChipTone::quiet;
        const ToneColors colors = tone_colors(theme, tone);
        const TextOptions style{.token = TextToken::bodyl,
                                .color = colors.ink,
                                .max_lines = 3,
                                .language = remark.language};
        const float left = 96;
        const TextExtent extent = canvas.measure(remark.text, width - left - 32, style);
        const float height = extent.height + 48;
        const Rect rect{metrics::margin, bottom - height, width, height};
        canvas.fill(rect, colors.fill, metrics::radius_button);
        if (theme.edge_width > 0)
            canvas.outline(rect, theme.edge, metrics::radius_button, theme.edge_width);
        canvas.icon(remark.icon, rect.x + 28, rect.y + (height - 48) / 2, 48, colors.ink);
        canvas.text({rect.x + left, rect.y + 24, width - left - 32, extent.height}, remark.text,
                    style);
        canvas.note(remark.tone == RemarkTone::quiet ? "status" : "alert", remark.text, {}, rect);
        return rect.y;
    }
    const bool stacked = !is_wide(canvas) && foot.door.after;
    const float height = stacked ? 112 : 54;
    const float y = bottom - height;
    float age_left = right;
    if (!foot.age.text.empty()) {
        const TextOptions style{.token = TextToken::note, .color = theme.text2};
        const float age = canvas.measure(foot.age.text, 0, style).width;
        age_left = right - age - 4 - 40;
        canvas.icon(foot.age.icon, age_left, y + 13, 28, theme.ok);
        canvas.text({age_left + 40, y + 10, age + 4, 34}, foot.age.text, style);
        canvas.note("status", foot.age.text, "fresh", {age_left, y + 10, age + 44, 34});
    }
    if (!foot.door.after) return foot.age.text.empty() ? bottom : y;
    const DoorLine& line = *foot.door.after;
    const TextOptions label{.token = TextToken::bodyl, .color = theme.text2};
    float x = metrics::margin;
    x += canvas.text({x, y, age_left - x - 24, 54}, line.label, label).width + 28;
    x += canvas
             .text({x, y, age_left - x - 24, 54}, line.time,
                   {.token = TextToken::bodyl, .color = theme.text})
             .width +
         28;
    const TextOptions title{
        .token = TextToken::bodyr, .color = theme.text2, .language = line.title_language};
    if (stacked) {
        canvas.text({metrics::margin, y + 58, width, 54}, line.title, title);
    } else {
        canvas.text({x, y, age_left - x - 32, 54}, line.title, title);
    }
    canvas.note("later", line.time + " " + line.title, line.label,
                {metrics::margin, y, width, height});
    return y;
}

}  // namespace foyer::kiosk::door
