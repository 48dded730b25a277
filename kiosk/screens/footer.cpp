#include "kiosk/screens/footer.h"

#include <algorithm>
#include <iterator>

#include "kiosk/screens/footer_plan.h"
#include "kiosk/screens/page_parts.h"
#include "kiosk/widgets/parts.h"

namespace foyer::kiosk {

namespace {

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
        case PageKind::staff_edit:
        case PageKind::staff_done:
        case PageKind::staff_queue:
        case PageKind::staff_words:
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
    const Rect button{row.x, row.y, !stacked ? 204.0F : row.w < 760 ? 120.0F : 148.0F, row.h};
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
    const float taken = button.w + (!stacked ? metrics::gap : row.w < 760 ? 12 : 16);
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
        TextOptions style{.token = TextToken::caption, .color = ink, .align = Align::center};
        // Magnified words are set a little smaller before one of them is broken.
        const float needed = canvas.measure(label, 0, style).width + 4;
        style.scale = std::min(1.0F, width / needed);
        canvas.text({x, top + 50, width, 34}, label, style);
        canvas.button(label, selected ? context.words().text("selected") : std::string(), part,
                      open_page(entry.page));
        x += width;
    }
}

bool is_on(const State& state, IntentKind toggle) {
    if (toggle == IntentKind::toggle_low_reach) return state.low_reach;
    if (toggle == IntentKind::toggle_text_size) return state.text_size == TextSize::largest;
    if (toggle == IntentKind::toggle_contrast) return state.theme == ThemeName::contrast;
    return toggle == IntentKind::toggle_speech && state.speech;
}

void draw_access(const ScreenContext& context, Canvas& canvas, const AccessEntry& entry,
                 const Rect& slot, float scale) {
    const Theme& theme = canvas.theme();
    const std::string label = context.words().text(entry.key);
    const bool on = is_on(context.state, entry.intent);
    if (on) {
        canvas.fill(slot, theme.accent, 22);
    } else if (canvas.pressed(label)) {
        canvas.fill(slot, theme.card2, 22);
    }
    const Color ink = on ? theme.on_accent : theme.accent;
    TextOptions style{
        .token = TextToken::caption, .color = ink, .max_lines = 2, .align = Align::center};
    style.scale = scale;
    const bool two = canvas.measure(label, slot.w, style).lines > 1;
    if (two) style.line = 28;
    const float icon = two ? 34 : 40;
    const float words = two ? 56 : 34;
    const float top = slot.y + (slot.h - icon - words - 4) / 2;
    canvas.icon(entry.icon, slot.x + (slot.w - icon) / 2, top, icon, ink);
    canvas.text({slot.x, top + icon + 4, slot.w, words}, label, style);
    canvas.button(label, context.words().text(on ? "access.on" : "access.off"), slot,
                  Intent{.kind = entry.intent});
}

void draw_language(const ScreenContext& context, Canvas& canvas, const Catalogue& catalogue,
                   const Rect& rect) {
    const Theme& theme = canvas.theme();
    const bool selected = catalogue.language() == context.words().language();
    const std::string label = context.words().text("language.switch", {{"name", catalogue.name()}});
    if (selected) {
        canvas.fill(rect, theme.inverse, 48);
    } else {
        if (canvas.pressed(label)) canvas.fill(rect, theme.card2, 48);
        canvas.outline(rect, theme.line, 48, theme.control_width);
    }
    canvas.text({rect.x + 8, rect.y + 26, rect.w - 16, 44}, catalogue.pill(),
                {.token = TextToken::bodyb,
                 .color = selected ? theme.on_inverse : theme.accent,
                 .align = Align::center,
                 .language = catalogue.language()});
    canvas.button(label, selected ? context.words().text("selected") : std::string(), rect,
                  choose_language(catalogue.language()));
}

void draw_languages(const ScreenContext& context, Canvas& canvas, const FooterPlan& plan) {
    const auto& all = context.catalogues.all();
    const float step = plan.pill + plan.pill_gap;
    const float width = width_of_pills(all.size(), plan.pill, plan.pill_gap);
    const Rect& window = plan.languages;
    const auto draw_from = [&](float x, float y) {
        for (const Catalogue& catalogue : all) {
            draw_language(context, canvas, catalogue, {x, y, plan.pill, window.h});
            x += step;
        }
    };
    if (width <= window.w + 0.5F) {
        draw_from(window.x, window.y);
        return;
    }
    // The reader's own language is in sight until somebody moves them.
    const auto chosen = std::ranges::find(all, context.words().language(),
                                          [](const Catalogue& c) { return c.language(); });
    const auto before = static_cast<float>(std::distance(all.begin(), chosen));
    const float most = width - window.w;
    const Scrolled area = begin_scroll(
        context, canvas,
        {.position = {.area = "languages",
                      .x = std::clamp(before * step - (window.w - plan.pill) / 2, 0.0F, most)},
         .window = window,
         .width = width,
         .height = window.h});
    draw_from(0, 0);
    canvas.end_scroll();
    // Faded ends would cost a texture; a rule says that there is more.
    const Color rule = canvas.theme().line;
    if (area.position.x > 1) canvas.fill({window.x - 10, window.y + 24, 2, 48}, rule);
    if (area.position.x < most - 1) canvas.fill({window.right() + 8, window.y + 24, 2, 48}, rule);
}

}  // namespace

float footer_height(const ScreenContext& context, Canvas& canvas) {
    return plan_footer(context, canvas).height;
}

void draw_footer(const ScreenContext& context, Canvas& canvas) {
    const FooterPlan plan = plan_footer(context, canvas);
    // Where a page has no room at all, what it drew here is not to be touched.
    const Rect foot{0, plan.nav.y, canvas.width(), canvas.height() - plan.nav.y};
    if (canvas.cover(foot)) canvas.fill(foot, canvas.theme().background);
    draw_nav(context, canvas, plan.nav);
    const float scale = access_scale(context, canvas, plan);
    for (const auto& [entry, slot] : plan.access)
        draw_access(context, canvas, *entry, slot, scale);
    draw_languages(context, canvas, plan);
}

}  // namespace foyer::kiosk
