#include "kiosk/state/focus.h"

#include <algorithm>
#include <vector>

#include "kiosk/widgets/probe.h"

namespace foyer::kiosk {

namespace {

struct Control {
    const ProbeItem* item;
    const ScrollArea* area;  ///< nullptr: it stands on the page itself
};

std::vector<Control> controls_in(const Probe& probe) {
    std::vector<Control> controls;
    for (const ProbeItem& item : probe.items) {
        if (item.actions.empty()) continue;
        const int x = item.rect.x + item.rect.w / 2;
        const int y = item.rect.y + item.rect.h / 2;
        controls.push_back({&item, scroll_area_at(probe, x, y)});
    }
    return controls;
}

Focus focus_of(const std::vector<Control>& controls, std::size_t index) {
    Focus focus{.label = controls[index].item->label};
    for (std::size_t i = 0; i < index; ++i)
        if (controls[i].item->label == focus.label) ++focus.nth;
    return focus;
}

/// controls.size() when it is not there.
std::size_t index_of(const std::vector<Control>& controls, const Focus& focus) {
    int seen = 0;
    for (std::size_t i = 0; i < controls.size(); ++i)
        if (controls[i].item->label == focus.label && seen++ == focus.nth) return i;
    return controls.size();
}

/// Where `area` goes for the next control to come into sight; empty when it is at its end.
std::optional<ScrollPosition> onward(const ScrollArea& area, FocusWay way, float scale) {
    const float sign = way == FocusWay::forward ? 1.0F : -1.0F;
    ScrollPosition to = area.position;
    const auto move = [&](float& at, float most, int window_px) {
        const float target = std::clamp(at + sign * static_cast<float>(window_px) / scale / 2, 0.0F,
                                        std::max(0.0F, most));
        const bool moves = std::abs(target - at) > 0.5F;
        at = target;
        return moves;
    };
    if (move(to.y, area.limits.most_y, area.rect.h)) return to;
    if (move(to.x, area.limits.most_x, area.rect.w)) return to;
    return {};
}

}  // namespace

const ProbeItem* focused_item(const Probe& probe, const Focus& focus) {
    const auto controls = controls_in(probe);
    const std::size_t index = index_of(controls, focus);
    return index < controls.size() ? controls[index].item : nullptr;
}

FocusStep step_focus(const Probe& probe, const std::optional<Focus>& focus, FocusWay way,
                     float scale, bool may_scroll) {
    const auto controls = controls_in(probe);
    if (controls.empty()) return {};
    const bool forward = way == FocusWay::forward;
    const std::size_t last = controls.size() - 1;
    const std::size_t current = focus ? index_of(controls, *focus) : controls.size();
    const bool somewhere = current < controls.size();
    std::size_t next = forward ? 0 : last;
    if (somewhere && forward) next = current == last ? 0 : current + 1;
    if (somewhere && !forward) next = current == 0 ? last : current - 1;
    if (may_scroll && somewhere) {
        const Control& here = controls[current];
        const Control& there = controls[next];
        const bool leaves = here.area != nullptr && there.area != here.area;
        const bool hidden = there.area != nullptr && there.item->cut;
        const ScrollArea* area = leaves ? here.area : hidden ? there.area : nullptr;
        if (area != nullptr) {
            if (auto to = onward(*area, way, scale)) return {.focus = focus, .scroll = to};
        }
    }
    return {.focus = focus_of(controls, next), .scroll = {}};
}

}  // namespace foyer::kiosk
