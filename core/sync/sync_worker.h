#pragma once
// Keeps one screen on the newest revision of a feed: takes the steps of the machine (machine.h) and
// does what they say with a transport, a store and a clock. It lives on the sync thread; other
// threads call wake(), network_up() and clock_synchronised() only.

#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "core/base/guarded.h"
#include "core/base/result.h"
#include "core/store/feed_store.h"
#include "core/sync/machine.h"
#include "core/time/clock.h"
#include "core/time/freshness.h"

namespace foyer::sync {

using SharedRevision = std::shared_ptr<const feed::ProvenRevision>;

/// What a screen may believe about the time.
struct ScreenTime {
    WallTime estimate{};  ///< the instant that it was, as far as is known, at `at`
    MonotonicTime at{};
    bool unsure = false;
    std::optional<feed::Rehearsal> rehearsal;  ///< the clock that the screen is to follow
};

/// Is told what happens, on the sync thread.
class SyncListener {
public:
    virtual ~SyncListener() = default;
    /// `revision` is to be shown: at the start what the store holds, later each one that was taken.
    /// Null: nothing of the feed can be shown.
    virtual void shown(const SharedRevision& revision) = 0;
    /// What is shown was the newest at `at`; at the start, empty when that is not known.
    virtual void proven(std::optional<MonotonicTime> at) = 0;
    /// The grade at the start, and each other one from then on.
    virtual void graded(FreshnessGrade grade) = 0;
    /// The clock, or what the hub says about it, is another one than was told.
    virtual void time_learned(const ScreenTime& time) = 0;
    /// A root is trusted from now on: the first one that was seen, or the next one of the chain.
    virtual void root_trusted(const feed::Root& root) = 0;
    /// The store was damaged or lost, and what was done about it.
    virtual void store_rebuilt(const store::OpenReport& report) = 0;
    /// For the log and for staff.
    virtual void told(const Report& report) = 0;
    /// Staff want to see what this screen shows; the ticket lets it bring one picture. It is not
    /// signed: whoever can write it can see the screen, and nothing else follows from it.
    virtual void asked_for_picture(const std::string& /*ticket*/) {}
    /// What one event brought has been told: what is known now fits together.
    virtual void settled() {}
};

struct WorkerOptions {
    Settings settings;
    std::filesystem::path db;
    std::string pinned_root;  ///< the file of a root that must be trusted; "" for none
};

class SyncWorker {
public:
    /// A random number for each step.
    using Randomness = std::function<Draw()>;

    /// All but the options outlive it.
    SyncWorker(WorkerOptions options, HttpTransport& transport, const Clock& clock,
               Randomness randomness, SyncListener& listener);

    /// Opens the store, tells what it holds, and begins. Fails with in_use, and with usage when the
    /// pinned root is none; a store that cannot be written only makes it run from memory.
    [[nodiscard]] Result<void> open();

    /// Does what is due, then waits for what happens next, at most `at_most`.
    void turn(std::chrono::milliseconds at_most);
    /// Takes turns until `stop` is requested, then ends in order.
    void run(const std::stop_token& stop);
    /// What is left to do before the program ends in order.
    void finish();

    /// Ends a turn that waits. Any thread.
    void wake();
    /// There is a network, or another one. Any thread.
    void network_up();
    /// A time server set the clock. Any thread.
    void clock_synchronised();

    [[nodiscard]] const SyncState& state() const { return state_; }
    [[nodiscard]] const SharedRevision& revision() const { return shown_; }

private:
    struct Inbox {
        bool network_up = false;
        bool synchronised = false;
    };

    // Opening (sync_worker_start.cpp).
    [[nodiscard]] Result<std::optional<feed::Root>> pinned_root() const;
    [[nodiscard]] Result<void> adopt_root(const std::optional<feed::Root>& pinned);
    [[nodiscard]] Started started();
    void take_held(const store::FeedStore& store);
    void read_what_is_there();

    // The disk (sync_worker_disk.cpp).
    [[nodiscard]] Result<void> open_store();
    [[nodiscard]] Result<void> keep(const SharedRevision& revision, const feed::Trusted& trusted);
    void disk_failed(const Error& why);
    void check_disk(const Result<void>& done);
    void try_disk();
    void do_chores();
    void confirm_on_disk();
    [[nodiscard]] std::optional<MonotonicTime> next_chore() const;

    void happen(Event event);
    void perform(const Action& action);
    void apply(const Apply& action);
    void step_back(const StepBack& action);
    void keep_root(const KeepRoot& action);
    void keep_trusted(const KeepTrusted& action);
    void show(SharedRevision revision);
    void note_proof();
    void grade();
    void tell_time();
    void take_inbox();
    [[nodiscard]] Moment moment() const;
    [[nodiscard]] UtcTime wall_seconds() const;

    WorkerOptions options_;
    HttpTransport& transport_;
    const Clock& clock_;
    Randomness randomness_;
    SyncListener& listener_;

    SyncState state_;
    std::deque<Event> waiting_;
    Guarded<Inbox> inbox_;

    std::optional<store::FeedStore> store_;  ///< none while the disk fails
    std::string root_file_;
    feed::Trusted trusted_;
    SharedRevision shown_;
    /// The last revision that was proven for an Apply, which may come twice.
    std::shared_ptr<const feed::ReceivedRevision> received_;
    SharedRevision proven_;

    std::optional<MonotonicTime> confirmed_;
    std::optional<MonotonicTime> confirmation_written_;
    std::optional<FreshnessGrade> grade_;
    std::optional<ScreenTime> told_time_;
    std::optional<feed::Rehearsal> rehearsal_;
    std::optional<MonotonicTime> trial_ends_;
    std::optional<MonotonicTime> copy_due_;
};

}  // namespace foyer::sync
