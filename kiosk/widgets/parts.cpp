#include "kiosk/widgets/parts.h"

#include <algorithm>

namespace foyer::kiosk {

namespace {

constexpr float move_arrow = 40;  // the arrow and the gap after it
constexpr float move_gap = 20;    // before the arrow

struct ChipColors {
    Color fill, word;
};

ChipColors chip_colors(const Theme& theme, ChipTone tone) {
    switch (tone) {
        case ChipTone::inverse:
            return {theme.inverse, theme.on_inverse};
        case ChipTone::quiet:
            return {theme.card2, theme.text2};
        case ChipTone::plain:
            return {theme.card2, theme.text};
        case ChipTone::warn:
            return {theme.warn, theme.on_warn};
        case ChipTone::cancel:
            return {theme.cancel, theme.on_cancel};
    }
    return {theme.card2, theme.text};
}

}  // namespace

float draw_chip(Canvas& canvas, float x, float y, float width, std::string_view word, ChipTone tone,
                float most) {
    const auto [fill, color] = chip_colors(canvas.theme(), tone);
    TextOptions options{.token = TextToken::caption, .color = color, .align = Align::center};
    const float height = 44;
    const float word_width = canvas.measure(word, 0, options).width;
    width = width == 0 ? word_width + 32 : std::max(width, word_width + 16);
    if (most > 0 && width > most) {
        width = most;
        options.scale = scale_for_word(canvas, word, width - 12, options);
    }
    canvas.fill({x, y, width, height}, fill, metrics::radius_chip);
    if (canvas.theme().edge_width > 2)
        canvas.outline({x, y, width, height}, canvas.theme().edge, metrics::radius_chip, 2);
    const float height_of_word = 34 * options.scale;
    canvas.text({x + 6, y + 5 + (34 - height_of_word) / 2, width - 12, height_of_word + 1}, word,
                options);
    return width;
}

float draw_badge(Canvas& canvas, float x, float y, std::string_view word) {
    const TextOptions options{
        .token = TextToken::caption, .color = canvas.theme().text2, .align = Align::center};
    const float width = std::max(56.0F, canvas.measure(word, 0, options).width + 20);
    canvas.fill({x, y, width, 36}, canvas.theme().card2, 8);
    if (canvas.theme().edge_width > 2) canvas.outline({x, y, width, 36}, canvas.theme().edge, 8, 2);
    canvas.text({x, y + 1, width, 34}, word, options);
    return width;
}

void draw_plate(Canvas& canvas, float x, float y, float size, std::string_view caption,
                std::string_view sign) {
    const Rect plate{x, y, size, size};
    canvas.fill(plate, canvas.theme().card2, metrics::radius_button);
    if (canvas.theme().edge_width > 2)
        canvas.outline(plate, canvas.theme().edge, metrics::radius_button,
                       canvas.theme().edge_width);
    const float inner = size - 16;
    const auto set = [&](std::string_view word, float top, TextToken token, Color color) {
        TextOptions style{.token = token, .color = color, .align = Align::center};
        const float line = type_size(token).line;
        // A wide sign is set smaller, in the middle of its line.
        const float wide = canvas.measure(word, 0, style).width + 2;
        if (wide > inner) style.scale = inner / wide;
        const float height = line * style.scale;
        canvas.text({x + 8, top + (line - height) / 2, inner, height + 1}, word, style);
    };
    const Theme& theme = canvas.theme();
    if (caption.empty()) {
        set(sign, y + (size - 84) / 2, TextToken::headline, theme.text);
        return;
    }
    const float top = y + 16 - (128 - size) / 2;
    set(caption, top, TextToken::caption, theme.text2);
    set(sign, top + 24, TextToken::headline, theme.text);
}

void draw_progress(Canvas& canvas, const Rect& bar, double share, double planned) {
    const float radius = bar.h / 2;
    canvas.fill(bar, canvas.theme().card2, radius);
    if (canvas.theme().edge_width > 2) canvas.outline(bar, canvas.theme().edge, radius, 2);
    if (planned < 1) {
        const float from = bar.x + static_cast<float>(planned) * bar.w;
        canvas.fill({from - 4, bar.y, 4, bar.h}, canvas.theme().card, 0);
        canvas.fill({from, bar.y, bar.right() - from, bar.h}, canvas.theme().warn, radius);
    }
    const float filled =
        std::clamp(static_cast<float>(share) * bar.w, share > 0 ? bar.h : 0.0F, bar.w);
    if (filled > 0) canvas.fill({bar.x, bar.y, filled, bar.h}, canvas.theme().text, radius);
}

float scale_for_word(Canvas& canvas, std::string_view text, float width,
                     const TextOptions& options) {
    constexpr float smallest = 0.6F;
    if (!canvas.measure(text, width, options).broken_word) return 1;
    return std::clamp(width / (canvas.measure(text, 0, options).width + 4), smallest, 1.0F);
}

TextExtent draw_time(Canvas& canvas, const Rect& box, std::string_view time, TextOptions options) {
    const float needed = canvas.measure(time, 0, options).width;
    if (box.w <= 0 || needed <= 0) return {};
    constexpr float rounded = 2;
    const float smaller = needed <= box.w ? 1 : std::max(rounded, box.w - rounded) / needed;
    const float lower = type_size(options.token).baseline * options.scale * (1 - smaller);
    options.scale *= smaller;
    return canvas.text({box.x, box.y + lower, box.w, box.h}, time, options);
}

float measure_move(Canvas& canvas, std::string_view from, std::string_view to,
                   const MoveStyle& style) {
    float width = 0;
    if (!from.empty()) width += canvas.measure(from, 0, {.token = style.token}).width;
    if (!to.empty()) width += move_arrow;
    if (!from.empty() && !to.empty()) width += move_gap;
    if (!to.empty()) width += canvas.measure(to, 0, {.token = TextToken::bodyb}).width;
    return width;
}

float draw_move(Canvas& canvas, float x, float y, float width, std::string_view from,
                std::string_view to, const MoveStyle& style) {
    const float left = x;
    TextOptions new_style{.token = TextToken::bodyb, .color = style.to};
    // The new value matters more: the old one gives way.
    const float to_width =
        to.empty() ? 0 : std::min(canvas.measure(to, 0, new_style).width + move_arrow, width);
    const float from_width = width - to_width - (to.empty() ? 0 : move_gap);
    // A struck value that is cut says nothing.
    const TextExtent old_extent = canvas.measure(from, from_width, {.token = style.token});
    const bool old_fits = to.empty() ? !old_extent.broken_word : !old_extent.shortened;
    if (!from.empty() && from_width > 0 && old_fits) {
        const TextExtent old =
            canvas.text({x, y, from_width, 44}, from,
                        {.token = style.token, .color = style.from, .struck = true});
        x += old.width + (to.empty() ? 0 : move_gap);
    }
    if (to.empty()) return x - left;
    canvas.icon("arrow", x, y + 8, 28, style.to);
    const float room = std::max(0.0F, left + width - x - move_arrow);
    new_style.scale = scale_for_word(canvas, to, room, new_style);
    const TextExtent value = canvas.text({x + move_arrow, y, room, 44}, to, new_style);
    return x + move_arrow + value.width - left;
}

void draw_icon_button(Canvas& canvas, const Rect& rect, std::string_view icon,
                      std::string_view label, const Intent& intent) {
    const Theme& theme = canvas.theme();
    const bool active = intent.kind != IntentKind::nothing;
    canvas.fill(rect, active && canvas.pressed(label) ? theme.card2 : theme.card,
                metrics::radius_button);
    canvas.outline(rect, active ? theme.line : theme.rule, metrics::radius_button,
                   theme.control_width);
    const float size = 44;
    canvas.icon(icon, rect.x + (rect.w - size) / 2, rect.y + (rect.h - size) / 2, size,
                active ? theme.accent : theme.text3);
    if (active) canvas.button(std::string(label), {}, rect, intent);
}

void draw_card_ground(Canvas& canvas, const Rect& rect, bool pressed) {
    const Theme& theme = canvas.theme();
    canvas.fill(rect, pressed ? theme.card2 : theme.card, metrics::radius_card);
    if (theme.edge_width > 0)
        canvas.outline(rect, theme.edge, metrics::radius_card, theme.edge_width);
}

TextExtent draw_fitting(Canvas& canvas, const Rect& box, const std::vector<std::string>& wordings,
                        const TextOptions& options) {
    if (wordings.empty()) return {};
    for (const std::string& wording : wordings) {
        if (canvas.measure(wording, 0, options).width <= box.w)
            return canvas.text(box, wording, options);
    }
    return canvas.text(box, wordings.back(), options);
}

float draw_names(Canvas& canvas, const Rect& box, const std::vector<std::string>& wordings,
                 const std::vector<std::string>& names, const TextOptions& options) {
    if (wordings.empty()) return 0;
    const float line = type_size(options.token).line;
    const auto rows = static_cast<std::size_t>(std::max(1.0F, box.h / line));
    const bool whole = canvas.measure(wordings.front(), 0, options).width <= box.w;
    if (whole || names.size() < 2 || rows < 2) {
        draw_fitting(canvas, {box.x, box.y, box.w, line}, wordings, options);
        return line;
    }
    const std::size_t shown = names.size() <= rows ? names.size() : rows - 1;
    float y = box.y;
    for (std::size_t i = 0; i < shown; ++i, y += line)
        canvas.text({box.x, y, box.w, line}, names[i], options);
    if (shown < names.size()) {
        canvas.text({box.x, y, box.w, line},
                    std::string("+ ").append(std::to_string(names.size() - shown)), options);
        y += line;
    }
    return y - box.y;
}

}  // namespace foyer::kiosk
