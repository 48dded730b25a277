#pragma once
// A worker on a false network and a false clock, with a real store in a folder, and what it told.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/sync/sync_worker.h"
#include "tests/support/temp_folder.h"
#include "tests/sync/false_network.h"

namespace foyer::test {

class NotedListener final : public sync::SyncListener {
public:
    void shown(const sync::SharedRevision& revision) override { showings.push_back(revision); }
    void proven(std::optional<MonotonicTime> at) override { proven_at = at; }
    void graded(FreshnessGrade grade) override { grades.push_back(grade); }
    void time_learned(const sync::ScreenTime& time) override { times.push_back(time); }
    void root_trusted(const feed::Root& root) override { roots.push_back(root); }
    void store_rebuilt(const store::OpenReport& report) override { rebuilt.push_back(report); }
    void told(const sync::Report& report) override { reports.push_back(report); }
    void asked_for_picture(const std::string& ticket) override { tickets.push_back(ticket); }

    [[nodiscard]] bool heard(sync::News news) const {
        return std::any_of(reports.begin(), reports.end(),
                           [&](const auto& report) { return report.news == news; });
    }
    [[nodiscard]] std::uint64_t revision() const {
        if (showings.empty() || !showings.back()) return 0;
        return showings.back()->head.position.revision;
    }

    std::vector<sync::SharedRevision> showings;
    std::optional<MonotonicTime> proven_at;
    std::vector<FreshnessGrade> grades;
    std::vector<sync::ScreenTime> times;
    std::vector<feed::Root> roots;
    std::vector<store::OpenReport> rebuilt;
    std::vector<sync::Report> reports;
    std::vector<std::string> tickets;
};

/// One life of the program on a screen.
class RunningScreen {
public:
    RunningScreen(const std::filesystem::path& db, FalseNetwork& network, const FalseClock& clock,
                  const std::string& pinned_root = "")
        : worker_(
              {{{false_feed}, "stairs", instant("2018-06-01T00:00:00Z")}, db, pinned_root}, network,
              clock, [] { return 0.5; }, listener) {}

    /// Opens; the test ends when it cannot.
    void open() {
        const auto opened = worker_.open();
        REQUIRE_MESSAGE(opened.ok(), (opened.ok() ? "" : opened.error().detail));
    }
    /// Takes turns until `done`; the test ends when it does not come.
    void until(const std::function<bool()>& done) {
        for (int turns = 0; !done(); ++turns) {
            REQUIRE(turns < 10'000);
            worker_.turn(std::chrono::seconds{10});
        }
    }
    void until_revision(std::uint64_t revision) {
        until([&] { return listener.revision() == revision; });
    }
    [[nodiscard]] sync::SyncWorker& worker() { return worker_; }

    NotedListener listener;

private:
    sync::SyncWorker worker_;
};

/// A screen in a folder, its feed, network and clock, over several lives.
struct ScreenLife {
    tests::TempFolder folder;
    std::filesystem::path db = folder / "kiosk.db";
    Feed feed;
    programme::Publication publication = small_publication();
    FalseClock clock{instant("2018-06-26T09:21:00Z")};
    FalseNetwork network{feed, clock};

    ScreenLife() {
        network.root_file = root_file(feed.root, feed.root_key);
        feed.publish(publication);
    }
    /// Publishes the talk under another title.
    void retitle(const std::string& title) {
        publication.programme.sessions.front().title = programme::LocalizedText("en", title);
        feed.publish(publication);
    }
    void pass(std::chrono::milliseconds time) { clock.now += time; }
};

}  // namespace foyer::test
