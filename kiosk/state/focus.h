#pragma once
// Which control the keys mean: a ring that walks through everything that can be touched, in the
// order in which it is read. For keyboards and pads of five keys. Pure.

#include <optional>
#include <string>

#include "kiosk/state/intent.h"

namespace foyer::kiosk {

struct Probe;
struct ProbeItem;

/// A control of a frame: the `nth` (from 0) of those called `label`, or that stop of a scroll area.
struct Focus {
    std::string label{};  ///< "" for a stop that has not been seen yet
    int nth = 0;
    int stop = -1;  ///< see ProbeItem; -1: none
    friend bool operator==(const Focus&, const Focus&) = default;
};

/// The control in `probe`; nullptr when it is not there.
[[nodiscard]] const ProbeItem* focused_item(const Probe& probe, const Focus& focus);

enum class FocusWay { forward, backward };

/// What a key asks for.
struct FocusStep {
    std::optional<Focus> focus;  ///< the ring's next place; empty where there is no control
    /// A scroll area must move first; then ask again, from `focus`.
    std::optional<ScrollPosition> scroll;
};

/// One step from `focus`; from nowhere to the first or the last control. The ring goes round at the
/// ends. `scale`: physical px of a logical one. `may_scroll`: false when asking again.
[[nodiscard]] FocusStep step_focus(const Probe& probe, const std::optional<Focus>& focus,
                                   FocusWay way, float scale, bool may_scroll = true);

}  // namespace foyer::kiosk
