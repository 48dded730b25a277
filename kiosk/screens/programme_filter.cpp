// Choosing filters: a panel in the place of the programme, and the filters in force above it.

#include <algorithm>
#include <array>

#include "kiosk/screens/programme_model.h"
#include "kiosk/screens/programme_view.h"
#include "kiosk/widgets/parts.h"

namespace foyer::kiosk::programme_page {

namespace {

constexpr float button_height = 96;
constexpr float button_gap = 12;
constexpr float least_value = 400;
constexpr float icon_room = 56;

std::string facet_name(const Catalogue& words, ProgrammeFacet facet) {
    switch (facet) {
        case ProgrammeFacet::room:
            return words.text("programme.by_room");
        case ProgrammeFacet::track:
            return words.text("programme.by_track");
        case ProgrammeFacet::kind:
            return words.text("programme.by_kind");
        case ProgrammeFacet::language:
            break;
    }
    return words.text("programme.by_language");
}

/// What is offered for one filter: all, then its values.
struct Offer {
    std::string word, count, label;
    bool chosen = false;
    Intent intent;
};

std::vector<Offer> offers_of(const View& view, ProgrammeFacet facet) {
    const Catalogue& words = view.words();
    const auto values = facet_values(view.snapshot, view.day, view.choices(), facet, words);
    std::vector<Offer> offers;
    ProgrammeChoices without = view.choices();
    choose(without, field_of(facet), {});
    const std::string all = words.text("programme.all");
    offers.push_back({.word = all,
                      .count = std::to_string(selection(view.snapshot, view.day, without).size()),
                      .label = facet_name(words, facet) + ", " + all,
                      .chosen = view.choices().chosen(facet).empty(),
                      .intent = choose_in_programme(field_of(facet), {})});
    for (const FacetValue& value : values)
        offers.push_back({.word = value.name,
                          .count = std::to_string(value.count),
                          .label = value.name,
                          .chosen = value.chosen,
                          .intent = choose_in_programme(field_of(facet), value.value)});
    return offers;
}

void draw_offer(const View& view, Canvas& canvas, const Rect& rect, const Offer& offer) {
    const Theme& theme = canvas.theme();
    const Color ground = offer.chosen                  ? theme.inverse
                         : canvas.pressed(offer.label) ? theme.card2
                                                       : theme.card;
    canvas.fill(rect, ground, metrics::radius_button);
    if (!offer.chosen)
        canvas.outline(rect, theme.line, metrics::radius_button, theme.control_width);
    const Color quiet = offer.chosen ? theme.on_inverse : theme.text2;
    const TextOptions count{.token = TextToken::body, .color = quiet};
    const float count_width = canvas.measure(offer.count, 0, count).width;
    const float left = rect.x + 28;
    const float width = rect.w - 28 - 24 - count_width - 20;
    TextOptions style{.token = TextToken::bodyb,
                      .color = offer.chosen ? theme.on_inverse : theme.accent,
                      .max_lines = 2,
                      .line = 40};
    const TextExtent large = canvas.measure(offer.word, width, style);
    if (large.shortened || large.broken_word) {
        style.token = TextToken::caption;
        style.line = 0;
    }
    const float height = canvas.measure(offer.word, width, style).height;
    canvas.text({left, rect.y + (rect.h - height) / 2, width, height}, offer.word, style);
    canvas.text({rect.right() - 24 - count_width, rect.y + 26, count_width + 2, 44}, offer.count,
                count);
    const std::string value =
        offer.chosen ? view.words().text("selected") + ", " + offer.count : offer.count;
    canvas.button(offer.label, value, rect, offer.intent);
}

/// A button above the values of the panel, in its own coordinates.
struct PanelButton {
    std::string word;
    PillStyle style;
    Intent intent;
    Rect rect{};
};

/// The filters there are, and the ways out of the panel, as they stand in `width`.
struct PanelHead {
    std::vector<PanelButton> buttons;
    float height = 0;
};

PanelHead panel_head(const View& view, Canvas& canvas, float width) {
    const Catalogue& words = view.words();
    PanelHead head;
    for (const ProgrammeFacet facet : all_facets)
        head.buttons.push_back(
            {facet_name(words, facet),
             {.chosen = view.choices().facet == facet},
             choose_in_programme(ProgrammeField::panel, std::string(word_for(facet)))});
    if (view.choices().filtered())
        head.buttons.push_back({words.text("programme.show_all"),
                                {},
                                choose_in_programme(ProgrammeField::no_filter, {})});
    head.buttons.push_back({words.plural("programme.show", static_cast<long>(view.sessions.size())),
                            {.icon = "close"},
                            choose_in_programme(ProgrammeField::panel, {})});
    float x = 0;
    float y = 0;
    for (PanelButton& button : head.buttons) {
        const float taken = std::min(pill_width(canvas, button.word, button.style), width);
        if (x > 0 && x + taken > width) {
            x = 0;
            y += button_height + button_gap;
        }
        button.rect = {x, y, taken, button_height};
        x += taken + button_gap;
    }
    head.height = y + button_height + 20;
    return head;
}

void draw_panel_head(const View& view, Canvas& canvas, const PanelHead& head, float x, float y) {
    for (const PanelButton& button : head.buttons) {
        const Rect& rect = button.rect;
        draw_pill(view, canvas, {x + rect.x, y + rect.y, rect.w, rect.h}, button.word, button.word,
                  button.style, button.intent);
    }
}

}  // namespace

void draw_filter_panel(const View& view, Canvas& canvas, const Rect& content) {
    const float step = button_height + button_gap;
    const float beside = content.w - button_height - 24;
    PanelHead head = panel_head(view, canvas, content.w);
    // Where there is little room, all of it is moved.
    const bool moves = content.h < head.height + 2 * step;
    if (moves) {
        head = panel_head(view, canvas, beside);
    } else {
        draw_panel_head(view, canvas, head, content.x, content.y);
    }
    const float top = moves ? content.y : content.y + head.height;
    const float above = moves ? head.height : 0;
    const std::vector<Offer> offers = offers_of(view, view.choices().facet);
    const Rect window{content.x, top, beside, std::max(1.0F, content.bottom() - top)};
    const auto across = static_cast<std::size_t>(
        std::max(1.0F, (window.w + button_gap) / (least_value + button_gap)));
    const float width =
        (window.w - button_gap * static_cast<float>(across - 1)) / static_cast<float>(across);
    const std::size_t rows = (offers.size() + across - 1) / across;
    const Scrolled area =
        begin_scroll(view.context, canvas,
                     {.position = {.area = "programme-filter"},
                      .window = window,
                      .width = window.w,
                      .height = above + step * static_cast<float>(rows) - button_gap});
    if (moves) draw_panel_head(view, canvas, head, 0, 0);
    for (std::size_t i = 0; i < offers.size(); ++i) {
        const Rect rect{static_cast<float>(i % across) * (width + button_gap),
                        above + static_cast<float>(i / across) * step, width, button_height};
        if (canvas.shows(rect)) draw_offer(view, canvas, rect, offers[i]);
    }
    canvas.end_scroll();
    if (window.h < step + button_height) return;
    const float x = content.right() - button_height;
    draw_scroll_buttons(canvas, {x, top, button_height, button_height},
                        {x, top + step, button_height, button_height},
                        {.up = view.words().text("programme.fewer_values"),
                         .down = view.words().text("programme.more_values")},
                        area);
}

std::vector<ActiveFilter> active_filters(const View& view) {
    const Catalogue& words = view.words();
    std::vector<ActiveFilter> filters;
    for (const ProgrammeFacet facet : all_facets) {
        const std::string& value = view.choices().chosen(facet);
        if (value.empty()) continue;
        const std::string word = facet_name(words, facet) + "  \u00B7  " +
                                 facet_value_name(view.snapshot, facet, value, words);
        filters.push_back({.word = word,
                           .label = words.text("programme.without", {{"name", word}}),
                           .intent = choose_in_programme(field_of(facet), {})});
    }
    return filters;
}

float pill_width(Canvas& canvas, const std::string& word, const PillStyle& style) {
    const float text = canvas.measure(word, 0, {.token = TextToken::bodyb}).width;
    return std::max(112.0F, text + 56 + (style.icon.empty() ? 0 : icon_room));
}

namespace {

/// What the icon takes of a pill; a word that would be broken beside it stands alone.
float icon_part(Canvas& canvas, float width, const std::string& word, const PillStyle& style) {
    if (style.icon.empty()) return 0;
    const TextExtent beside =
        canvas.measure(word, width - 24 - icon_room, {.token = TextToken::caption});
    return beside.broken_word ? 0 : icon_room;
}

}  // namespace

bool is_set_large(Canvas& canvas, float width, const std::string& word, const PillStyle& style) {
    const float room = width - 24 - icon_part(canvas, width, word, style);
    return !style.small && canvas.measure(word, 0, {.token = TextToken::bodyb}).width <= room;
}

void draw_pill(const View& view, Canvas& canvas, const Rect& rect, const std::string& word,
               const std::string& label, const PillStyle& style, const Intent& intent) {
    const Theme& theme = canvas.theme();
    const Color ground = style.chosen            ? theme.inverse
                         : !style.enabled        ? theme.card2
                         : canvas.pressed(label) ? theme.card2
                                                 : theme.card;
    const Color ink = style.chosen ? theme.on_inverse : style.enabled ? theme.accent : theme.text2;
    canvas.fill(rect, ground, metrics::radius_button);
    if (!style.chosen && style.enabled)
        canvas.outline(rect, theme.line, metrics::radius_button, theme.control_width);
    TextOptions text{.token = TextToken::bodyb, .color = ink};
    const float icon = icon_part(canvas, rect.w, word, style);
    const float room = rect.w - 24 - icon;
    if (!is_set_large(canvas, rect.w, word, style)) {
        text.token = TextToken::caption;
        text.max_lines = 2;
    }
    const TextExtent extent = canvas.measure(word, text.max_lines > 1 ? room : 0, text);
    const float width = std::min(extent.width, room);
    const float height = std::max(extent.height, type_size(text.token).line);
    float x = rect.x + (rect.w - width - icon) / 2;
    if (icon > 0) canvas.icon(style.icon, x, rect.y + (rect.h - 40) / 2, 40, ink);
    x += icon;
    canvas.text({x, rect.y + (rect.h - height) / 2, width + 2, height}, word, text);
    if (!style.enabled) {
        canvas.note("text", label, {}, rect);
        return;
    }
    canvas.button(
        label, style.chosen && style.icon.empty() ? view.words().text("selected") : std::string(),
        rect, intent);
}

}  // namespace foyer::kiosk::programme_page
