#pragma once
// What the parts of the programme page share while one frame is drawn. Internal to that page; UI
// thread only.

#include <string>
#include <vector>

#include "kiosk/screens/page_parts.h"
#include "kiosk/screens/programme_memo.h"
#include "kiosk/screens/session_row.h"

namespace foyer::kiosk::programme_page {

/// One frame's look at the programme. Refers to its owner's data.
struct View {
    const ScreenContext& context;
    const programme::Snapshot& snapshot;
    const programme::DaySessions& day;
    const std::vector<programme::SessionIndex>& sessions;
    const programme::Marks& marks;
    ProgrammeMemo& memo;
    bool today = false;  ///< the day of now is shown

    [[nodiscard]] const ProgrammeChoices& choices() const { return context.state.programme; }
    [[nodiscard]] const Catalogue& words() const { return context.words(); }
    [[nodiscard]] UtcTime now() const { return context.now; }
};

/// The part of the page that a finger moves: where it stands, and where it would show what is on.
struct Body {
    ScrollView view{};
    Scrolled at{};
    ScrollPosition now{};   ///< where somebody looks who asks for now
    bool now_shows = true;  ///< that is in sight
    /// What is in it: one of both, kept by the memo.
    const TimedList* list = nullptr;
    const GridLayout* grid = nullptr;
};

/// Where the area of `body.view` stands in this frame.
void find_position(const View& view, Body& body);

/// The list in `window`, before it is drawn; and the drawing.
[[nodiscard]] Body list_body(const View& view, const Rect& window);
void draw_list_body(const View& view, Canvas& canvas, const Body& body);

/// The same for the grid. Its window holds the heads of rooms and the times.
[[nodiscard]] const GridLayout& grid_for(const View& view, float width);
[[nodiscard]] Body grid_body(const View& view, const Rect& window);
void draw_grid_body(const View& view, Canvas& canvas, const Body& body);

/// One block of the grid, in the coordinates of the canvas; `room` names its column.
void draw_grid_block(const View& view, Canvas& canvas, const GridBlock& block,
                     const std::string& room, float now_y);
/// A session for everybody, its words in the part of `rect` that `seen` shows.
void draw_grid_band(const View& view, Canvas& canvas, const Rect& rect, const GridBand& band,
                    const Rect& seen);
/// Pauses lead nowhere.
[[nodiscard]] bool band_opens(const View& view, const GridBand& band);

/// The panel in which filters are chosen, in the place of the programme.
void draw_filter_panel(const View& view, Canvas& canvas, const Rect& content);
/// A filter that is in force: a button that takes it away.
struct ActiveFilter {
    std::string word, label;
    Intent intent;
};
[[nodiscard]] std::vector<ActiveFilter> active_filters(const View& view);

/// The tag of a talk's language as a badge shows it: "FR".
[[nodiscard]] std::string badge_word(const std::string& language);

/// Height of everything that is touched above and beside the programme, and what lies between.
inline constexpr float tool = 96;
inline constexpr float tool_gap = 12;
inline constexpr float row_gap = 16;

/// Moves what is shown by (dx, dy); nothing at an end.
[[nodiscard]] Intent turn_to(const Body& body, float dx, float dy);
/// What a button moves it by: what was seen last stays in sight.
[[nodiscard]] float page_height(const Body& body);
[[nodiscard]] float page_width(const Body& body);
/// `small` as in PillStyle.
void draw_now_button(const View& view, Canvas& canvas, const Rect& rect, const Body& body,
                     bool small = false);
/// The column of buttons beside the programme on a wide screen.
void draw_side(const View& view, Canvas& canvas, const Rect& side, const Body& body);

/// A button with a word: touchable, or chosen.
struct PillStyle {
    std::string icon{};   ///< before the word
    bool chosen = false;  ///< filled
    bool enabled = true;
    bool small = false;  ///< its word is set small also where it would fit, as its neighbour's is
};
[[nodiscard]] float pill_width(Canvas& canvas, const std::string& word, const PillStyle& style);
/// True where a pill of this width sets the word in the size of text.
[[nodiscard]] bool is_set_large(Canvas& canvas, float width, const std::string& word,
                                const PillStyle& style);
/// `word` is drawn, `label` is what the button is called.
void draw_pill(const View& view, Canvas& canvas, const Rect& rect, const std::string& word,
               const std::string& label, const PillStyle& style, const Intent& intent);

}  // namespace foyer::kiosk::programme_page
