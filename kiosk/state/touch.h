#pragma once
// From finger to intent. A press shows at once and acts on release, unless the finger moved: then
// it is a drag, and a quick one turns pages. A second finger, a double tap and a lost release do
// no harm. Plain values; tests drive it with scripted events.

#include <optional>
#include <string>

#include "core/time/clock.h"
#include "kiosk/state/access.h"
#include "kiosk/widgets/probe.h"

namespace foyer::kiosk {

enum class PointerKind { down, move, up };

/// What the one pointer did; physical px.
struct PointerEvent {
    PointerKind kind;
    float x, y;
    MonotonicTime time;
};

/// The distances that tell a tap from a drag, physical px.
struct TouchRules {
    float scale = 1;     ///< physical px of a logical one
    float slop_px = 12;  ///< how far a finger may roll during a tap
};

/// The rules for a panel of `width_px` x `height_px` that shows everything magnified by `zoom`: a
/// finger rolls by up to 3 mm, and 10 px on any panel.
[[nodiscard]] TouchRules touch_rules(int width_px, int height_px, const Panel& panel,
                                     float zoom = 1);

class Touch {
public:
    /// Takes one event over the frame that `probe` describes. Returns what it asks for, mostly
    /// nothing.
    [[nodiscard]] Intent handle(const PointerEvent& event, const Probe& probe,
                                const TouchRules& rules);

    /// The label to draw pressed at `now`: under the finger, or of a tap just done, so that the
    /// quickest tap is seen. "" when none.
    [[nodiscard]] const std::string& pressed_label(MonotonicTime now) const;
    /// When pressed_label next changes by itself; empty when it does not.
    [[nodiscard]] std::optional<MonotonicTime> next_edge(MonotonicTime now) const;

    /// True while a finger is down; one whose release was lost is forgotten after a while.
    [[nodiscard]] bool is_down(MonotonicTime now) const;

    /// What a key that is held asks for once more at `now`; nothing before its time.
    [[nodiscard]] Intent repeated(MonotonicTime now);

    /// Forgets the press that is going on: what was under the finger is no longer there.
    void cancel();
    /// The press that is going on means no tap: it has caught what was moving.
    void catch_only();

    /// How far a finger has come that moves what it has touched; empty while it may still be a tap,
    /// and after it has left. Physical px.
    struct Drag {
        float from_x, from_y;  ///< where it was put down
        float x, y;            ///< where it is
    };
    [[nodiscard]] std::optional<Drag> drag() const;

private:
    struct Press {
        float x, y;
        MonotonicTime time;
        std::string label;  ///< "" when it hit nothing
        Intent intent;
        bool moved = false;
        bool spoiled = false;  ///< by a second finger
        bool done = false;     ///< it acted when it touched
        bool scrolls = false;  ///< it began where content can be moved
        float now_x = 0, now_y = 0;
        std::optional<MonotonicTime> repeats_at{};  ///< `intent`, while it is held
        bool once = false;                          ///< it does not come again
    };
    struct Tap {
        float x, y;
        MonotonicTime time;
    };

    /// What `item` asks for as soon as it is touched.
    [[nodiscard]] Intent touched(const ProbeItem& item, MonotonicTime now);
    [[nodiscard]] Intent release(const PointerEvent& event, const Probe& probe,
                                 const TouchRules& rules);
    [[nodiscard]] bool repeats_last_tap(const PointerEvent& event, const TouchRules& rules) const;

    std::optional<Press> press_;
    std::optional<Tap> last_tap_;
    std::string shown_label_;  ///< pressed, or kept until shown_until_
    MonotonicTime shown_until_{};
};

}  // namespace foyer::kiosk
