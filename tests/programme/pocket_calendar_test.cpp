#include "core/programme/pocket_calendar.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"

namespace foyer::programme {

using namespace std::chrono_literals;

namespace {

PocketOptions most(std::size_t bytes) {
    return {
        .language = "en", .stamped = test::instant("2018-06-26T09:00:00Z"), .most_bytes = bytes};
}

test::ProgrammeBuilder one_talk(std::string title) {
    test::ProgrammeBuilder p;
    p.room("salle-3", "Salle 3").person("x", "Andrey Sibirev", "Dropbox");
    p.programme().rooms[0].floor = LocalizedText("level -1");
    p.programme().conference.venue = "New Cap, 3 quai de Grenelle";
    auto& session = p.session(std::move(title), "2018-06-26 11:00", 45min, {"salle-3"});
    session.keys.guid = "g-1";
    session.url = "https://example.org/talk?a=1,2;b";
    session.people = {{.person = "x"}};
    return p;
}

std::string without_folds(std::string text) {
    for (std::size_t at; (at = text.find("\r\n ")) != std::string::npos;)
        text.erase(at, 3);
    return text;
}

bool has(const std::string& text, std::string_view part) {
    return without_folds(text).find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("an event says when in UTC, where with the floor, who, and of which conference") {
    const auto snapshot = one_talk("Bedrock of Dropbox").snapshot();
    CHECK(pocket_event(*snapshot, 0, most(2000)) ==
          "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Foyer//EN\r\nBEGIN:VEVENT\r\nUID:g-1\r\n"
          "DTSTAMP:20180626T090000Z\r\nDTSTART:20180626T090000Z\r\nDTEND:20180626T094500Z\r\n"
          "SUMMARY:Bedrock of Dropbox\r\n"
          "LOCATION:Salle 3\\, level -1\\, New Cap\\, 3 quai de Grenelle\r\n"
          "DESCRIPTION:Andrey Sibirev\\nTest conference\r\n"
          "URL:https://example.org/talk?a=1,2;b\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

TEST_CASE("an event without a key of its own is known by its id and its conference") {
    auto p = one_talk("A");
    p.programme().sessions[0].keys.guid.clear();
    CHECK(has(pocket_event(*p.snapshot(), 0, most(2000)), "UID:s1@test\r\n"));
}

TEST_CASE("a cancelled event says so") {
    auto p = one_talk("A");
    p.programme().sessions[0].status = SessionStatus::cancelled;
    CHECK(has(pocket_event(*p.snapshot(), 0, most(2000)), "STATUS:CANCELLED\r\n"));
}

TEST_CASE("signs of the format are escaped and controls left out") {
    const auto snapshot = one_talk("a,b;c\\d\ne\rf").snapshot();
    CHECK(has(pocket_event(*snapshot, 0, most(2000)), "SUMMARY:a\\,b\\;c\\\\d\\nef\r\n"));
}

TEST_CASE("long lines are folded at 75 octets, between characters") {
    std::string title;
    for (int i = 0; i < 60; ++i)
        title += "é会";
    const std::string event = pocket_event(*one_talk(title).snapshot(), 0, most(2000));
    for (std::size_t from = 0; from < event.size();) {
        const std::size_t end = event.find("\r\n", from);
        REQUIRE(end != std::string::npos);
        CHECK(end - from <= 75);
        CHECK((static_cast<unsigned char>(event[from]) & 0xC0) != 0x80);
        from = end + 2;
    }
    CHECK(has(event, "SUMMARY:" + title + "\r\n"));
}

TEST_CASE("the less room there is the less an event says, and it always fits") {
    const std::string title(170, 'x');
    const auto snapshot = one_talk(title).snapshot();
    std::size_t last = 0;
    for (std::size_t bytes = 150; bytes < 700; ++bytes) {
        const std::string event = pocket_event(*snapshot, 0, most(bytes));
        CHECK(event.size() <= bytes);
        CHECK(event.size() >= last);
        last = event.size();
        if (event.empty()) continue;
        CHECK(has(event, "DTSTART:20180626T090000Z"));
        CHECK(has(event, "LOCATION:Salle 3\\, level -1"));
        CHECK(event.ends_with("END:VCALENDAR\r\n"));
    }
    CHECK(has(pocket_event(*snapshot, 0, most(699)), "URL:"));
    CHECK(pocket_event(*snapshot, 0, most(150)).empty());
    CHECK(has(pocket_event(*snapshot, 0, most(300)), "…\r\n"));
    PocketOptions whole = most(300);
    whole.whole_titles = true;
    CHECK(pocket_event(*snapshot, 0, whole).empty());
}

TEST_CASE("a list is split into as few files as hold it, in its order") {
    test::ProgrammeBuilder p;
    p.room("a");
    std::vector<SessionIndex> all;
    for (int i = 0; i < 9; ++i) {
        p.session("Talk number " + std::to_string(i), p.at("2018-06-26 09:00") + i * 1h, 45min,
                  {"a"});
        all.push_back(static_cast<SessionIndex>(i));
    }
    const auto snapshot = p.snapshot();
    const auto one = pocket_files(*snapshot, all, most(4000));
    REQUIRE(one.size() == 1);
    CHECK(one[0].sessions == all);
    const auto three = pocket_files(*snapshot, all, most(one[0].text.size() / 3 + 60));
    CHECK(three.size() == 3);
    std::vector<SessionIndex> together;
    for (const PocketFile& file : three) {
        CHECK(file.text.starts_with("BEGIN:VCALENDAR\r\n"));
        CHECK(file.text.ends_with("END:VCALENDAR\r\n"));
        together.insert(together.end(), file.sessions.begin(), file.sessions.end());
    }
    CHECK(together == all);
    CHECK(pocket_files(*snapshot, all, most(100)).empty());
    CHECK(pocket_files(*snapshot, {}, most(4000)).empty());
}

}  // namespace foyer::programme
