#include "kiosk/widgets/probe.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/json.h"

namespace foyer::kiosk {

namespace {

/// Fingers land beside what they aim at, below it most of all.
constexpr float finger_reach_px = 8;
constexpr float finger_reach_below_px = 16;

/// Square of the distance from (x, y) to `rect`; 0 inside.
long distance2(const PixelRect& rect, int x, int y) {
    const long dx = std::max({rect.x - x, x - (rect.x + rect.w - 1), 0});
    const long dy = std::max({rect.y - y, y - (rect.y + rect.h - 1), 0});
    return dx * dx + dy * dy;
}

long area(const PixelRect& rect) {
    return static_cast<long>(rect.w) * rect.h;
}

}  // namespace

const ProbeItem* item_at(const Probe& probe, int x, int y, float scale) {
    const int reach = static_cast<int>(std::lround(finger_reach_px * scale));
    const int reach_below = static_cast<int>(std::lround(finger_reach_below_px * scale));
    const ProbeItem* best = nullptr;
    for (const ProbeItem& item : probe.items) {
        if (item.actions.empty()) continue;
        const PixelRect hit{item.rect.x - reach, item.rect.y - reach, item.rect.w + 2 * reach,
                            item.rect.h + reach + reach_below};
        if (!hit.contains(x, y)) continue;
        if (best == nullptr) {
            best = &item;
            continue;
        }
        const long distance = distance2(item.rect, x, y);
        const long best_distance = distance2(best->rect, x, y);
        // A button on a button is the smaller one.
        if (distance < best_distance ||
            (distance == best_distance && area(item.rect) <= area(best->rect))) {
            best = &item;
        }
    }
    return best;
}

const ScrollArea* scroll_area_at(const Probe& probe, int x, int y) {
    const auto found = std::ranges::find_if(probe.scroll_areas, [&](const ScrollArea& area) {
        return area.limits.movable() && area.rect.contains(x, y);
    });
    return found == probe.scroll_areas.end() ? nullptr : &*found;
}

const ScrollArea* scroll_area_called(const Probe& probe, std::string_view name) {
    const auto found = std::ranges::find_if(
        probe.scroll_areas, [&](const ScrollArea& area) { return area.position.area == name; });
    return found == probe.scroll_areas.end() ? nullptr : &*found;
}

std::string write_probe_json(const Probe& probe) {
    Json items = Json::array();
    for (const ProbeItem& item : probe.items) {
        items.push_back(Json{{"role", item.role},
                             {"label", item.label},
                             {"value", item.value},
                             {"x", item.rect.x},
                             {"y", item.rect.y},
                             {"w", item.rect.w},
                             {"h", item.rect.h},
                             {"actions", item.actions}});
    }
    const Json document{{"screen", probe.screen},
                        {"language", probe.language},
                        {"size", {probe.width, probe.height}},
                        {"items", std::move(items)}};
    return write_json(document, 1) + "\n";
}

std::string write_probe_text(const Probe& probe) {
    std::string text;
    for (const ProbeItem& item : probe.items) {
        text += item.role + " \"" + item.label + "\"";
        if (!item.value.empty()) text += " [" + item.value + "]";
        for (const std::string& action : item.actions)
            text += " (" + action + ")";
        text += "\n";
    }
    return text;
}

}  // namespace foyer::kiosk
