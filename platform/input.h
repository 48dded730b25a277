#pragma once
// What people do at the window, as plain values.

#include <vector>

#include "core/time/clock.h"

namespace foyer::platform {

/// The first finger and the left mouse button are one pointer; other buttons say nothing.
/// A key that writes something is both a key and the text that it writes.
enum class InputKind { pointer_down, pointer_up, pointer_move, key_down, text };

enum class Key { other, escape, tab, enter, space, backspace, up, down, left, right };

struct InputEvent {
    InputKind kind = InputKind::pointer_move;
    float x = 0, y = 0;  ///< physical px from the top left of the window; pointer events only
    Key key = Key::other;
    bool shift = false;      ///< held with the key
    char32_t character = 0;  ///< text events only: a Unicode scalar value, no control character
    MonotonicTime time{};
};

/// What happened at a window since it was last asked.
struct WindowEvents {
    std::vector<InputEvent> input;  ///< in order
    bool resized = false;
    bool exposed = false;  ///< the window system lost the picture
    bool close_requested = false;
};

}  // namespace foyer::platform
