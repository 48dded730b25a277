#pragma once
// The small parts that every screen is made of: chips, plates, badges, progress bars, buttons.
// Measures in logical px. UI thread only.

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/widgets/canvas.h"

namespace foyer::kiosk {

/// How loud a chip is.
enum class ChipTone {
    inverse,  ///< now, selected
    quiet,    ///< next, later
    plain,    ///< on a card, as loud as its text
    warn,     ///< changed
    cancel,   ///< off
};

/// A filled word, 44 px high, `width` wide, or wider where its word needs it (0: as wide as its
/// word); never wider than `most` (0: no bound), where its word is set smaller, then shortened.
/// Returns its width.
float draw_chip(Canvas& canvas, float x, float y, float width, std::string_view word, ChipTone tone,
                float most = 0);

/// The language of a talk ("FR") in its own small box, 36 px high; returns its width.
float draw_badge(Canvas& canvas, float x, float y, std::string_view word);

/// The sign of a room: `caption` over `sign`, `size` square.
void draw_plate(Canvas& canvas, float x, float y, float size, std::string_view caption,
                std::string_view sign);

/// A bar that is `share` (0 to 1) full. What lies beyond `planned` is time that was added.
void draw_progress(Canvas& canvas, const Rect& bar, double share, double planned = 1);

/// How much smaller `text` is set, from 1 to 0.6, where a box of `width` would break a word of it.
[[nodiscard]] float scale_for_word(Canvas& canvas, std::string_view text, float width,
                                   const TextOptions& options);

/// Sets a time of day into `box`, on one line of options.token. It is never broken or shortened:
/// where it is too wide it is set smaller on the same baseline. Returns what it takes.
TextExtent draw_time(Canvas& canvas, const Rect& box, std::string_view time, TextOptions options);

/// An old value struck through, an arrow, the new value; either may be "".
struct MoveStyle {
    Color from{}, to{};
    TextToken token = TextToken::body;
};
/// Where the arrow and the new value stand, and how wide all is.
[[nodiscard]] float measure_move(Canvas& canvas, std::string_view from, std::string_view to,
                                 const MoveStyle& style);
/// Draws it from `x` on within `width`; what does not fit is shortened. Returns the width taken.
float draw_move(Canvas& canvas, float x, float y, float width, std::string_view from,
                std::string_view to, const MoveStyle& style);

/// A square button with an icon; without an intent it is drawn as exhausted and cannot be tapped.
void draw_icon_button(Canvas& canvas, const Rect& rect, std::string_view icon,
                      std::string_view label, const Intent& intent);

/// The ground of a card, pressed while `label` is.
void draw_card_ground(Canvas& canvas, const Rect& rect, bool pressed);

/// Sets the first of `wordings` that fits `box` on one line, the last one shortened where none
/// does. Returns its extent.
TextExtent draw_fitting(Canvas& canvas, const Rect& box, const std::vector<std::string>& wordings,
                        const TextOptions& options);

/// Sets people into a narrow `box`: on one line as the fullest of `wordings` where that fits, else
/// a name a line, the rest counted ("+ 3"). Returns the height taken.
float draw_names(Canvas& canvas, const Rect& box, const std::vector<std::string>& wordings,
                 const std::vector<std::string>& names, const TextOptions& options);

}  // namespace foyer::kiosk
