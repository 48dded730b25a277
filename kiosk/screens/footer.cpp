#include "kiosk/screens/footer.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>
#include <vector>

#include "kiosk/screens/lowered.h"
#include "kiosk/screens/page_parts.h"
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

struct AccessEntry {
    const char* icon;
    const char* key;
    IntentKind intent;
};
constexpr AccessEntry access_entries[] = {
    {"lower", "access.lower", IntentKind::toggle_low_reach},
    {"larger", "access.larger", IntentKind::toggle_text_size},
    {"contrast", "access.contrast", IntentKind::toggle_contrast},
    {"listen", "access.listen", IntentKind::toggle_speech},
};

bool is_on(const State& state, IntentKind toggle) {
    if (toggle == IntentKind::toggle_low_reach) return state.low_reach;
    if (toggle == IntentKind::toggle_text_size) return state.text_size == TextSize::largest;
    if (toggle == IntentKind::toggle_contrast) return state.theme == ThemeName::contrast;
    return toggle == IntentKind::toggle_speech && state.speech;
}

/// A screen whose upper edge is within reach has nothing to lower.
bool is_offered(const ScreenContext& context, const Canvas& canvas, IntentKind toggle) {
    return toggle != IntentKind::toggle_low_reach || context.state.low_reach ||
           reach(context, canvas) < canvas.height();
}

constexpr float least_target = 96;
constexpr float pill_gap = 16;
constexpr float narrow_pill_gap = 8;
constexpr float word_padding = 12;
constexpr float into_margin = 16;  // from the edge of the screen, where slots need the margin

/// Where the parts of the footer stand.
struct FooterPlan {
    Rect nav;
    std::vector<std::pair<const AccessEntry*, Rect>> access;
    /// The window in which the languages stand, each `pill` wide; more of them than fit are moved.
    Rect languages;
    float pill = 0, pill_gap = 0;
    float height = 0;  ///< of the footer
};

float widest_word(Canvas& canvas, std::string_view words) {
    float widest = 0;
    for (std::size_t begin = 0; begin < words.size();) {
        const std::size_t end = std::min(words.find(' ', begin), words.size());
        const TextOptions style{.token = TextToken::caption};
        widest = std::max(widest, canvas.measure(words.substr(begin, end - begin), 0, style).width);
        begin = end + 1;
    }
    return widest;
}

/// What the words of the access row need, on one line each or on two; set small, none needs more
/// than a finger does.
struct AccessWidths {
    std::vector<float> widths;
    float total = 0;
};

AccessWidths access_widths(const ScreenContext& context, Canvas& canvas,
                           const std::vector<const AccessEntry*>& entries, int lines) {
    AccessWidths all;
    for (const AccessEntry* entry : entries) {
        const std::string word = context.words().text(entry->key);
        float width = canvas.measure(word, 0, {.token = TextToken::caption}).width;
        if (lines > 1) width = widest_word(canvas, word);
        all.widths.push_back(std::max(least_target, std::ceil(width) + 2 * word_padding));
        all.total += all.widths.back();
    }
    return all;
}

/// Sets the access entries into `row` from its left; what is left over stands between them, and
/// what is missing is taken from the widest, down to what a finger needs.
void place_access(FooterPlan& plan, const std::vector<const AccessEntry*>& entries,
                  const AccessWidths& needed, const Rect& row) {
    const auto count = static_cast<float>(entries.size());
    const float spare = std::clamp((row.w - needed.total) / count, 0.0F, 24.0F);
    const float beyond = needed.total - least_target * count;
    const float share =
        beyond <= 0 ? 1 : std::clamp((row.w - least_target * count) / beyond, 0.0F, 1.0F);
    float x = row.x;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const float width = least_target + (needed.widths[i] - least_target) * share + spare;
        plan.access.emplace_back(entries[i], Rect{x, row.y, width, row.h});
        x += width;
    }
}

float width_of_pills(std::size_t count, float pill, float gap) {
    const auto n = static_cast<float>(count);
    return n * (pill + gap) - gap;
}

/// Sets the languages to the left of `right`, at most `room` wide: pills of `wide`, or as narrow as
/// a finger allows. Returns what they take.
float place_languages(FooterPlan& plan, std::size_t count, const Rect& row, float wide) {
    plan.pill = wide;
    plan.pill_gap = pill_gap;
    if (width_of_pills(count, plan.pill, plan.pill_gap) > row.w) {
        plan.pill = least_target;
        plan.pill_gap = narrow_pill_gap;
    }
    const float width = std::min(row.w, width_of_pills(count, plan.pill, plan.pill_gap));
    plan.languages = {row.right() - width, row.y, width, least_target};
    return width;
}

/// Everything beside each other, at the foot of a wide screen.
void plan_one_row(FooterPlan& plan, const Canvas& canvas, std::size_t languages,
                  const std::vector<const AccessEntry*>& entries, const AccessWidths& one_line,
                  const AccessWidths& two_lines) {
    constexpr float access_x = 920;
    plan.height = 144;
    const float y = canvas.height() - plan.height;
    const float right = canvas.width() - metrics::margin;
    plan.nav = {metrics::margin, y, 848, 112};
    // Languages are there for those who cannot read the words: these are set smaller before one of
    // a few languages is out of sight.
    const float few =
        width_of_pills(std::min<std::size_t>(languages, 4), least_target, narrow_pill_gap);
    const float least = least_target * static_cast<float>(entries.size());
    const float whole = right - access_x - pill_gap;
    const float most = std::max(whole - two_lines.total, std::min(few, whole - least));
    const float taken = place_languages(plan, languages, {right - most, y + 8, most, 0}, 104);
    const float room = right - taken - pill_gap - access_x;
    place_access(plan, entries, one_line.total <= room ? one_line : two_lines,
                 {access_x, y, room, 112});
}

FooterPlan plan_footer(const ScreenContext& context, Canvas& canvas) {
    std::vector<const AccessEntry*> entries;
    for (const AccessEntry& entry : access_entries)
        if (is_offered(context, canvas, entry.intent)) entries.push_back(&entry);
    const AccessWidths one_line = access_widths(context, canvas, entries, 1);
    const AccessWidths two_lines = access_widths(context, canvas, entries, 2);
    const std::size_t languages = context.catalogues.all().size();
    FooterPlan plan;
    if (footer_in_one_row(canvas)) {
        plan_one_row(plan, canvas, languages, entries, one_line, two_lines);
        return plan;
    }
    const float left = metrics::margin;
    const float right = canvas.width() - metrics::margin;
    // A low screen keeps more of itself for the page.
    const bool low = canvas.height() < 1000;
    const float nav_height = low ? 104 : 128;
    const float below = low ? 24 : 48;
    const float between = low ? 12 : 24;
    const float pill = right - left >= 900 ? 112 : least_target;
    const auto count = static_cast<float>(entries.size());
    // Where words are short of room, their slots reach into the margin.
    float whole = right - left + word_padding;
    const auto beside_pills = [&](float width, float gap) {
        return whole - width_of_pills(languages, width, gap) - pill_gap;
    };
    float beside = beside_pills(pill, pill_gap);
    if (two_lines.total > beside) {
        whole = right - into_margin;
        beside = beside_pills(least_target, narrow_pill_gap);
    }
    // Magnified words are set smaller before they take a row of the page.
    const bool one_row = least_target * count <= beside;
    const float rows = one_row ? least_target : 2 * least_target + pill_gap;
    plan.height = nav_height + between + rows + below;
    const float y = canvas.height() - plan.height;
    plan.nav = {left, y, right - left, nav_height};
    const float access_y = y + nav_height + between;
    const float room = one_row ? beside : whole;
    place_access(plan, entries, one_line.total <= room ? one_line : two_lines,
                 {right - whole, access_y, room, least_target});
    const float pills_y = one_row ? access_y : access_y + least_target + pill_gap;
    const float pills = one_row ? whole - beside - pill_gap : right - left;
    place_languages(plan, languages, {right - pills, pills_y, pills, 0}, pill);
    return plan;
}

/// How much smaller the words of the access row are set, all alike, where one has too little room.
float access_scale(const ScreenContext& context, Canvas& canvas, const FooterPlan& plan) {
    constexpr float least_padding = 4;
    float scale = 1;
    for (const auto& [entry, slot] : plan.access)
        scale = std::min(scale, (slot.w - 2 * least_padding) /
                                    widest_word(canvas, context.words().text(entry->key)));
    return scale;
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
            draw_language(context, canvas, catalogue, {x, y, plan.pill, least_target});
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
