// The pages of a board that are no rows: changes, announcements, sponsors.

#include <algorithm>
#include <cmath>

#include "kiosk/display/board_parts.h"
#include "kiosk/display/fitting.h"

namespace foyer::kiosk::board {

namespace {

struct CardColors {
    Color ink, soft, word;
};

CardColors colors_of_change(const Theme& theme, const BoardChange& change) {
    if (change.fresh && !change.cancelled) return {theme.on_warn, theme.on_warn, theme.on_warn};
    return {theme.text, theme.text2, change.cancelled ? theme.danger : theme.warn_text};
}

void draw_change_ground(Canvas& canvas, const Rect& rect, const BoardChange& change) {
    const Theme& theme = canvas.theme();
    if (!change.fresh || change.cancelled) {
        draw_card_ground(canvas, rect, false);
        // A new cancellation is framed: its words stay red on the card.
        if (change.fresh) canvas.outline(rect, theme.danger, metrics::radius_card, 4);
        return;
    }
    canvas.fill(rect, theme.warn, metrics::radius_card);
}

/// What happened, when it was to be, and since when that is known.
void draw_what(Canvas& canvas, const Rect& box, const BoardChange& change,
               const CardColors& colors) {
    canvas.icon(change.word.icon, box.x, box.y + 2, 48, colors.word);
    draw_fitted(canvas, {box.x + 72, box.y, box.w - 72, 54}, change.word.word,
                {{TextToken::bodyl, 1}, {TextToken::bodyb, 1}, {TextToken::caption, 2}},
                {.color = colors.word});
    canvas.text({box.x - 2, box.y + 62, box.w, 84}, change.time,
                {.token = TextToken::headline,
                 .color = change.cancelled ? colors.soft : colors.ink,
                 .struck = change.cancelled});
    canvas.text({box.x, box.y + 148, box.w, 34}, change.published,
                {.token = TextToken::note, .color = colors.soft});
}

void draw_subject(Canvas& canvas, const Rect& box, const BoardChange& change,
                  const CardColors& colors) {
    const TextOptions title =
        fitted(canvas, change.title, box.w, 128, {{TextToken::title, 2}, {TextToken::bodyl, 2}},
               {.color = change.cancelled ? colors.soft : colors.ink,
                .struck = change.cancelled,
                .language = change.title_language});
    const float height = canvas.text({box.x, box.y, box.w, 128}, change.title, title).height;
    draw_fitting(canvas, {box.x, box.y + height + 8, box.w, 44}, change.people,
                 {.token = TextToken::body, .color = colors.soft});
}

/// Old and new value one below the other, or the room.
void draw_where(Canvas& canvas, const Rect& box, const BoardChange& change,
                const CardColors& colors, Align align) {
    const FitSteps tall{{TextToken::headline, 1}, {TextToken::title, 2}, {TextToken::bodyl, 2}};
    const FitSteps low{{TextToken::title, 1}, {TextToken::bodyl, 2}};
    const FitSteps large = align == Align::right ? tall : low;
    if (!change.move.says()) {
        const TextOptions style = fitted(canvas, change.room, box.w, box.h, large,
                                         {.color = colors.soft, .align = align});
        const float height = canvas.measure(change.room, box.w, style).height;
        canvas.text({box.x, box.y + (box.h - height) / 2, box.w, height}, change.room, style);
        return;
    }
    const bool both = !change.move.from.empty() && !change.move.to.empty();
    const float line = both ? 54 : 0;
    const TextOptions to = fitted(canvas, change.move.to, box.w - 64, box.h - line, large,
                                  {.color = colors.ink, .align = Align::left});
    const TextExtent extent = canvas.measure(change.move.to, box.w - 64, to);
    const float height = line + extent.height;
    float y = box.y + std::max(0.0F, (box.h - height) / 2);
    const float block = std::min(box.w, extent.width + 68);
    const float left = align == Align::right ? box.right() - block : box.x;
    if (!change.move.from.empty()) {
        canvas.text(
            {align == Align::right ? box.x : left, y, box.w, 54}, change.move.from,
            {.token = TextToken::bodyl, .color = colors.soft, .align = align, .struck = true});
        y += line;
    }
    if (change.move.to.empty()) return;
    canvas.icon("arrow", left, y + (type_size(to.token).line - 48) / 2, 48, colors.ink);
    canvas.text({left + 64, y, block - 60, extent.height + 2}, change.move.to, to);
}

void draw_change(Canvas& canvas, const BoardLayout& layout, const Rect& rect,
                 const BoardChange& change) {
    const CardColors colors = colors_of_change(canvas.theme(), change);
    const float y = rect.y + 36;
    if (layout.wide) {
        const float title_x = rect.x + 440;
        const float where = 480;
        draw_what(canvas, {rect.x + metrics::padding, y, 380, 184}, change, colors);
        draw_subject(canvas,
                     {title_x, y, rect.right() - metrics::padding - where - 32 - title_x, 184},
                     change, colors);
        draw_where(canvas, {rect.right() - metrics::padding - where, y, where, 184}, change, colors,
                   Align::right);
        return;
    }
    const float title_x = rect.x + 340;
    const float width = rect.right() - metrics::padding - title_x;
    draw_what(canvas, {rect.x + metrics::padding, y, 290, 184}, change, colors);
    draw_subject(canvas, {title_x, rect.y + 28, width, 184}, change, colors);
    draw_where(canvas, {title_x, rect.bottom() - 28 - 120, width, 120}, change, colors,
               Align::left);
}

void draw_logo(Canvas& canvas, const Rect& rect, const BoardLogo& logo) {
    const Theme& theme = canvas.theme();
    // Logos are made for paper.
    canvas.fill(rect, qr_paper, metrics::radius_button);
    const Rect inner{rect.x + 24, rect.y + 24, rect.w - 48, rect.h - 48};
    const bool drawn = logo.picture && canvas.picture(inner, *logo.picture).w > 0;
    if (!drawn) {
        const TextOptions style =
            fitted(canvas, logo.name, inner.w, inner.h,
                   {{TextToken::title, 2}, {TextToken::bodyl, 3}, {TextToken::bodyb, 3}},
                   {.color = qr_ink, .align = Align::center});
        const float height = canvas.measure(logo.name, inner.w, style).height;
        canvas.text({inner.x, inner.y + (inner.h - height) / 2, inner.w, height}, logo.name, style);
    }
    if (theme.edge_width > 0)
        canvas.outline(rect, theme.edge, metrics::radius_button, theme.edge_width);
    canvas.note("picture", logo.name, logo.level, rect);
}

}  // namespace

void draw_changes(Canvas& canvas, const BoardLayout& layout, const BoardSheet& sheet,
                  Touching touching) {
    float y = layout.top - (layout.wide ? 32 : 0);
    const float width = canvas.width() - 2 * metrics::margin;
    for (const BoardChange& change : sheet.changes) {
        const Rect rect{metrics::margin, y, width, layout.change};
        draw_change_ground(canvas, rect, change);
        draw_change(canvas, layout, rect, change);
        const std::string label = change.time + " " + change.title;
        std::string value = change.word.word;
        for (const std::string& part : {change.move.from, change.move.to, change.room})
            if (!part.empty()) value += ", " + part;
        if (touching == Touching::yes) {
            canvas.button(label, value, rect, open_page(PageKind::session, change.session));
        } else {
            canvas.note("change", label, value, rect);
        }
        y += layout.change + metrics::gap;
    }
}

void draw_notices(Canvas& canvas, const BoardLayout& layout, const BoardSheet& sheet) {
    if (sheet.notices.empty()) return;
    const Theme& theme = canvas.theme();
    const auto count = static_cast<float>(sheet.notices.size());
    const float top = layout.top - (layout.wide ? 32 : 0);
    const float height = (layout.bottom - top - metrics::gap * (count - 1)) / count;
    float y = top;
    for (const BoardNotice& notice : sheet.notices) {
        const Rect rect{metrics::margin, y, canvas.width() - 2 * metrics::margin, height};
        if (notice.warns) {
            canvas.fill(rect, theme.warn, metrics::radius_card);
        } else {
            draw_card_ground(canvas, rect, false);
        }
        const Color ink = notice.warns ? theme.on_warn : theme.text;
        const float left = rect.x + metrics::padding + 128;
        const float width = rect.right() - metrics::padding - left;
        const TextOptions style = fitted(canvas, notice.text, width, height - 2 * metrics::padding,
                                         {{TextToken::display, 4},
                                          {TextToken::headline, 6},
                                          {TextToken::title, 8},
                                          {TextToken::bodyl, 12}},
                                         {.color = ink, .language = notice.language});
        const float text = canvas.measure(notice.text, width, style).height;
        canvas.icon(notice.warns ? "warn" : "message", rect.x + metrics::padding,
                    rect.y + (height - 88) / 2, 88, ink);
        canvas.text({left, rect.y + (height - text) / 2, width, text}, notice.text, style);
        canvas.note(notice.warns ? "alert" : "status", notice.text, {}, rect);
        y += height + metrics::gap;
    }
}

void draw_logos(Canvas& canvas, const BoardLayout& layout, const BoardSheet& sheet) {
    if (sheet.logos.empty()) return;
    const auto count = static_cast<int>(sheet.logos.size());
    const int most_columns = layout.wide ? 4 : 2;
    const int columns = std::min(most_columns, static_cast<int>(std::ceil(std::sqrt(count))));
    const int rows = (count + columns - 1) / columns;
    const float top = layout.top - (layout.wide ? 32 : 0);
    const auto cell = [](float total, int parts) {
        return (total - metrics::gap * static_cast<float>(parts - 1)) / static_cast<float>(parts);
    };
    const float width = cell(canvas.width() - 2 * metrics::margin, columns);
    const float height = std::min(cell(layout.bottom - top, rows), width * 0.75F);
    for (int i = 0; i < count; ++i) {
        const auto column = static_cast<float>(i % columns);
        const int row = i / columns;
        draw_logo(canvas,
                  {metrics::margin + column * (width + metrics::gap),
                   top + static_cast<float>(row) * (height + metrics::gap), width, height},
                  sheet.logos[static_cast<std::size_t>(i)]);
    }
}

}  // namespace foyer::kiosk::board
