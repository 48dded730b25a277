// What is asked, and when.

#include <algorithm>

#include "core/sync/machine.h"
#include "core/sync/stepper.h"

namespace foyer::sync {

namespace {

/// Beyond what the hub holds a request: the way there and back, and noticing a dead connection.
constexpr std::chrono::seconds beyond_hold{3};

}  // namespace

void Stepper::do_errand(Errand errand) {
    switch (s_.phase) {
        case Phase::backoff:
        case Phase::intercepted:
            // Their waits were jittered; a second delay would only be lost time.
            enter_probe({});
            if (s_.appointment && s_.appointment->at > now_.at) return;
            s_.appointment.reset();
            begin_round();
            return;
        case Phase::probe:
            begin_round();
            return;
        case Phase::catch_up:
            ask_for_document();
            return;
        case Phase::poll:
            if (errand == Errand::head && s_.next_wait_trial && now_.at >= *s_.next_wait_trial) {
                s_.next_wait_trial = now_.at + wait_trial_every;
                errand = Errand::wait;
            }
            ask_for_head(errand);
            return;
        case Phase::live:
            ask_for_head(errand);
            return;
        case Phase::boot:
            return;
    }
}

void Stepper::ask_for_head(Errand errand) {
    if (!s_.root) {
        ask_for_root(1);
        return;
    }
    if (errand == Errand::wait) s_.last_wait = now_.at;
    send(errand, std::string(feed::head_path), limits::head_bytes,
         errand == Errand::wait ? s_.waiting.hold : std::chrono::seconds{0});
}

void Stepper::ask_for_root(std::uint64_t version) {
    send(Errand::root, feed::path_of(feed::RootRef{.version = version}), limits::root_bytes);
}

void Stepper::ask_for_document() {
    const feed::DocumentRef& wanted = s_.catching->wanted.front();
    send(Errand::document, feed::path_of(wanted, s_.catching->head.position.epoch), wanted.size);
}

void Stepper::send(Errand errand, const std::string& path, std::size_t limit_bytes,
                   std::chrono::seconds wait) {
    Request request;
    request.id = ++s_.last_request;
    request.url = s_.feeds[s_.feed] + path;
    request.limit_bytes = limit_bytes;
    request.wait = wait;
    if (request.is_parked()) {
        request.timeouts.total = wait + beyond_hold;
        request.timeouts.least_bytes_per_second = 0;
    }
    const bool for_head = errand == Errand::head || errand == Errand::wait;
    if (for_head && s_.newest && s_.newest->feed == s_.feed)
        request.if_none_match = s_.newest->etag;
    if (for_head) request.screen = screen_report(s_);
    request.fresh_connection = std::exchange(s_.fresh_connection, false);
    s_.appointment.reset();
    s_.open = OpenRequest{request.id, errand, request.url, !request.if_none_match.empty()};
    act(Fetch{std::move(request)});
}

void Stepper::abandon() {
    if (s_.open) act(Abandon{s_.open->id});
    s_.open.reset();
    s_.chase.reset();
    s_.catching.reset();
}

void Stepper::appoint(Errand errand, Milliseconds in) {
    s_.appointment = Appointment{now_.at + in, errand};
}

}  // namespace foyer::sync
