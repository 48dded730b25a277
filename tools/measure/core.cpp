// Times what the core does with programme files, each beside a baseline of the same run.

#include <pugixml.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/base/text.h"
#include "core/formats/export.h"
#include "core/formats/import.h"
#include "core/programme/now_next.h"
#include "core/programme/search.h"
#include "core/store/store.h"
#include "platform/process.h"
#include "tools/measure/measure.h"
#include "tools/measure/rows.h"

namespace {

using namespace foyer;
using measure::measured;

/// Milliseconds of the fastest of `rounds` runs: the one that other work on the machine disturbed
/// least.
double fastest_ms(int rounds, const std::function<void()>& work) {
    double fastest = 1e300;
    for (int i = 0; i < rounds; ++i) {
        const auto begin = platform::stopwatch();
        work();
        const auto end = platform::stopwatch();
        fastest = std::min(fastest, std::chrono::duration<double, std::milli>(end - begin).count());
    }
    return fastest;
}

/// The answer of now_next for one room by looking at every session: the baseline.
std::size_t running_by_scan(const programme::Snapshot& snapshot, const std::string& room,
                            UtcTime at) {
    std::size_t running = 0;
    for (const programme::Session& session : snapshot.programme().sessions) {
        if (session.status == programme::SessionStatus::cancelled) continue;
        const bool here = session.plenary || std::find(session.rooms.begin(), session.rooms.end(),
                                                       room) != session.rooms.end();
        if (here && session.start <= at && at < session.end) ++running;
        if (here && session.start > at) running += 2;
    }
    return running;
}

/// Hits of a plain scan for `word` through the folded titles and texts: the baseline.
std::size_t found_by_scan(const std::vector<std::string>& folded, const std::string& word) {
    std::size_t found = 0;
    for (const std::string& text : folded)
        found += text.find(word) != std::string::npos ? 1U : 0U;
    return found;
}

int failed(const Error& error) {
    std::fprintf(stderr, "foyer-measure: %s\n", error.detail.c_str());
    return 1;
}

struct Subject {
    std::string label;
    std::string bytes;
    programme::Programme programme;
    std::shared_ptr<const programme::Snapshot> snapshot;
};

void measure_reading(const Subject& subject, Json& rows) {
    const double parse = fastest_ms(7, [&] {
        pugi::xml_document document;
        if (!document.load_buffer(subject.bytes.data(), subject.bytes.size())) std::abort();
    });
    const double read = fastest_ms(7, [&] {
        if (!formats::read_programme(subject.bytes, {})) std::abort();
    });
    rows.push_back(
        measured({"read " + subject.label, read, "ms", "parse XML only (pugixml)", parse}));
}

Result<void> measure_store(const Subject& subject, const std::filesystem::path& folder,
                           Json& rows) {
    int round = 0;
    Error error{ErrorKind::disk, {}};
    bool ok = true;
    const double import = fastest_ms(5, [&] {
        const auto path = folder / ("store-" + std::to_string(round++) + ".db");
        auto imported = formats::read_programme(subject.bytes, {});
        auto store = store::Store::open(path);
        if (!imported || !store) {
            ok = false;
            return;
        }
        const auto applied = store->apply(
            imported->programme, {.now = UtcTime{}, .source = "x", .format = "schedule-xml"});
        if (!applied) {
            error = applied.error();
            ok = false;
        }
    });
    if (!ok) return error;
    const double copy =
        fastest_ms(5, [&] { static_cast<void>(write_file(folder / "copy", subject.bytes)); });
    rows.push_back(measured({"import " + subject.label + " into a fresh store", import, "ms",
                             "copy the file, synced to disk", copy}));

    auto store = store::Store::open_read_only(folder / "store-0.db");
    if (!store) return store.error();
    const double load = fastest_ms(7, [&] {
        auto stored = store->load();
        if (!stored) std::abort();
        if (!programme::Snapshot::build(std::move(stored->programme), 1)) std::abort();
    });
    const std::string json = formats::write_foyer_json(subject.programme);
    const double from_json = fastest_ms(5, [&] {
        auto imported = formats::read_programme(json, {});
        if (!imported) std::abort();
        if (!programme::Snapshot::build(std::move(imported->programme), 1)) std::abort();
    });
    rows.push_back(measured({"load Snapshot of " + subject.label, load, "ms",
                             "the same from Foyer's JSON", from_json}));
    return {};
}

void measure_answers(const Subject& subject, Json& rows) {
    const programme::Snapshot& snapshot = *subject.snapshot;
    std::vector<UtcTime> instants;
    for (const programme::DaySessions& day : snapshot.days()) {
        for (int part = 0; part < 50; ++part)
            instants.push_back(day.first_start + (day.last_end - day.first_start) * part / 50);
    }
    const double rooms = static_cast<double>(snapshot.programme().rooms.size());
    const double per_hundred = 100.0 / rooms * 1000.0 / static_cast<double>(instants.size());
    std::size_t sum = 0;
    const double ours = fastest_ms(9, [&] {
        for (const UtcTime at : instants)
            sum += programme::now_next(snapshot, at).rooms.size();
    });
    const double scan = fastest_ms(3, [&] {
        for (const UtcTime at : instants) {
            for (const programme::Room& room : snapshot.programme().rooms)
                sum += running_by_scan(snapshot, room.id, at);
        }
    });
    rows.push_back(measured({"now/next for 100 rooms (" + subject.label + ")", ours * per_hundred,
                             "us", "look at every session", scan * per_hundred}));

    const double build =
        fastest_ms(3, [&] { sum += programme::SearchIndex::build(subject.snapshot) ? 1U : 0U; });
    std::vector<std::string> folded;
    const double fold = fastest_ms(3, [&] {
        folded.clear();
        for (const programme::Session& session : snapshot.programme().sessions) {
            for (const auto& [language, words] : session.title.entries())
                folded.push_back(text::fold(words));
            for (const auto& [language, words] : session.abstract.entries())
                folded.push_back(text::fold(words));
        }
    });
    rows.push_back(measured(
        {"build search index (" + subject.label + ")", build, "ms", "fold its texts only", fold}));
    const auto index = programme::SearchIndex::build(subject.snapshot);
    const std::vector<std::string> queries = {
        "security", "kubernets", "open so", "devoucou", "machine learning", "zzzzzz", "a", "hall"};
    const auto count = static_cast<double>(queries.size());
    const double find = fastest_ms(7, [&] {
        for (const std::string& query : queries)
            sum += index->find(query, "en").size();
    });
    const double grep = fastest_ms(7, [&] {
        for (const std::string& query : queries)
            sum += found_by_scan(folded, query);
    });
    rows.push_back(measured({"search (" + subject.label + ", mean of 8 queries)", find / count,
                             "ms", "plain scan of titles and abstracts", grep / count}));
    if (sum == 0) std::abort();
}

}  // namespace

namespace foyer::measure {

int core(const std::filesystem::path& folder, const std::vector<std::string>& files) {
    Json rows = Json::array();
    for (std::size_t i = 0; i < files.size(); ++i) {
        Subject subject;
        const std::filesystem::path path(files[i]);
        subject.label = path.parent_path().filename().string() + "/" + path.filename().string();
        auto bytes = read_file(path, limits::import_bytes);
        if (!bytes) return failed(bytes.error());
        subject.bytes = *std::move(bytes);
        auto imported = formats::read_programme(subject.bytes, {});
        if (!imported) return failed(imported.error());
        subject.programme = imported->programme;
        subject.snapshot = programme::Snapshot::build(std::move(imported->programme), 1);
        const std::filesystem::path own = folder / std::to_string(i);
        std::filesystem::create_directories(own);
        measure_reading(subject, rows);
        if (const auto stored = measure_store(subject, own, rows); !stored)
            return failed(stored.error());
        measure_answers(subject, rows);
    }
    std::printf("%s\n", write_json(rows, 1).c_str());
    return 0;
}

}  // namespace foyer::measure
