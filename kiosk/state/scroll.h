#pragma once
// Where a scroll area stands, and how a finger moves it: it follows the finger, coasts when thrown,
// stretches beyond its ends and springs back, glides when a button sends it. Pure; the time is
// passed in. Lengths are logical px.

#include <array>
#include <deque>
#include <optional>
#include <string>

#include "core/time/clock.h"

namespace foyer::kiosk {

/// How far the content of the area called `area` has been moved to the left and up; outside of
/// 0 … the most of the area while a finger stretches it.
struct ScrollPosition {
    std::string area;
    float x = 0, y = 0;
    friend bool operator==(const ScrollPosition&, const ScrollPosition&) = default;
};

/// How far an area can be moved; 0: that way not at all.
struct ScrollLimits {
    float most_x = 0, most_y = 0;
    [[nodiscard]] bool movable() const { return most_x > 0 || most_y > 0; }
};

/// Whether pages may slide by themselves; a visitor may ask for no motion.
enum class Motion { full, reduced };

class ScrollMotion {
public:
    /// A finger takes hold of the area that stands at `position` and moves it along the axis in
    /// which it began, (towards_x, towards_y), where the area can be moved that way.
    void grab(ScrollPosition position, ScrollLimits limits, float towards_x, float towards_y,
              MonotonicTime now);
    /// The finger is (dx, dy) from where it took hold.
    void drag(float dx, float dy, MonotonicTime now);
    /// The finger leaves; what it has thrown coasts.
    void release(MonotonicTime now);
    /// Sends the area from where it stands to `to` (kept within the limits).
    void glide(const ScrollPosition& from, const ScrollPosition& to, ScrollLimits limits,
               MonotonicTime now, Motion motion);
    /// A finger catches what moves; it stays where it is, unless it is stretched.
    void stop(MonotonicTime now);
    /// Forgets everything: the area is gone.
    void reset();

    /// Where the area stands at `now`; empty when nothing has moved. The position at which a motion
    /// ends is given once more after the end.
    [[nodiscard]] std::optional<ScrollPosition> advance(MonotonicTime now);
    /// True while it moves by itself.
    [[nodiscard]] bool moving() const { return phase_ == Phase::coasting; }
    /// True while a finger holds it.
    [[nodiscard]] bool held() const { return phase_ == Phase::held; }

private:
    enum class Phase { rest, held, coasting };
    enum class Way { still, coast, spring, glide };
    /// One direction of a motion that goes by itself: a function of the time since `since`.
    struct Axis {
        Way way = Way::still;
        float from = 0, velocity = 0;  ///< px, px/s at `since`
        float to = 0;                  ///< the end of a spring or a glide
        float most = 0;
        MonotonicTime since{};
    };
    struct Sample {
        MonotonicTime time;
        float x, y;
    };

    static void throw_axis(Axis& axis, float from, float velocity, float most, MonotonicTime now);
    /// Where the axis stands; turns a coast that has left the area into a spring.
    static float advance_axis(Axis& axis, MonotonicTime now);
    [[nodiscard]] std::array<float, 2> velocity(MonotonicTime now) const;

    Phase phase_ = Phase::rest;
    ScrollPosition held_at_{};  ///< when the finger took hold
    ScrollPosition now_at_{};
    ScrollLimits limits_{};
    bool along_x_ = false, along_y_ = false;
    Axis x_{}, y_{};
    std::deque<Sample> samples_;  ///< of the finger, the last 80 ms
};

}  // namespace foyer::kiosk
