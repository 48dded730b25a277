#include "kiosk/screens/footer.h"

#include <algorithm>

#include "kiosk/widgets/parts.h"

namespace foyer::kiosk {

namespace {

// Below this width the navigation, access and languages stand in two rows, as in portrait.
constexpr float one_row_width = 1780;

bool footer_in_one_row(const Canvas& canvas) {
    return !canvas.portrait() && canvas.width() >= one_row_width;
}

struct NavEntry {
    PageKind page;
    const char* icon;
    const char* key;
};
constexpr NavEntry nav_entries[] = {{PageKind::now, "now", "nav.now"},
                                    {PageKind::programme, "programme", "nav.programme"},
                                    {PageKind::search, "search", "nav.search"},
                                    {PageKind::info, "info", "nav.info"}};

/// The part of the navigation that `page` belongs to.
PageKind section_of(PageKind page) {
    switch (page) {
        case PageKind::now:
        case PageKind::session:
        case PageKind::room:
        case PageKind::changes:
        case PageKind::list:
            return PageKind::now;
        case PageKind::programme:
            return PageKind::programme;
        case PageKind::search:
        case PageKind::people:
        case PageKind::person:
            return PageKind::search;
        case PageKind::info:
            return PageKind::info;
    }
    return PageKind::now;
}

/// Pages that the navigation leads to need no way back.
bool has_way_back(const State& state) {
    const PageKind page = current_page(state).kind;
    return state.pages.size() > 1 && page != section_of(page);
}

/// The way back, in the place of the navigation's left end; returns what is left of `row`. Where
/// there is little room its word stands below its arrow.
Rect draw_back(const ScreenContext& context, Canvas& canvas, const Rect& row) {
    const Theme& theme = canvas.theme();
    const bool stacked = row.w < 900;
    const std::string label = context.words().text("back");
    const Rect button{row.x, row.y, stacked ? 148.0F : 204.0F, row.h};
    const bool pressed = canvas.pressed(label);
    canvas.fill(button, pressed ? theme.card2 : theme.accent, metrics::radius_card);
    const Color ink = pressed ? theme.accent : theme.on_accent;
    if (stacked) {
        const float top = button.y + (button.h - 84) / 2;
        canvas.icon("arrowleft", button.x + (button.w - 44) / 2, top, 44, ink);
        canvas.text({button.x + 4, top + 50, button.w - 8, 34}, label,
                    {.token = TextToken::caption, .color = ink, .align = Align::center});
    } else {
        const TextOptions style{.token = TextToken::bodyb, .color = ink};
        const float width = canvas.measure(label, 0, style).width;
        const float x = button.x + std::max(12.0F, (button.w - 50 - width) / 2);
        canvas.icon("arrowleft", x, button.y + (button.h - 36) / 2, 36, ink);
        canvas.text({x + 50, button.y + (button.h - 44) / 2, button.right() - x - 54, 44}, label,
                    style);
    }
    canvas.button(label, {}, button, Intent{.kind = IntentKind::back});
    const float taken = button.w + (stacked ? 16 : metrics::gap);
    return {row.x + taken, row.y, row.w - taken, row.h};
}

void draw_nav(const ScreenContext& context, Canvas& canvas, Rect nav) {
    if (has_way_back(context.state)) nav = draw_back(context, canvas, nav);
    const Theme& theme = canvas.theme();
    draw_card_ground(canvas, nav, false);
    const float width = (nav.w - 16) / 4;
    const PageKind shown = current_page(context.state).kind;
    float x = nav.x + 8;
    for (const NavEntry& entry : nav_entries) {
        const std::string label = context.words().text(entry.key);
        const bool selected = entry.page == section_of(shown);
        const Rect part{x, nav.y + 8, width, nav.h - 16};
        if (selected) {
            canvas.fill(part, theme.accent, 22);
        } else if (canvas.pressed(label)) {
            canvas.fill(part, theme.card2, 22);
        }
        const Color ink = selected ? theme.on_accent : theme.accent;
        const float top = part.y + (part.h - 44 - 34 - 6) / 2;
        canvas.icon(entry.icon, x + (width - 44) / 2, top, 44, ink);
        canvas.text({x + 4, top + 50, width - 8, 34}, label,
                    {.token = TextToken::caption, .color = ink, .align = Align::center});
        canvas.button(label, selected ? context.words().text("selected") : std::string(), part,
                      open_page(entry.page));
        x += width;
    }
}

void draw_access(const ScreenContext& context, Canvas& canvas, const Rect& slot) {
    const Theme& theme = canvas.theme();
    const std::string label = context.words().text("access.contrast");
    const bool on = context.state.theme == ThemeName::contrast;
    if (on) {
        canvas.fill(slot, theme.accent, 22);
    } else if (canvas.pressed(label)) {
        canvas.fill(slot, theme.card2, 22);
    }
    const Color ink = on ? theme.on_accent : theme.accent;
    const float top = slot.y + (slot.h - 40 - 34 - 4) / 2;
    canvas.icon("contrast", slot.x + (slot.w - 40) / 2, top, 40, ink);
    canvas.text({slot.x, top + 44, slot.w, 34}, label,
                {.token = TextToken::caption, .color = ink, .align = Align::center});
    canvas.button(label, context.words().text(on ? "access.on" : "access.off"), slot,
                  Intent{.kind = IntentKind::toggle_contrast});
}

/// Pills for the languages, right-aligned.
void draw_languages(const ScreenContext& context, Canvas& canvas, float y, float width,
                    float room) {
    const Theme& theme = canvas.theme();
    const auto& all = context.catalogues.all();
    const float count = static_cast<float>(all.size());
    const float pill = std::min(width, (room - 16 * (count - 1)) / count);
    float x = canvas.width() - metrics::margin - count * pill - (count - 1) * 16;
    for (const Catalogue& catalogue : all) {
        const bool selected = catalogue.language() == context.words().language();
        const std::string label =
            context.words().text("language.switch", {{"name", catalogue.name()}});
        const Rect rect{x, y, pill, 96};
        if (selected) {
            canvas.fill(rect, theme.inverse, 48);
        } else {
            if (canvas.pressed(label)) canvas.fill(rect, theme.card2, 48);
            canvas.outline(rect, theme.line, 48, theme.control_width);
        }
        canvas.text({x + 8, y + 26, pill - 16, 44}, catalogue.pill(),
                    {.token = TextToken::bodyb,
                     .color = selected ? theme.on_inverse : theme.accent,
                     .align = Align::center,
                     .language = catalogue.language()});
        canvas.button(label, selected ? context.words().text("selected") : std::string(), rect,
                      choose_language(catalogue.language()));
        x += pill + 16;
    }
}

}  // namespace

float footer_height(const Canvas& canvas) {
    return footer_in_one_row(canvas) ? 144 : 296;
}

void draw_footer(const ScreenContext& context, Canvas& canvas) {
    const float bottom = canvas.height();
    if (footer_in_one_row(canvas)) {
        const float y = bottom - 144;
        draw_nav(context, canvas, {metrics::margin, y, 848, 112});
        draw_access(context, canvas, {932, y, 152, 112});
        draw_languages(context, canvas, y + 8, 104, 560);
        return;
    }
    draw_nav(context, canvas,
             {metrics::margin, bottom - 296, canvas.width() - 2 * metrics::margin, 128});
    draw_access(context, canvas, {metrics::margin - 12, bottom - 144, 152, 96});
    draw_languages(context, canvas, bottom - 144, 112, 560);
}

}  // namespace foyer::kiosk
