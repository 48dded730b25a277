// What a worker keeps on disk, and how it goes on without one.

#include <algorithm>
#include <utility>

#include "core/sync/sync_worker.h"

namespace foyer::sync {

namespace {

/// A program that lives so long after taking a revision was not ended by it.
constexpr std::chrono::seconds trial_time{60};
/// A revision is copied once it was shown for so long.
constexpr std::chrono::seconds copy_after{60};
/// The first copy: any is better than none.
constexpr std::chrono::seconds first_copy_after{2};
/// How often a proof is written down; more often only wears the disk.
constexpr std::chrono::minutes confirmation_every{5};

store::ApplyOptions kept_at(UtcTime now, const std::string& feed) {
    return {now, feed, "feed"};
}

}  // namespace

Result<void> SyncWorker::open_store() {
    store_.reset();
    store::OpenReport report;
    auto opened = store::FeedStore::open(options_.db, wall_seconds(), report);
    if (!opened) return opened.error();
    store_ = std::move(*opened);
    if (report.set_aside || report.rebuilt_from) listener_.store_rebuilt(report);
    if (store_->row().trial) trial_ends_ = clock_.monotonic() + trial_time;
    if (store_->revision() && !store_->has_copy())
        copy_due_ = clock_.monotonic() + first_copy_after;
    return {};
}

Result<void> SyncWorker::keep(const SharedRevision& revision, const feed::Trusted& trusted) {
    if (!store_) return Error{ErrorKind::disk, "There is no disk to keep the programme on."};
    const auto options = kept_at(wall_seconds(), state_.settings.feeds[state_.feed]);
    const auto once = [&] {
        return store_->keep(revision, trusted, options, store::FeedStore::Arrival::received);
    };
    auto kept = once();
    if (!kept && kept.error().kind == ErrorKind::damaged) {
        // It is set aside and made anew; what is to be kept is in memory.
        if (auto opened = open_store(); !opened) return opened.error();
        kept = once();
    }
    if (!kept) return kept.error();
    const MonotonicTime now = clock_.monotonic();
    trial_ends_ = now + trial_time;
    if (!copy_due_) copy_due_ = now + (store_->has_copy() ? copy_after : first_copy_after);
    return {};
}

void SyncWorker::disk_failed(const Error& why) {
    // What is on the disk is looked at anew before it is used again.
    store_.reset();
    trial_ends_.reset();
    copy_due_.reset();
    waiting_.push_back(DiskFailed{why});
}

void SyncWorker::check_disk(const Result<void>& done) {
    if (!done) disk_failed(done.error());
}

void SyncWorker::try_disk() {
    const auto in_memory = [&]() -> Result<void> {
        if (auto opened = open_store(); !opened) return opened.error();
        const std::string root_file = store_->row().root_file;
        if (root_file != root_file_ && !root_file_.empty()) {
            const auto root = feed::read_first_root(root_file_);
            if (root)
                if (auto done = store_->keep_root(*root, root_file_); !done) return done.error();
        }
        if (!shown_) return {};
        const bool same =
            store_->revision() && store::place_of(*store_->revision()) == store::place_of(*shown_);
        if (same) return store_->keep_trusted(trusted_, "");
        return keep(shown_, trusted_);
    }();
    if (in_memory)
        waiting_.push_back(DiskGood{});
    else
        disk_failed(in_memory.error());
}

void SyncWorker::confirm_on_disk() {
    if (!store_ || !store_->revision()) return;
    const MonotonicTime now = clock_.monotonic();
    if (confirmation_written_ && now - *confirmation_written_ < confirmation_every) return;
    confirmation_written_ = now;
    check_disk(store_->confirm(wall_seconds()));
}

std::optional<MonotonicTime> SyncWorker::next_chore() const {
    if (!trial_ends_) return copy_due_;
    if (!copy_due_) return trial_ends_;
    return std::min(*trial_ends_, *copy_due_);
}

void SyncWorker::do_chores() {
    const MonotonicTime now = clock_.monotonic();
    const std::size_t waiting = waiting_.size();
    if (store_ && trial_ends_ && *trial_ends_ <= now) {
        trial_ends_.reset();
        check_disk(store_->end_trial(store::FeedStore::TrialEnd::lasted));
    }
    if (store_ && copy_due_ && *copy_due_ <= now) {
        copy_due_.reset();
        check_disk(store_->keep_copy());
    }
    if (waiting_.size() == waiting) return;
    Event failed = std::move(waiting_.back());
    waiting_.pop_back();
    happen(std::move(failed));
}

void SyncWorker::finish() {
    if (!store_) return;
    // The program ends whatever becomes of these; the next start looks at all of them.
    static_cast<void>(store_->end_trial(store::FeedStore::TrialEnd::program_ends).ok());
    if (copy_due_) static_cast<void>(store_->keep_copy().ok());
    if (confirmed_ && store_->revision() && grade_ == FreshnessGrade::fresh) {
        const auto age = clock_.monotonic() - *confirmed_;
        const auto at = state_.time.estimate(moment()) - age;
        static_cast<void>(store_->confirm(std::chrono::floor<std::chrono::seconds>(at)).ok());
    }
}

}  // namespace foyer::sync
