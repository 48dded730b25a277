// What it costs a screen to take a revision: one record more, and all that it missed at once.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/feed/hash_trail.h"
#include "core/feed/records.h"
#include "core/feed/revision_files.h"
#include "core/formats/import.h"
#include "core/store/feed_store.h"
#include "core/store/sqlite.h"
#include "platform/process.h"
#include "tools/measure/measure.h"
#include "tools/measure/rows.h"

namespace {

using namespace foyer;
using measure::measured;
using measure::percentile;

constexpr int applied_revisions = 100;
constexpr std::uint64_t missed_revisions = 1000;
constexpr std::size_t small_programme = 300;
constexpr std::size_t large_programme = 5000;

double ms_of(const std::function<void()>& work) {
    const auto begin = platform::stopwatch();
    work();
    return std::chrono::duration<double, std::milli>(platform::stopwatch() - begin).count();
}

/// The programme with as many sessions as wanted: some left out, or all of them again and again.
programme::Programme with_sessions(programme::Programme programme, std::size_t count) {
    const std::vector<programme::Session> all = std::move(programme.sessions);
    programme.sessions.clear();
    for (std::size_t i = 0; i < count; ++i) {
        programme.sessions.push_back(all[i % all.size()]);
        programme.sessions.back().id = "s" + std::to_string(i);
    }
    return programme;
}

/// A hub without a network: it moves one session after the other to another room.
class Publisher {
public:
    explicit Publisher(programme::Programme programme) : programme_(std::move(programme)) {
        seed_.bytes()[0] = 1;
        key_.emplace(feed::SecretKey::of(seed_));
        programme::Publication publication;
        publication.programme = programme_;
        const auto state = feed::state_of(publication);
        if (!state) std::abort();
        publish(feed::step_between({}, *state));
    }

    void move_one() {
        auto& session = programme_.sessions[revision_ * 7 % programme_.sessions.size()];
        session.rooms = {programme_.rooms[revision_ % programme_.rooms.size()].id};
        const auto json = feed::record_of(session);
        if (!json) std::abort();
        feed::Step step;
        feed::add_to(step, state_, {feed::Table::sessions, session.id}, *json);
        publish(step);
    }

    /// What a screen downloads that holds `have`.
    [[nodiscard]] feed::ReceivedRevision received(std::uint64_t have) {
        feed::ReceivedRevision received;
        received.head = head_;
        received.head_file = head_file_;
        const feed::CatchUp way = feed::catch_up(have, revision_, head_.snapshot, head_.deltas);
        bytes_ = 0;
        for (const auto& reference : {way.snapshot, way.delta}) {
            if (!reference) continue;
            bytes_ += reference->size;
            auto document = feed::open_document(head_, *reference, file(*reference));
            if (!document) std::abort();
            received.documents.push_back(*std::move(document));
        }
        received.trusted = feed::trusted_after({}, head_);
        return received;
    }
    /// Of the documents that were received last.
    [[nodiscard]] std::size_t bytes() const { return bytes_; }
    [[nodiscard]] std::uint64_t revision() const { return revision_; }

private:
    void publish(const feed::Step& step) {
        ++revision_;
        head_.position = {"00112233445566778899aabbccddeeff", 1, revision_};
        head_.root = {1, {}, 1};
        head_.issued += std::chrono::seconds{1};
        auto walk = trail_.after(state_, step);
        const feed::History history = revision_ == 1 ? feed::History(1) : history_;
        auto made = feed::revision_files(
            {state_, history, step, head_.position,
             revision_ == 1 ? std::nullopt : std::optional(head_.snapshot), walk.digest});
        if (!made) std::abort();
        head_.state = made->proof;
        head_.snapshot = made->snapshot;
        head_.deltas = made->deltas;
        for (feed::FeedFile& one : made->files) {
            if (one.path.starts_with("s/")) snapshot_ = std::move(one);
        }
        deltas_ = std::move(made->files);
        trail_.take(std::move(walk));
        if (revision_ > 1) history_.note(step, revision_);
        feed::take_step(state_, step);
        const feed::SecretKey* key = &*key_;
        auto signed_head = feed::sign_head(head_, std::span(&key, 1));
        if (!signed_head) std::abort();
        head_file_ = *std::move(signed_head);
    }

    [[nodiscard]] const std::string& file(const feed::DocumentRef& reference) const {
        const std::string path = feed::path_of(reference, 1);
        if (path == snapshot_.path) return snapshot_.bytes;
        for (const feed::FeedFile& one : deltas_)
            if (one.path == path) return one.bytes;
        std::abort();
    }

    programme::Programme programme_;
    feed::Seed seed_;
    std::optional<feed::SecretKey> key_;
    feed::State state_;
    feed::HashTrail trail_;
    feed::History history_{1};
    feed::Head head_;
    std::string head_file_;
    feed::FeedFile snapshot_;
    std::vector<feed::FeedFile> deltas_;
    std::uint64_t revision_ = 0;
    std::size_t bytes_ = 0;
};

/// A screen's database.
class ScreenStore {
public:
    explicit ScreenStore(const std::filesystem::path& path) {
        store::OpenReport report;
        auto opened = store::FeedStore::open(path, UtcTime{}, report);
        if (!opened) std::abort();
        store_.emplace(*std::move(opened));
    }
    /// Proves what was downloaded and commits it.
    void take(const feed::ReceivedRevision& received) {
        auto proven = feed::proven_revision(store_->revision().get(), received);
        if (!proven) std::abort();
        const auto kept = store_->keep(*proven, received.trusted, {UtcTime{}, "feed", "feed"},
                                       store::FeedStore::Arrival::received);
        if (kept) return;
        std::fprintf(stderr, "foyer-measure: %s\n", kept.error().detail.c_str());
        std::abort();
    }

private:
    std::optional<store::FeedStore> store_;
};

/// Commits of one row, synced to disk as a screen's are.
std::vector<double> plain_commits(const std::filesystem::path& path) {
    const auto database = store::Database::open(path, store::Database::Access::write);
    if (!database) std::abort();
    if (!(*database)->execute("CREATE TABLE one (id INTEGER PRIMARY KEY, value TEXT)"))
        std::abort();
    auto put = (*database)->prepare("INSERT OR REPLACE INTO one VALUES (1, ?)");
    if (!put) std::abort();
    std::vector<double> times;
    for (int i = 0; i < applied_revisions; ++i)
        times.push_back(ms_of([&] {
            if (!put->run({std::to_string(i)})) std::abort();
        }));
    return times;
}

void measure_deltas(const programme::Programme& programme, std::size_t sessions,
                    const std::filesystem::path& folder, Json& rows) {
    Publisher hub(with_sessions(programme, sessions));
    ScreenStore screen(folder / "screen.db");
    screen.take(hub.received(0));
    std::vector<double> times;
    for (int i = 0; i < applied_revisions; ++i) {
        hub.move_one();
        const auto received = hub.received(hub.revision() - 1);
        times.push_back(ms_of([&] { screen.take(received); }));
    }
    const auto plain = plain_commits(folder / "plain.db");
    const std::string label =
        "apply a one-record delta, " + std::to_string(sessions) + " sessions, ";
    for (const auto& [name, share] : {std::pair("p50", 0.5), std::pair("p99", 0.99)})
        rows.push_back(measured({label + name, percentile(times, share), "ms",
                                 std::string("plain SQLite commit of a row, ") + name,
                                 percentile(plain, share)}));
}

void measure_catch_up(const programme::Programme& programme, const std::filesystem::path& folder,
                      Json& rows) {
    Publisher hub(programme);
    {
        ScreenStore screen(folder / "late.db");
        screen.take(hub.received(0));
    }
    for (std::uint64_t i = 0; i < missed_revisions; ++i)
        hub.move_one();
    ScreenStore late(folder / "late.db");
    ScreenStore fresh(folder / "fresh.db");
    feed::ReceivedRevision received;
    const double caught_up = ms_of([&] {
        received = hub.received(1);
        late.take(received);
    });
    const auto documents = static_cast<double>(received.documents.size());
    const auto delta_bytes = static_cast<double>(hub.bytes());
    const double whole = ms_of([&] {
        received = hub.received(0);
        fresh.take(received);
    });
    const auto whole_bytes = static_cast<double>(hub.bytes());
    rows.push_back(measured({"catch-up after 1,000 missed revisions", caught_up, "ms",
                             "a newcomer: snapshot and delta", whole}));
    rows.push_back(measured({"bytes of that catch-up", delta_bytes / 1000, "kB",
                             "a newcomer: snapshot and delta", whole_bytes / 1000}));
    rows.push_back(measured({"documents of that catch-up", documents, "", "goal", 1}));
}

}  // namespace

namespace foyer::measure {

int applying(const std::filesystem::path& folder, const std::string& file) {
    const auto bytes = read_file(file, limits::import_bytes);
    if (!bytes) {
        std::fprintf(stderr, "foyer-measure: %s\n", bytes.error().detail.c_str());
        return 1;
    }
    const auto imported = formats::read_programme(*bytes, {});
    if (!imported || imported->programme.rooms.empty()) return 1;
    Json rows = Json::array();
    for (const std::size_t sessions : {small_programme, large_programme}) {
        const std::filesystem::path own = folder / std::to_string(sessions);
        std::filesystem::create_directories(own);
        measure_deltas(imported->programme, sessions, own, rows);
    }
    measure_catch_up(imported->programme, folder, rows);
    std::printf("%s\n", write_json(rows, 1).c_str());
    return 0;
}

}  // namespace foyer::measure
