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

TEST_CASE("as many sessions as a programme holds, and one more" * doctest::test_suite("slow")) {
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
    CHECK(conference("", "/tmp/my-event_20190604.2.json").title.in("") == "my event 2019-06-04");
    CHECK(conference("", "/tmp/my-event.2.json").id == "my-event");
    CHECK(conference("", "").title.in("") == "Programme");
}

TEST_CASE("a title that was asked for wins over the file's") {
    Bench bench;
    bench.options.title = "  Paris Container\nDay ";
    bench.builder.conference().title = programme::LocalizedText("Draft");
    bench.builder.add(session("Talk", "2018-06-26 09:00"));
    CHECK(bench.finish().conference.title.in("") == "Paris Container Day");
    CHECK_FALSE(bench.repaired("title", "names no conference"));
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
