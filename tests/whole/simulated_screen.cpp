#include "tests/whole/simulated_screen.h"

namespace foyer::test {

namespace {

/// A worker that has so much to do at one instant does the same again and again.
constexpr int most_turns = 1000;
constexpr std::chrono::minutes longest_wait{1};

}  // namespace

void ScreenTransport::start(const sync::Request& request) {
    open_ = request.id;
    network_.carry(request, [this, life = std::weak_ptr(life_)](sync::Outcome outcome) {
        if (life.expired() || open_ != outcome.id) return;
        open_.reset();
        outcome_ = std::move(outcome);
        arrived_();
    });
}

void ScreenTransport::abandon(sync::RequestId id) {
    if (open_ == id) open_.reset();
    outcome_.reset();
}

std::optional<sync::Outcome> ScreenTransport::wait(std::chrono::milliseconds at_most) {
    idle_for = outcome_ ? std::chrono::milliseconds{0} : at_most;
    return std::exchange(outcome_, std::nullopt);
}

SimulatedScreen::SimulatedScreen(std::string name, Timeline& timeline, SimulatedHub& hub,
                                 ChaosNetwork& network, Random& random)
    : clock(timeline),
      name_(std::move(name)),
      timeline_(timeline),
      hub_(hub),
      network_(network),
      random_(random) {}

void SimulatedScreen::start() {
    if (runs()) return;
    // Whatever arrives is looked at in a turn of its own.
    transport_ = std::make_unique<ScreenTransport>(
        network_, [this] { timeline_.in(std::chrono::milliseconds{0}, [this] { run(); }); });
    const sync::Settings wanted{
        {ChaosNetwork::feed},
        name_,
        sync::WallTime(std::chrono::sys_days{std::chrono::January / 1 / 2018})};
    const auto draw = [this] { return static_cast<double>(random_.below(1 << 20)) / (1 << 20); };
    worker_ = std::make_unique<sync::SyncWorker>(
        sync::WorkerOptions{wanted, folder_ / "kiosk.db", ""}, *transport_, clock, draw, *this);
    if (const auto opened = worker_->open(); !opened)
        broken = "it does not start again: " + opened.error().detail;
    run();
}

void SimulatedScreen::kill() {
    worker_.reset();
    transport_.reset();
}

void SimulatedScreen::network_up() {
    if (runs()) worker_->network_up();
}

void SimulatedScreen::run() {
    if (!runs()) return;
    int turns = 0;
    do
        worker_->turn(longest_wait);
    while (transport_->idle_for.count() == 0 && ++turns < most_turns);
    if (turns == most_turns) broken = "it never comes to rest";
    timeline_.in(transport_->idle_for, [this, appointment = ++appointment_] {
        if (appointment == appointment_) run();
    });
}

void SimulatedScreen::shown(const sync::SharedRevision& revision) {
    shown_ = revision;
    if (!revision) {
        broken = "it has nothing to show any more";
        return;
    }
    ++showings;
    const feed::Position& place = revision->head.position;
    if (!hub_.was_published(place, feed::state_hash(revision->state)))
        broken = "it shows what was never published";
    if (place.revision < newest_shown_) broken = "it shows something older than before";
    newest_shown_ = std::max(newest_shown_, place.revision);
}

void SimulatedScreen::proven(std::optional<MonotonicTime> at) {
    if (at && !shown_) broken = "nothing was proven to be the newest";
}

bool SimulatedScreen::has_newest() const {
    return shown_ && shown_->head.position == hub_.newest().position &&
           feed::state_hash(shown_->state) == hub_.newest().state.blake2b;
}

std::string SimulatedScreen::description() const {
    if (!runs()) return name_ + " (off)";
    return name_ + ", " + sync::word_for(worker_->state().phase) + " at " +
           sync::screen_report(worker_->state());
}

}  // namespace foyer::test
