#include "kiosk/screens/people_page.h"

#include <algorithm>

#include "kiosk/screens/found_row.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/page_parts.h"
#include "kiosk/widgets/parts.h"

namespace foyer::kiosk {

namespace {

using programme::LetterGroup;

constexpr float person_height = 112;
constexpr float person_step = person_height + 12;
constexpr float letter_height = 64;
constexpr float letter_gap = 20;  // after the last row of a letter
/// A name and what stands around it need this much.
constexpr float least_person_width = 520;
constexpr float stop_size = 96;
constexpr float stop_gap = 12;
/// Beyond this nobody sees at once where a letter is.
constexpr std::size_t most_stops = 28;

struct PeopleLayout {
    Rect list, rail;
    std::size_t columns = 1;  ///< of the list
    std::size_t rail_columns = 1;
    std::size_t rail_rows = 1;
};

PeopleLayout people_layout(const Rect& content, std::size_t letters) {
    PeopleLayout layout;
    const float rows = (content.h + stop_gap) / (stop_size + stop_gap);
    layout.rail_rows = static_cast<std::size_t>(std::max(1.0F, rows));
    // Where the screen is wide and low, the rail may be as wide as it is short.
    const std::size_t widest = content.w >= 1400 ? 3 : 1;
    const std::size_t wanted = std::min(letters, most_stops);
    layout.rail_columns =
        std::clamp((wanted + layout.rail_rows - 1) / layout.rail_rows, std::size_t{1}, widest);
    const float width = static_cast<float>(layout.rail_columns) * (stop_size + stop_gap) - stop_gap;
    layout.rail = {content.right() - width, content.y, width, content.h};
    layout.list = {content.x, content.y, layout.rail.x - metrics::gap - content.x, content.h};
    layout.columns = static_cast<std::size_t>(
        std::max(1.0F, (layout.list.w + metrics::gap) / (least_person_width + metrics::gap)));
    return layout;
}

void draw_letter_group(const ScreenContext& context, Canvas& canvas, const PeopleLayout& layout,
                       const PeopleList& list, std::size_t group) {
    const programme::Finder& finder = *context.finder;
    const LetterGroup& letter = finder.people.letters[group];
    const PeopleList::Group& place = list.groups[group];
    const Rect heading{0, place.top, layout.list.w, letter_height};
    if (canvas.shows(heading)) {
        canvas.text({8, place.top + 5, heading.w - 8, 54}, letter.letter,
                    {.token = TextToken::bodyl, .color = canvas.theme().text2});
        canvas.note("heading", letter.letter, {}, heading);
    }
    const auto columns = static_cast<float>(layout.columns);
    const float width = (layout.list.w - metrics::gap * (columns - 1)) / columns;
    for (std::size_t i = 0; i < letter.count; ++i) {
        const Rect rect{static_cast<float>(i % layout.columns) * (width + metrics::gap),
                        place.rows + static_cast<float>(i / layout.columns) * person_step, width,
                        person_height};
        if (!canvas.shows(rect)) continue;
        draw_found_row(
            canvas, rect,
            person_row(finder.snapshot(), context.words(), finder.people.people[letter.first + i]));
    }
}

void draw_rail(const ScreenContext& context, Canvas& canvas, const PeopleLayout& layout,
               const PeopleList& list, const Scrolled& area) {
    if (area.limits.most_y <= 0) return;
    const Theme& theme = canvas.theme();
    const auto stops =
        rail_stops(context.finder->people.letters, layout.rail_rows * layout.rail_columns);
    for (std::size_t i = 0; i < stops.size(); ++i) {
        const Rect rect{
            layout.rail.x + static_cast<float>(i / layout.rail_rows) * (stop_size + stop_gap),
            layout.rail.y + static_cast<float>(i % layout.rail_rows) * (stop_size + stop_gap),
            stop_size, stop_size};
        const float top = list.groups[stops[i].first].top;
        const float below =
            i + 1 < stops.size() ? list.groups[stops[i + 1].first].top : list.height;
        const bool here = area.position.y >= top - 1 && area.position.y < below - 1;
        const std::string label =
            context.words().text("people.letter", {{"letter", stops[i].label}});
        canvas.fill(rect,
                    here                    ? theme.inverse
                    : canvas.pressed(label) ? theme.card2
                                            : theme.card,
                    metrics::radius_button);
        if (!here) canvas.outline(rect, theme.line, metrics::radius_button, theme.control_width);
        canvas.text({rect.x + 4, rect.y + (rect.h - 44) / 2, rect.w - 8, 44}, stops[i].label,
                    {.token = TextToken::bodyb,
                     .color = here ? theme.on_inverse : theme.accent,
                     .align = Align::center});
        ScrollPosition to = area.position;
        to.y = std::min(top, area.limits.most_y);
        canvas.button(label, here ? context.words().text("selected") : std::string(), rect,
                      scroll_to(to));
    }
}

}  // namespace

std::vector<RailStop> rail_stops(const std::vector<LetterGroup>& letters, std::size_t most) {
    std::vector<RailStop> stops;
    if (letters.empty() || most == 0) return stops;
    const std::size_t total = letters.back().first + letters.back().count;
    std::size_t taken = 0;  // letters
    for (std::size_t left = std::min(most, letters.size()); left > 0; --left) {
        const std::size_t begin = taken;
        // Each stop that is still to come needs a letter of its own.
        const std::size_t furthest = letters.size() - (left - 1);
        const std::size_t fair = (total - letters[begin].first) / left;
        std::size_t people = 0;
        do {
            people += letters[taken++].count;
        } while (taken < furthest && (left == 1 || people + letters[taken].count / 2 <= fair));
        RailStop stop{letters[begin].letter, begin};
        if (taken - begin > 1) stop.label += "\u2013" + letters[taken - 1].letter;
        stops.push_back(std::move(stop));
    }
    return stops;
}

PeopleList people_list(const std::vector<LetterGroup>& letters, std::size_t columns) {
    PeopleList list;
    float y = 0;
    for (const LetterGroup& letter : letters) {
        const std::size_t lines = (letter.count + columns - 1) / columns;
        const float rows = y + letter_height;
        const float bottom = rows + static_cast<float>(lines) * person_step - 12 + letter_gap;
        list.groups.push_back({y, rows, bottom});
        y = bottom;
    }
    list.height = y;
    return list;
}

void draw_people_page(const ScreenContext& context, Canvas& canvas) {
    const Rect content = draw_header_and_strip(context, canvas);
    const Catalogue& words = context.words();
    if (!context.finder) {
        draw_message(canvas, content, "people", words.text("search.preparing"), {});
        return;
    }
    const auto& letters = context.finder->people.letters;
    if (letters.empty()) {
        draw_message(canvas, content, "people", words.text("people.none"), {});
        return;
    }
    const std::string title = words.text("people.title");
    const TextExtent head = canvas.text({content.x, content.y, content.w, 64}, title,
                                        {.token = TextToken::title, .color = canvas.theme().text});
    const std::string count =
        words.plural("people.count", static_cast<long>(context.finder->people.people.size()));
    const float x = content.x + head.width + 24;
    canvas.text({x, content.y + 14, content.right() - x, 44}, count,
                {.token = TextToken::body, .color = canvas.theme().text2});
    canvas.note("heading", title, count, {content.x, content.y, content.w, 64});
    const float top = content.y + 64 + 16;
    const PeopleLayout layout = people_layout(
        {content.x, top, content.w, std::max(0.0F, content.bottom() - top)}, letters.size());
    const PeopleList list = people_list(letters, layout.columns);
    const Scrolled area = begin_scroll(context, canvas,
                                       {.position = {.area = "people"},
                                        .window = layout.list,
                                        .width = layout.list.w,
                                        .height = list.height});
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const PeopleList::Group& place = list.groups[i];
        if (canvas.shows({0, place.top, layout.list.w, place.bottom - place.top}))
            draw_letter_group(context, canvas, layout, list, i);
    }
    canvas.end_scroll();
    draw_rail(context, canvas, layout, list, area);
}

}  // namespace foyer::kiosk
