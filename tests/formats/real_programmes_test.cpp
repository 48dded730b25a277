// Real programmes against counts made with Python's own XML and JSON parsers (ElementTree, json),
// which share no line with the readers. Counted were: event elements within day elements; names of
// room elements that hold events (of the events' own <room> where there are none), nameless ones
// left out; pairs of a person's id (guid, code or id) and name, where an id that is missing or 0
// makes the name alone count; names of tracks in events; local dates of starts, a day beginning at
// the boundary; hours:minutes of durations summed up, a duration of 0:00 (one in 33C3, one in 36C3)
// as the file's time slot.

#include <doctest/doctest.h>

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/programme/snapshot.h"
#include "core/programme/validation.h"
#include "tests/formats/import_bench.h"
#include "tests/support/files.h"

namespace foyer::formats {

using programme::Session;
using programme::SessionKind;
using programme::SessionStatus;

namespace {

struct Counts {
    const char* file;
    const char* zone;  ///< given as the option; "" takes the file's
    std::size_t sessions, rooms, people, tracks, days;
    long minutes;
    long boundary;  ///< minutes after midnight at which days begin
    const char* first;
    const char* last;
};

const Counts counted[] = {
    {"fosdem/2010.xml", "UTC", 301, 20, 326, 32, 2, 11'640, 540, "2010-02-06T10:00:00Z",
     "2010-02-07T17:30:00Z"},
    {"fosdem/2021.xml", "UTC", 773, 106, 684, 109, 2, 27'790, 0, "2021-02-06T09:00:00Z",
     "2021-02-07T18:00:00Z"},
    {"fosdem/2025.xml", "", 943, 29, 992, 69, 2, 23'485, 540, "2025-02-01T08:00:00Z",
     "2025-02-02T16:05:00Z"},
    {"debconf23/debconf23.xml", "", 117, 5, 87, 12, 8, 8'785, 180, "2023-09-10T01:30:00Z",
     "2023-09-17T13:30:00Z"},
    {"31c3/0003.xml", "", 139, 4, 198, 8, 4, 7'810, 240, "2014-12-27T10:00:00Z",
     "2014-12-30T17:30:00Z"},
    {"32c3/final.xml", "", 474, 33, 382, 9, 4, 35'756, 240, "2015-12-27T10:00:00Z",
     "2015-12-31T02:00:00Z"},
    {"32c3/final.json", "", 474, 33, 382, 9, 4, 35'756, 240, "2015-12-27T10:00:00Z",
     "2015-12-31T02:00:00Z"},
    {"33c3/final.xml", "", 573, 39, 509, 11, 4, 42'587, 240, "2016-12-27T09:00:00Z",
     "2016-12-30T17:30:00Z"},
    {"34c3/final.xml", "", 661, 49, 431, 9, 4, 52'674, 240, "2017-12-27T08:00:00Z",
     "2017-12-30T19:00:00Z"},
    {"36c3/final.xml", "", 1351, 92, 909, 30, 4, 103'337, 240, "2019-12-27T08:30:00Z",
     "2019-12-31T02:00:00Z"},
    {"pretalx/frab-camp2019.json", "", 79, 2, 90, 7, 5, 3'750, 240, "2019-08-21T09:00:00Z",
     "2019-08-25T16:00:00Z"},
    {"pretalx/pretalx-democon.json", "", 36, 2, 27, 2, 3, 1'620, 180, "2020-12-14T08:00:00Z",
     "2020-12-16T14:00:00Z"},
    {"pretalx/invalid-example.json", "", 1, 1, 1, 1, 1, 45, 240, "2022-12-28T13:00:00Z",
     "2022-12-28T13:00:00Z"},
    {"pcd2018/cc-20180626.json", "Europe/Paris", 30, 3, 28, 0, 1, 1'110, 240,
     "2018-06-26T06:30:00Z", "2018-06-26T16:00:00Z"},
    {"pcd2019/cc-20190604.json", "Europe/Paris", 27, 3, 22, 0, 1, 1'060, 240,
     "2019-06-04T06:30:00Z", "2019-06-04T15:00:00Z"},
};

/// Every other file: its sessions, which real_sources_test.cpp looks at in detail, or what its
/// refusal says. Streams are unpacked by change_streams_test.cpp.
struct Other {
    const char* file;
    std::size_t sessions;
    const char* refusal = "";
};

const Other others[] = {
    {"droidcon/2023-06-30-3aaa06d-schedule.json", 195},
    {"droidcon/2023-06-30-3aaa06d-speakers.json", 0, "take the view All or GridSmart instead"},
    {"scottishsummit2026/0001.json", 58},
    {"scottishsummit2026/0002.json", 59},
    {"scottishsummit2026/0003.json", 61},
    {"sitcon2024/sessions.json", 43},
    {"sitcon2024/sessions-20240204.json", 49},
    {"pcd2018/programme.csv", 30},
    {"pcd2018/programme-page.txt", 0, "Export the programme as one that it reads"},
    {"31c3/not-well-formed.xml", 0, "line 2, column 1"},
    {"changes.tsv", 0, "Call them \"title\" and \"start\""},
    {".tar.xz", 0, "compressed with xz; unpack it first"},
    {"data/unpack.sh", 0, "Export the programme as one that it reads"},
};

std::size_t count_kind(const Imported& imported, SessionKind kind) {
    const auto& sessions = imported.programme.sessions;
    return static_cast<std::size_t>(std::count_if(
        sessions.begin(), sessions.end(), [&](const Session& s) { return s.kind == kind; }));
}

}  // namespace

TEST_CASE("real programmes have the sessions, rooms, people, tracks and days that were counted") {
    for (const Counts& expected : counted) {
        const std::string bytes = real(expected.file);
        if (bytes.empty()) continue;
        CAPTURE(std::string(expected.file));
        const Imported imported = read(bytes, expected.zone);
        const auto snapshot = programme::Snapshot::build(imported.programme, 1);
        const auto& sessions = snapshot->programme().sessions;
        CHECK(sessions.size() == expected.sessions);
        CHECK(snapshot->programme().rooms.size() == expected.rooms);
        CHECK(snapshot->programme().people.size() == expected.people);
        CHECK(snapshot->programme().tracks.size() == expected.tracks);
        CHECK(snapshot->days().size() == expected.days);
        CHECK(snapshot->dropped_references() == 0);
        CHECK(format_utc(sessions.front().start) == expected.first);
        CHECK(format_utc(sessions.back().start) == expected.last);
        std::chrono::seconds total{0};
        for (const Session& session : sessions)
            total += session.end - session.start;
        CHECK(std::chrono::duration_cast<std::chrono::minutes>(total).count() == expected.minutes);
        CHECK(snapshot->conference().day_boundary.count() == expected.boundary);
        CHECK(imported.report.drops_total() == 0);
        CHECK_FALSE(programme::has_errors(programme::validate(imported.programme)));
    }
}

TEST_CASE("32C3 is the same session by session from XML and from JSON") {
    const std::string xml = real("32c3/final.xml");
    const std::string json = real("32c3/final.json");
    if (xml.empty() || json.empty()) return;
    const Imported a = read(xml, "Europe/Berlin");
    const Imported b = read(json, "Europe/Berlin");
    std::map<std::string, const Session*> by_id;
    for (const Session& session : b.programme.sessions)
        by_id[session.id] = &session;
    REQUIRE(by_id.size() == a.programme.sessions.size());
    std::size_t equal = 0;
    for (const Session& session : a.programme.sessions) {
        CAPTURE(session.id);
        const auto found = by_id.find(session.id);
        REQUIRE(found != by_id.end());
        const Session& other = *found->second;
        CHECK(session.title == other.title);
        CHECK(session.start == other.start);
        CHECK(session.end == other.end);
        CHECK(session.rooms == other.rooms);
        CHECK(session.people.size() == other.people.size());
        CHECK(session.track == other.track);
        CHECK(session.kind == other.kind);
        CHECK(session.language == other.language);
        CHECK(session.recording == other.recording);
        if (session == other) ++equal;
    }
    CHECK(equal > 400);
}

TEST_CASE("Paris Container Day 2018 has its kinds, languages and levels") {
    const std::string bytes = real("pcd2018/cc-20180626.json");
    if (bytes.empty()) return;
    const Imported imported = read(bytes);
    CHECK(count_kind(imported, SessionKind::break_) == 2);
    CHECK(count_kind(imported, SessionKind::meal) == 2);
    CHECK(count_kind(imported, SessionKind::social) == 1);
    CHECK(count_kind(imported, SessionKind::keynote) == 3);
    CHECK(count_kind(imported, SessionKind::talk) == 22);
    const auto& sessions = imported.programme.sessions;
    const auto count = [&](auto&& wanted) {
        return std::count_if(sessions.begin(), sessions.end(), wanted);
    };
    CHECK(count([](const Session& s) { return s.plenary; }) == 8);
    // Counted with grep: titles with the French and with the British flag, "**Niveau**".
    CHECK(count([](const Session& s) { return s.language == "fr"; }) == 17);
    CHECK(count([](const Session& s) { return s.language == "en"; }) == 8);
    CHECK(count([](const Session& s) { return !s.level.empty(); }) == 22);
    CHECK(called(imported, "Containers from scratch").people[0].person == "liz-rice");
    CHECK(called(imported, "Orchestration - security threat or opportunity?").people[0].person ==
          "liz-rice");
}

TEST_CASE("34C3 announces in a title that a talk is cancelled") {
    const std::string bytes = real("34c3/final.xml");
    if (bytes.empty()) return;
    const Imported imported = read(bytes, "");
    CHECK(called(imported, "Chinas social credit system").status == SessionStatus::cancelled);
    const auto& sessions = imported.programme.sessions;
    CHECK(std::count_if(sessions.begin(), sessions.end(), [](const Session& s) {
              return s.status == SessionStatus::cancelled;
          }) == 1);
}

TEST_CASE("DebConf is in its own zone although the file writes UTC") {
    const std::string bytes = real("debconf23/debconf23.xml");
    if (bytes.empty()) return;
    const Imported imported = read(bytes, "");
    const auto& zone = imported.programme.conference.zone;
    CHECK(zone.name() == "Asia/Kolkata");
    CHECK(zone.format(called(imported, "Opening Ceremony").start) == "2023-09-10T10:30:00+05:30");
    CHECK_FALSE(repaired(imported, "start", ""));
}

TEST_CASE("the broken 31C3 schedule is told with line, column, what was expected and what to do") {
    const std::string bytes = real("31c3/not-well-formed.xml");
    if (bytes.empty()) return;
    const Error error = refusal(bytes);
    CHECK(error.kind == ErrorKind::malformed);
    CHECK(
        error.detail ==
        "This is not well-formed XML: line 2, column 1: the XML declaration \"<?xml …?>\" must be "
        "the very first thing in the file, but an empty line stands before it; delete what "
        "stands before it and try again.");
}

TEST_CASE("every file of the real programmes has its sessions or is refused with the reason") {
    const std::filesystem::path readme = tests::shared_file("../README.md");
    if (readme.empty()) {
        MESSAGE("SKIPPED: the real programmes are not here");
        return;
    }
    const std::filesystem::path data = readme.parent_path() / "data";
    std::size_t looked_at = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(data)) {
        if (!entry.is_regular_file()) continue;
        ++looked_at;
        const std::string path = entry.path().string();
        const auto is_it = [&](const auto& known) { return path.ends_with(known.file); };
        if (std::any_of(std::begin(counted), std::end(counted), is_it)) continue;  // read above
        CAPTURE(path);
        const auto* other = std::find_if(std::begin(others), std::end(others), is_it);
        REQUIRE(other != std::end(others));
        const auto imported = read_programme(tests::read_file(entry.path()), {});
        CHECK(imported.ok() == (other->sessions > 0));
        if (imported)
            CHECK(imported->programme.sessions.size() == other->sessions);
        else
            CHECK_MESSAGE(says(imported.error(), other->refusal), imported.error().detail);
    }
    CHECK(looked_at >= std::size(counted) + std::size(others));
}

}  // namespace foyer::formats
