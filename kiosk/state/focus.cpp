#include "kiosk/state/focus.h"

#include <algorithm>
#include <cmath>
#include <utility>
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
    Focus focus{.label = controls[index].item->label, .stop = controls[index].item->stop};
    for (std::size_t i = 0; i < index; ++i)
        if (controls[i].item->label == focus.label) ++focus.nth;
    return focus;
}

/// controls.size() when it is not there.
std::size_t index_of(const std::vector<Control>& controls, const Focus& focus) {
    for (std::size_t i = 0; focus.stop >= 0 && i < controls.size(); ++i) {
        const ProbeItem& item = *controls[i].item;
        if (item.stop == focus.stop && (focus.label.empty() || item.label == focus.label)) return i;
    }
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

/// The stop after `from`, or before it; empty where the ring leaves the area.
std::optional<std::size_t> stop_beside(const ScrollArea& area, std::size_t from, FocusWay way) {
    const auto& stops = area.stops;
    if (way == FocusWay::backward) return from == 0 ? std::nullopt : std::optional(from - 1);
    const std::size_t next = from + 1;
    if (next >= stops.size()) return {};
    if (!stops[from].head) return next;
    // Below a head the ring begins with what is in sight.
    const float top = area.position.y + area.inset_y + 1;
    for (std::size_t i = next; i < stops.size() && !stops[i].head; ++i)
        if (stops[i].y + stops[i].h > top) return i;
    return next;
}

/// The least way for what lies from `begin` on to stand in sight; its beginning where it is larger.
float brought_into(float at, float begin, float length, float inset, float window, float most) {
    if (length > window - inset || begin < at + inset) {
        at = begin - inset;
    } else {
        at = std::max(at, begin + length - window);
    }
    return std::clamp(at, 0.0F, std::max(0.0F, most));
}

/// Onto a stop of `area`, which moves when the stop is not whole in sight.
FocusStep step_onto(const std::vector<Control>& controls, const ScrollArea& area, std::size_t stop,
                    FocusWay way, float scale) {
    const ScrollStop& there = area.stops[stop];
    const float width = static_cast<float>(area.rect.w) / scale;
    const float height = static_cast<float>(area.rect.h) / scale;
    ScrollPosition to = area.position;
    to.x = brought_into(to.x, there.x, there.w, area.inset_x, width, area.limits.most_x);
    if (!there.head) {
        to.y = brought_into(to.y, there.y, there.h, area.inset_y, height, area.limits.most_y);
    } else if (way == FocusWay::forward && stop > 0) {
        to.y = std::clamp(area.home_y, 0.0F, std::max(0.0F, area.limits.most_y));
    }
    const Focus unseen{.stop = static_cast<int>(stop)};
    const bool moves =
        std::abs(to.x - area.position.x) > 0.5F || std::abs(to.y - area.position.y) > 0.5F;
    if (moves) return {.focus = unseen, .scroll = to};
    const std::size_t index = index_of(controls, unseen);
    return {.focus = index < controls.size() ? focus_of(controls, index) : unseen, .scroll = {}};
}

/// Where the ring goes next among all `count` controls.
std::size_t neighbour(std::size_t current, std::size_t count, FocusWay way) {
    if (way == FocusWay::forward) return current + 1 >= count ? 0 : current + 1;
    return current == 0 || current >= count ? count - 1 : current - 1;
}

/// One step that begins or ends in an area with stops; empty where the step has none.
std::optional<FocusStep> step_by_stops(const std::vector<Control>& controls, std::size_t current,
                                       FocusWay way, float scale) {
    const Control& here = controls[current];
    std::size_t next = neighbour(current, controls.size(), way);
    if (here.item->stop >= 0 && here.area != nullptr) {
        const auto stop = stop_beside(*here.area, static_cast<std::size_t>(here.item->stop), way);
        if (stop) return step_onto(controls, *here.area, *stop, way, scale);
        while (next != current && controls[next].area == here.area)
            next = neighbour(next, controls.size(), way);
    }
    const Control& there = controls[next];
    if (there.item->stop < 0 || there.area == nullptr || there.area == here.area) {
        if (here.item->stop < 0) return {};
        return FocusStep{.focus = focus_of(controls, next), .scroll = {}};
    }
    // The ring enters where somebody looks.
    int entry = there.item->stop;
    for (const Control& control : controls) {
        if (control.area != there.area || control.item->stop < 0) continue;
        const bool earlier = control.item->stop < entry;
        if (earlier == (way == FocusWay::forward)) entry = control.item->stop;
    }
    const Focus entered{.stop = entry};
    const std::size_t index = index_of(controls, entered);
    if (!controls[index].item->cut)
        return FocusStep{.focus = focus_of(controls, index), .scroll = {}};
    return step_onto(controls, *there.area, static_cast<std::size_t>(entry), way, scale);
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
    const std::size_t current = focus ? index_of(controls, *focus) : controls.size();
    const bool somewhere = current < controls.size();
    // A stop that has come into sight since.
    if (!may_scroll && somewhere && focus->label.empty())
        return {.focus = focus_of(controls, current), .scroll = {}};
    if (may_scroll && somewhere) {
        if (auto step = step_by_stops(controls, current, way, scale)) return *std::move(step);
    }
    const std::size_t next = somewhere ? neighbour(current, controls.size(), way)
                             : forward ? 0
                                       : controls.size() - 1;
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
