// Real programmes of Sessionize, SITCON, pretalx submissions, iCalendar and CSV against counts made
// with Python's own json, csv and datetime and a reader of iCalendar lines of ten lines, none of
// which shares a line with the readers. Counted were: sessions (slots for submissions, and the
// breaks beside them); places that sessions name, "A, B" as two where both stand alone elsewhere;
// people by id or name; days of starts in local time; minutes of end minus start, 30 events of
// PyCon without length ("Expo Hall Opens") as one slot of 5 minutes.

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "core/programme/snapshot.h"
#include "core/programme/validation.h"
#include "tests/formats/import_bench.h"
#include "tests/support/files.h"
#include "tests/support/streams.h"

namespace foyer::formats {

using programme::Session;
using programme::SessionKind;
using programme::SessionStatus;

namespace {

struct SourceCounts {
    const char* zone;
    std::size_t sessions, rooms, people, tracks, days;
    long minutes;
    const char* first;
    const char* last;
};

long minutes_of(const std::vector<Session>& sessions) {
    std::chrono::seconds total{0};
    for (const Session& session : sessions)
        total += session.end - session.start;
    return std::chrono::duration_cast<std::chrono::minutes>(total).count();
}

std::size_t count(const Imported& imported, bool (*wanted)(const Session&)) {
    const auto& sessions = imported.programme.sessions;
    return static_cast<std::size_t>(std::count_if(sessions.begin(), sessions.end(), wanted));
}

/// Reads `bytes` and compares; the programme as read.
Imported check(const std::string& bytes, Format format, const SourceCounts& expected) {
    Imported imported = read(bytes, expected.zone);
    const auto snapshot = programme::Snapshot::build(imported.programme, 1);
    const auto& sessions = snapshot->programme().sessions;
    CHECK(imported.format == format);
    CHECK(sessions.size() == expected.sessions);
    CHECK(snapshot->programme().rooms.size() == expected.rooms);
    CHECK(snapshot->programme().people.size() == expected.people);
    CHECK(snapshot->programme().tracks.size() == expected.tracks);
    CHECK(snapshot->days().size() == expected.days);
    CHECK(minutes_of(sessions) == expected.minutes);
    CHECK(snapshot->conference().zone.format(sessions.front().start) == expected.first);
    CHECK(snapshot->conference().zone.format(sessions.back().start) == expected.last);
    CHECK(snapshot->dropped_references() == 0);
    CHECK(imported.report.drops_total() == 0);
    CHECK_FALSE(programme::has_errors(programme::validate(imported.programme)));
    return imported;
}

}  // namespace

TEST_CASE("droidcon Berlin 2023 is read from Sessionize's grid alone") {
    const std::string bytes = real("droidcon/2023-06-30-3aaa06d-schedule.json");
    if (bytes.empty()) return;
    const Imported imported = check(bytes, Format::sessionize,
                                    {"Europe/Berlin", 195, 5, 115, 0, 3, 6'380,
                                     "2023-07-05T07:30:00+02:00", "2023-07-07T16:10:00+02:00"});
    CHECK(count(imported, [](const Session& s) { return s.plenary; }) == 30);
    CHECK(count(imported, [](const Session& s) { return s.type == "Lightning talk"; }) == 24);
    CHECK(count(imported, [](const Session& s) { return s.level == "Intermediate"; }) == 53);
    CHECK(count(imported, [](const Session& s) { return s.kind == SessionKind::workshop; }) == 4);
    const Session& keynote = called(imported, "Keynote: Kotlin and the Multiplatform Future");
    CHECK(keynote.kind == SessionKind::keynote);
    const Session& registration = called(imported, "Registration & Check-In");
    CHECK(registration.plenary);
    CHECK(registration.rooms.empty());
    CHECK(registration.kind == SessionKind::other);
}

TEST_CASE("the list of speakers of Sessionize says what to take instead") {
    const std::string bytes = real("droidcon/2023-06-30-3aaa06d-speakers.json");
    if (bytes.empty()) return;
    CHECK(says(refusal(bytes), "take the view All or GridSmart"));
}

TEST_CASE("the Scottish Summit 2026 is read from Sessionize's view All") {
    const std::string bytes = real("scottishsummit2026/0003.json");
    if (bytes.empty()) return;
    const Imported imported = check(bytes, Format::sessionize,
                                    {"Europe/London", 61, 7, 76, 6, 2, 4'665,
                                     "2026-10-02T09:00:00+01:00", "2026-10-03T17:00:00+01:00"});
    CHECK(count(imported, [](const Session& s) { return s.plenary; }) == 1);
    const auto& people = imported.programme.people;
    CHECK(std::count_if(people.begin(), people.end(),
                        [](const programme::Person& p) { return p.biography.empty(); }) == 1);
}

TEST_CASE("SITCON 2024 is read in Chinese and English") {
    const std::string bytes = real("sitcon2024/sessions.json");
    if (bytes.empty()) return;
    const Imported imported = check(bytes, Format::sitcon,
                                    {"Asia/Taipei", 43, 5, 38, 7, 1, 1'475,
                                     "2024-03-09T08:30:00+08:00", "2024-03-09T17:45:00+08:00"});
    const Session& doors = called(imported, "Admission");
    CHECK(doors.title.in("zh") == "入場時間");
    CHECK(doors.rooms.size() == 5);
    CHECK_FALSE(doors.plenary);
    CHECK(doors.kind == SessionKind::other);
    CHECK(called(imported, "Lunch Break").kind == SessionKind::meal);
    CHECK(count(imported, [](const Session& s) { return s.rooms.size() > 1; }) == 14);
    CHECK(count(imported, [](const Session& s) { return s.kind == SessionKind::keynote; }) == 2);
}

TEST_CASE("the other shape of SITCON's sessions is read too") {
    const std::string bytes = real("sitcon2024/sessions-20240204.json");
    if (bytes.empty()) return;
    check(bytes, Format::sitcon,
          {"Asia/Taipei", 49, 5, 48, 4, 1, 1'415, "2022-09-04T08:30:00+08:00",
           "2022-09-04T17:35:00+08:00"});
}

TEST_CASE("Paris Container Day is read from its table") {
    const std::string bytes = real("pcd2018/programme.csv");
    if (bytes.empty()) return;
    const Imported imported = check(bytes, Format::csv,
                                    {"Europe/Paris", 30, 3, 28, 0, 1, 1'110,
                                     "2018-06-26T08:30:00+02:00", "2018-06-26T18:00:00+02:00"});
    CHECK(called(imported, "JobTeaser, destination Kubernetes").people.size() == 2);
    CHECK(called(imported, "Bedrock of Dropbox").language == "en");
    CHECK(called(imported, "Pause").kind == SessionKind::break_);
}

TEST_CASE("NICAR 2020 is read from its table, cancellations included") {
    const tests::Stream stream("nicar2020/revisions.tar.xz");
    if (stream.revisions().empty()) {
        MESSAGE("SKIPPED: the stream nicar2020 is not here");
        return;
    }
    REQUIRE(stream.revisions().size() == 79);
    const Imported first = check(tests::read_file(stream.revisions().front()), Format::csv,
                                 {"America/Chicago", 158, 16, 171, 0, 4, 14'715,
                                  "2020-03-05T09:00:00-06:00", "2020-03-08T11:30:00-05:00"});
    CHECK(count(first, [](const Session& s) { return s.status == SessionStatus::cancelled; }) == 0);
    const Imported last = check(tests::read_file(stream.revisions().back()), Format::csv,
                                {"America/Chicago", 268, 20, 310, 0, 5, 26'255,
                                 "2020-03-04T15:00:00-06:00", "2020-03-08T11:30:00-05:00"});
    CHECK(count(last, [](const Session& s) { return s.status == SessionStatus::cancelled; }) == 7);
    const Session& pycar = called(last, "PyCAR");
    CHECK(pycar.kind == SessionKind::workshop);
    CHECK(pycar.level == "Intermediate");
    const auto& people = last.programme.people;
    const auto tom = std::find_if(people.begin(), people.end(), [](const programme::Person& p) {
        return p.name == "Tom Meagher";
    });
    REQUIRE(tom != people.end());
    CHECK(tom->affiliation == "The Marshall Project");
}

TEST_CASE("PyCon US 2025 is read from its calendars") {
    const tests::Stream all("pyconus2025/all_events.tar.xz");
    const tests::Stream open("pyconus2025/open_spaces.tar.xz");
    if (all.revisions().empty() || open.revisions().empty()) {
        MESSAGE("SKIPPED: the streams pyconus2025 are not here");
        return;
    }
    const Imported last = check(tests::read_file(all.revisions().back()), Format::icalendar,
                                {"America/New_York", 224, 20, 0, 0, 5, 17'885 + 30 * 5,
                                 "2025-05-14T07:00:00-04:00", "2025-05-18T20:00:00-04:00"});
    CHECK(last.programme.conference.title.in("") == "PyCon 2025 All Events");
    CHECK(called(last, "Looking At Audio").type == "talk");
    CHECK(count(last, [](const Session& s) { return s.rooms.size() == 5; }) == 4);
    CHECK(count(last, [](const Session& s) { return s.kind == SessionKind::workshop; }) == 36);

    check(tests::read_file(open.revisions().back()), Format::icalendar,
          {"America/New_York", 146, 21, 0, 0, 3, 8'862, "2025-05-16T11:00:00-04:00",
           "2025-05-18T18:00:00-04:00"});
    // The third revision is an empty calendar: no programme, and so no reason to forget the last.
    const Error empty = refusal(tests::read_file(open.revisions()[2]));
    CHECK(empty.kind == ErrorKind::invalid);
    CHECK(says(empty, "no sessions"));
}

TEST_CASE("PyConFR 2025 is read from its submissions") {
    const tests::Stream stream("pyconfr2025/revisions.tar.xz");
    if (stream.revisions().empty()) {
        MESSAGE("SKIPPED: the stream pyconfr2025 is not here");
        return;
    }
    const Imported imported = read(tests::read_file(stream.revisions().back()), "Europe/Paris");
    CHECK(imported.format == Format::pretalx);
    const auto& programme = imported.programme;
    CHECK(programme.sessions.size() == 93 + 5);
    CHECK(programme.rooms.size() == 13);
    CHECK(programme.people.size() == 87);
    std::vector<Session> submissions = programme.sessions;
    std::erase_if(submissions, [](const Session& session) { return session.plenary; });
    CHECK(submissions.size() == 93);
    CHECK(minutes_of(submissions) == 11'290);
    const Session& lunch = called(imported, "Lunch");
    CHECK(lunch.title.in("fr") == "Déjeuner");
    CHECK(lunch.kind == SessionKind::meal);
    CHECK(called(imported, "Gestionnaire de versions Mercurial").language == "fr");
    // Nothing is scheduled yet in the first revision.
    CHECK_FALSE(read_programme(tests::read_file(stream.revisions().front()), {}).ok());
}

TEST_CASE("real files of these formats cut at every tenth are refused, or read as far as they go") {
    struct Cut {
        const char* name;
        bool may_be_read;  ///< a table that ends at the end of a row is a table
    };
    for (const Cut& cut : {Cut{"droidcon/2023-06-30-3aaa06d-schedule.json", false},
                           {"scottishsummit2026/0003.json", false},
                           {"sitcon2024/sessions.json", false},
                           {"pcd2018/programme.csv", true}}) {
        const std::string bytes = real(cut.name);
        if (bytes.empty()) continue;
        for (std::size_t tenth = 1; tenth < 10; ++tenth) {
            CAPTURE(tenth);
            const auto imported =
                read_programme(std::string_view(bytes).substr(0, bytes.size() * tenth / 10), {});
            if (!imported) {
                CHECK_FALSE(imported.error().detail.empty());
                continue;
            }
            CHECK(cut.may_be_read);
            CHECK_FALSE(programme::has_errors(programme::validate(imported->programme)));
        }
    }
}

TEST_CASE("a calendar cut anywhere is refused") {
    const tests::Stream open("pyconus2025/open_spaces.tar.xz");
    if (open.revisions().empty()) {
        MESSAGE("SKIPPED: the stream pyconus2025 is not here");
        return;
    }
    const std::string bytes = tests::read_file(open.revisions().back());
    for (std::size_t tenth = 1; tenth < 10; ++tenth) {
        CAPTURE(tenth);
        CHECK(refusal(std::string_view(bytes).substr(0, bytes.size() * tenth / 10)).kind ==
              ErrorKind::malformed);
    }
}

}  // namespace foyer::formats
