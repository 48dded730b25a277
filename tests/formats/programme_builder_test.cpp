#include "core/formats/programme_builder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/base/ids.h"
#include "core/base/limits.h"
#include "core/formats/import.h"
#include "core/programme/model.h"
#include "core/programme/validation.h"

namespace foyer::formats {

using namespace std::chrono_literals;
using programme::LocalizedText;
using programme::Programme;
using programme::Session;
using programme::SessionKind;
using programme::SessionStatus;

namespace {

SessionDraft session(std::string title, std::string_view start,
                     std::chrono::seconds length = 30min) {
    SessionDraft draft;
    draft.where = "here";
    draft.title = LocalizedText(std::move(title));
    draft.start = stated_time(start);
    draft.duration = length;
    return draft;
}

/// A builder with its report.
struct Bench {
    ImportOptions options;
    ImportReport report;
    ProgrammeBuilder builder{options, report};

    explicit Bench(std::string zone = "Europe/Paris") {
        options.time_zone = std::move(zone);
        builder.conference().title = LocalizedText("Test");
    }

    Programme finish() {
        auto result = builder.finish();
        REQUIRE_MESSAGE(result.ok(), (result ? "" : result.error().detail));
        const auto problems = programme::validate(*result);
        CHECK_FALSE(programme::has_errors(problems));
        return *std::move(result);
    }

    [[nodiscard]] bool repaired(std::string_view field, std::string_view why) const {
        return std::any_of(report.repairs().begin(), report.repairs().end(), [&](const Repair& r) {
            return r.field == field && r.why.find(why) != std::string::npos;
        });
    }
};

std::string title_of(const Session& session) {
    return std::string(session.title.in("en"));
}

}  // namespace

// Records -------------------------------------------------------------------------------------

TEST_CASE("a room named again is the same room, in order of appearance") {
    Bench bench;
    const auto first = bench.builder.room_called("Salle 2");
    const auto second = bench.builder.room_called("Salle 1");
    CHECK(bench.builder.room_called(" Salle  2") == first);
    SessionDraft draft = session("Talk", "2018-06-26 09:00");
    draft.rooms = {*second, *first, *second};
    bench.builder.add(draft);
    const Programme programme = bench.finish();
    REQUIRE(programme.rooms.size() == 2);
    CHECK(programme.rooms[0].id == "salle-2");
    CHECK(programme.sessions[0].rooms == std::vector<std::string>{"salle-1", "salle-2"});
}

TEST_CASE("two rooms with one guid stay two rooms, and a name alone finds its room") {
    Bench bench;
    RoomDraft grey;
    grey.guid = "g";
    grey.name = LocalizedText("Grey");
    RoomDraft tan = grey;
    tan.name = LocalizedText("Tan");
    CHECK(bench.builder.room(grey) != bench.builder.room(tan));
    CHECK(bench.builder.room_called("Tan") == bench.builder.room(tan));
}

TEST_CASE("two rooms with one name and two guids stay two rooms with ids of their own") {
    Bench bench;
    RoomDraft here;
    here.guid = "1";
    here.name = LocalizedText("Aula");
    RoomDraft there = here;
    there.guid = "2";
    SessionDraft draft = session("Talk", "2018-06-26 09:00");
    draft.rooms = {*bench.builder.room(here), *bench.builder.room(there)};
    bench.builder.add(draft);
    const Programme programme = bench.finish();
    REQUIRE(programme.rooms.size() == 2);
    CHECK(programme.rooms[0].id == "aula");
    CHECK(programme.rooms[1].id == "aula-2");
}

TEST_CASE("a room whose guid is learnt later stays one room") {
    Bench bench;
    const auto named = bench.builder.room_called("Aula");
    RoomDraft keyed;
    keyed.guid = "1";
    keyed.name = LocalizedText("Aula");
    keyed.capacity = 300;
    CHECK(bench.builder.room(keyed) == named);
    SessionDraft draft = session("Talk", "2018-06-26 09:00");
    draft.rooms = {*named};
    bench.builder.add(draft);
    const Programme programme = bench.finish();
    CHECK(programme.rooms[0].guid == "1");
    CHECK(programme.rooms[0].capacity == 300);
}

TEST_CASE("rooms, tracks and people that no session uses are left out, rooms with a report") {
    Bench bench;
    const auto used = bench.builder.room_called("Used");
    bench.builder.room_called("Empty");
    TrackDraft track;
    track.name = LocalizedText("Unused");
    bench.builder.track(track);
    PersonDraft person;
    person.name = "Nobody";
    bench.builder.person(person);
    SessionDraft draft = session("Talk", "2018-06-26 09:00");
    draft.rooms = {*used};
    bench.builder.add(draft);
    const Programme programme = bench.finish();
    CHECK(programme.rooms.size() == 1);
    CHECK(programme.tracks.empty());
    CHECK(programme.people.empty());
    CHECK(bench.repaired("rooms", "Empty"));
}

TEST_CASE("where everything is plenary, the rooms stay") {
    Bench bench;
    bench.builder.room_called("Hall");
    SessionDraft draft = session("Opening", "2018-06-26 09:00");
    draft.plenary = true;
    bench.builder.add(draft);
    CHECK(bench.finish().rooms.size() == 1);
}

TEST_CASE("one key with two names is two people, a name without key is the person of that name") {
    Bench bench;
    const auto person = [&](std::string key, std::string name) {
        PersonDraft draft;
        draft.guid = std::move(key);
        draft.name = std::move(name);
        return bench.builder.person(draft);
    };
    const auto liz = person("7", "Liz Rice");
    CHECK(person("7", "Anthony Seure") != liz);
    CHECK(person("", "Liz Rice") == liz);
    CHECK(person("8", "Liz Rice") != liz);
    const auto later = person("", "Piko");
    CHECK(person("155", "Piko") == later);
    CHECK(person("156", "Piko") != later);
    CHECK_FALSE(person("9", "  "));
}

TEST_CASE("what is said later about a person fills what was empty") {
    Bench bench;
    PersonDraft person;
    person.name = "Liz  Rice";
    const auto ref = bench.builder.person(person);
    person.biography = LocalizedText("<p>Writes <b>books</b>.</p>");
    person.url = "https://liz.example";
    bench.builder.person(person);
    person.biography = LocalizedText("Another one");
    bench.builder.person(person);
    SessionDraft draft = session("Talk", "2018-06-26 09:00");
    draft.people = {{*ref}, {*ref}};
    bench.builder.add(draft);
    const Programme programme = bench.finish();
    REQUIRE(programme.people.size() == 1);
    CHECK(programme.people[0].id == "liz-rice");
    CHECK(programme.people[0].name == "Liz Rice");
    CHECK(programme.people[0].biography.in("") == "Writes books.");
    CHECK(programme.people[0].url == "https://liz.example");
    CHECK(programme.sessions[0].people.size() == 1);
    CHECK(bench.repaired("name", "repeated spaces"));
}

// Ids -----------------------------------------------------------------------------------------

TEST_CASE("a session's id is its guid, else its code, else its number, else its title") {
    const auto id_with = [](programme::SourceKeys keys) {
        Bench bench;
        SessionDraft draft = session("Écrire du Rust", "2018-06-26 09:00");
        draft.keys = std::move(keys);
        bench.builder.add(draft);
        return bench.finish().sessions[0].id;
    };
    CHECK(id_with({"6A32CB72-a69d", "ABCDEF", "17"}) == "6a32cb72-a69d");
    CHECK(id_with({"not an id!", "ABCDEF", "17"}) == "abcdef");
    CHECK(id_with({"", "", "17"}) == "17");
    CHECK(id_with({"", "", ""}) == "ecrire-du-rust");
    CHECK(is_record_id(id_with({"https://example.org/very/strange?key=1", "", ""})));
}

TEST_CASE("repeated keys are all kept and numbered by start, whatever the order of the file") {
    const auto ids = [](bool reversed) {
        Bench bench;
        std::vector<SessionDraft> drafts{session("A", "2018-06-26 09:00"),
                                         session("B", "2018-06-26 10:00"),
                                         session("C", "2018-06-26 11:00")};
        if (reversed) std::reverse(drafts.begin(), drafts.end());
        for (SessionDraft& draft : drafts) {
            draft.keys.guid = "same";
            bench.builder.add(draft);
        }
        std::vector<std::string> result;
        for (const Session& s : bench.finish().sessions)
            result.push_back(title_of(s) + "=" + s.id);
        return result;
    };
    CHECK(ids(false) == std::vector<std::string>{"A=same", "B=same-2", "C=same-3"});
    CHECK(ids(true) == ids(false));
}

// Times ---------------------------------------------------------------------------------------

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

TEST_CASE("local times are read in the zone, across its clock change") {
    Bench bench;
    bench.builder.add(session("Winter", "2018-03-25 01:30"));
    bench.builder.add(session("Summer", "2018-03-25 03:30"));
    const Programme programme = bench.finish();
    CHECK(format_utc(programme.sessions[0].start) == "2018-03-25T00:30:00Z");
    CHECK(format_utc(programme.sessions[1].start) == "2018-03-25T01:30:00Z");
}

TEST_CASE("the zone of the option wins over the file's, and the file's over the offset") {
    const auto zone_of = [](std::string option, std::string file, std::string_view start) {
        Bench bench(std::move(option));
        bench.builder.conference().time_zone = std::move(file);
        bench.builder.add(session("Talk", start));
        return bench.finish().conference.zone.name();
    };
    CHECK(zone_of("Asia/Tokyo", "Europe/Paris", "2018-06-26T09:00:00+01:00") == "Asia/Tokyo");
    CHECK(zone_of("", "Europe/Paris", "2018-06-26T09:00:00+01:00") == "Europe/Paris");
    CHECK(zone_of("", "Berlin", "2018-06-26T09:00:00+01:00") == "Europe/Berlin");
    CHECK(zone_of("", "", "2018-06-26T09:00:00+01:00") == "Etc/GMT-1");
    CHECK(zone_of("", "", "2018-06-26T09:00:00-08:00") == "Etc/GMT+8");
    CHECK(zone_of("", "", "2018-06-26T09:00:00+05:30") == "Asia/Kolkata");
    CHECK(zone_of("", "", "2018-06-26T09:00:00Z") == "UTC");
    CHECK(zone_of("", "", "2018-06-26 09:00") == "UTC");
}

TEST_CASE("a zone that had to be guessed is reported") {
    Bench bench("");
    bench.builder.conference().time_zone = "Middle/Earth";
    bench.builder.add(session("Talk", "2018-06-26T09:00:00+01:00"));
    bench.finish();
    CHECK(bench.repaired("time_zone", "--tz"));
}

TEST_CASE("a zone option that does not exist is wrong usage") {
    Bench bench("Middle/Earth");
    bench.builder.add(session("Talk", "2018-06-26 09:00"));
    const auto result = bench.builder.finish();
    REQUIRE_FALSE(result);
    CHECK(result.error().kind == ErrorKind::usage);
    CHECK(result.error().detail.find("Middle/Earth") != std::string::npos);
}

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

long boundary_with(std::vector<std::pair<std::string, std::string>> days,
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

TEST_CASE("bytes that are not UTF-8 are read as Windows-1252") {
    Bench bench;
    SessionDraft draft = session("Caf\xE9", "2018-06-26 09:00");
    draft.abstract = LocalizedText(
        "<p>d\xE9"
        "but &eacute;</p>");
    bench.builder.add(draft);
    const Programme programme = bench.finish();
    CHECK(title_of(programme.sessions[0]) == "Café");
    CHECK(programme.sessions[0].abstract.in("") == "début é");
}

TEST_CASE("texts whose language is not stated are in the option's language") {
    Bench bench;
    bench.options.language = "fr";
    SessionDraft draft = session("Titre", "2018-06-26 09:00");
    draft.abstract.set("en", "Text");
    bench.builder.add(draft);
    const Programme programme = bench.finish();
    CHECK(programme.sessions[0].title.entries()[0].first == "fr");
    CHECK(programme.sessions[0].abstract.entries()[0].first == "en");
}

TEST_CASE("a text has at most so many languages") {
    for (const std::size_t count : {limits::languages_per_text, limits::languages_per_text + 1}) {
        Bench bench;
        SessionDraft draft = session("Talk", "2018-06-26 09:00");
        for (std::size_t i = 0; i < count; ++i)
            draft.abstract.set(std::string{'a', static_cast<char>('a' + i)}, "text");
        bench.builder.add(draft);
        CHECK(bench.finish().sessions[0].abstract.entries().size() == limits::languages_per_text);
        CHECK(bench.repaired("abstract", "languages") == (count > limits::languages_per_text));
    }
}

TEST_CASE("a cancellation in the title is a status, unless the format states one") {
    Bench bench;
    bench.builder.add(session("CANCELLED: Gone", "2018-06-26 09:00"));
    SessionDraft stated = session("CANCELLED: Not really", "2018-06-26 10:00");
    stated.status = SessionStatus::scheduled;
    bench.builder.add(stated);
    const Programme programme = bench.finish();
    CHECK(programme.sessions[0].status == SessionStatus::cancelled);
    CHECK(title_of(programme.sessions[0]) == "Gone");
    CHECK(programme.sessions[1].status == SessionStatus::scheduled);
    CHECK(bench.repaired("title", "cancelled"));
}

TEST_CASE("addresses are absolute and of the web") {
    const auto url = [](std::string raw) {
        Bench bench;
        bench.builder.conference().url = "https://a.org/2018/schedule";
        SessionDraft draft = session("Talk", "2018-06-26 09:00");
        draft.url = std::move(raw);
        bench.builder.add(draft);
        return bench.finish().sessions[0].url;
    };
    CHECK(url("https://b.org/x") == "https://b.org/x");
    CHECK(url("www.cadus.org") == "https://www.cadus.org");
    CHECK(url("/media/x.png") == "https://a.org/media/x.png");
    CHECK(url("talk/1.html") == "https://a.org/2018/schedule/talk/1.html");
    CHECK(url("slides.pdf") == "https://a.org/2018/schedule/slides.pdf");
    CHECK(url("//cdn.org/x") == "https://cdn.org/x");
    CHECK(url("javascript:alert(1)") == "");
    CHECK(url("data:text/html,x") == "");
    CHECK(url("https://a b") == "");
    CHECK(url("https://") == "");
    CHECK(url("https://a.org/" + std::string(limits::line_bytes, 'x')) == "");
}

TEST_CASE("a link whose address stands in its words is that link, and feedback is not repeated") {
    Bench bench;
    SessionDraft draft = session("Talk", "2018-06-26 09:00");
    draft.feedback_url = "https://a.org/feedback";
    draft.links = {{"", "https://b.org"}, {"https://a.org/feedback", "Feedback"}, {"", "words"}};
    bench.builder.add(draft);
    const Programme programme = bench.finish();
    REQUIRE(programme.sessions[0].links.size() == 1);
    CHECK(programme.sessions[0].links[0] == programme::Link{"https://b.org", ""});
    CHECK(bench.repaired("links", "not an address"));
}

TEST_CASE("one text in two fields stands once") {
    Bench bench;
    SessionDraft draft = session("Talk", "2018-06-26 09:00");
    draft.abstract = draft.description = LocalizedText("Same");
    bench.builder.add(draft);
    CHECK(bench.finish().sessions[0].description.empty());
}

// Limits --------------------------------------------------------------------------------------

TEST_CASE("as many sessions as a programme holds, and one more") {
    for (const std::size_t count : {limits::sessions, limits::sessions + 1}) {
        Bench bench;
        for (std::size_t i = 0; i < count; ++i)
            bench.builder.add(session("Talk", "2018-06-26 09:00"));
        const auto result = bench.builder.finish();
        CHECK(result.ok() == (count <= limits::sessions));
        if (!result) {
            CHECK(result.error().kind == ErrorKind::too_large);
        }
    }
}

TEST_CASE("as many rooms as a programme holds, and one more") {
    for (const std::size_t count : {limits::rooms, limits::rooms + 1}) {
        Bench bench;
        for (std::size_t i = 0; i < count; ++i) {
            SessionDraft draft = session("Talk", "2018-06-26 09:00");
            draft.rooms = {*bench.builder.room_called("Room " + std::to_string(i))};
            bench.builder.add(draft);
        }
        const auto result = bench.builder.finish();
        CHECK(result.ok() == (count <= limits::rooms));
    }
}

TEST_CASE("as many tracks as a programme holds, and one more") {
    for (const std::size_t count : {limits::tracks, limits::tracks + 1}) {
        Bench bench;
        for (std::size_t i = 0; i < count; ++i) {
            SessionDraft draft = session("Talk", "2018-06-26 09:00");
            TrackDraft track;
            track.name = LocalizedText("Track " + std::to_string(i));
            draft.track = bench.builder.track(track);
            bench.builder.add(draft);
        }
        CHECK(bench.builder.finish().ok() == (count <= limits::tracks));
    }
}

TEST_CASE("as many people as a programme holds, and one more") {
    for (const std::size_t count : {limits::people, limits::people + 1}) {
        Bench bench;
        std::vector<ParticipationDraft> people;
        for (std::size_t i = 0; i < count; ++i) {
            PersonDraft person;
            person.name = "Person " + std::to_string(i);
            people.push_back({*bench.builder.person(person)});
            if (people.size() < limits::people_per_session && i + 1 < count) continue;
            SessionDraft draft = session("Talk", "2018-06-26 09:00");
            draft.people = std::exchange(people, {});
            bench.builder.add(draft);
        }
        CHECK(bench.builder.finish().ok() == (count <= limits::people));
    }
}

TEST_CASE("as many people as a session holds, and one more") {
    for (const std::size_t count : {limits::people_per_session, limits::people_per_session + 1}) {
        Bench bench;
        SessionDraft draft = session("Choir", "2018-06-26 09:00");
        for (std::size_t i = 0; i < count; ++i) {
            PersonDraft person;
            person.name = "Person " + std::to_string(i);
            draft.people.push_back({*bench.builder.person(person)});
        }
        bench.builder.add(draft);
        CHECK(bench.finish().sessions[0].people.size() == limits::people_per_session);
        CHECK(bench.repaired("people", "more") == (count > limits::people_per_session));
    }
}

TEST_CASE("as many links as a session holds, and one more") {
    for (const std::size_t count : {limits::links_per_session, limits::links_per_session + 1}) {
        Bench bench;
        SessionDraft draft = session("Talk", "2018-06-26 09:00");
        draft.links.assign(count, {"https://a.org", "words"});
        bench.builder.add(draft);
        CHECK(bench.finish().sessions[0].links.size() == limits::links_per_session);
        CHECK(bench.repaired("links", "more") == (count > limits::links_per_session));
    }
}

TEST_CASE("a programme without sessions is refused and says so") {
    Bench empty;
    const auto none = empty.builder.finish();
    REQUIRE_FALSE(none);
    CHECK(none.error().kind == ErrorKind::invalid);
    CHECK(none.error().detail.find("no sessions") != std::string::npos);

    Bench unusable;
    unusable.builder.add(session("No start", ""));
    const auto dropped = unusable.builder.finish();
    REQUIRE_FALSE(dropped);
    CHECK(dropped.error().detail.find("None of the 1") != std::string::npos);
}

// The conference ------------------------------------------------------------------------------

TEST_CASE("a conference without a title is called by its acronym, else by the file") {
    const auto conference = [](std::string acronym, std::string file) {
        Bench bench;
        bench.options.name = std::move(file);
        bench.builder.conference().title = {};
        bench.builder.conference().acronym = std::move(acronym);
        bench.builder.add(session("Talk", "2018-06-26 09:00"));
        return bench.finish().conference;
    };
    CHECK(conference("pcd2018", "x.json").title.in("") == "pcd2018");
    CHECK(conference("", "/tmp/my-event.2.json").title.in("") == "my-event");
    CHECK(conference("", "/tmp/my-event.2.json").id == "my-event");
    CHECK(conference("", "").title.in("") == "Programme");
}

TEST_CASE("announced days are local dates, and a last day before the first is dropped") {
    using namespace std::chrono;
    Bench bench;
    bench.builder.conference().first_day = "2018-06-25T23:00:00+00:00";
    bench.builder.conference().last_day = "2018-06-20";
    bench.builder.add(session("Talk", "2018-06-26 09:00"));
    const auto conference = bench.finish().conference;
    CHECK(conference.first_day == 2018y / June / 26d);
    CHECK_FALSE(conference.last_day);
    CHECK(bench.repaired("end", "before the first"));
}

}  // namespace foyer::formats
