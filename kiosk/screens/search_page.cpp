#include "kiosk/screens/search_page.h"

#include <algorithm>

#include "kiosk/screens/found_row.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/keyboard.h"
#include "kiosk/screens/page_parts.h"
#include "kiosk/screens/pills.h"
#include "kiosk/screens/search_model.h"
#include "kiosk/screens/session_row.h"
#include "kiosk/widgets/parts.h"

namespace foyer::kiosk {

namespace {

using programme::Finder;
using programme::HitKind;

constexpr float field_height = 112;
/// Where results are this wide they stand in two columns.
constexpr float two_columns_width = 1400;
/// With the keyboard beside them, results want at least this width.
constexpr float least_results_width = 560;
/// With the keyboard below them, results want at least this height for comfortable keys.
constexpr float wanted_results_height = 640;

struct SearchLayout {
    Rect field, counts, results;
    Rect keyboard;  ///< h == 0: put away
    Rect up, down;  ///< the buttons of the list, where the keyboard is put away
};

SearchLayout layout_without_keys(const Rect& content) {
    SearchLayout layout;
    layout.field = {content.x, content.y, content.w, field_height};
    const float y = layout.field.bottom() + 16;
    layout.down = {content.right() - 96, y, 96, 96};
    layout.up = {layout.down.x - 112, y, 96, 96};
    layout.counts = {content.x, y + 26, layout.up.x - 24 - content.x, 44};
    const float top = y + 112;
    layout.results = {content.x, top, content.w, std::max(0.0F, content.bottom() - top)};
    return layout;
}

/// Keys at the bottom left, results in a column of their own.
SearchLayout layout_beside_keys(const ScreenContext& context, const Canvas& canvas,
                                const Rect& content) {
    const float height = canvas.height();
    SearchLayout layout;
    const float width = least_keyboard_width(canvas);
    const float left_width = width - 24;
    layout.field = {content.x, content.y, left_width - content.x, field_height};
    const float room = height - layout.field.bottom() - 80;
    const float keys = keyboard_height(context, canvas, room);
    layout.keyboard = {0, height - keys, width, keys};
    layout.counts = {content.x, layout.field.bottom() + 24, layout.field.w, 44};
    if (layout.counts.bottom() > layout.keyboard.y) layout.counts.h = 0;
    const float x = width + 24;
    layout.results = {x, content.y, content.right() - x, height - 24 - content.y};
    return layout;
}

SearchLayout layout_above_keys(const ScreenContext& context, const Canvas& canvas,
                               const Rect& content) {
    const float height = canvas.height();
    SearchLayout layout;
    layout.field = {content.x, content.y, content.w, field_height};
    const float keys = keyboard_height(context, canvas, height - content.y - wanted_results_height);
    layout.keyboard = {0, height - keys, canvas.width(), keys};
    layout.counts = {content.x, layout.field.bottom() + 24, content.w, 44};
    float top = layout.counts.bottom() + 16;
    // One row matters more than how many there are.
    if (layout.keyboard.y - top < session_row_height) {
        layout.counts.h = 0;
        top = layout.field.bottom() + 16;
    }
    layout.results = {content.x, top, content.w, std::max(0.0F, layout.keyboard.y - top)};
    return layout;
}

SearchLayout search_layout(const ScreenContext& context, const Canvas& canvas,
                           const Rect& content) {
    if (!keyboard_shown(context)) return layout_without_keys(content);
    const bool beside = content.right() - least_keyboard_width(canvas) - 24 >= least_results_width;
    return beside ? layout_beside_keys(context, canvas, content)
                  : layout_above_keys(context, canvas, content);
}

void draw_query(const ScreenContext& context, Canvas& canvas, const Rect& box) {
    const Theme& theme = canvas.theme();
    const std::string& query = current_page(context.state).argument;
    const bool typing = keyboard_shown(context);
    float end = box.x;
    canvas.begin_clip(box);
    if (query.empty()) {
        canvas.text({box.x + 12, box.y + 5, box.w - 12, 44},
                    context.words().text("search.placeholder"),
                    {.token = TextToken::body, .color = theme.text2});
    } else {
        const TextOptions style{.token = TextToken::bodyl, .color = theme.text};
        // The layout leaves out what nobody sees; the caret stands behind it all the same.
        const float spaces = query.ends_with(' ') ? 12 : 0;
        const float width = canvas.measure(query, 0, style).width;
        // Of a long query the end is seen: there something happens.
        const float x = std::min(box.x, box.right() - width - spaces - 12);
        canvas.text({x, box.y, width + 4, 54}, query, style);
        end = x + width + spaces;
    }
    if (typing) canvas.fill({end + 4, box.y - 1, 4, 56}, theme.accent);
    canvas.end_clip();
}

void draw_field(const ScreenContext& context, Canvas& canvas, const Rect& rect) {
    const Theme& theme = canvas.theme();
    const std::string& query = current_page(context.state).argument;
    const std::string label = context.words().text("search.field");
    canvas.fill(rect, theme.card, metrics::radius_card);
    canvas.outline(rect, theme.accent, metrics::radius_card, 4);
    canvas.icon("search", rect.x + 32, rect.y + (rect.h - 44) / 2, 44, theme.text2);
    const float clear = query.empty() ? 0 : 120;
    const Rect touched{rect.x, rect.y, rect.w - clear, rect.h};
    draw_query(context, canvas,
               {rect.x + 104, rect.y + 29, touched.right() - 24 - rect.x - 104, 54});
    if (keyboard_shown(context)) {
        canvas.note("field", label, query, touched);
    } else {
        canvas.button(label, query, touched, Intent{.kind = IntentKind::show_keys});
    }
    if (query.empty()) return;
    const Rect button{rect.right() - 108, rect.y + 8, 100, 96};
    const std::string clear_word = context.words().text("search.clear");
    canvas.fill(button, canvas.pressed(clear_word) ? theme.line : theme.card2, 22);
    if (theme.edge_width > 2) canvas.outline(button, theme.line, 22, theme.control_width);
    canvas.icon("close", button.x + 28, button.y + 26, 44, theme.accent);
    canvas.button(clear_word, {}, button, Intent{.kind = IntentKind::clear_text});
}

/// The first in strong letters, the others in quiet ones, as many as fit.
void draw_counts(Canvas& canvas, const Rect& box, const std::vector<std::string>& counts) {
    if (box.h <= 0) return;
    float x = box.x;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const TextOptions style{.token = i == 0 ? TextToken::bodyb : TextToken::body,
                                .color = i == 0 ? canvas.theme().text : canvas.theme().text2};
        const float width = canvas.measure(counts[i], 0, style).width;
        if (i > 0 && x + width > box.right()) return;
        const Rect place{x, box.y, std::min(width, box.right() - x) + 2, box.h};
        canvas.text(place, counts[i], style);
        canvas.note("text", counts[i], {}, place);
        x += width + 24;
    }
}

FoundRow found_row(const Finder& finder, const Catalogue& words, const SearchHit& hit) {
    FoundRow row;
    if (hit.kind == HitKind::person) row = person_row(finder.snapshot(), words, hit.index);
    if (hit.kind == HitKind::room) row = room_row(finder.snapshot(), words, hit.index);
    if (hit.kind == HitKind::track) row = track_row(finder.snapshot(), words, hit.index);
    row.marked = hit.marked;
    return row;
}

void draw_results(const ScreenContext& context, Canvas& canvas, const SearchLayout& layout,
                  const Finder& finder, const SearchAnswer& answer) {
    const Rect& window = layout.results;
    const std::size_t columns = window.w >= two_columns_width ? 2 : 1;
    const float gap = metrics::gap;
    const float width =
        (window.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const std::size_t lines = (answer.hits.size() + columns - 1) / columns;
    const Scrolled area =
        begin_scroll(context, canvas,
                     {.position = {.area = "results"},
                      .window = window,
                      .width = window.w,
                      .height = session_row_step * static_cast<float>(lines) + gap});
    const RowTeller teller(finder.snapshot(), context.now, context.words());
    const auto hits = hits_in_order(answer, finder.snapshot(), context.now);
    for (std::size_t i = 0; i < hits.size(); ++i) {
        const SearchHit& hit = *hits[i];
        const Rect rect{static_cast<float>(i % columns) * (width + gap),
                        4 + session_row_step * static_cast<float>(i / columns), width,
                        session_row_height};
        if (!canvas.shows(rect)) continue;
        if (hit.kind == HitKind::session) {
            SessionRow row = teller.row(hit.index);
            row.marked = hit.marked;
            draw_session_row(canvas, rect, row);
        } else {
            draw_found_row(canvas, rect, found_row(finder, context.words(), hit));
        }
    }
    canvas.end_scroll();
    if (layout.keyboard.h <= 0)
        draw_scroll_buttons(
            canvas, layout.up, layout.down,
            {.up = context.words().text("list.up"), .down = context.words().text("list.down")},
            area);
}

std::vector<PillGroup> suggestion_groups(const Finder& finder, const Catalogue& words) {
    const programme::Snapshot& snapshot = finder.snapshot();
    const programme::Suggestions& found = finder.suggestions;
    std::vector<PillGroup> groups;
    if (!finder.people.people.empty())
        groups.push_back(
            {"", {{words.text("people.title"), "people", open_page(PageKind::people)}}});
    PillGroup topics{words.text("search.topics"), {}};
    for (const std::string& word : found.words)
        topics.pills.push_back({word, {}, type_text(word)});
    PillGroup tracks{words.text("search.all_tracks"), {}};
    for (const programme::TrackIndex i : found.tracks) {
        const std::string name(snapshot.track(i).name.in(words.language()));
        tracks.pills.push_back({name, {}, type_text(name)});
    }
    PillGroup rooms{words.text("search.all_rooms"), {}};
    for (const programme::RoomIndex i : found.rooms)
        rooms.pills.push_back({std::string(snapshot.room(i).name.in(words.language())), "door",
                               open_page(PageKind::room, snapshot.room(i).id)});
    PillGroup people{words.text("search.busy_people"), {}};
    for (const programme::PersonIndex i : found.people)
        people.pills.push_back({snapshot.person(i).name, "person",
                                open_page(PageKind::person, snapshot.person(i).id)});
    for (PillGroup* group : {&topics, &tracks, &rooms, &people})
        groups.push_back(std::move(*group));
    return groups;
}

/// "Nothing for …" with what to try, from the top of the area on; returns its height.
float draw_nothing(const ScreenContext& context, Canvas& canvas, float width) {
    const Theme& theme = canvas.theme();
    const std::string& query = current_page(context.state).argument;
    const std::string head = context.words().text("search.none", {{"query", query}});
    const std::string text = context.words().text("search.none_detail");
    const TextExtent extent =
        canvas.text({0, 4, width, 2 * 54}, head,
                    {.token = TextToken::bodyl, .color = theme.text, .max_lines = 2});
    canvas.note("heading", head, text, {0, 4, width, extent.height});
    canvas.text({0, 8 + extent.height, width, 44}, text,
                {.token = TextToken::body, .color = theme.text2});
    return extent.height + 44 + 36;
}

/// Before the first key, and where nothing answers.
void draw_suggestions(const ScreenContext& context, Canvas& canvas, const SearchLayout& layout,
                      const Finder& finder, const SearchAnswer& answer) {
    Rect window = layout.results;
    // Nothing is counted here.
    if (layout.keyboard.h > 0 && layout.counts.h > 0 && layout.counts.x == window.x) {
        window.h += window.y - layout.counts.y;
        window.y = layout.counts.y;
    }
    std::vector<PillGroup> groups;
    const bool nothing = !current_page(context.state).argument.empty();
    if (nothing && !answer.nearest.empty()) {
        groups.push_back({context.words().text("search.nearest"), {}});
        for (const std::string& word : answer.nearest)
            groups.back().pills.push_back({word, {}, open_page(PageKind::search, word)});
    }
    if (!nothing || answer.nearest.empty()) {
        for (PillGroup& group : suggestion_groups(finder, context.words())) {
            // What is typed already is replaced, not continued.
            for (Pill& pill : group.pills)
                if (nothing && pill.intent.kind == IntentKind::type_text)
                    pill.intent = open_page(PageKind::search, pill.label);
            groups.push_back(std::move(group));
        }
    }
    const float head = nothing ? 200 : 4;
    const Scrolled area =
        begin_scroll(context, canvas,
                     {.position = {.area = "suggestions"},
                      .window = window,
                      .width = window.w,
                      .height = head + 24 + measure_pills(canvas, window.w, groups)});
    const float top = nothing ? draw_nothing(context, canvas, window.w) : 4;
    draw_pills(canvas, 0, top, window.w, groups);
    canvas.end_scroll();
    if (layout.keyboard.h <= 0)
        draw_scroll_buttons(
            canvas, layout.up, layout.down,
            {.up = context.words().text("list.up"), .down = context.words().text("list.down")},
            area);
}

}  // namespace

void draw_search_page(const ScreenContext& context, Canvas& canvas) {
    const Rect content = draw_header_and_strip(context, canvas);
    const SearchLayout layout = search_layout(context, canvas, content);
    draw_field(context, canvas, layout.field);
    if (context.finder) {
        const std::string& query = current_page(context.state).argument;
        SearchMemory own;
        SearchMemory& memory = context.search_memory ? *context.search_memory : own;
        const SearchAnswer& answer =
            memory.recall(*context.finder, query, context.words().language());
        draw_counts(canvas, layout.counts, counts_in_words(answer, context.words()));
        if (answer.hits.empty()) {
            draw_suggestions(context, canvas, layout, *context.finder, answer);
        } else {
            draw_results(context, canvas, layout, *context.finder, answer);
        }
    } else {
        canvas.text({layout.results.x, layout.results.y, layout.results.w, 44},
                    context.words().text("search.preparing"),
                    {.token = TextToken::body, .color = canvas.theme().text2});
    }
    if (!keyboard_shown(context)) return;
    if (layout.keyboard.w >= canvas.width()) static_cast<void>(canvas.cover(layout.keyboard));
    draw_keyboard(context, canvas, layout.keyboard);
}

}  // namespace foyer::kiosk
