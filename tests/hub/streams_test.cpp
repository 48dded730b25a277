// Real change streams through a hub: what the screens end with, what is announced, what is held.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "core/feed/records.h"
#include "core/programme/changes.h"
#include "tests/hub/hub_rig.h"
#include "tests/support/effort.h"
#include "tests/support/streams.h"
#include "tools/hub/layers.h"

using namespace foyer;
using foyer::test::HubRig;
using foyer::test::HubScreen;

namespace {

struct Replay {
    std::size_t files = 0;
    std::size_t revisions = 0;
    std::size_t changes = 0;
    std::size_t held = 0;
    std::size_t refused = 0;
    std::map<std::string, std::size_t> loudest;  ///< announced changes by file
};

formats::ImportOptions in_berlin() {
    formats::ImportOptions options;
    options.time_zone = "Europe/Berlin";
    return options;
}

/// A programme without what a re-import keeps of the one before: the ids of sessions, and those of
/// rooms that were renamed. Rooms go by their names.
programme::Programme without_ids(programme::Programme programme) {
    std::map<std::string, std::string> names;
    for (auto& room : programme.rooms) {
        names[room.id] = room.name.in("");
        room.id.clear();
    }
    for (auto& session : programme.sessions) {
        session.id.clear();
        for (std::string& room : session.rooms)
            room = names.at(room);
    }
    const auto order = [](const programme::Session& session) {
        return std::tuple(session.start, session.end, session.keys.guid, session.keys.number,
                          session.rooms, std::string(session.title.in("")), session.url);
    };
    std::sort(programme.sessions.begin(), programme.sessions.end(),
              [&](const auto& a, const auto& b) { return order(a) < order(b); });
    return programme;
}

/// Sends every file of a stream to the hub, accepting what it holds; a screen follows.
Replay replay(HubRig& rig, HubScreen& screen, const tests::Stream& stream) {
    Replay sums;
    bool first = true;
    for (const auto& file : stream.revisions()) {
        if (std::exchange(first, false)) continue;
        CAPTURE(file.filename().string());
        ++sums.files;
        rig.pass(std::chrono::seconds{1});
        const std::string head = rig.hub->head()->bytes;
        const auto before = rig.hub->head()->revision;
        auto answer = rig.call("POST", "imports", tests::read_file(file));
        if (answer.status == 202) {
            ++sums.held;
            CHECK(rig.hub->head()->bytes == head);
            answer = rig.call("POST", "imports/" + answer["held"].get<std::string>() + "/accept");
        }
        if (answer.status != 200) {
            ++sums.refused;
            CHECK(rig.hub->head()->bytes == head);
            continue;
        }
        const auto changes = answer["changes_total"].get<std::size_t>();
        sums.changes += changes;
        sums.loudest[file.stem().string()] = changes;
        if (rig.hub->head()->revision != before) {
            ++sums.revisions;
            CHECK(rig.follow(screen) == feed::Standing::newer);
        }
    }
    return sums;
}

/// Numbers of files: every one between two, and each `stride`th up to the last.
/// FOYER_STREAM_STRIDE=1 in the environment takes them all, which takes a quarter of an hour.
struct Choice {
    int dense_from;
    int dense_to;
    int stride;
    int last;
};

std::vector<int> numbers_of(const Choice& choice) {
    const std::size_t usual =
        static_cast<std::size_t>(choice.stride) * 100 / test::effort_percent();
    const int stride = static_cast<int>(test::asked_number("FOYER_STREAM_STRIDE").value_or(usual));
    std::vector<int> numbers;
    for (int number = 1; number <= choice.last; ++number) {
        const bool dense = number >= choice.dense_from && number <= choice.dense_to;
        if (dense || (number - 1) % stride == 0 || number == choice.last) numbers.push_back(number);
    }
    return numbers;
}

/// Replays the chosen part of a stream; gives nothing when it is not here.
std::optional<Replay> replay_of(const std::string& name, const Choice& choice) {
    const tests::Stream stream(name + "/revisions.tar.xz", numbers_of(choice), ".xml");
    if (stream.revisions().empty()) {
        MESSAGE("SKIPPED: the stream ", name, " is not here");
        return std::nullopt;
    }
    HubRig rig(tests::read_file(stream.revisions().front()), in_berlin());
    HubScreen screen;
    rig.follow(screen);
    const Replay sums = replay(rig, screen, stream);
    MESSAGE(name << ": " << sums.files << " files, " << sums.revisions << " revisions, "
                 << sums.changes << " changes announced, " << sums.held << " held, " << sums.refused
                 << " refused");
    // The last file again writes nothing; read afresh it is what the screen shows.
    const std::string last = tests::read_file(stream.revisions().back());
    const std::string head = rig.hub->head()->bytes;
    CHECK(rig.call("POST", "imports", last).status == 200);
    CHECK(rig.hub->head()->bytes == head);
    auto fresh = test::must(formats::read_programme(last, in_berlin())).programme;
    const auto shown = test::must(feed::publication_of(screen.state)).programme;
    const auto shown_plain = without_ids(shown);
    const auto fresh_plain = without_ids(std::move(fresh));
    CHECK(shown_plain.conference == fresh_plain.conference);
    CHECK(shown_plain.rooms == fresh_plain.rooms);
    CHECK(shown_plain.tracks == fresh_plain.tracks);
    CHECK(shown_plain.people == fresh_plain.people);
    CHECK(shown_plain.sessions == fresh_plain.sessions);
    HubScreen newcomer;
    rig.follow(newcomer);
    CHECK(newcomer.state == screen.state);
    return sums;
}

}  // namespace

TEST_SUITE_BEGIN("slow_streams");

TEST_CASE("33C3 through a hub: its screens end with the last file, and new keys announce nothing") {
    const auto sums = replay_of("33c3", {303, 310, 24, 365});
    if (!sums) return;
    // Revision 308 gives every session a new key.
    CHECK(sums->loudest.at("0308") < 20);
}

TEST_CASE("34C3 through a hub: its screens end with the last file, and new keys announce nothing") {
    const auto sums = replay_of("34c3", {40, 50, 200, 1951});
    if (!sums) return;
    CHECK(sums->loudest.at("0047") < 20);
}

TEST_CASE("36C3 through a hub: its screens end with the last file") {
    static_cast<void>(replay_of("36c3", {1, 5, 80, 953}));
}

TEST_CASE("the last file of 36C3, halved or nearly emptied, is held") {
    const auto path = tests::shared_file("36c3/final.xml");
    if (path.empty()) {
        MESSAGE("SKIPPED: 36c3/final.xml is not here");
        return;
    }
    HubRig rig(tests::read_file(path), in_berlin());
    auto programme =
        test::must(formats::read_programme(tests::read_file(path), in_berlin())).programme;
    const std::string head = rig.hub->head()->bytes;
    programme.sessions.resize(programme.sessions.size() / 2);
    CHECK(rig.call("POST", "imports", formats::write_foyer_json(programme)).status == 202);
    programme.sessions.resize(1);
    CHECK(rig.call("POST", "imports", formats::write_foyer_json(programme)).status == 202);
    programme.sessions.clear();
    CHECK(rig.call("POST", "imports", formats::write_foyer_json(programme)).status == 422);
    CHECK(rig.hub->head()->bytes == head);
}

TEST_SUITE_END();
