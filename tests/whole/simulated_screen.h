#pragma once
// A screen in virtual time: the sync worker of a kiosk with its store in a folder. It is killed and
// started again, and what it shows is checked against what the hub published.

#include <memory>
#include <optional>
#include <set>
#include <string>

#include "core/sync/sync_worker.h"
#include "tests/whole/chaos_network.h"

namespace foyer::test {

/// The worker's way to the network: one request at a time, and never a real wait.
class ScreenTransport final : public sync::HttpTransport {
public:
    ScreenTransport(ChaosNetwork& network, std::function<void()> arrived)
        : network_(network), arrived_(std::move(arrived)) {}

    void start(const sync::Request& request) override;
    void abandon(sync::RequestId id) override;
    [[nodiscard]] std::optional<sync::Outcome> wait(std::chrono::milliseconds at_most) override;
    void wake() override { arrived_(); }

    /// How long the worker would have waited; 0 when it has more to do.
    std::chrono::milliseconds idle_for{0};

private:
    ChaosNetwork& network_;
    std::function<void()> arrived_;
    std::optional<sync::RequestId> open_;
    std::optional<sync::Outcome> outcome_;
    /// Answers find their way only while this life lasts.
    std::shared_ptr<int> life_ = std::make_shared<int>(0);
};

class SimulatedScreen final : public sync::SyncListener {
public:
    SimulatedScreen(std::string name, Timeline& timeline, SimulatedHub& hub, ChaosNetwork& network,
                    Random& random);

    void start();
    /// Ends it at once, as kill -9 does.
    void kill();
    [[nodiscard]] bool runs() const { return worker_ != nullptr; }
    void network_up();

    [[nodiscard]] bool has_newest() const;
    [[nodiscard]] std::string description() const;
    [[nodiscard]] const sync::SharedRevision& revision() const { return shown_; }

    SimulatedClock clock;
    std::string broken;  ///< what an invariant found; "" while all of them hold
    std::size_t showings = 0;
    std::set<sync::News> heard;

    void shown(const sync::SharedRevision& revision) override;
    void proven(std::optional<MonotonicTime> at) override;
    void graded(FreshnessGrade) override {}
    void time_learned(const sync::ScreenTime&) override {}
    void root_trusted(const feed::Root&) override {}
    void store_rebuilt(const store::OpenReport&) override { broken = "its store was rebuilt"; }
    void told(const sync::Report& report) override { heard.insert(report.news); }

private:
    void run();

    std::string name_;
    Timeline& timeline_;
    SimulatedHub& hub_;
    ChaosNetwork& network_;
    Random& random_;
    tests::TempFolder folder_;
    std::unique_ptr<ScreenTransport> transport_;
    std::unique_ptr<sync::SyncWorker> worker_;
    std::uint64_t appointment_ = 0;  ///< the one that counts
    sync::SharedRevision shown_;
    std::uint64_t newest_shown_ = 0;
};

}  // namespace foyer::test
