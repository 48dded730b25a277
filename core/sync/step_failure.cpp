// What is tried next when something failed, and when.

#include <algorithm>

#include "core/sync/stepper.h"

namespace foyer::sync {

namespace {

/// Somebody in between answers; people have to do something about it.
constexpr Milliseconds intercepted_retry{30'000};
/// A cable that flaps makes one probe a second.
constexpr Milliseconds least_between_probes{1000};
/// A hub that restarts drops all its screens at once; they come back within this time.
constexpr Milliseconds return_within{2000};
/// So many waits in a row that fail, and nobody in between lets requests wait.
constexpr unsigned waits_given_up_after = 2;

}  // namespace

void Stepper::fail(const Fault& fault) {
    const bool parked = s_.open && s_.open->errand == Errand::wait;
    s_.open.reset();
    s_.chase.reset();
    switch (s_.phase) {
        case Phase::probe:
            return fail_probe(fault);
        case Phase::catch_up:
            return fail_catch_up(fault);
        case Phase::live:
            return fail_live(fault);
        case Phase::poll:
            return fail_poll(fault, parked);
        case Phase::boot:
        case Phase::backoff:
        case Phase::intercepted:
            return;
    }
}

void Stepper::fail_probe(const Fault& fault) {
    s_.round.intercepted |= fault.trouble == Trouble::intercepted;
    if (fault.retry_after)
        s_.round.retry_after =
            std::max(s_.round.retry_after.value_or(Milliseconds{0}), *fault.retry_after);
    ++s_.round.tried;
    // In a long outage each probe asks one feed only, the next one each time.
    const std::size_t most = s_.backoff.is_long(now_.at) ? 1 : s_.feeds.size();
    turn_to_next_feed();
    if (s_.round.tried < most)
        ask_for_head(Errand::head);
    else if (s_.round.intercepted)
        enter_intercepted(fault.message);
    else
        enter_backoff(s_.round.retry_after, fault.message);
}

void Stepper::fail_live(const Fault& fault) {
    if (fault.trouble == Trouble::intercepted) return probe_others(fault);
    if (fault.trouble == Trouble::busy) return enter_backoff(fault.retry_after, fault.message);
    if (s_.newest && fault.trouble == Trouble::refused) s_.newest->etag.clear();
    if (++s_.failed_waits < waits_given_up_after) {
        appoint(Errand::wait, up_to(return_within, draw_));
        return;
    }
    s_.failed_waits = 0;
    s_.next_wait_trial.reset();
    // Whether the hub is gone or only nobody lets requests wait, a plain request tells at once.
    enter_poll(up_to(return_within, draw_));
}

void Stepper::fail_poll(const Fault& fault, bool parked) {
    if (fault.trouble == Trouble::intercepted) return probe_others(fault);
    // A wait was only tried; a plain request tells whether the feed is in reach.
    if (parked && fault.trouble == Trouble::unreachable)
        return enter_poll(up_to(return_within, draw_));
    enter_backoff(fault.retry_after, fault.message);
}

void Stepper::probe_others(const Fault& fault) {
    s_.round = {};
    s_.phase = Phase::probe;
    fail_probe(fault);
}

void Stepper::enter_probe(Milliseconds in) {
    s_.phase = Phase::probe;
    MonotonicTime at = now_.at + in;
    if (s_.last_probe) at = std::max(at, *s_.last_probe + least_between_probes);
    if (s_.not_before) at = std::max(at, *s_.not_before);
    s_.appointment = Appointment{at, Errand::head};
}

void Stepper::begin_round() {
    s_.round = {};
    s_.last_probe = now_.at;
    s_.not_before.reset();
    if (!s_.backoff.is_long(now_.at)) s_.feed = 0;
    ask_for_head(Errand::head);
}

void Stepper::enter_poll(Milliseconds in) {
    s_.phase = Phase::poll;
    if (!s_.next_wait_trial) s_.next_wait_trial = now_.at + wait_trial_every;
    appoint(Errand::head, in);
}

void Stepper::enter_backoff(std::optional<Milliseconds> retry_after, const std::string& why) {
    s_.phase = Phase::backoff;
    tell(News::offline, why);
    const Milliseconds jittered = s_.backoff.next(now_.at, draw_);
    if (retry_after) s_.not_before = now_.at + *retry_after;
    appoint(Errand::head, retry_after.value_or(jittered));
}

void Stepper::enter_intercepted(const std::string& why) {
    s_.phase = Phase::intercepted;
    tell(News::intercepted, why);
    appoint(Errand::head, spread(intercepted_retry, draw_));
}

void Stepper::turn_to_next_feed() {
    s_.feed = (s_.feed + 1) % s_.feeds.size();
}

void Stepper::tell(News news, std::string message) {
    if (s_.told.insert(news).second) act(Report{news, std::move(message)});
}

void Stepper::tell_over(std::initializer_list<News> over) {
    for (const News news : over)
        s_.told.erase(news);
}

}  // namespace foyer::sync
