#include "kiosk/state/touch.h"

#include <algorithm>
#include <cmath>

namespace foyer::kiosk {

namespace {

using std::chrono::milliseconds;

constexpr float mm_per_inch = 25.4F;
/// How far the soft tip of a finger rolls on glass.
constexpr float finger_roll_mm = 3;
constexpr float least_slop_px = 10;

/// A press is shown at least this long: shorter ones are not noticed.
constexpr milliseconds shown_at_least{120};
/// Two taps closer than this are one double tap of a hand used to a mouse.
constexpr milliseconds double_tap{300};
/// A flick covers at least this much, logical px: more than a hesitating tap, less than a palm.
constexpr float flick_distance = 80;
/// A slower drag is somebody feeling their way.
constexpr milliseconds flick_time{600};
/// A key that is held repeats after the first of these, then each time after the second.
constexpr milliseconds first_repeat{500};
constexpr milliseconds next_repeat{90};
/// Nobody rests a finger for so long by accident.
constexpr milliseconds long_hold{3000};
/// A press older than this has lost its release; the next one begins anew.
constexpr milliseconds lost_release{5000};

float distance(float x1, float y1, float x2, float y2) {
    return std::hypot(x2 - x1, y2 - y1);
}

/// What turning pages in the direction of `amount` means on this screen; nothing where the screen
/// offers no such page.
Intent page_turn(const Probe& probe, int amount) {
    const auto offered = std::ranges::find_if(probe.items, [&](const ProbeItem& item) {
        return item.intent.kind == IntentKind::turn_page && !item.actions.empty() &&
               (item.intent.amount > 0) == (amount > 0);
    });
    return offered == probe.items.end() ? Intent{} : offered->intent;
}

}  // namespace

TouchRules touch_rules(int width_px, int height_px, const Panel& panel, float zoom) {
    const auto shorter = static_cast<float>(std::min(width_px, height_px));
    const float diagonal_px =
        distance(0, 0, static_cast<float>(width_px), static_cast<float>(height_px));
    const float px_per_mm = diagonal_px / (static_cast<float>(panel.diagonal_inches) * mm_per_inch);
    return {.scale = shorter / 1080 * zoom,
            .slop_px = std::max(least_slop_px, finger_roll_mm * px_per_mm)};
}

Intent Touch::handle(const PointerEvent& event, const Probe& probe, const TouchRules& rules) {
    switch (event.kind) {
        case PointerKind::down: {
            if (press_ && event.time - press_->time < lost_release) {
                // A second finger: a hand on the glass, or a child. It means nothing.
                press_->spoiled = true;
                shown_label_.clear();
                return {};
            }
            const ProbeItem* item =
                item_at(probe, static_cast<int>(event.x), static_cast<int>(event.y), rules.scale);
            press_ = Press{.x = event.x,
                           .y = event.y,
                           .time = event.time,
                           .label = item ? item->label : std::string(),
                           .intent = item ? item->intent : Intent{},
                           .scrolls = scroll_area_at(probe, static_cast<int>(event.x),
                                                     static_cast<int>(event.y)) != nullptr,
                           .now_x = event.x,
                           .now_y = event.y};
            shown_label_ = press_->label;
            shown_until_ = event.time + shown_at_least;
            return item ? touched(*item, event.time) : Intent{};
        }
        case PointerKind::move:
            if (press_) {
                press_->now_x = event.x;
                press_->now_y = event.y;
            }
            if (press_ && !press_->moved && !press_->spoiled &&
                distance(press_->x, press_->y, event.x, event.y) > rules.slop_px) {
                press_->moved = true;
                shown_label_.clear();
            }
            return {};
        case PointerKind::up:
            return release(event, probe, rules);
    }
    return {};
}

Intent Touch::touched(const ProbeItem& item, MonotonicTime now) {
    switch (item.acts) {
        case Acts::on_release:
            return {};
        case Acts::while_held:
            press_->repeats_at = now + first_repeat;
            break;
        case Acts::on_touch:
            press_->intent = {};
            break;
        case Acts::after_hold:
            press_->repeats_at = now + long_hold;
            press_->once = true;
            press_->done = true;
            return {};
    }
    press_->done = true;
    return item.intent;
}

Intent Touch::repeated(MonotonicTime now) {
    const bool due = press_ && press_->repeats_at && now >= *press_->repeats_at;
    if (!due || press_->moved || press_->spoiled || !is_down(now)) return {};
    press_->repeats_at.reset();
    if (!press_->once) press_->repeats_at = now + next_repeat;
    return press_->intent;
}

Intent Touch::release(const PointerEvent& event, const Probe& probe, const TouchRules& rules) {
    if (!press_) return {};
    const Press press = *press_;
    press_.reset();
    if (press.spoiled || press.done) return {};
    const float right = event.x - press.x;
    const float down = event.y - press.y;
    if (!press.moved && std::hypot(right, down) <= rules.slop_px) {
        const bool repeated = repeats_last_tap(event, rules);
        last_tap_ = Tap{event.x, event.y, event.time};
        // Whoever taps twice means one tap; only pages may be turned in quick succession.
        if (repeated && press.intent.kind != IntentKind::turn_page) return {};
        return press.intent;
    }
    shown_label_.clear();
    if (press.scrolls) return {};
    const float along = std::abs(right) > std::abs(down) ? right : down;
    const bool quick = event.time - press.time <= flick_time;
    if (!quick || std::abs(along) < flick_distance * rules.scale) return {};
    // Content follows the finger: what lies below or to the right comes with a push up or left.
    return page_turn(probe, along < 0 ? 1 : -1);
}

bool Touch::repeats_last_tap(const PointerEvent& event, const TouchRules& rules) const {
    return last_tap_ && event.time - last_tap_->time < double_tap &&
           distance(last_tap_->x, last_tap_->y, event.x, event.y) <= 2 * rules.slop_px;
}

const std::string& Touch::pressed_label(MonotonicTime now) const {
    static const std::string none;
    return press_ || now < shown_until_ ? shown_label_ : none;
}

std::optional<MonotonicTime> Touch::next_edge(MonotonicTime now) const {
    if (press_ && press_->repeats_at && !press_->moved && !press_->spoiled && is_down(now))
        return press_->repeats_at;
    if (press_ || shown_label_.empty() || now >= shown_until_) return {};
    return shown_until_;
}

bool Touch::is_down(MonotonicTime now) const {
    return press_ && now - press_->time < lost_release;
}

std::optional<Touch::Drag> Touch::drag() const {
    if (!press_ || !press_->moved || press_->spoiled) return {};
    return Drag{press_->x, press_->y, press_->now_x, press_->now_y};
}

void Touch::catch_only() {
    if (!press_) return;
    press_->intent = {};
    press_->label.clear();
    shown_label_.clear();
}

void Touch::cancel() {
    press_.reset();
    shown_label_.clear();
}

}  // namespace foyer::kiosk
