// The part of the canvas that knows what shows: clips, scroll areas, what covers what, and the
// notes in the probe that follow from it.

#include <imgui.h>

#include <algorithm>
#include <cassert>
#include <utility>

#include "kiosk/widgets/canvas.h"
#include "kiosk/widgets/pixels.h"

namespace foyer::kiosk {

PixelRect Canvas::shown_part(const PixelRect& rect) const {
    return clips_.empty() ? rect : common_part(rect, clips_.back());
}

void Canvas::begin_clip(const Rect& rect) {
    const PixelRect clip = shown_part(to_pixels(rect));
    clips_.push_back(clip);
    parts_.draw_list.PushClipRect(
        {static_cast<float>(clip.x), static_cast<float>(clip.y)},
        {static_cast<float>(clip.x + clip.w), static_cast<float>(clip.y + clip.h)});
}

void Canvas::end_clip() {
    assert(!clips_.empty());
    clips_.pop_back();
    parts_.draw_list.PopClipRect();
}

ScrollPosition Canvas::begin_scroll(const ScrollView& view) {
    assert(origin_x_ == 0 && origin_y_ == 0);
    begin_clip(view.window);
    const ScrollLimits limits{std::max(0.0F, view.width - view.window.w),
                              std::max(0.0F, view.height - view.window.h)};
    ScrollPosition at = view.position;
    // A finger stretches an area by less than half of its window.
    const auto held = [](float wanted, float most, float window) {
        const float slack = most > 0 ? window / 2 : 0;
        return std::clamp(wanted, -slack, most + slack);
    };
    at.x = held(at.x, limits.most_x, view.window.w);
    at.y = held(at.y, limits.most_y, view.window.h);
    probe_.scroll_areas.push_back({at, limits, clips_.back()});
    origin_x_ = whole(view.window.x * scale_) - whole(at.x * scale_);
    origin_y_ = whole(view.window.y * scale_) - whole(at.y * scale_);
    return at;
}

void Canvas::end_scroll() {
    origin_x_ = 0;
    origin_y_ = 0;
    end_clip();
}

bool Canvas::shows(const Rect& rect) const {
    const PixelRect part = shown_part(to_pixels(rect));
    return part.w > 0 && part.h > 0;
}

bool Canvas::cover(const Rect& rect) {
    const PixelRect cover = to_pixels(rect);
    bool something = false;
    const auto covered = [&](PixelRect& part) {
        if (part.y + part.h > cover.y) {
            part.h = std::max(0, cover.y - part.y);
            something = true;
        }
        return part.h;
    };
    std::erase_if(probe_.items, [&](ProbeItem& item) {
        const PixelRect whole_rect = item.rect;
        const bool gone = covered(item.rect) <= 0 && whole_rect.h > 0;
        item.cut = item.cut || !(item.rect == whole_rect);
        return gone;
    });
    std::erase_if(probe_.texts, [&](ProbeText& text) {
        static_cast<void>(covered(text.ink));
        return covered(text.box) <= 0;
    });
    std::erase_if(probe_.scroll_areas, [&](ScrollArea& area) { return covered(area.rect) <= 0; });
    return something;
}

void Canvas::put(ProbeItem item, const Rect& rect) {
    const PixelRect whole_rect = to_pixels(rect);
    item.rect = shown_part(whole_rect);
    // A pixel may be lost to rounding.
    item.cut = whole_rect.w - item.rect.w > 1 || whole_rect.h - item.rect.h > 1;
    // What has no extent of its own is noted all the same; what is scrolled away is not there.
    const bool clipped = !(item.rect == whole_rect);
    if (clipped && (item.rect.w <= 0 || item.rect.h <= 0)) return;
    probe_.items.push_back(std::move(item));
}

void Canvas::note(std::string role, std::string label, std::string value, const Rect& rect) {
    put(ProbeItem{.role = std::move(role),
                  .label = std::move(label),
                  .value = std::move(value),
                  .rect = {},
                  .actions = {},
                  .intent = {}},
        rect);
}

void Canvas::button(std::string label, std::string value, const Rect& rect, Intent intent,
                    Acts acts) {
    put(ProbeItem{.role = "button",
                  .label = std::move(label),
                  .value = std::move(value),
                  .rect = {},
                  .actions = {"tap"},
                  .intent = std::move(intent),
                  .acts = acts},
        rect);
}

}  // namespace foyer::kiosk
