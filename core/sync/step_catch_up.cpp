// From a head to its revision: one delta, or a snapshot and a delta.

#include "core/sync/stepper.h"

namespace foyer::sync {

namespace {

/// A delivery network may show a new head a moment before the documents.
constexpr Milliseconds wait_for_missing{1000};

}  // namespace

void Stepper::begin_catch_up(const feed::Head& head, const Answer& answer) {
    s_.phase = Phase::catch_up;
    s_.catching.emplace();
    s_.catching->head = head;
    s_.catching->head_file = answer.body;
    s_.catching->etag = answer.etag;
    if (!plan()) {
        fail({Trouble::refused, "The head names no way to its revision; publish again.", {}});
        return;
    }
    appoint(Errand::document, up_to(head.wait.spread, draw_));
}

bool Stepper::plan() {
    CatchingUp& catching = *s_.catching;
    const feed::Head& head = catching.head;
    const bool same_epoch = s_.shown.epoch == head.position.epoch;
    const bool from_what_is_shown = same_epoch && !catching.from_snapshot;
    const feed::CatchUp way = feed::catch_up(from_what_is_shown ? s_.shown.revision : 0,
                                             head.position.revision, head.snapshot, head.deltas);
    catching.wanted.clear();
    catching.documents.clear();
    if (way.snapshot) {
        catching.wanted.push_back(*way.snapshot);
        catching.from_snapshot = true;
    }
    if (way.delta) catching.wanted.push_back(*way.delta);
    return !catching.wanted.empty();
}

void Stepper::on_document(const Answer& answer) {
    CatchingUp& catching = *s_.catching;
    const feed::DocumentRef wanted = catching.wanted.front();
    Result<feed::Document> document = feed::open_document(catching.head, wanted, answer.body);
    if (!document) {
        const std::string url =
            s_.feeds[s_.feed] + feed::path_of(wanted, catching.head.position.epoch);
        fail_catch_up(fault_of_content(answer, url, document.error().detail));
        return;
    }
    catching.documents.push_back(std::move(*document));
    catching.wanted.erase(catching.wanted.begin());
    if (catching.wanted.empty())
        apply();
    else
        ask_for_document();
}

void Stepper::apply() {
    CatchingUp& catching = *s_.catching;
    catching.applying = std::make_shared<const feed::ReceivedRevision>(
        feed::ReceivedRevision{catching.head, catching.head_file, std::move(catching.documents),
                               feed::trusted_after(s_.held, catching.head)});
    act(Apply{catching.applying, s_.disk_retry ? Destination::memory : Destination::disk});
}

void Stepper::on(const Applied&) {
    if (!s_.catching || !s_.catching->applying) return;
    const feed::Position& place = s_.catching->head.position;
    s_.held = s_.catching->applying->trusted;
    s_.shown = {place.epoch, place.revision};
    s_.newest->etag = s_.catching->etag;
    s_.newest->feed = s_.feed;
    s_.catching.reset();
    s_.quarantine.reset();
    s_.beyond_us.reset();
    tell_over({News::quarantined, News::needs_update, News::refused_revision, News::fork});
    confirm();
    s_.phase = Phase::live;
    settle(false, false);
}

void Stepper::on(const Refused& event) {
    if (!s_.catching || !s_.catching->applying) return;
    s_.catching->applying.reset();
    const feed::Position place = s_.catching->head.position;
    if (event.why.kind == ErrorKind::unsupported) {
        tell(News::needs_update, event.why.detail);
        s_.beyond_us = Shown{place.epoch, place.revision};
        s_.newest->etag = s_.catching->etag;
        s_.newest->feed = s_.feed;
        s_.catching.reset();
        s_.phase = Phase::live;
        settle(false, false);
        return;
    }
    tell(News::refused_revision, event.why.detail);
    const Fault fault{Trouble::refused, event.why.detail, {}};
    // What a snapshot brought is proven byte by byte: no other feed has it better.
    if (s_.catching->from_snapshot)
        give_up_catch_up(fault);
    else
        fail_catch_up(fault);
}

void Stepper::fail_catch_up(const Fault& fault) {
    CatchingUp& catching = *s_.catching;
    if (fault.trouble == Trouble::intercepted) s_.round.intercepted = true;
    if (fault.retry_after) s_.round.retry_after = fault.retry_after;
    if (fault.trouble == Trouble::missing && !catching.waited_for_missing) {
        catching.waited_for_missing = true;
        appoint(Errand::document, wait_for_missing);
        return;
    }
    const bool of_no_use = fault.trouble == Trouble::missing || fault.trouble == Trouble::refused;
    if (of_no_use && !catching.from_snapshot) {
        catching.from_snapshot = true;
        if (plan()) {
            ask_for_document();
            return;
        }
    }
    if (++s_.round.tried < s_.feeds.size() && !catching.wanted.empty()) {
        turn_to_next_feed();
        catching.waited_for_missing = false;
        ask_for_document();
        return;
    }
    give_up_catch_up(fault);
}

void Stepper::give_up_catch_up(const Fault& fault) {
    s_.catching.reset();
    if (s_.newest) s_.newest->etag.clear();
    if (s_.round.intercepted)
        enter_intercepted(fault.message);
    else
        enter_backoff(s_.round.retry_after, fault.message);
}

}  // namespace foyer::sync
