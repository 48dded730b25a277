#include "kiosk/state/scroll.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace foyer::kiosk {

namespace {

using std::chrono::milliseconds;

/// A throw loses its speed with this time constant, s: what hands know from their phones.
constexpr float coast_seconds = 0.325F;
/// Slower than this nobody sees a motion, px/s.
constexpr float slowest = 20;
/// Only the end of a drag says how fast it was thrown.
constexpr milliseconds sample_time{80};
/// A finger that rested before it left throws nothing.
constexpr milliseconds rest_time{60};
/// What a finger moves beyond an end counts this much.
constexpr float stretch = 0.45F;
/// The spring at an end, s: critically damped, back after about a quarter of a second.
constexpr float spring_seconds = 0.06F;
constexpr float spring_length_seconds = 0.42F;
/// Hands throw no faster, px/s.
constexpr float fastest = 12'000;
constexpr float glide_seconds = 0.24F;

float seconds_between(MonotonicTime from, MonotonicTime to) {
    return std::max(0.0F, std::chrono::duration<float>(to - from).count());
}

float stretched(float wanted, float most) {
    if (wanted < 0) return wanted * stretch;
    if (wanted > most) return most + (wanted - most) * stretch;
    return wanted;
}

}  // namespace

void ScrollMotion::grab(ScrollPosition position, ScrollLimits limits, float towards_x,
                        float towards_y, MonotonicTime now) {
    limits_ = limits;
    const bool sideways = std::abs(towards_x) > std::abs(towards_y);
    along_x_ = limits.most_x > 0 && (sideways || limits.most_y <= 0);
    along_y_ = limits.most_y > 0 && !along_x_;
    held_at_ = std::move(position);
    now_at_ = held_at_;
    samples_.assign(1, {now, 0, 0});
    phase_ = Phase::held;
}

void ScrollMotion::drag(float dx, float dy, MonotonicTime now) {
    if (phase_ != Phase::held) return;
    if (along_x_) now_at_.x = stretched(held_at_.x - dx, limits_.most_x);
    if (along_y_) now_at_.y = stretched(held_at_.y - dy, limits_.most_y);
    samples_.push_back({now, dx, dy});
    while (samples_.size() > 2 && now - samples_.front().time > sample_time)
        samples_.pop_front();
}

std::array<float, 2> ScrollMotion::velocity(MonotonicTime now) const {
    if (samples_.size() < 2 || now - samples_.back().time > rest_time) return {0, 0};
    const float time = seconds_between(samples_.front().time, samples_.back().time);
    if (time <= 0) return {0, 0};
    const auto speed = [&](float from, float to) {
        return std::clamp((from - to) / time, -fastest, fastest);
    };
    return {along_x_ ? speed(samples_.front().x, samples_.back().x) : 0,
            along_y_ ? speed(samples_.front().y, samples_.back().y) : 0};
}

void ScrollMotion::throw_axis(Axis& axis, float from, float velocity, float most,
                              MonotonicTime now) {
    axis = Axis{.way = Way::still, .from = from, .velocity = velocity, .most = most, .since = now};
    if (from < 0 || from > most) {
        axis.way = Way::spring;
        axis.to = from < 0 ? 0 : most;
        // A throw further out would only stretch it more.
        if ((velocity < 0) == (from < 0)) axis.velocity = 0;
    } else if (std::abs(velocity) > slowest) {
        axis.way = Way::coast;
    }
}

void ScrollMotion::release(MonotonicTime now) {
    if (phase_ != Phase::held) return;
    const auto [vx, vy] = velocity(now);
    throw_axis(x_, now_at_.x, vx, limits_.most_x, now);
    throw_axis(y_, now_at_.y, vy, limits_.most_y, now);
    phase_ = Phase::coasting;
}

void ScrollMotion::glide(const ScrollPosition& from, const ScrollPosition& to, ScrollLimits limits,
                         MonotonicTime now, Motion motion) {
    limits_ = limits;
    now_at_ = from;
    const auto begin = [&](Axis& axis, float start, float target, float most) {
        const float end = std::clamp(target, 0.0F, std::max(0.0F, most));
        const bool jumps = motion == Motion::reduced;
        axis = Axis{.way = jumps ? Way::still : Way::glide,
                    .from = jumps ? end : start,
                    .to = end,
                    .most = most,
                    .since = now};
    };
    begin(x_, from.x, to.x, limits.most_x);
    begin(y_, from.y, to.y, limits.most_y);
    phase_ = Phase::coasting;
}

void ScrollMotion::stop(MonotonicTime now) {
    if (phase_ != Phase::coasting) return;
    static_cast<void>(advance(now));
    if (phase_ != Phase::coasting) return;
    throw_axis(x_, now_at_.x, 0, limits_.most_x, now);
    throw_axis(y_, now_at_.y, 0, limits_.most_y, now);
}

void ScrollMotion::reset() {
    phase_ = Phase::rest;
    samples_.clear();
}

float ScrollMotion::advance_axis(Axis& axis, MonotonicTime now) {
    const float t = seconds_between(axis.since, now);
    switch (axis.way) {
        case Way::still:
            return axis.from;
        case Way::glide: {
            if (t >= glide_seconds) {
                axis = Axis{.from = axis.to, .most = axis.most, .since = now};
                return axis.from;
            }
            const float left = 1 - t / glide_seconds;
            return axis.to + (axis.from - axis.to) * left * left * left;
        }
        case Way::spring: {
            if (t >= spring_length_seconds) {
                axis = Axis{.from = axis.to, .most = axis.most, .since = now};
                return axis.from;
            }
            const float out = axis.from - axis.to;
            return axis.to + (out + (axis.velocity + out / spring_seconds) * t) *
                                 std::exp(-t / spring_seconds);
        }
        case Way::coast:
            break;
    }
    const float fading = std::exp(-t / coast_seconds);
    const float at = axis.from + axis.velocity * coast_seconds * (1 - fading);
    if (at >= 0 && at <= axis.most) {
        if (std::abs(axis.velocity * fading) <= slowest)
            axis = Axis{.from = at, .most = axis.most, .since = now};
        return at;
    }
    // It has reached an end on its way: from that instant on the spring holds it.
    const float end = at < 0 ? 0 : axis.most;
    const float share = std::clamp((end - axis.from) / (axis.velocity * coast_seconds), 0.0F, 1.0F);
    const float reached = -coast_seconds * std::log(std::max(1e-6F, 1 - share));
    axis = Axis{.way = Way::spring,
                .from = end,
                .velocity = axis.velocity * (1 - share),
                .to = end,
                .most = axis.most,
                .since = axis.since + milliseconds(std::lround(reached * 1000))};
    return advance_axis(axis, now);
}

std::optional<ScrollPosition> ScrollMotion::advance(MonotonicTime now) {
    if (phase_ == Phase::rest) return {};
    if (phase_ == Phase::coasting) {
        now_at_.x = advance_axis(x_, now);
        now_at_.y = advance_axis(y_, now);
        if (x_.way == Way::still && y_.way == Way::still) phase_ = Phase::rest;
    }
    return now_at_;
}

}  // namespace foyer::kiosk
