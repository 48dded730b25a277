// What a head, or a root, means.

#include <algorithm>

#include "core/base/limits.h"
#include "core/sync/http_date.h"
#include "core/sync/stepper.h"

namespace foyer::sync {

namespace {

/// Between two waits: a hub that answers at once, again and again, is not asked faster.
constexpr Milliseconds least_between_waits{200};

Shown place_of_head(const feed::Head& head) {
    return {head.position.epoch, head.position.revision};
}

/// What a head that is not accepted is told as.
News news_of(feed::Standing standing) {
    switch (standing) {
        case feed::Standing::older:
            return News::older_head;
        case feed::Standing::fork:
            return News::fork;
        case feed::Standing::needs_update:
            return News::needs_update;
        case feed::Standing::newer:
        case feed::Standing::beat_only:
        case feed::Standing::equal:
        case feed::Standing::root_needed:
        case feed::Standing::other_feed:
        case feed::Standing::bad_signature:
        case feed::Standing::malformed:
            return News::refused_head;
    }
    return News::refused_head;
}

}  // namespace

void Stepper::on_head(const Answer& answer, bool parked) {
    if (answer.status != status_not_modified) {
        judge_head(answer, parked);
        return;
    }
    confirm();
    settle(parked, was_held(answer));
}

void Stepper::judge_head(const Answer& answer, bool parked) {
    const feed::Judgement judgement = feed::judge(answer.body, *s_.root, s_.held);
    if (judgement.accepted()) {
        accept(judgement, answer, parked);
        return;
    }
    if (judgement.standing == feed::Standing::root_needed && !s_.chase) {
        chase_root(answer, parked, judgement.root);
        return;
    }
    s_.chase.reset();
    const std::string url = s_.feeds[s_.feed] + std::string(feed::head_path);
    Fault fault{Trouble::refused, url + ": " + judgement.message, {}};
    const bool unsigned_bytes = judgement.standing == feed::Standing::malformed ||
                                judgement.standing == feed::Standing::bad_signature;
    if (unsigned_bytes) fault = fault_of_content(answer, url, judgement.message);
    if (fault.trouble != Trouble::intercepted) tell(news_of(judgement.standing), fault.message);
    fail(fault);
}

bool Stepper::is_wanted(const feed::Head& head) const {
    const Shown place = place_of_head(head);
    return place != s_.shown && place != s_.quarantine && place != s_.beyond_us;
}

void Stepper::accept(const feed::Judgement& judgement, const Answer& answer, bool parked) {
    s_.chase.reset();
    const feed::Head& head = *judgement.head;
    learn_from(head, answer);
    if (is_wanted(head)) {
        begin_catch_up(head, answer);
        return;
    }
    if (judgement.standing == feed::Standing::beat_only) {
        s_.held = feed::trusted_after(s_.held, head);
        act(KeepTrusted{s_.held, answer.body});
    }
    s_.newest->etag = answer.etag;
    s_.newest->feed = s_.feed;
    confirm();
    // A beat may come at once from a hub that would have held the request.
    const bool beat = judgement.standing == feed::Standing::beat_only;
    settle(parked, was_held(answer) || (parked && beat));
}

void Stepper::learn_from(const feed::Head& head, const Answer& answer) {
    const bool same_epoch = head.position.epoch == s_.held.epoch;
    s_.time.learn_signed(head.issued,
                         same_epoch ? TrustedTime::Epoch::same : TrustedTime::Epoch::later, now_);
    if (const auto date = parse_http_date(answer.date)) s_.time.learn_date(*date, now_);
    watch_clock();
    s_.waiting = head.wait;
    s_.round = {};
    s_.not_before.reset();

    const std::string asked = s_.feeds[s_.feed];
    s_.feeds = s_.settings.feeds;
    for (const std::string& mirror : head.mirrors)
        if (std::find(s_.feeds.begin(), s_.feeds.end(), mirror) == s_.feeds.end())
            s_.feeds.push_back(mirror);
    // A mirror that the newest head no longer names is left.
    const auto still = std::find(s_.feeds.begin(), s_.feeds.end(), asked);
    s_.feed = still == s_.feeds.end() ? 0 : static_cast<std::size_t>(still - s_.feeds.begin());

    const Shown place = place_of_head(head);
    if (s_.newest && s_.newest->position == place && s_.newest->beat == head.beat) return;
    s_.newest = Newest{place, head.beat, now_.at, head.fresh, {}, s_.feed};
}

void Stepper::chase_root(const Answer& answer, bool parked, std::uint64_t target) {
    if (target <= s_.root->version || target - s_.root->version > limits::root_steps) {
        const std::string why = "The head names root version " + std::to_string(target) +
                                ", too far from the trusted one; pin a newer root.";
        tell(News::refused_head, why);
        fail({Trouble::refused, why, {}});
        return;
    }
    s_.chase = Chase{answer, parked, target};
    ask_for_root(s_.root->version + 1);
}

void Stepper::on_root(const Answer& answer) {
    Result<feed::Root> root =
        s_.root ? feed::read_next_root(*s_.root, answer.body) : feed::read_first_root(answer.body);
    const bool other_feed = root && !s_.held.feed.empty() && root->feed != s_.held.feed;
    if (!root || other_feed) {
        s_.chase.reset();
        const std::string why =
            root ? "The root belongs to another feed than what is held." : root.error().detail;
        const Fault fault = fault_of_content(answer, s_.feeds[s_.feed] + "root", why);
        if (fault.trouble != Trouble::intercepted) tell(News::refused_head, fault.message);
        fail(fault);
        return;
    }
    take_root(std::move(*root), answer);
}

void Stepper::take_root(feed::Root root, const Answer& answer) {
    if (s_.held.feed.empty()) s_.held.feed = root.feed;
    s_.root = root;
    act(KeepRoot{std::move(root), answer.body});
    if (!s_.chase) {
        ask_for_head(Errand::head);
    } else if (s_.root->version < s_.chase->target) {
        ask_for_root(s_.root->version + 1);
    } else {
        const Chase chase = *s_.chase;
        judge_head(chase.answer, chase.parked);
    }
}

void Stepper::confirm() {
    if (!s_.newest || s_.newest->position != s_.shown) return;
    // A head that should have been renewed by now proves nothing: a cache may be repeating it. It
    // is fetched anew without condition.
    if (now_.at - s_.newest->first_seen > s_.newest->fresh) {
        s_.newest->etag.clear();
        return;
    }
    act(Proven{});
}

void Stepper::settle(bool parked, bool held) {
    s_.backoff.reset();
    s_.failed_waits = 0;
    if (s_.told.contains(News::offline) || s_.told.contains(News::intercepted))
        act(Report{News::online, "The feed is in reach again."});
    tell_over({News::offline, News::intercepted, News::older_head, News::refused_head});
    const bool nobody_holds = parked && !held;
    if (nobody_holds || (s_.phase == Phase::poll && !held)) {
        enter_poll(spread(s_.waiting.poll, draw_));
        return;
    }
    s_.phase = Phase::live;
    s_.next_wait_trial.reset();
    const MonotonicTime floor =
        s_.last_wait ? *s_.last_wait + least_between_waits : MonotonicTime{now_.at};
    s_.appointment = Appointment{std::max(now_.at, floor), Errand::wait};
}

}  // namespace foyer::sync
