// foyerctl follow: a kiosk without a screen. One JSON line for each thing that happens.

#include <atomic>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <thread>
#include <utility>

#include "core/base/files.h"
#include "core/base/limits.h"
#include "core/formats/changes_json.h"
#include "core/sync/sync_worker.h"
#include "platform/build_time.h"
#include "platform/feed_source.h"
#include "platform/randomness.h"
#include "platform/wakeup.h"
#include "tools/foyerctl/programmes.h"
#include "tools/foyerctl/requests.h"
#include "tools/foyerctl/session_json.h"

namespace foyer::foyerctl {

namespace {

namespace fs = std::filesystem;

/// Without --timeout it sleeps until it is woken.
constexpr std::chrono::seconds no_timeout = std::chrono::hours{24} * 365;

Result<platform::FeedSource> feed_of(const FollowRequest& request) {
    if (request.hub.url.empty() && request.feed.empty())
        return Error{ErrorKind::usage, "say what to follow: --hub URL, or --feed URL or a folder"};
    platform::CurlOptions curl;
    curl.user_agent = "foyerctl/" FOYER_VERSION;
    curl.extra_authorities = request.hub.authority;
    return platform::open_feed_source(
        request.hub.url.empty() ? request.feed : platform::feed_of_hub(request.hub.url), curl);
}

Result<std::string> pinned_root(const std::string& path) {
    if (path.empty()) return std::string();
    return read_file(path, limits::root_bytes);
}

/// Prints what a worker tells. Sync thread.
class FollowPrinter final : public sync::SyncListener {
public:
    FollowPrinter(Terminal& out, std::optional<std::uint64_t> until, const platform::Wakeup& wakeup)
        : out_(out), until_(until), wakeup_(wakeup) {}

    void shown(const sync::SharedRevision& revision) override {
        if (!revision) {
            print({{"event", "nothing"}});
            before_ = nullptr;
            return;
        }
        const auto& position = revision->head.position;
        Json event{{"event", begun_ ? "applied" : "held"},
                   {"revision", position.revision},
                   {"epoch", position.epoch},
                   {"state", feed::to_hex(revision->head.state.blake2b)},
                   {"sessions", revision->snapshot->programme().sessions.size()}};
        std::vector<programme::Change> changes;
        if (before_)
            changes = changes_between(before_->programme(), revision->snapshot->programme(), "");
        event["changes"] = formats::changes_json(changes);
        before_ = revision->snapshot;
        print(event);
        if (!until_ || position.revision < *until_) return;
        reached_ = true;
        end();
    }
    void proven(std::optional<MonotonicTime>) override { begun_ = true; }
    void graded(FreshnessGrade grade) override {
        print({{"event", "freshness"}, {"grade", word_for(grade)}});
    }
    void time_learned(const sync::ScreenTime& time) override {
        const bool rehearses = time.rehearsal.has_value();
        if (rehearses == rehearses_) return;
        rehearses_ = rehearses;
        print({{"event", "rehearsal"}, {"on", rehearses}});
    }
    void root_trusted(const feed::Root& root) override {
        print({{"event", "trusted"},
               {"feed", root.feed},
               {"root", root.version},
               {"fingerprint", feed::fingerprint(root)}});
    }
    void store_rebuilt(const store::OpenReport& report) override {
        print({{"event", "rebuilt"},
               {"from", report.rebuilt_from.value_or("")},
               {"why", report.why}});
    }
    void told(const sync::Report& report) override {
        using sync::News;
        const bool refused = report.news == News::refused_head ||
                             report.news == News::refused_revision || report.news == News::fork ||
                             report.news == News::older_head || report.news == News::needs_update;
        Json event{{"event", refused ? "refused" : word_for(report.news)}};
        if (refused) event["kind"] = word_for(report.news);
        event["why"] = report.message;
        print(event);
    }

    /// True once there is nothing to wait for any more. Any thread.
    [[nodiscard]] bool ended() const { return ended_; }
    /// True when the wanted revision is held. After the sync thread has ended.
    [[nodiscard]] bool reached() const { return reached_; }
    /// Why nothing could be printed any more. After the sync thread has ended.
    [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }

private:
    void end() {
        ended_ = true;
        wakeup_.wake();
    }
    void print(const Json& event) {
        if (failure_) return;
        out_.line(write_json(event));
        if (auto flushed = out_.flush(); !flushed) {
            failure_ = flushed.error();
            end();
        }
    }

    Terminal& out_;
    std::optional<std::uint64_t> until_;
    const platform::Wakeup& wakeup_;
    std::shared_ptr<const programme::Snapshot> before_;
    bool begun_ = false;
    bool rehearses_ = false;
    bool reached_ = false;
    std::optional<Error> failure_;
    std::atomic<bool> ended_ = false;
};

/// Runs `worker` until there is nothing to wait for, the system asks the program to end, or `limit`
/// has passed; then false.
bool follow(sync::SyncWorker& worker, const FollowPrinter& printer, platform::Wakeup& wakeup,
            std::chrono::milliseconds limit, const Clock& clock) {
    const MonotonicTime end = clock.monotonic() + limit;
    const std::jthread following([&](const std::stop_token& stop) { worker.run(stop); });
    while (!printer.ended() && !wakeup.termination_requested()) {
        const auto left = end - clock.monotonic();
        if (left.count() <= 0) return false;
        wakeup.sleep(-1, left);
    }
    return true;
}

sync::WorkerOptions options_for(const FollowRequest& request, const fs::path& db,
                                const std::string& feed, std::string root) {
    sync::WorkerOptions options{{{feed}, request.screen, platform::build_day()}, db, {}};
    options.pinned_root = std::move(root);
    return options;
}

}  // namespace

Outcome run(const FollowRequest& request, World& world) {
    auto wakeup = platform::Wakeup::create();
    if (!wakeup) return wakeup.error();
    const auto db = store_path(request.db);
    if (!db) return db.error();
    auto root = pinned_root(request.trust);
    if (!root) return root.error();
    auto feed = feed_of(request);
    if (!feed) return feed.error();

    FollowPrinter printer(world.out, request.until_revision, *wakeup);
    sync::SyncWorker worker(options_for(request, *db, feed->address, std::move(*root)),
                            *feed->transport, world.clock, platform::random_fraction, printer);
    if (auto opened = worker.open(); !opened) return opened.error();
    if (!follow(worker, printer, *wakeup, request.timeout.value_or(no_timeout), world.clock) &&
        request.until_revision && !printer.reached() && !printer.failure())
        return Error{ErrorKind::refused, "revision " + std::to_string(*request.until_revision) +
                                             " was not reached in time; what " + db->string() +
                                             " holds is the newest that could be had"};
    if (printer.failure()) return *printer.failure();
    return 0;
}

}  // namespace foyer::foyerctl
