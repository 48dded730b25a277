// The page on which staff write a message in their own words: a field for each language of the
// screen, how much room is left, and the keyboard. What is written in one language only is shown so
// to everybody.

#include <algorithm>

#include "kiosk/screens/frame.h"
#include "kiosk/screens/keyboard.h"
#include "kiosk/screens/staff_pages.h"

#include "core/base/text.h"

namespace foyer::kiosk {

namespace {

constexpr float words_gap = 16;
constexpr float words_head = 64;
/// Fields beside each other are this wide at least.
constexpr float least_words_width = 560;
/// Lower than this, fields stand beside each other all the same.
constexpr float least_words_height = 160;
constexpr float most_words_height = 380;

struct WordsField {
    std::string language, name, words;
    bool chosen = false;
};

std::vector<WordsField> words_fields(const ScreenContext& context) {
    const State& state = context.state;
    const std::string& keys = current_page(state).keys_language;
    std::vector<WordsField> fields;
    for (const Catalogue& catalogue : context.catalogues.all()) {
        const std::string& language = catalogue.language();
        const auto own = state.staff.draft.own_words.find(language);
        fields.push_back(
            {.language = language,
             .name = catalogue.name(),
             .words = own == state.staff.draft.own_words.end() ? std::string() : own->second,
             .chosen = language == (keys.empty() ? state.language : keys)});
    }
    return fields;
}

/// What is written, its end in sight, with the caret behind it.
void draw_words(Canvas& canvas, const Rect& box, const WordsField& field, const std::string& hint) {
    const Theme& theme = canvas.theme();
    canvas.begin_clip(box);
    if (field.words.empty()) {
        canvas.text(box, hint, {.token = TextToken::body, .color = theme.text2, .max_lines = 2});
        if (field.chosen) canvas.fill({box.x - 8, box.y, 4, 44}, theme.accent);
        canvas.end_clip();
        return;
    }
    TextOptions style{.token = TextToken::body, .color = theme.text, .max_lines = 12};
    style.language = field.language;
    const std::string shown = field.words + (field.chosen ? "\u258f" : "");
    const float height = canvas.measure(shown, box.w, style).height;
    canvas.text({box.x, std::min(box.y, box.bottom() - height), box.w, height}, shown, style);
    canvas.end_clip();
}

void draw_words_field(const ScreenContext& context, Canvas& canvas, const Rect& rect,
                      const WordsField& field) {
    const Theme& theme = canvas.theme();
    const Catalogue& words = context.words();
    canvas.fill(rect, theme.card, metrics::radius_card);
    canvas.outline(rect, field.chosen ? theme.accent : theme.line, metrics::radius_card,
                   field.chosen ? 4 : theme.control_width);
    const std::size_t length = text::length(field.words);
    const std::string count =
        words.text("staff.words_count",
                   {{"n", std::to_string(length)}, {"total", std::to_string(most_own_words)}});
    const bool full = length >= most_own_words;
    const Rect head{rect.x + 32, rect.y + 20, rect.w - 64, 34};
    canvas.text(head, field.name,
                {.token = TextToken::caption, .color = field.chosen ? theme.accent : theme.text2});
    canvas.text(head, count,
                {.token = TextToken::caption,
                 .color = full ? theme.danger : theme.text2,
                 .align = Align::right,
                 .tabular = true});
    draw_words(canvas, {rect.x + 32, rect.y + words_head, rect.w - 64, rect.h - words_head - 16},
               field, words.text("staff.words_hint"));
    const std::string label = words.text("staff.words_in", {{"name", field.name}});
    const std::string value = field.words.empty() ? count : field.words + ", " + count;
    if (field.chosen) {
        canvas.note("field", label, value, rect);
        return;
    }
    Intent choose{.kind = IntentKind::choose_keys};
    choose.argument = field.language;
    canvas.button(label, value, rect, choose);
}

}  // namespace

void draw_staff_words_page(const ScreenContext& context, Canvas& canvas) {
    const Rect content = draw_header_and_strip(context, canvas);
    const std::vector<WordsField> fields = words_fields(context);
    const float keys =
        keyboard_height(context, canvas, canvas.height() - content.y - 2 * most_words_height);
    const Rect room{content.x, content.y, content.w,
                    canvas.height() - keys - metrics::gap - content.y};
    const auto count = static_cast<float>(fields.size());
    const bool low = (room.h - words_gap * (count - 1)) / count < least_words_height;
    const bool beside = low || (room.w - words_gap * (count - 1)) / count >= least_words_width;
    const float columns = beside ? count : 1;
    const float rows = beside ? 1 : count;
    const float width = (room.w - words_gap * (columns - 1)) / columns;
    const float height = std::min(most_words_height, (room.h - words_gap * (rows - 1)) / rows);
    float x = room.x, y = room.y;
    for (const WordsField& field : fields) {
        draw_words_field(context, canvas, {x, y, width, height}, field);
        (beside ? x : y) += (beside ? width : height) + words_gap;
    }
    draw_keyboard(context, canvas, {0, canvas.height() - keys, canvas.width(), keys});
}

}  // namespace foyer::kiosk
