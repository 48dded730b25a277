// How a worker begins: what the store holds, which root is trusted, whether the last revision ends
// the program.

#include <algorithm>
#include <utility>

#include "core/sync/sync_worker.h"

namespace foyer::sync {

namespace {

Shown shown_at(const store::FeedPlace& place) {
    return {place.epoch, place.revision};
}

std::optional<feed::Root> root_in_file(const std::string& file) {
    if (file.empty()) return std::nullopt;
    auto root = feed::read_first_root(file);
    if (!root) return std::nullopt;
    return std::move(*root);
}

/// Whether a pinned root takes the place of the one that was kept.
bool takes_over(const feed::Root& pinned, const std::optional<feed::Root>& kept) {
    if (!kept || kept->feed != pinned.feed || kept->version < pinned.version) return true;
    return kept->version == pinned.version && kept->sha256 != pinned.sha256;
}

/// Whether what was held under `kept` is not what the pinned root vouches for.
bool is_foreign(const feed::Root& pinned, const std::optional<feed::Root>& kept,
                const feed::Trusted& held) {
    if (!held.feed.empty() && held.feed != pinned.feed) return true;
    return kept && kept->version == pinned.version && kept->sha256 != pinned.sha256;
}

}  // namespace

Result<void> SyncWorker::open() {
    auto pinned = pinned_root();
    if (!pinned) return pinned.error();
    std::optional<Error> disk;
    if (auto opened = open_store(); !opened) {
        if (opened.error().kind == ErrorKind::in_use) return opened.error();
        disk = opened.error();
        read_what_is_there();
    } else {
        take_held(*store_);
    }
    if (auto adopted = adopt_root(*pinned); !adopted) disk = adopted.error();
    const Started event = started();
    // What ended the program again and again is not shown once more.
    const bool steps_back = event.crashes >= crash_loop && shown_ &&
                            shown_at(store::place_of(*shown_)) != event.previous;
    if (shown_ && !steps_back) listener_.shown(shown_);
    listener_.proven(confirmed_);
    happen(event);
    if (disk) happen(DiskFailed{*disk});
    grade();
    tell_time();
    listener_.settled();
    return {};
}

Result<std::optional<feed::Root>> SyncWorker::pinned_root() const {
    if (options_.pinned_root.empty()) return std::optional<feed::Root>();
    auto root = feed::read_first_root(options_.pinned_root);
    if (!root)
        return Error{ErrorKind::usage,
                     "The root that is to be trusted is none: " + root.error().detail};
    return std::optional(std::move(*root));
}

void SyncWorker::take_held(const store::FeedStore& store) {
    shown_ = store.revision();
    trusted_ = store.row().trusted;
    root_file_ = store.row().root_file;
    if (!shown_) return;
    rehearsal_ = shown_->head.rehearsal;
    const Moment now = moment();
    confirmed_ = confirmed_on_monotonic(store.info().confirmed_at, now.wall, now.at);
}

void SyncWorker::read_what_is_there() {
    const auto store = store::FeedStore::open_read_only(options_.db);
    if (store) take_held(*store);
}

Result<void> SyncWorker::adopt_root(const std::optional<feed::Root>& pinned) {
    if (!pinned) return {};
    const auto kept = root_in_file(root_file_);
    if (!takes_over(*pinned, kept)) return {};
    if (is_foreign(*pinned, kept, trusted_)) {
        shown_ = nullptr;
        rehearsal_.reset();
        confirmed_.reset();
        trusted_ = {};
        if (store_)
            if (auto done = store_->forget(); !done) return done.error();
    }
    root_file_ = options_.pinned_root;
    trusted_.feed = pinned->feed;
    if (store_) return store_->keep_root(*pinned, options_.pinned_root);
    return {};
}

Started SyncWorker::started() {
    Started event;
    event.root = root_in_file(root_file_);
    event.held = trusted_;
    if (shown_) event.shown = shown_at(store::place_of(*shown_));
    if (!store_) return event;
    check_disk(store_->begin_trial());
    if (!store_) return event;
    const store::FeedRow& row = store_->row();
    if (row.quarantined.revision > 0) {
        // It was found out before; the store may hold the revision before it since.
        event.previous = event.shown == shown_at(row.quarantined) ? Shown{} : event.shown;
        event.shown = shown_at(row.quarantined);
        event.crashes = crash_loop;
    } else if (shown_ && row.trial.value_or(0) >= crash_loop) {
        const auto before = store_->other_copy(store::place_of(*shown_));
        if (before) event.previous = shown_at(store::place_of(*before));
        event.crashes = *row.trial;
    }
    return event;
}

}  // namespace foyer::sync
