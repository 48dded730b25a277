#include "core/formats/programme_builder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/base/ids.h"
#include "core/base/limits.h"
#include "core/formats/import.h"
#include "core/programme/model.h"
#include "core/programme/validation.h"
#include "tests/formats/builder_bench.h"

namespace foyer::formats {

using namespace std::chrono_literals;
using programme::LocalizedText;
using programme::Programme;
using programme::Session;
using programme::SessionKind;
using programme::SessionStatus;

// Records -------------------------------------------------------------------------------------

namespace {

/// The session that `draft` becomes in Paris; its length in minutes, -1 when it is dropped.
long minutes_of(Bench& bench, const SessionDraft& draft) {
    bench.builder.add(session("Anchor", "2018-06-20 09:00"));
    bench.builder.add(draft);
    for (const Session& s : bench.finish().sessions)
        if (title_of(s) != "Anchor")
            return std::chrono::duration_cast<std::chrono::minutes>(s.end - s.start).count();
    return -1;
}

}  // namespace

TEST_CASE("a clock before the day boundary is in the night after its day") {
    using namespace std::chrono;
    const auto start_of = [](std::string day_change, std::string_view clock) {
        Bench bench("UTC");
        bench.builder.conference().day_change = std::move(day_change);
        SessionDraft draft = session("Talk", clock);
        draft.listed_day = 2010y / February / 6d;
        bench.builder.add(draft);
        return format_utc(bench.finish().sessions[0].start);
    };
    CHECK(start_of("09:00:00", "09:00") == "2010-02-06T09:00:00Z");
    CHECK(start_of("09:00:00", "08:59") == "2010-02-07T08:59:00Z");
    CHECK(start_of("00:00:00", "00:30") == "2010-02-06T00:30:00Z");
    CHECK(start_of("", "01:30") == "2010-02-07T01:30:00Z");
}

TEST_CASE("a session without a usable start is dropped and listed") {
    Bench bench;
    bench.builder.add(session("Good", "2018-06-26 09:00"));
    SessionDraft unset = session("No start", "");
    bench.builder.add(unset);
    SessionDraft nonsense = session("Nonsense", "soon");
    nonsense.stated_start = "soon";
    bench.builder.add(nonsense);
    bench.builder.add(session("Too early", "1969-12-31T23:59:59Z"));
    bench.builder.add(session("Too late", "2200-01-01T00:00:00Z"));
    bench.builder.add(session("First", "1970-01-01T00:00:00Z"));
    bench.builder.add(session("Last", "2199-12-31T23:29:59Z"));
    CHECK(bench.finish().sessions.size() == 3);
    REQUIRE(bench.report.drops().size() == 4);
    CHECK(bench.report.drops()[0].session == "No start");
    CHECK(bench.report.drops()[1].why.find("\"soon\"") != std::string::npos);
}

TEST_CASE("a length of up to seven days is kept, a longer one is not a session") {
    const auto length = [](std::chrono::seconds given) {
        Bench bench;
        return minutes_of(bench, session("Long", "2018-06-26 09:00", given));
    };
    CHECK(length(25h) == 25 * 60);
    CHECK(length(24h * 7) == 24 * 7 * 60);
    CHECK(length(24h * 7 + 1s) == -1);
}

TEST_CASE("a session of no length is shown for one slot of the conference") {
    Bench plain;
    CHECK(minutes_of(plain, session("Doors", "2018-06-26 09:00", 0s)) == 5);
    CHECK(plain.repaired("end", "no length"));
    Bench with_slot;
    with_slot.builder.conference().timeslot = 15min;
    CHECK(minutes_of(with_slot, session("Doors", "2018-06-26 09:00", 0s)) == 15);
    Bench absurd;
    absurd.builder.conference().timeslot = 5h;
    CHECK(minutes_of(absurd, session("Doors", "2018-06-26 09:00", 0s)) == 5);
    Bench negative;
    CHECK(minutes_of(negative, session("Back", "2018-06-26 09:00", -30min)) == 5);
    CHECK(negative.repaired("end", "ends before it starts"));
}

TEST_CASE("a session without an end lasts until the next one in its room, at most an hour") {
    Bench bench;
    const auto room = bench.builder.room_called("Aula");
    const auto other = bench.builder.room_called("Other");
    const auto add = [&](std::string title, std::string_view start, RoomRef where) {
        SessionDraft draft = session(std::move(title), start);
        draft.duration.reset();
        draft.rooms = {where};
        bench.builder.add(draft);
    };
    add("A", "2018-06-26 09:00", *room);
    add("Elsewhere", "2018-06-26 09:10", *other);
    add("B", "2018-06-26 09:40", *room);
    const Programme programme = bench.finish();
    const auto length = [&](std::size_t i) {
        return programme.sessions[i].end - programme.sessions[i].start;
    };
    CHECK(length(0) == 40min);
    CHECK(length(1) == 60min);
    CHECK(length(2) == 60min);
    CHECK(bench.repaired("end", "no end"));
}

TEST_CASE("an end wins over a duration, and a local end before its start is the next morning's") {
    SessionDraft both = session("Both", "2018-06-26 09:00", 30min);
    both.end = stated_time("2018-06-26 10:30");
    Bench first;
    CHECK(minutes_of(first, both) == 90);

    SessionDraft night = session("Night", "2018-06-26 23:00");
    night.end = stated_time("2018-06-26 01:00");
    Bench second;
    CHECK(minutes_of(second, night) == 120);
    CHECK(second.repaired("end", "night after"));

    // With offsets there is no doubt: this one is wrong.
    SessionDraft certain = session("Certain", "2018-06-26T23:00:00Z");
    certain.end = stated_time("2018-06-26T22:00:00Z");
    Bench third;
    CHECK(minutes_of(third, certain) == 5);
}

TEST_CASE("a local time that repeats or is skipped is one that exists") {
    Bench bench;
    bench.builder.add(session("Skipped", "2018-03-25 02:30"));
    bench.builder.add(session("Twice", "2018-10-28 02:30"));
    const Programme programme = bench.finish();
    CHECK(format_utc(programme.sessions[0].start) == "2018-03-25T01:00:00Z");
    CHECK(format_utc(programme.sessions[1].start) == "2018-10-28T00:30:00Z");
}

TEST_CASE("labels that contradict the instants are reported once") {
    Bench bench;
    for (int i = 0; i < 3; ++i) {
        SessionDraft draft = session("Talk", "2018-06-26T09:00:00+00:00");
        draft.stated_start = "09:00";
        bench.builder.add(draft);
    }
    bench.finish();
    CHECK(bench.report.repairs_total() == 1);
    CHECK(bench.repaired("start", "2 more sessions"));
}

// Day boundary --------------------------------------------------------------------------------

namespace {

long boundary_with(const std::vector<std::pair<std::string, std::string>>& days,
                   std::vector<std::pair<std::string, std::string>> listed_sessions = {}) {
    Bench bench;
    for (const auto& [begin, end] : days)
        bench.builder.day_lasts(stated_time(begin), stated_time(end));
    listed_sessions.emplace_back("2018-06-26", "2018-06-26T12:00:00+02:00");
    for (const auto& [day, start] : listed_sessions) {
        SessionDraft draft = session("Talk", start);
        draft.listed_day = stated_date(day);
        bench.builder.add(draft);
    }
    return bench.finish().conference.day_boundary.count();
}

}  // namespace

TEST_CASE("days that share their first hour and last around the clock state the boundary") {
    CHECK(boundary_with({{"2018-06-26T06:00:00+02:00", "2018-06-27T06:00:00+02:00"},
                         {"2018-06-27T06:00:00+02:00", "2018-06-28T05:59:59+02:00"}}) == 360);
    CHECK(boundary_with({{"2018-06-26T00:00:00+02:00", "2018-06-26T23:59:00+02:00"}}) == 0);
}

TEST_CASE(
    "days without a common first hour, or that end in the night, leave the boundary at 04:00") {
    CHECK(boundary_with({}) == 240);
    CHECK(boundary_with({{"2018-06-26T06:00:00+02:00", "2018-06-27T06:00:00+02:00"},
                         {"2018-06-27T07:00:00+02:00", "2018-06-28T07:00:00+02:00"}}) == 240);
    CHECK(boundary_with({{"2018-06-26T11:00:00+02:00", "2018-06-27T04:00:00+02:00"}}) == 240);
    CHECK(boundary_with({{"2018-06-26T06:00:00+02:00", ""}}) == 240);
}

TEST_CASE("a first hour that contradicts the days of the sessions is none") {
    // A talk at 05:30 that the file lists under the day that would begin after it.
    CHECK(boundary_with({{"2018-06-26T06:00:00+02:00", "2018-06-27T05:59:00+02:00"}},
                        {{"2018-06-26", "2018-06-26T05:30:00+02:00"}}) == 240);
}

// Texts ---------------------------------------------------------------------------------------

TEST_CASE("a session without a title gets one that says so") {
    const auto title_with = [](std::string title, std::string subtitle, std::string type) {
        Bench bench;
        SessionDraft draft = session(std::move(title), "2018-06-26 09:00");
        draft.subtitle = LocalizedText(std::move(subtitle));
        draft.type = std::move(type);
        bench.builder.add(draft);
        const auto programme = bench.finish();
        CHECK(bench.repaired("title", "no title"));
        return title_of(programme.sessions[0]);
    };
    CHECK(title_with("", "About it", "talk") == "About it");
    CHECK(title_with("   ", "", "talk") == "talk");
    CHECK(title_with("\u202E\u200B", "", "") == "Untitled");
}

TEST_CASE("a title is cut at a word within the limit of a line") {
    for (const std::size_t length : {limits::line_bytes, limits::line_bytes + 1}) {
        Bench bench;
        bench.builder.add(session(std::string(length, 'x'), "2018-06-26 09:00"));
        const Programme programme = bench.finish();
        CHECK(title_of(programme.sessions[0]).size() == limits::line_bytes);
        CHECK(bench.repaired("title", "longer") == (length > limits::line_bytes));
    }
}

TEST_CASE("a title of 100 kB in one word is cut") {
    Bench bench;
    bench.builder.add(session(std::string(100'000, 'x'), "2018-06-26 09:00"));
    CHECK(title_of(bench.finish().sessions[0]).size() <= limits::line_bytes);
}

TEST_CASE("a long text is cut within its limit") {
    for (const std::size_t length : {limits::text_bytes, limits::text_bytes + 1}) {
        Bench bench;
        SessionDraft draft = session("Talk", "2018-06-26 09:00");
        draft.abstract = LocalizedText(std::string(length, 'x'));
        bench.builder.add(draft);
        CHECK(bench.finish().sessions[0].abstract.in("").size() == limits::text_bytes);
        CHECK(bench.repaired("abstract", "longer") == (length > limits::text_bytes));
    }
}

TEST_CASE("ten thousand empty lines are one") {
    Bench bench;
    SessionDraft draft = session("Talk", "2018-06-26 09:00");
    draft.abstract = LocalizedText("a" + std::string(10'000, '\n') + "b");
    draft.markup = Markup::plain;
    bench.builder.add(draft);
    CHECK(bench.finish().sessions[0].abstract.in("") == "a\n\nb");
}

TEST_CASE("what may not be shown is dropped with a report that spells it out") {
    Bench bench;
    SessionDraft draft = session("Title \u202Egnirts", "2018-06-26 09:00");
    draft.abstract = LocalizedText("text \x1b[31m&#x202E;red");
    bench.builder.add(draft);
    const Programme programme = bench.finish();
    CHECK(title_of(programme.sessions[0]) == "Title gnirts");
    CHECK(programme.sessions[0].abstract.in("") == "text [31mred");
    REQUIRE(bench.report.repairs().size() == 2);
    CHECK(bench.report.repairs()[0].was == "Title <U+202E>gnirts");
    CHECK(bench.report.repairs()[1].was.find("<U+001B>") != std::string::npos);
}

}  // namespace foyer::formats
