#pragma once
// A kiosk in virtual time: the machine, a false disk, a false wall clock. It does what the actions
// say and checks after each apply that what it holds was published, whole, and no step back.

#include <optional>
#include <set>
#include <string>
#include <variant>

#include "core/sync/machine.h"
#include "tests/sync/sim_network.h"

namespace foyer::test {

class SimKiosk {
public:
    SimKiosk(const SimHub& hub, SimNetwork& network, Random& random)
        : hub_(hub), network_(network), random_(random), state_(settings()) {}

    /// Starts, or starts again, with what the disk holds.
    void start(MonotonicTime now) {
        state_ = sync::SyncState(settings());
        delivery_.reset();
        content_ = disk_.content;
        hash_ = feed::state_hash(content_);
        shown_ = disk_.shown;
        happen(sync::Started{disk_.root, disk_.trusted, shown_, {}, 0}, now);
    }

    /// When something next happens by itself.
    [[nodiscard]] std::optional<MonotonicTime> next() const {
        const auto wake = sync::next_wake(state_);
        if (!delivery_) return wake;
        return wake ? std::min(*wake, delivery_->at) : delivery_->at;
    }

    /// Lets happen what is due at `now`.
    void run(MonotonicTime now) {
        if (delivery_ && delivery_->at <= now) {
            const Delivery done = *std::exchange(delivery_, std::nullopt);
            deliver(done, now);
        } else {
            happen(sync::TimerFired{}, now);
        }
    }

    /// The hub has something new: a request that it holds is answered.
    void hub_published(MonotonicTime now) {
        if (delivery_ && !delivery_->outcome && delivery_->request.is_parked())
            delivery_->at = std::min(delivery_->at, now + std::chrono::milliseconds{20});
    }

    void network_up(MonotonicTime now) { happen(sync::NetworkUp{}, now); }
    void jump_clock(std::chrono::seconds by) { wall_error_ += by; }
    /// A time server sets the clock; the operating system tells, or keeps it to itself.
    enum class Telling { tells, silent };
    void set_clock(Telling telling, MonotonicTime now) {
        wall_error_ = {};
        if (telling == Telling::tells) happen(sync::ClockSynchronised{}, now);
    }

    [[nodiscard]] bool has_newest() const {
        return shown_.revision == hub_.feed.revision &&
               feed::state_hash(content_) == hub_.feed.made.proof.blake2b;
    }
    [[nodiscard]] std::string description() const {
        return std::string(sync::word_for(state_.phase)) + " at " + sync::screen_report(state_);
    }
    /// What an invariant found; "" while all of them hold.
    [[nodiscard]] const std::string& broken() const { return broken_; }

    /// One number for every step that it took and what was true after it; equal histories have
    /// equal ones.
    [[nodiscard]] std::uint64_t history() const { return history_; }
    [[nodiscard]] std::uint64_t steps() const { return steps_; }

    bool disk_is_bad = false;
    std::set<sync::Phase> phases;  ///< all that it went through
    std::set<sync::News> told;     ///< all that it reported

private:
    struct Disk {
        std::optional<feed::Root> root;
        feed::Trusted trusted;
        feed::State content;
        sync::Shown shown;
    };

    static sync::Settings settings() {
        return {simulated_feeds, "stairs",
                sync::WallTime(std::chrono::sys_days{std::chrono::January / 1 / 2018})};
    }

    void deliver(const Delivery& done, MonotonicTime now) {
        sync::Outcome outcome =
            done.outcome.value_or(sync::Outcome{done.request.id, hub_.serve(done.request, now)});
        if (auto* answer = std::get_if<sync::Answer>(&outcome.result)) {
            if (answer->body.size() <= done.request.limit_bytes)
                return happen(sync::Answered{outcome.id, std::move(*answer)}, now);
            outcome.result = sync::TransportFailure::too_large;
        }
        happen(sync::Failed{outcome.id, std::get<sync::TransportFailure>(outcome.result)}, now);
    }

    void happen(const sync::Event& event, MonotonicTime now) {
        const sync::WallTime wall = simulated_wall(now) + wall_error_;
        const auto draw = static_cast<sync::Draw>(random_.below(1 << 20)) / (1 << 20);
        sync::Step step = sync::step(std::move(state_), event, {wall, now}, draw);
        state_ = std::move(step.state);
        phases.insert(state_.phase);
        note(now);
        std::optional<sync::Event> follows;
        for (sync::Action& action : step.actions)
            if (auto result = perform(action, now)) follows = std::move(result);
        if (state_.open.has_value() != delivery_.has_value()) broken_ = "requests do not match";
        const bool stuck = !follows && !delivery_ && !state_.appointment;
        if (stuck) broken_ = "nothing is under way and nothing will be";
        if (follows) happen(*follows, now);
    }

    /// FNV-1a: the same on every machine, and no more than that is asked of it.
    void note(MonotonicTime now) {
        ++steps_;
        std::string step = std::to_string(now.time_since_epoch().count()) + description();
        if (state_.open) step += state_.open->url;
        for (const char byte : step)
            history_ = (history_ ^ static_cast<unsigned char>(byte)) * 1'099'511'628'211U;
    }

    std::optional<sync::Event> perform(sync::Action& action, MonotonicTime now) {
        if (auto* fetch = std::get_if<sync::Fetch>(&action)) {
            if (delivery_) broken_ = "two requests at once";
            delivery_ = network_.send(fetch->request, now);
        } else if (std::get_if<sync::Abandon>(&action)) {
            delivery_.reset();
        } else if (auto* apply = std::get_if<sync::Apply>(&action)) {
            return try_to_apply(*apply);
        } else if (auto* root = std::get_if<sync::KeepRoot>(&action)) {
            if (!disk_is_bad) disk_.root = root->root;
        } else if (auto* trusted = std::get_if<sync::KeepTrusted>(&action)) {
            if (!disk_is_bad) disk_.trusted = trusted->trusted;
        } else if (std::get_if<sync::TryDisk>(&action)) {
            if (disk_is_bad) return sync::DiskFailed{{ErrorKind::disk, "The disk is full."}};
            disk_ = {state_.root, state_.held, content_, shown_};
            return sync::DiskGood{};
        } else if (const auto* report = std::get_if<sync::Report>(&action)) {
            told.insert(report->news);
        } else if (std::get_if<sync::Proven>(&action)) {
            if (!hub_.was_signed(shown_, hash_)) broken_ = "false proof";
        }
        return {};
    }

    std::optional<sync::Event> try_to_apply(const sync::Apply& apply) {
        const bool to_disk = apply.destination == sync::Destination::disk;
        if (to_disk && disk_is_bad) return sync::DiskFailed{{ErrorKind::disk, "The disk is full."}};
        const feed::ReceivedRevision& revision = *apply.revision;
        feed::State next = content_;
        std::uint64_t at = shown_.revision;
        for (const feed::Document& document : revision.documents) {
            auto applied = feed::applied(std::move(next), at, document);
            if (!applied) return sync::Refused{applied.error()};
            next = std::move(*applied);
            at = document.position.revision;
        }
        if (auto right = feed::check_state(revision.head, next); !right)
            return sync::Refused{right.error()};
        const feed::Digest hash = feed::state_hash(next);
        if (auto readable = hub_.read(next, hash); !readable)
            return sync::Refused{readable.error()};
        const sync::Shown place{revision.head.position.epoch, revision.head.position.revision};
        if (place.revision < shown_.revision) broken_ = "a step back";
        if (!hub_.was_signed(place, hash)) broken_ = "never published";
        content_ = std::move(next);
        hash_ = hash;
        shown_ = place;
        if (to_disk) disk_ = {state_.root, revision.trusted, content_, shown_};
        return sync::Applied{};
    }

    const SimHub& hub_;
    SimNetwork& network_;
    Random& random_;
    sync::SyncState state_;
    std::optional<Delivery> delivery_;
    feed::State content_;
    feed::Digest hash_{};  ///< of the content
    sync::Shown shown_;
    Disk disk_;
    std::chrono::seconds wall_error_{0};
    std::uint64_t history_ = 14'695'981'039'346'656'037U;
    std::uint64_t steps_ = 0;
    std::string broken_;
};

}  // namespace foyer::test
