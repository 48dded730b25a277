#pragma once
// What a frame shows, as a list: the one source for --dump-ui, for tests that tap by label, for
// touch, for the keyboard's focus and for spoken output. Filled while drawing, in reading order.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/time/instant.h"
#include "kiosk/state/intent.h"

namespace foyer::kiosk {

/// A rectangle in physical px from the top left of the screen.
struct PixelRect {
    int x = 0, y = 0, w = 0, h = 0;
    [[nodiscard]] bool contains(int px, int py) const {
        return px >= x && py >= y && px < x + w && py < y + h;
    }
    friend bool operator==(const PixelRect&, const PixelRect&) = default;
};

/// When a touch means what it touches.
enum class Acts {
    on_release,  ///< where the finger leaves without having moved
    on_touch,    ///< at once: a key
    while_held,  ///< at once, and again and again until the finger leaves
    after_hold,  ///< once, when the finger has stayed for three seconds
};

/// One thing on the screen that has a meaning of its own.
struct ProbeItem {
    std::string role;   ///< "button", "text", "heading", "card", "status", "clock", "page"
    std::string label;  ///< what it says or is called, for people
    std::string value;  ///< its state ("on", "selected", "2 of 5", "until 11:45"), "" when none
    PixelRect rect;
    std::vector<std::string> actions;  ///< "tap"; empty for what cannot be touched
    Intent intent;                     ///< what a tap does; Intent{} (nothing) without actions
    Acts acts = Acts::on_release;
    bool cut = false;  ///< a part of it lies outside its scroll area
    int stop = -1;     ///< which of its scroll area's stops it is; -1: none
};

/// A control of a scroll area, whether it shows or not; logical px of the content.
struct ScrollStop {
    float x = 0, y = 0, w = 0, h = 0;
    bool head = false;  ///< of the stops after it; it stays in sight above them
};

/// A part of the screen whose content a finger moves.
struct ScrollArea {
    ScrollPosition position;  ///< as drawn, its name in it
    ScrollLimits limits;
    PixelRect rect;  ///< the window onto the content
    /// All its controls in the order of the ring, where what shows does not tell it: the area moves
    /// both ways. Empty: the ring takes what shows.
    std::vector<ScrollStop> stops{};
    float inset_x = 0, inset_y = 0;  ///< of the window: what stays in sight over the content
    float home_y = 0;                ///< where the ring begins below each head
};

/// One text as it was drawn, for the tests that walk every screen.
struct ProbeText {
    std::string text;
    PixelRect box;  ///< the room it was given
    PixelRect ink;  ///< what its lines take
    bool shortened = false;
    bool broken_word = false;
    int missing_glyphs = 0;
};

struct Probe {
    std::string screen;  ///< "now", "programme" …
    std::string language;
    int width = 0, height = 0;  ///< physical px
    std::vector<ProbeItem> items;
    std::vector<ProbeText> texts;
    std::vector<ScrollArea> scroll_areas;
    /// When it shows something else, where that is neither a minute's end nor an edge of the
    /// programme: a page that turns.
    std::optional<UtcTime> changes_at;
};

/// The item that a finger at (x, y) means: the one whose hit box (drawn box and 8 logical px around
/// it, 16 below) holds the point, the nearest where several do. nullptr when none.
[[nodiscard]] const ProbeItem* item_at(const Probe& probe, int x, int y, float scale);

/// The scroll area at (x, y) that can be moved; nullptr when none.
[[nodiscard]] const ScrollArea* scroll_area_at(const Probe& probe, int x, int y);
/// The scroll area called `name`; nullptr when none.
[[nodiscard]] const ScrollArea* scroll_area_called(const Probe& probe, std::string_view name);

/// The document of --dump-ui: {"screen","language","size":[w,h],"items":[{role,label,value,x,y,w,h,
/// actions}]}.
[[nodiscard]] std::string write_probe_json(const Probe& probe);

/// One line per item, for golden texts: `role "label" [value] (tap)`.
[[nodiscard]] std::string write_probe_text(const Probe& probe);

}  // namespace foyer::kiosk
