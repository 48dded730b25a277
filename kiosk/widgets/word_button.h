#pragma once
// A button with an icon and a word. UI thread only.

#include <string>

#include "kiosk/widgets/canvas.h"

namespace foyer::kiosk {

struct WordButton {
    std::string icon;
    std::string label;
    std::string value;  ///< its state, for whoever listens
    Intent intent;
    bool on = false;      ///< filled
    std::string brief{};  ///< what it says where the label does not fit; "" for the label
};

/// Draws it into `rect`, its word as large as fits; without an intent as exhausted: it cannot be
/// tapped.
void draw_word_button(Canvas& canvas, const Rect& rect, const WordButton& button);

}  // namespace foyer::kiosk
