#pragma once
// Text as large as its room allows: signs are read from afar, and titles are long. UI thread only.

#include <initializer_list>
#include <string_view>

#include "kiosk/widgets/canvas.h"

namespace foyer::kiosk {

/// One try: a size of the type scale, and the most lines of it.
struct FitStep {
    TextToken token;
    int lines;
};

/// What may be chosen: the first step whose lines hold the whole text within the box, no word
/// broken; the last one, shortened at a word, where none does.
using FitSteps = std::initializer_list<FitStep>;

/// `options` with the size and lines that fit `text` into a box of `width` and `height`; the
/// height of its lines is TextExtent::height of its measure.
[[nodiscard]] TextOptions fitted(Canvas& canvas, std::string_view text, float width, float height,
                                 FitSteps steps, TextOptions options);

/// Sets `text` into `box` as fitted() says. Returns what it took.
TextExtent draw_fitted(Canvas& canvas, const Rect& box, std::string_view text, FitSteps steps,
                       TextOptions options);

}  // namespace foyer::kiosk
