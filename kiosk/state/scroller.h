#pragma once
// Between finger and scroll areas: a drag moves the area that it began in, a touch stops what
// coasts, a button sends an area somewhere. Pure; the time is passed in.

#include <optional>

#include "kiosk/state/scroll.h"
#include "kiosk/state/touch.h"
#include "kiosk/widgets/probe.h"

namespace foyer::kiosk {

class Scroller {
public:
    /// A finger goes down at `now`; true when it has caught something that moved: then it means no
    /// tap.
    [[nodiscard]] bool caught(MonotonicTime now);
    /// Follows `touch` after each of its events over the frame that `probe` describes. `scale`:
    /// physical px of a logical one.
    void follow(const Touch& touch, const Probe& probe, float scale, MonotonicTime now);
    /// Carries out an intent of the kind scroll.
    void send(const Intent& intent, const Probe& probe, MonotonicTime now, Motion motion);
    /// The page is another one now.
    void forget();

    /// Where the area that moves stands at `now`; empty when none has moved.
    [[nodiscard]] std::optional<ScrollPosition> advance(MonotonicTime now) {
        return motion_.advance(now);
    }
    /// True while a frame is due for each refresh of the display.
    [[nodiscard]] bool moving() const { return motion_.moving(); }
    /// True while a finger or a throw moves something.
    [[nodiscard]] bool busy() const { return motion_.moving() || motion_.held(); }

private:
    ScrollMotion motion_;
    bool ignored_ = false;  ///< the drag that is going on began where nothing can be moved
};

}  // namespace foyer::kiosk
