#include "core/sync/machine.h"

#include <algorithm>
#include <cassert>

#include "core/base/ids.h"
#include "core/sync/stepper.h"

namespace foyer::sync {

namespace {

/// Between boot or a new network and the first request, so that a power cut's screens spread.
constexpr Milliseconds probe_spread{1000};
constexpr Milliseconds disk_retry_every{60'000};

std::string place_of(const Shown& shown) {
    return std::to_string(shown.epoch) + '.' + std::to_string(shown.revision);
}

}  // namespace

SyncState::SyncState(Settings wanted)
    : settings(std::move(wanted)), time(settings.built), feeds(settings.feeds) {
    assert(!feeds.empty());
}

void Stepper::on(const Started& event) {
    s_.root = event.root;
    s_.held = event.held;
    s_.shown = event.shown;
    if (event.held.epoch > 0)
        s_.time.learn_signed(event.held.issued, TrustedTime::Epoch::same, now_);
    if (event.crashes >= crash_loop) {
        s_.quarantine = event.shown;
        s_.shown = event.previous;
        act(StepBack{event.previous});
        tell(News::quarantined, "Revision " + place_of(event.shown) + " ended the program " +
                                    std::to_string(event.crashes) +
                                    " times; the one before is shown. Publish a new revision.");
    }
    enter_probe(up_to(probe_spread, draw_));
}

void Stepper::on(const NetworkUp&) {
    s_.fresh_connection = true;
    const bool applying = s_.catching && s_.catching->applying;
    if (s_.phase == Phase::boot || applying) return;
    if (s_.phase == Phase::probe && s_.appointment) return;
    abandon();
    enter_probe(up_to(probe_spread, draw_));
}

void Stepper::on(const Answered& event) {
    if (!s_.open || s_.open->id != event.id) return;
    const OpenRequest asked = *s_.open;
    std::optional<Fault> fault = fault_of(event.answer, asked.url);
    if (event.answer.status == status_not_modified && !asked.conditional)
        fault = Fault{
            Trouble::refused, asked.url + " says that nothing changed, which was not asked.", {}};
    if (fault) {
        fail(*fault);
        return;
    }
    s_.open.reset();
    switch (asked.errand) {
        case Errand::head:
        case Errand::wait:
            return on_head(event.answer, asked.errand == Errand::wait);
        case Errand::root:
            return on_root(event.answer);
        case Errand::document:
            return on_document(event.answer);
    }
}

void Stepper::on(const Failed& event) {
    if (s_.open && s_.open->id == event.id) fail(fault_of(event.failure, s_.open->url));
}

void Stepper::on(const TimerFired&) {
    const bool applying = s_.catching && s_.catching->applying;
    if (s_.disk_retry && now_.at >= *s_.disk_retry && !applying) {
        s_.disk_retry = now_.at + disk_retry_every;
        act(TryDisk{});
    }
    if (!s_.appointment || now_.at < s_.appointment->at) return;
    const Errand errand = s_.appointment->errand;
    s_.appointment.reset();
    do_errand(errand);
}

void Stepper::on(const DiskFailed& event) {
    tell(News::disk_failed, event.why.detail);
    s_.disk_retry = now_.at + disk_retry_every;
    if (s_.catching && s_.catching->applying)
        act(Apply{s_.catching->applying, Destination::memory});
}

void Stepper::on(const DiskGood&) {
    if (!s_.disk_retry) return;
    s_.disk_retry.reset();
    tell_over({News::disk_failed});
    act(Report{News::disk_good, "The disk takes the programme again."});
}

void Stepper::on(const ClockSynchronised&) {
    s_.time.learn_synchronised(now_);
    watch_clock();
}

void Stepper::watch_clock() {
    s_.time.observe(now_);
    if (s_.time.is_unsure()) {
        tell(News::clock_unsure,
             "The clock of this machine cannot be right; is a time server in reach?");
    } else if (s_.told.contains(News::clock_unsure)) {
        tell_over({News::clock_unsure});
        act(Report{News::clock_sure, "The clock of this machine is right again."});
    }
}

Step step(SyncState state, const Event& event, Moment now, Draw draw) {
    Step result{std::move(state), {}};
    Stepper stepper(result.state, result.actions, now, draw);
    stepper.watch_clock();
    std::visit([&](const auto& happened) { stepper.on(happened); }, event);
    return result;
}

std::optional<MonotonicTime> next_wake(const SyncState& state) {
    if (!state.appointment) return state.disk_retry;
    if (!state.disk_retry) return state.appointment->at;
    return std::min(state.appointment->at, *state.disk_retry);
}

std::string screen_report(const SyncState& state) {
    if (!is_record_id(state.settings.screen)) return {};
    std::string wrong;
    const auto add = [&](bool is_so, std::string_view word) {
        if (is_so) wrong += (wrong.empty() ? "" : "+") + std::string(word);
    };
    add(state.time.is_unsure(), "clock");
    add(state.disk_retry.has_value(), "disk");
    add(state.quarantine.has_value(), "quarantine");
    return state.settings.screen + "; at=" + place_of(state.shown) +
           "; state=" + (wrong.empty() ? "ok" : wrong);
}

}  // namespace foyer::sync
