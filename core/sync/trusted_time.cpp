#include "core/sync/trusted_time.h"

#include <algorithm>

namespace foyer::sync {

namespace {

/// How far the wall clock may lie below what was signed: the hub's clock may be ahead of ours.
constexpr std::chrono::minutes clock_tolerance{2};
/// A move of the wall clock that is a jump; time servers slew smaller errors.
constexpr std::chrono::minutes smallest_jump{1};
/// How far the wall clock may be from the Date of an answer, which may be a quarter of an hour old
/// where a cache keeps it.
constexpr std::chrono::minutes date_tolerance{15};

}  // namespace

void TrustedTime::observe(Moment now) {
    if (!bound_at_) bound_at_ = now.at;
    if (last_) {
        const auto moved = (now.wall - last_->wall) - (now.at - last_->at);
        if (std::chrono::abs(moved) >= smallest_jump) jumped_ = true;
    }
    last_ = now;
    behind_ = now.wall + clock_tolerance < bound(now.at);
    if (date_) {
        const auto apart = now.wall - (date_->wall + (now.at - date_->at));
        off_date_ = std::chrono::abs(apart) > date_tolerance;
    }
}

void TrustedTime::learn_signed(WallTime issued, Epoch epoch, Moment now) {
    const WallTime least = epoch == Epoch::later ? built_ : bound(now.at);
    bound_ = std::max(issued, least);
    bound_at_ = now.at;
    // What was signed lately and agrees with the clock is as good as a time server.
    if (std::chrono::abs(now.wall - issued) <= date_tolerance) jumped_ = false;
    observe(now);
}

void TrustedTime::learn_date(UtcTime date, Moment now) {
    if (date + date_tolerance < bound(now.at)) return;
    date_ = Moment{date, now.at};
    observe(now);
    if (!off_date_) jumped_ = false;
}

void TrustedTime::learn_synchronised(Moment now) {
    date_.reset();
    off_date_ = false;
    observe(now);
    jumped_ = false;
}

WallTime TrustedTime::estimate(Moment now) const {
    if (!behind_ && !off_date_) return now.wall;
    const WallTime least = bound(now.at);
    return date_ ? std::max(least, date_->wall + (now.at - date_->at)) : std::max(least, now.wall);
}

WallTime TrustedTime::bound(MonotonicTime now) const {
    return bound_at_ ? bound_ + (now - *bound_at_) : bound_;
}

}  // namespace foyer::sync
