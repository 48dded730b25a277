#include "kiosk/screens/keyboard.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/text.h"
#include "core/base/unicode.h"

namespace foyer::kiosk {

namespace {

constexpr int key_columns = 10;
/// Of a screen that is not magnified: a finger does not grow with the letters.
constexpr float least_key_px = 96;

/// What stands between keys and around them; magnified letters take all they can get.
struct KeySpacing {
    float gap, margin;
};
constexpr KeySpacing wide_spacing{8, 24};
constexpr KeySpacing narrow_spacing{6, 8};

/// Wider keys take the eye further than the finger needs.
constexpr float widest_key_mm = 30;
constexpr float inch_mm = 25.4F;

struct KeyRows {
    float key, gap, above, below;  ///< heights
};
constexpr KeyRows comfortable{112, 12, 24, 48};

/// How much larger than by its size alone this screen shows everything.
float zoom_on(const Canvas& canvas) {
    const auto shorter = static_cast<float>(std::min(canvas.width_px(), canvas.height_px()));
    return canvas.scale() * 1080 / shorter;
}

float least_key(const Canvas& canvas) {
    return std::ceil(least_key_px / zoom_on(canvas));
}

KeyRows tight(const Canvas& canvas) {
    return {least_key(canvas), 8, 16, 16};
}

KeySpacing spacing_on(const Canvas& canvas) {
    return zoom_on(canvas) > 1.01F ? narrow_spacing : wide_spacing;
}

float height_of(const KeyRows& rows, std::size_t count) {
    const auto n = static_cast<float>(count);
    return rows.above + n * rows.key + (n - 1) * rows.gap + rows.below;
}

const Catalogue& keys_of(const ScreenContext& context) {
    const std::string& chosen = current_page(context.state).keys_language;
    return chosen.empty() ? context.words() : context.catalogues.of(chosen);
}

/// The catalogue whose keys come after those of `shown`: the reader's own, the one that most
/// sessions are held in, then the others.
const Catalogue& next_keys(const ScreenContext& context, const Catalogue& shown) {
    std::vector<const Catalogue*> turns{&context.words()};
    const auto add = [&](const Catalogue& next) {
        if (std::ranges::find(turns, &next) == turns.end()) turns.push_back(&next);
    };
    add(context.other());
    for (const Catalogue& catalogue : context.catalogues.all())
        add(catalogue);
    const auto place = std::ranges::find(turns, &shown) - turns.begin();
    return *turns[static_cast<std::size_t>(place + 1) % turns.size()];
}

/// Staff write sentences; a visitor writes words to search for.
bool writes_sentences(const ScreenContext& context) {
    return current_page(context.state).kind == PageKind::staff_words;
}

std::size_t row_count(const ScreenContext& context) {
    return keys_of(context).keyboard().size() + (writes_sentences(context) ? 3 : 2);
}

/// Logical px of a millimetre on this panel.
float px_per_mm(const ScreenContext& context, const Canvas& canvas) {
    const auto diagonal_mm = static_cast<float>(context.panel.diagonal_inches) * inch_mm;
    return std::hypot(canvas.width(), canvas.height()) / diagonal_mm;
}

enum class KeyLook { plain, action, accent };

/// Where the keys of one keyboard stand.
class Board {
public:
    Board(const ScreenContext& context, Canvas& canvas, const Rect& panel)
        : canvas_(canvas), count_(row_count(context)) {
        const bool roomy = panel.h >= height_of(comfortable, count_) - 0.5F;
        rows_ = roomy ? comfortable : tight(canvas);
        const KeySpacing spacing = spacing_on(canvas);
        gap_ = spacing.gap;
        const float all_gaps = (key_columns - 1) * gap_;
        const float least = least_key(canvas);
        const float widest = std::max(least, widest_key_mm * px_per_mm(context, canvas));
        key_ = std::clamp((panel.w - 2 * spacing.margin - all_gaps) / key_columns, 1.0F, widest);
        left_ = panel.x + (panel.w - key_ * key_columns - all_gaps) / 2;
        top_ = panel.y + rows_.above;
    }

    [[nodiscard]] Rect at(std::size_t row, float column, float span) const {
        return {left_ + column * (key_ + gap_),
                top_ + static_cast<float>(row) * (rows_.key + rows_.gap),
                span * key_ + (span - 1) * gap_, rows_.key};
    }
    [[nodiscard]] std::size_t rows() const { return count_; }

    void ground(const Rect& rect, const std::string& label, KeyLook look) {
        const Theme& theme = canvas_.theme();
        const bool accent = (look == KeyLook::accent) != canvas_.pressed(label);
        canvas_.fill(rect, accent ? theme.accent : theme.card2, 16);
        if (theme.edge_width > 2) canvas_.outline(rect, theme.line, 16, theme.control_width);
    }

    [[nodiscard]] Color ink(const std::string& label, KeyLook look) const {
        const Theme& theme = canvas_.theme();
        const bool accent = (look == KeyLook::accent) != canvas_.pressed(label);
        return accent ? theme.on_accent : look == KeyLook::plain ? theme.text : theme.accent;
    }

    void word(const Rect& rect, const std::string& shown, const std::string& label, KeyLook look) {
        ground(rect, label, look);
        canvas_.text(
            {rect.x + 6, rect.y + (rect.h - 54) / 2, rect.w - 12, 54}, shown,
            {.token = TextToken::bodyl, .color = ink(label, look), .align = Align::center});
    }

    void sign(const Rect& rect, std::string_view icon, const std::string& label, KeyLook look) {
        ground(rect, label, look);
        canvas_.icon(icon, rect.x + (rect.w - 44) / 2, rect.y + (rect.h - 44) / 2, 44,
                     ink(label, look));
    }

    void letter(const Rect& rect, const std::string& typed) {
        const std::string label = text::upper_case(typed);
        word(rect, label, label, KeyLook::plain);
        canvas_.button(label, {}, rect, type_text(typed), Acts::on_touch);
    }

private:
    Canvas& canvas_;
    std::size_t count_;
    KeyRows rows_{};
    float key_ = 0, gap_ = 0, left_ = 0, top_ = 0;
};

void draw_letters(const ScreenContext& context, Canvas& canvas, Board& board) {
    for (int i = 0; i < key_columns; ++i)
        board.letter(board.at(0, static_cast<float>(i), 1), std::to_string((i + 1) % 10));
    const auto& rows = keys_of(context).keyboard();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool last = i + 1 == rows.size();
        // A short row stands in the middle; the last one begins at the left, the erasing key ends
        // it.
        const float indent = last ? 0 : static_cast<float>(key_columns - rows[i].size()) / 2;
        for (std::size_t k = 0; k < rows[i].size(); ++k)
            board.letter(board.at(i + 1, indent + static_cast<float>(k), 1), rows[i][k]);
        if (!last) continue;
        const Rect erase = board.at(i + 1, key_columns - 2, 2);
        const std::string label = context.words().text("keys.erase");
        board.sign(erase, "backspace", label, KeyLook::plain);
        canvas.button(label, {}, erase, Intent{.kind = IntentKind::erase_text}, Acts::while_held);
    }
}

/// Letters with accents, and stops.
void draw_marks(const ScreenContext& context, Board& board) {
    const std::string marks = keys_of(context).text("keys.marks");
    int column = 0;
    for (std::string_view rest = marks; !rest.empty() && column < key_columns; ++column) {
        const std::size_t bytes = std::max<std::size_t>(1, unicode::decode(rest).bytes);
        board.letter(board.at(board.rows() - 2, static_cast<float>(column), 1),
                     std::string(rest.substr(0, bytes)));
        rest.remove_prefix(bytes);
    }
}

/// The key of another language's letters; false where there is none.
bool draw_language_key(const ScreenContext& context, Canvas& canvas, Board& board,
                       const Rect& rect) {
    const Catalogue& shown = keys_of(context);
    const Catalogue& other = next_keys(context, shown);
    if (other.language() == shown.language()) return false;
    const std::string label = context.words().text("keys.language", {{"name", other.name()}});
    board.word(rect, other.pill(), label, KeyLook::action);
    Intent choose{.kind = IntentKind::choose_keys};
    choose.argument = other.language();
    canvas.button(label, {}, rect, choose);
    return true;
}

void draw_space_key(const ScreenContext& context, Canvas& canvas, Board& board, const Rect& rect) {
    const std::string label = context.words().text("keys.space");
    board.sign(rect, "space", label, KeyLook::plain);
    canvas.button(label, {}, rect, type_text(" "), Acts::on_touch);
}

void draw_sentence_row(const ScreenContext& context, Canvas& canvas, Board& board) {
    const std::size_t row = board.rows() - 1;
    const Rect capital = board.at(row, 0, 1);
    const std::string capital_word = context.words().text("keys.capital");
    const bool on = current_page(context.state).keys_capital;
    board.sign(capital, "arrowup", capital_word, on ? KeyLook::accent : KeyLook::action);
    canvas.button(capital_word, on ? context.words().text("selected") : std::string(), capital,
                  Intent{.kind = IntentKind::shift_keys});
    board.letter(board.at(row, 1, 1), ",");
    board.letter(board.at(row, 2, 1), ".");
    board.letter(board.at(row, 3, 1), ":");
    const bool several = draw_language_key(context, canvas, board, board.at(row, 4, 1));
    draw_space_key(context, canvas, board, board.at(row, several ? 5 : 4, several ? 3 : 4));
    const Rect done = board.at(row, 8, 2);
    const std::string done_word = context.words().text("keys.done");
    board.word(done, done_word, done_word, KeyLook::accent);
    canvas.button(done_word, {}, done, Intent{.kind = IntentKind::back});
}

void draw_last_row(const ScreenContext& context, Canvas& canvas, Board& board) {
    const Catalogue& words = context.words();
    const std::size_t row = board.rows() - 1;
    const Rect back = board.at(row, 0, 2);
    const std::string back_word = words.text("back");
    board.word(back, back_word, back_word, KeyLook::action);
    canvas.button(back_word, {}, back, Intent{.kind = IntentKind::back});

    const bool several = draw_language_key(context, canvas, board, board.at(row, 2, 1));
    draw_space_key(context, canvas, board, board.at(row, several ? 3 : 2, several ? 4 : 5));

    const Intent hide{.kind = IntentKind::hide_keys};
    const Rect put_away = board.at(row, 7, 1);
    const std::string hide_word = words.text("keys.hide");
    board.sign(put_away, "hidekeys", hide_word, KeyLook::action);
    canvas.button(hide_word, {}, put_away, hide);
    const Rect show = board.at(row, 8, 2);
    const std::string show_word = words.text("keys.show");
    board.word(show, show_word, show_word, KeyLook::accent);
    canvas.button(show_word, {}, show, hide);
}

}  // namespace

bool keyboard_shown(const ScreenContext& context) {
    const Page& page = current_page(context.state);
    if (page.kind == PageKind::staff_words) return true;
    return page.kind == PageKind::search && !page.keys_hidden && context.snapshot != nullptr;
}

float keyboard_height(const ScreenContext& context, const Canvas& canvas, float room) {
    const float wanted = height_of(comfortable, row_count(context));
    return room >= wanted ? wanted : height_of(tight(canvas), row_count(context));
}

float least_keyboard_width(const Canvas& canvas) {
    const KeySpacing spacing = spacing_on(canvas);
    return 2 * spacing.margin + key_columns * least_key(canvas) + (key_columns - 1) * spacing.gap;
}

void draw_keyboard(const ScreenContext& context, Canvas& canvas, const Rect& panel) {
    canvas.fill(panel, canvas.theme().card, 0);
    if (canvas.theme().edge_width > 0)
        canvas.rule(panel.x, panel.y, panel.w, canvas.theme().edge, canvas.theme().edge_width);
    Board board(context, canvas, panel);
    draw_letters(context, canvas, board);
    if (writes_sentences(context)) {
        draw_marks(context, board);
        draw_sentence_row(context, canvas, board);
    } else {
        draw_last_row(context, canvas, board);
    }
}

}  // namespace foyer::kiosk
