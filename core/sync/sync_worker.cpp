#include "core/sync/sync_worker.h"

#include <algorithm>
#include <utility>

namespace foyer::sync {

namespace {

using std::chrono::milliseconds;

/// While nothing is due: bounds how long a wake-up that was missed could matter.
constexpr milliseconds longest_turn{60'000};
/// An estimate that has moved by more is told anew.
constexpr milliseconds same_time{500};

/// Refusing what the tables do not take is not the disk's fault.
bool is_about_content(ErrorKind kind) {
    return kind == ErrorKind::invalid || kind == ErrorKind::too_large ||
           kind == ErrorKind::unsupported || kind == ErrorKind::malformed ||
           kind == ErrorKind::untrusted;
}

std::optional<feed::Rehearsal> rehearsal_in(const SharedRevision& revision) {
    return revision ? revision->head.rehearsal : std::nullopt;
}

}  // namespace

SyncWorker::SyncWorker(WorkerOptions options, HttpTransport& transport, const Clock& clock,
                       Randomness randomness, SyncListener& listener)
    : options_(std::move(options)),
      transport_(transport),
      clock_(clock),
      randomness_(std::move(randomness)),
      listener_(listener),
      state_(options_.settings) {}

Moment SyncWorker::moment() const {
    return {clock_.wall(), clock_.monotonic()};
}

UtcTime SyncWorker::wall_seconds() const {
    return std::chrono::floor<std::chrono::seconds>(state_.time.estimate(moment()));
}

void SyncWorker::turn(milliseconds at_most) {
    take_inbox();
    do_chores();
    grade();
    MonotonicTime now = clock_.monotonic();
    if (const auto at = next_wake(state_); at && *at <= now) happen(TimerFired{});
    tell_time();
    listener_.settled();

    now = clock_.monotonic();
    milliseconds left = std::min(at_most, longest_turn);
    for (const auto& at : {next_wake(state_), next_chore(), next_freshness_edge(confirmed_, now)})
        if (at) left = std::min(left, std::max(*at - now, milliseconds{0}));
    auto outcome = transport_.wait(left);
    if (!outcome) return;
    auto* const answer = std::get_if<Answer>(&outcome->result);
    if (answer != nullptr && !answer->picture_ticket.empty())
        listener_.asked_for_picture(answer->picture_ticket);
    if (answer != nullptr)
        happen(Answered{outcome->id, std::move(*answer)});
    else
        happen(Failed{outcome->id, std::get<TransportFailure>(outcome->result)});
    tell_time();
    listener_.settled();
}

void SyncWorker::run(const std::stop_token& stop) {
    const std::stop_callback on_stop(stop, [this] { wake(); });
    while (!stop.stop_requested())
        turn(longest_turn);
    finish();
}

void SyncWorker::wake() {
    transport_.wake();
}

void SyncWorker::network_up() {
    inbox_.with([](Inbox& inbox) { inbox.network_up = true; });
    wake();
}

void SyncWorker::clock_synchronised() {
    inbox_.with([](Inbox& inbox) { inbox.synchronised = true; });
    wake();
}

void SyncWorker::take_inbox() {
    const Inbox inbox = inbox_.with([](Inbox& held) { return std::exchange(held, {}); });
    if (inbox.network_up) happen(NetworkUp{});
    if (inbox.synchronised) happen(ClockSynchronised{});
}

void SyncWorker::happen(Event event) {
    waiting_.push_back(std::move(event));
    while (!waiting_.empty()) {
        const Event next = std::move(waiting_.front());
        waiting_.pop_front();
        Step done = step(std::move(state_), next, moment(), randomness_());
        state_ = std::move(done.state);
        for (const Action& action : done.actions)
            perform(action);
    }
}

void SyncWorker::perform(const Action& action) {
    struct Performer {
        SyncWorker& worker;
        void operator()(const Fetch& fetch) { worker.transport_.start(fetch.request); }
        void operator()(const Abandon& abandon) { worker.transport_.abandon(abandon.id); }
        void operator()(const Apply& apply) { worker.apply(apply); }
        void operator()(const KeepRoot& root) { worker.keep_root(root); }
        void operator()(const KeepTrusted& trusted) { worker.keep_trusted(trusted); }
        void operator()(const Proven&) { worker.note_proof(); }
        void operator()(const StepBack& back) { worker.step_back(back); }
        void operator()(const TryDisk&) { worker.try_disk(); }
        void operator()(const Report& report) { worker.listener_.told(report); }
    };
    std::visit(Performer{*this}, action);
}

void SyncWorker::apply(const Apply& action) {
    if (received_ != action.revision) {
        auto proven = feed::proven_revision(shown_.get(), *action.revision);
        if (!proven) {
            waiting_.push_back(Refused{proven.error()});
            return;
        }
        received_ = action.revision;
        proven_ = std::move(*proven);
    }
    if (action.destination == Destination::disk) {
        const auto kept = keep(proven_, action.revision->trusted);
        if (!kept) {
            if (is_about_content(kept.error().kind))
                waiting_.push_back(Refused{kept.error()});
            else
                disk_failed(kept.error());
            return;
        }
    }
    trusted_ = action.revision->trusted;
    received_.reset();
    show(std::exchange(proven_, nullptr));
    waiting_.push_back(Applied{});
}

void SyncWorker::step_back(const StepBack& action) {
    const store::FeedPlace to{action.to.epoch, action.to.revision};
    if (!shown_ || store::place_of(*shown_) == to) return;
    const store::FeedPlace bad = store::place_of(*shown_);
    SharedRevision before = store_ ? store_->other_copy(bad) : nullptr;
    if (store_ && before) {
        const store::ApplyOptions options{wall_seconds(), state_.settings.feeds.front(), "feed"};
        check_disk(store_->keep(before, trusted_, options, store::FeedStore::Arrival::restored));
    }
    if (store_) check_disk(store_->quarantine(bad));
    trial_ends_.reset();
    copy_due_.reset();
    shown_ = std::move(before);
    listener_.shown(shown_);
}

void SyncWorker::keep_root(const KeepRoot& action) {
    root_file_ = action.file;
    if (trusted_.feed.empty()) trusted_.feed = action.root.feed;
    listener_.root_trusted(action.root);
    if (store_) check_disk(store_->keep_root(action.root, action.file));
}

void SyncWorker::keep_trusted(const KeepTrusted& action) {
    trusted_ = action.trusted;
    if (const auto head = feed::read_kept_head(action.head_file)) rehearsal_ = head->rehearsal;
    if (store_) check_disk(store_->keep_trusted(action.trusted, action.head_file));
}

void SyncWorker::show(SharedRevision revision) {
    shown_ = std::move(revision);
    rehearsal_ = rehearsal_in(shown_);
    listener_.shown(shown_);
}

void SyncWorker::note_proof() {
    confirmed_ = clock_.monotonic();
    listener_.proven(confirmed_);
    grade();
    confirm_on_disk();
}

void SyncWorker::grade() {
    const MonotonicTime now = clock_.monotonic();
    const FreshnessGrade grade =
        confirmed_ ? grade_of(now - *confirmed_) : FreshnessGrade::outdated;
    if (grade_ == grade) return;
    grade_ = grade;
    listener_.graded(grade);
}

void SyncWorker::tell_time() {
    const Moment now = moment();
    const ScreenTime time{state_.time.estimate(now), now.at, state_.time.is_unsure(), rehearsal_};
    if (told_time_) {
        const auto drift = time.estimate - told_time_->estimate - (time.at - told_time_->at);
        const bool same = std::chrono::abs(drift) <= same_time &&
                          time.unsure == told_time_->unsure &&
                          time.rehearsal == told_time_->rehearsal;
        if (same) return;
    }
    told_time_ = time;
    listener_.time_learned(time);
}

}  // namespace foyer::sync
