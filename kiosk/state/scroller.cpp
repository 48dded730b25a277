#include "kiosk/state/scroller.h"

namespace foyer::kiosk {

bool Scroller::caught(MonotonicTime now) {
    if (!motion_.moving()) return false;
    motion_.stop(now);
    return true;
}

void Scroller::follow(const Touch& touch, const Probe& probe, float scale, MonotonicTime now) {
    const auto drag = touch.drag();
    if (!drag) {
        ignored_ = false;
        motion_.release(now);
        return;
    }
    if (ignored_) return;
    const float dx = (drag->x - drag->from_x) / scale;
    const float dy = (drag->y - drag->from_y) / scale;
    if (!motion_.held()) {
        const ScrollArea* area =
            scroll_area_at(probe, static_cast<int>(drag->from_x), static_cast<int>(drag->from_y));
        ignored_ = area == nullptr;
        if (ignored_) return;
        motion_.grab(area->position, area->limits, dx, dy, now);
    }
    motion_.drag(dx, dy, now);
}

void Scroller::send(const Intent& intent, const Probe& probe, MonotonicTime now, Motion motion) {
    const ScrollArea* area = scroll_area_called(probe, intent.argument);
    if (area == nullptr) return;
    motion_.glide(area->position, {intent.argument, intent.x, intent.y}, area->limits, now, motion);
}

void Scroller::forget() {
    motion_.reset();
    ignored_ = true;
}

}  // namespace foyer::kiosk
