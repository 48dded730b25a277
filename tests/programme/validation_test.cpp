#include "core/programme/validation.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

#include "core/base/limits.h"
#include "tests/support/builders.h"

using namespace foyer;
using namespace foyer::programme;
using foyer::test::ProgrammeBuilder;
using namespace std::chrono_literals;

namespace {

/// A small programme without a problem: one room, track, person and session "s1".
ProgrammeBuilder sound() {
    ProgrammeBuilder p;
    p.room("r1").track("t1").person("ann");
    auto& session = p.session("Opening", "2018-06-26 09:00", 30min, {"r1"});
    session.track = "t1";
    session.people = {{"ann", PersonRole::speaker}};
    return p;
}

using Edit = std::function<void(Programme&)>;

/// "error session s1 end" for each problem after `edit`.
std::vector<std::string> problems_after(const Edit& edit) {
    auto p = sound();
    edit(p.programme());
    std::vector<std::string> lines;
    for (const Problem& problem : validate(p.programme())) {
        CHECK(problem.message.size() > 20);
        lines.push_back((problem.severity == Severity::error ? "error " : "warning ") +
                        problem.record + " " + problem.field);
    }
    return lines;
}

using Lines = std::vector<std::string>;

LocalizedText letters(std::size_t count) {
    return LocalizedText(std::string(count, 'x'));
}

Session& first(Programme& p) {
    return p.sessions.front();
}

}  // namespace

TEST_CASE("a sound programme has no problems") {
    CHECK(problems_after([](Programme&) {}).empty());
    CHECK(problems_after([](Programme& p) { p.sessions.clear(); }).empty());
}

TEST_CASE("errors and warnings are told apart") {
    CHECK_FALSE(has_errors({}));
    CHECK_FALSE(has_errors({{Severity::warning, "conference", "x", "y"}}));
    CHECK(has_errors({{Severity::warning, "a", "x", "y"}, {Severity::error, "b", "x", "y"}}));
}

TEST_CASE("the counts of records are bounded") {
    const auto fill = [](auto& records, std::size_t count) {
        const auto model = records.front();
        for (std::size_t i = records.size(); i < count; ++i) {
            records.push_back(model);
            records.back().id = "n" + std::to_string(i);
        }
    };
    CHECK(problems_after([&](Programme& p) { fill(p.rooms, limits::rooms); }).empty());
    CHECK(problems_after([&](Programme& p) { fill(p.rooms, limits::rooms + 1); }) ==
          Lines{"error conference rooms"});
    CHECK(problems_after([&](Programme& p) { fill(p.tracks, limits::tracks); }).empty());
    CHECK(problems_after([&](Programme& p) { fill(p.tracks, limits::tracks + 1); }) ==
          Lines{"error conference tracks"});
    CHECK(problems_after([&](Programme& p) { fill(p.people, limits::people); }).empty());
    CHECK(problems_after([&](Programme& p) { fill(p.people, limits::people + 1); }) ==
          Lines{"error conference people"});
    const auto spread = [&](Programme& p, std::size_t count) {
        fill(p.sessions, count);
        for (std::size_t i = 0; i < count; ++i) {
            p.sessions[i].title = LocalizedText("Title " + std::to_string(i));
        }
    };
    CHECK(problems_after([&](Programme& p) { spread(p, limits::sessions); }).empty());
    CHECK(problems_after([&](Programme& p) { spread(p, limits::sessions + 1); }) ==
          Lines{"error conference sessions"});
}

TEST_CASE("lists within a session are bounded") {
    using List = std::pair<const char*, std::vector<Link> Session::*>;
    for (const auto& [field, list] :
         {List{"links", &Session::links}, List{"attachments", &Session::attachments}}) {
        const auto with = [list = list](std::size_t count) {
            return problems_after([&](Programme& p) {
                (first(p).*list).assign(count, {"https://example.org", ""});
            });
        };
        CHECK(with(limits::links_per_session).empty());
        CHECK(with(limits::links_per_session + 1) ==
              Lines{std::string("error session s1 ") + field});
    }
    const auto people = [](std::size_t count) {
        return problems_after([&](Programme& p) {
            first(p).people.assign(count, {"ann", PersonRole::speaker});
        });
    };
    CHECK(people(limits::people_per_session).empty());
    CHECK(people(limits::people_per_session + 1) == Lines{"error session s1 people"});
    const auto languages = [](std::size_t count) {
        return problems_after([&](Programme& p) {
            first(p).abstract = {};
            for (std::size_t i = 0; i < count; ++i) {
                first(p).abstract.set("x" + std::to_string(i), "text");
            }
        });
    };
    CHECK(languages(limits::languages_per_text).empty());
    CHECK(languages(limits::languages_per_text + 1) == Lines{"error session s1 abstract"});
}

TEST_CASE("texts are bounded: lines and paragraphs") {
    CHECK(
        problems_after([](Programme& p) { first(p).title = letters(limits::line_bytes); }).empty());
    CHECK(problems_after([](Programme& p) { first(p).title = letters(limits::line_bytes + 1); }) ==
          Lines{"error session s1 title"});
    CHECK(problems_after([](Programme& p) {
              first(p).abstract = letters(limits::text_bytes);
          }).empty());
    CHECK(problems_after([](Programme& p) {
              first(p).abstract = letters(limits::text_bytes + 1);
          }) == Lines{"error session s1 abstract"});
    CHECK(problems_after([](Programme& p) {
              p.people[0].affiliation = std::string(limits::line_bytes + 1, 'x');
          }) == Lines{"error person ann affiliation"});
}

TEST_CASE("every text of every record is looked at") {
    const std::string bad = "\x01";
    const LocalizedText bad_text(bad);
    const auto complains = [](const std::string& where, const Edit& edit) {
        CAPTURE(where);
        CHECK(problems_after(edit) == Lines{"error " + where});
    };
    complains("conference title", [&](Programme& p) { p.conference.title = bad_text; });
    complains("conference subtitle", [&](Programme& p) { p.conference.subtitle = bad_text; });
    complains("conference acronym", [&](Programme& p) { p.conference.acronym = bad; });
    complains("conference venue", [&](Programme& p) { p.conference.venue = bad; });
    complains("conference city", [&](Programme& p) { p.conference.city = bad; });
    complains("conference url", [&](Programme& p) { p.conference.url = bad; });
    complains("conference version", [&](Programme& p) { p.conference.version = bad; });
    complains("conference generator", [&](Programme& p) { p.conference.generator = bad; });
    complains("room r1 guid", [&](Programme& p) { p.rooms[0].guid = bad; });
    complains("room r1 name", [&](Programme& p) { p.rooms[0].name = bad_text; });
    complains("room r1 description", [&](Programme& p) { p.rooms[0].description = bad_text; });
    complains("room r1 floor", [&](Programme& p) { p.rooms[0].floor = bad_text; });
    complains("track t1 name", [&](Programme& p) { p.tracks[0].name = bad_text; });
    complains("person ann guid", [&](Programme& p) { p.people[0].guid = bad; });
    complains("person ann name", [&](Programme& p) { p.people[0].name = bad; });
    complains("person ann affiliation", [&](Programme& p) { p.people[0].affiliation = bad; });
    complains("person ann position", [&](Programme& p) { p.people[0].position = bad_text; });
    complains("person ann biography", [&](Programme& p) { p.people[0].biography = bad_text; });
    complains("person ann url", [&](Programme& p) { p.people[0].url = bad; });
    complains("session s1 guid", [&](Programme& p) { first(p).keys.guid = bad; });
    complains("session s1 code", [&](Programme& p) { first(p).keys.code = bad; });
    complains("session s1 number", [&](Programme& p) { first(p).keys.number = bad; });
    complains("session s1 title", [&](Programme& p) { first(p).title = bad_text; });
    complains("session s1 subtitle", [&](Programme& p) { first(p).subtitle = bad_text; });
    complains("session s1 abstract", [&](Programme& p) { first(p).abstract = bad_text; });
    complains("session s1 description", [&](Programme& p) { first(p).description = bad_text; });
    complains("session s1 stated_start", [&](Programme& p) { first(p).stated_start = bad; });
    complains("session s1 language", [&](Programme& p) { first(p).language = bad; });
    complains("session s1 level", [&](Programme& p) { first(p).level = bad; });
    complains("session s1 type", [&](Programme& p) { first(p).type = bad; });
    complains("session s1 license", [&](Programme& p) { first(p).license = bad; });
    complains("session s1 url", [&](Programme& p) { first(p).url = bad; });
    complains("session s1 feedback_url", [&](Programme& p) { first(p).feedback_url = bad; });
    complains("session s1 logo", [&](Programme& p) { first(p).logo = bad; });
    complains("session s1 links", [&](Programme& p) { first(p).links = {{bad, ""}}; });
    complains("session s1 links", [&](Programme& p) { first(p).links = {{"", bad}}; });
    complains("session s1 attachments", [&](Programme& p) { first(p).attachments = {{bad, ""}}; });
}

TEST_CASE("a text is clean UTF-8, and a line is one line") {
    const auto titled = [](std::string title) {
        return problems_after([&](Programme& p) { first(p).title = LocalizedText(title); });
    };
    CHECK(titled("Émile et l’« œuvre » \U0001F600").empty());
    CHECK(titled("broken \xff") == Lines{"error session s1 title"});
    CHECK(titled("two\nlines") == Lines{"error session s1 title"});
    CHECK(titled("turned \u202E around") == Lines{"error session s1 title"});
    CHECK(problems_after([](Programme& p) {
              first(p).abstract = LocalizedText("two\n\nlines");
          }).empty());
}

TEST_CASE("titles and names are not empty, in no language") {
    CHECK(problems_after([](Programme& p) { first(p).title = {}; }) ==
          Lines{"error session s1 title"});
    CHECK(problems_after([](Programme& p) { first(p).title.set("fr", " "); }) ==
          Lines{"error session s1 title"});
    CHECK(problems_after([](Programme& p) { p.rooms[0].name = {}; }) ==
          Lines{"error room r1 name"});
    CHECK(problems_after([](Programme& p) { p.tracks[0].name = {}; }) ==
          Lines{"error track t1 name"});
    CHECK(problems_after([](Programme& p) { p.people[0].name = ""; }) ==
          Lines{"error person ann name"});
    CHECK(problems_after([](Programme& p) { p.conference.title = {}; }) ==
          Lines{"error conference title"});
}

TEST_CASE("ids have their form and are unique within their table") {
    for (const std::string id : {"", "A", "../x", "a b", "é"}) {
        CAPTURE(id);
        const auto lines = problems_after([&](Programme& p) { first(p).id = id; });
        CHECK(lines.size() == 1);
    }
    CHECK(problems_after([](Programme& p) {
              first(p).id = std::string(limits::id_bytes, 'a');
          }).empty());
    CHECK(problems_after([](Programme& p) {
              first(p).id = std::string(limits::id_bytes + 1, 'a');
          }).size() == 1);
    CHECK(problems_after([](Programme& p) { first(p).id = ""; }) ==
          Lines{"error session number 1 id"});
    CHECK(problems_after([](Programme& p) { first(p).id = "a\nb"; }) ==
          Lines{"error session a b id"});
    CHECK(problems_after([](Programme& p) { p.conference.id = "No"; }) ==
          Lines{"error conference id"});
    const auto twice = [](auto& records) {
        auto copy = records.front();
        records.push_back(copy);
    };
    CHECK(problems_after([&](Programme& p) { twice(p.rooms); }) == Lines{"error room r1 id"});
    CHECK(problems_after([&](Programme& p) { twice(p.tracks); }) == Lines{"error track t1 id"});
    CHECK(problems_after([&](Programme& p) { twice(p.people); }) == Lines{"error person ann id"});
    CHECK(problems_after([&](Programme& p) {
              twice(p.sessions);
              p.sessions[1].title = LocalizedText("Another");
          }) == Lines{"error session s1 id"});
    CHECK(problems_after([&](Programme& p) { first(p).id = "r1"; }).empty());
}

TEST_CASE("references lead to records, rooms are named once") {
    CHECK(problems_after([](Programme& p) {
              first(p).rooms = {"r1", "no"};
          }) == Lines{"error session s1 rooms"});
    CHECK(problems_after([](Programme& p) {
              first(p).rooms = {"r1", "r1"};
          }) == Lines{"error session s1 rooms"});
    CHECK(problems_after([](Programme& p) { first(p).track = "no"; }) ==
          Lines{"error session s1 track"});
    CHECK(problems_after([](Programme& p) { first(p).track = ""; }).empty());
    CHECK(problems_after([](Programme& p) { first(p).people[0].person = "no"; }) ==
          Lines{"error session s1 people"});
}

TEST_CASE("a session ends after its start and within 7 days") {
    const auto length = [](std::chrono::seconds seconds) {
        return problems_after([=](Programme& p) { first(p).end = first(p).start + seconds; });
    };
    CHECK(length(1s).empty());
    CHECK(length(0s) == Lines{"error session s1 end"});
    CHECK(length(-1s) == Lines{"error session s1 end"});
    CHECK(length(24h).empty());
    CHECK(length(24h + 1s) == Lines{"warning session s1 end"});
    CHECK(length(limits::longest_session) == Lines{"warning session s1 end"});
    CHECK(length(limits::longest_session + 1s) == Lines{"error session s1 end"});
}

TEST_CASE("instants lie between 1970 and 2199") {
    const auto times = [](std::int64_t start, std::int64_t end) {
        return problems_after([=](Programme& p) {
            first(p).start = UtcTime{std::chrono::seconds{start}};
            first(p).end = UtcTime{std::chrono::seconds{end}};
        });
    };
    CHECK(times(limits::earliest_instant, limits::earliest_instant + 60).empty());
    CHECK(times(limits::earliest_instant - 1, limits::earliest_instant + 60) ==
          Lines{"error session s1 start"});
    CHECK(times(limits::latest_instant - 60, limits::latest_instant).empty());
    CHECK(times(limits::latest_instant - 60, limits::latest_instant + 1) ==
          Lines{"error session s1 end"});
    CHECK(times(INT64_MIN, INT64_MAX) == Lines{"error session s1 start", "error session s1 end"});
}

TEST_CASE("language tags, colours, seats, the day boundary and the announced days are checked") {
    using std::chrono::year;
    CHECK(problems_after([](Programme& p) { first(p).language = "pt-br"; }).empty());
    CHECK(problems_after([](Programme& p) { first(p).language = "pt_BR"; }) ==
          Lines{"error session s1 language"});
    CHECK(problems_after([](Programme& p) { first(p).title.set("no such", "x"); }) ==
          Lines{"error session s1 title"});
    CHECK(problems_after([](Programme& p) { p.tracks[0].color = "#00aAfF"; }).empty());
    for (const char* color : {"#00aaf", "00aaff", "#00aaffff", "#00aagg", "red"}) {
        CHECK(problems_after([=](Programme& p) { p.tracks[0].color = color; }) ==
              Lines{"error track t1 color"});
    }
    CHECK(problems_after([](Programme& p) { p.rooms[0].capacity = 0; }).empty());
    CHECK(problems_after([](Programme& p) { p.rooms[0].capacity = -1; }) ==
          Lines{"error room r1 capacity"});
    CHECK(problems_after([](Programme& p) { p.conference.day_boundary = 0min; }).empty());
    CHECK(problems_after([](Programme& p) { p.conference.day_boundary = 24h - 1min; }).empty());
    CHECK(problems_after([](Programme& p) { p.conference.day_boundary = 24h; }) ==
          Lines{"error conference day_boundary"});
    CHECK(problems_after([](Programme& p) { p.conference.day_boundary = -1min; }) ==
          Lines{"error conference day_boundary"});
    CHECK(problems_after([](Programme& p) { p.conference.first_day = year{2018} / 2 / 30; }) ==
          Lines{"error conference first_day"});
    CHECK(problems_after([](Programme& p) {
              p.conference.first_day = year{2018} / 6 / 27;
              p.conference.last_day = year{2018} / 6 / 26;
          }) == Lines{"warning conference last_day"});
}

TEST_CASE("a session outside the announced days is worth a look") {
    const auto starting = [](std::string_view start) {
        return problems_after([=](Programme& p) {
            p.conference.first_day = std::chrono::year{2018} / 6 / 26;
            p.conference.last_day = std::chrono::year{2018} / 6 / 27;
            first(p).start = test::local(p.conference.zone, start);
            first(p).end = first(p).start + 30min;
        });
    };
    CHECK(starting("2018-06-26 04:00").empty());
    CHECK(starting("2018-06-26 03:59") == Lines{"warning session s1 start"});
    CHECK(starting("2018-06-28 03:59").empty());
    CHECK(starting("2018-06-28 04:00") == Lines{"warning session s1 start"});
}

TEST_CASE("a session without a room is worth a look, unless it is for all or cancelled") {
    CHECK(problems_after([](Programme& p) { first(p).rooms.clear(); }) ==
          Lines{"warning session s1 rooms"});
    CHECK(problems_after([](Programme& p) {
              first(p).rooms.clear();
              first(p).plenary = true;
          }).empty());
    CHECK(problems_after([](Programme& p) {
              first(p).rooms.clear();
              first(p).status = SessionStatus::cancelled;
          }).empty());
}

TEST_CASE("a session entered twice is worth a look") {
    const auto with_second = [](const std::function<void(Session&)>& edit) {
        return problems_after([&](Programme& p) {
            auto second = first(p);
            second.id = "s2";
            edit(second);
            p.sessions.push_back(second);
        });
    };
    CHECK(with_second([](Session&) {}) == Lines{"warning session s2 rooms"});
    CHECK(with_second([](Session& s) { s.title = LocalizedText("OPENING"); }) ==
          Lines{"warning session s2 rooms"});
    CHECK(with_second([](Session& s) { s.title = LocalizedText("Other"); }).empty());
    CHECK(with_second([](Session& s) { s.start += 1min; }).empty());
    CHECK(with_second([](Session& s) { s.status = SessionStatus::cancelled; }).empty());
    CHECK(with_second([](Session& s) {
              s.rooms.clear();
              s.plenary = true;
          }).empty());
}

TEST_CASE("a list of problems is bounded and says how many are left out") {
    auto p = sound();
    auto& sessions = p.programme().sessions;
    const Session model = sessions.front();
    for (std::size_t i = 0; i < limits::report_entries + 4; ++i) {
        sessions.push_back(model);
        sessions.back().id = "x" + std::to_string(i);
        sessions.back().title = LocalizedText("Title " + std::to_string(i));
        sessions.back().rooms.clear();
    }
    sessions.back().track = "no";
    const auto problems = validate(p.programme());
    REQUIRE(problems.size() == limits::report_entries + 2);
    CHECK(problems[limits::report_entries].field == "track");
    CHECK(problems.back().message.substr(0, 16) == "4 more warnings ");
    CHECK(has_errors(problems));
}
