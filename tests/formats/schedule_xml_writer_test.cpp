#include <doctest/doctest.h>

#include <pugixml.hpp>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "core/formats/export.h"
#include "tests/formats/schedule_patterns.h"
#include "tests/support/builders.h"
#include "tests/support/effort.h"
#include "tests/support/full_programme.h"

using namespace foyer;
using namespace foyer::formats;
using namespace std::chrono_literals;
using programme::SessionKind;
using programme::SessionStatus;
using programme::Snapshot;

namespace {

/// A written schedule.xml, parsed again.
struct Document {
    explicit Document(const Snapshot& snapshot) : text(write_schedule_xml(snapshot)) {
        REQUIRE(xml.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_pi));
        schedule = xml.child("schedule");
    }
    std::string text;
    pugi::xml_document xml;
    pugi::xml_node schedule;
};

bool matches(const char* value, const char* pattern) {
    return std::regex_match(value, std::regex(pattern));
}

constexpr const char* duration = "([0-9]{1,2}:[0-9]{2})|([0-9]{1,2}:[0-9]{2}:[0-9]{1,2})";

std::vector<std::string> element_names(const pugi::xml_node& node) {
    std::vector<std::string> names;
    for (const pugi::xml_node child : node.children()) {
        if (child.type() == pugi::node_element) names.emplace_back(child.name());
    }
    return names;
}

void check_event(const pugi::xml_node& event, const char* room) {
    static const std::set<std::string> known{
        "room",      "title", "subtitle",    "type", "date",        "start",    "duration",
        "abstract",  "slug",  "track",       "logo", "persons",     "language", "description",
        "recording", "links", "attachments", "url",  "feedback_url"};
    std::set<std::string> seen;
    for (const std::string& name : element_names(event)) {
        CHECK_MESSAGE(known.contains(name), name);
        CHECK_MESSAGE(seen.insert(name).second, name);
    }
    for (const char* name : {"room", "title", "subtitle", "type", "date", "start", "duration",
                             "abstract", "slug", "track"}) {
        CHECK_MESSAGE(seen.contains(name), name);
    }
    CHECK(matches(event.attribute("guid").value(), uuid_pattern));
    CHECK(event.attribute("id").as_llong() > 0);
    CHECK(std::string(event.child_value("room")) == room);
    CHECK(matches(event.child_value("date"), instant_pattern));
    CHECK(matches(event.child_value("start"), "[0-2][0-9]:[0-5][0-9]"));
    CHECK(matches(event.child_value("duration"), duration));
    CHECK(matches(event.child_value("slug"), "[a-z0-9_]{4,}-[a-z0-9_-]{4,}"));
    for (const char* name : {"url", "feedback_url"}) {
        const pugi::xml_node address = event.child(name);
        if (address) CHECK(matches(address.child_value(), "https?://.*"));
    }
    for (const pugi::xml_node person : event.child("persons").children()) {
        CHECK(std::string(person.name()) == "person");
        CHECK(std::string(person.child_value()).size() > 0);
        CHECK(matches(person.attribute("guid").value(), uuid_pattern));
    }
    for (const pugi::xml_node link : event.child("links").children()) {
        CHECK(std::string(link.attribute("href").value()).size() > 0);
        CHECK(std::string(link.child_value()).size() > 0);
    }
    if (const pugi::xml_node recording = event.child("recording")) {
        CHECK(element_names(recording) == std::vector<std::string>{"license", "optout"});
        CHECK(matches(recording.child_value("optout"), "true|false"));
    }
}

/// Checks a document against the schema of schedule.xml.
void check_schema(const Document& document) {
    const pugi::xml_node& schedule = document.schedule;
    const std::vector<std::string> roots = element_names(schedule);
    REQUIRE(roots.size() >= 4);
    CHECK(std::vector<std::string>(roots.begin(), roots.begin() + 3) ==
          std::vector<std::string>{"generator", "version", "conference"});
    const pugi::xml_node conference = schedule.child("conference");
    CHECK(matches(conference.child_value("acronym"), "[a-z0-9_-]{4,}"));
    CHECK(matches(conference.child_value("start"), "[0-9]{4}-[0-9]{2}-[0-9]{2}"));
    CHECK(matches(conference.child_value("timeslot_duration"), duration));
    std::set<std::string> guids, ids, slugs;
    std::size_t events = 0;
    int index = 0;
    for (const pugi::xml_node day : schedule.children("day")) {
        CHECK(day.attribute("index").as_int() == ++index);
        CHECK(matches(day.attribute("start").value(), instant_pattern));
        CHECK(matches(day.attribute("end").value(), instant_pattern));
        for (const pugi::xml_node room : day.children("room")) {
            const char* name = room.attribute("name").value();
            for (const pugi::xml_node event : room.children("event")) {
                check_event(event, name);
                guids.insert(event.attribute("guid").value());
                ids.insert(event.attribute("id").value());
                slugs.insert(event.child_value("slug"));
                ++events;
            }
        }
    }
    CHECK(index == conference.child("days").text().as_int());
    CHECK(guids.size() == events);
    CHECK(ids.size() == events);
    CHECK(slugs.size() == events);
}

pugi::xml_node first_event(const Document& document, const char* room) {
    const pugi::xml_node found =
        document.schedule.child("day").find_child_by_attribute("room", "name", room).child("event");
    REQUIRE(found);
    return found;
}

std::string extras_of(const pugi::xml_node& event) {
    for (const pugi::xml_node child : event.children()) {
        if (child.type() == pugi::node_pi) return std::string(child.name()) + " " + child.value();
    }
    return "";
}

}  // namespace

TEST_CASE("any programme becomes a schedule.xml that keeps its schema") {
    for (std::uint64_t seed = test::rounds(25); seed > 0; --seed) {
        CAPTURE(seed);
        const auto snapshot = Snapshot::build(test::FullProgrammes(seed).make(8), 1);
        const Document document(*snapshot);
        check_schema(document);
        CHECK(document.text == write_schedule_xml(*snapshot));
    }
}

TEST_CASE("schedule.xml lists all rooms on each programme day") {
    test::ProgrammeBuilder p("Europe/Paris");
    p.room("b", "Salle B").room("a", "Salle <A>");
    p.session("Morning", "2018-06-26 09:30", 45min, {"a"});
    p.session("Party", "2018-06-27 01:30", 120min, {"b"});
    p.session("Next day", "2018-06-27 09:00", 45min, {"a"});
    const Document document(*p.snapshot());
    check_schema(document);
    for (const pugi::xml_node day : document.schedule.children("day")) {
        const pugi::xml_node room = day.child("room");
        CHECK(std::string(room.attribute("name").value()) == "Salle B");
        CHECK(std::string(room.next_sibling().attribute("name").value()) == "Salle <A>");
    }
    const pugi::xml_node day = document.schedule.child("day");
    CHECK(std::string(day.attribute("date").value()) == "2018-06-26");
    CHECK(std::string(day.attribute("start").value()) == "2018-06-26T04:00:00+02:00");
    CHECK(std::string(day.attribute("end").value()) == "2018-06-27T04:00:00+02:00");
    const pugi::xml_node party = first_event(document, "Salle B");
    CHECK(std::string(party.child_value("title")) == "Party");
    CHECK(std::string(party.child_value("start")) == "01:30");
    CHECK(std::string(party.child_value("duration")) == "02:00");
    CHECK(std::string(party.child_value("date")) == "2018-06-27T01:30:00+02:00");
}

TEST_CASE("lengths that the schema's hours cannot count are written in days") {
    test::ProgrammeBuilder p;
    p.room("a").room("b").room("c");
    p.session("Exhibition", "2018-06-26 09:00", 99h + 59min, {"a"});
    p.session("Longer", "2018-06-26 09:00", 100h, {"b"});
    p.session("Blink", "2018-06-26 09:00", 10s, {"c"});
    const Document document(*p.snapshot());
    check_schema(document);
    CHECK(std::string(first_event(document, "a").child_value("duration")) == "99:59");
    CHECK(std::string(first_event(document, "b").child_value("duration")) == "4:04:00");
    CHECK(std::string(first_event(document, "c").child_value("duration")) == "00:01");
}

TEST_CASE("texts stand in schedule.xml as they are") {
    test::ProgrammeBuilder p;
    p.room("a");
    auto& session = p.session("Vector<int> & ]]> \"friends\"", "2018-06-26 09:00", 30min, {"a"});
    session.abstract.set("", "One\n\n- two < three");
    session.status = SessionStatus::cancelled;
    session.links = {{"https://example.org/?a=1&b=2", ""}};
    session.url = "mailto:someone@example.org";
    const Document document(*p.snapshot());
    check_schema(document);
    const pugi::xml_node event = first_event(document, "a");
    CHECK(std::string(event.child_value("title")) == "CANCELLED: Vector<int> & ]]> \"friends\"");
    CHECK(std::string(event.child_value("abstract")) == "One\n\n- two < three");
    CHECK(std::string(event.child("links").child("link").attribute("href").value()) ==
          "https://example.org/?a=1&b=2");
    CHECK_FALSE(event.child("url"));
}

TEST_CASE("schedule.xml keeps what a listing under one room cannot say in an instruction") {
    test::ProgrammeBuilder p;
    p.room("a").room("b");
    p.programme().rooms[0].guid = "bffa3522-4629-5e7c-ac08-0433874a4508";
    p.programme().rooms[1].guid = "d5ab2333-bfc1-531b-ba34-247a0e9a5e0a";
    p.plenary(SessionKind::meal, "Lunch", "2018-06-26 12:30", 60min);
    p.session("Twice", "2018-06-26 09:30", 45min, {"b", "a"});
    p.session("Somewhere", "2018-06-26 09:30", 45min);
    p.session("Ordinary", "2018-06-26 10:30", 30min, {"a"}).kind = SessionKind::social;
    p.programme().sessions.back().type = "devroom";
    const Document document(*p.snapshot());
    check_schema(document);
    CHECK(extras_of(first_event(document, "All rooms")) == "foyer plenary=\"true\" rooms=\"\"");
    CHECK(extras_of(first_event(document, "To be announced")) == "foyer rooms=\"\"");
    CHECK(extras_of(first_event(document, "b")) ==
          "foyer rooms=\"d5ab2333-bfc1-531b-ba34-247a0e9a5e0a "
          "bffa3522-4629-5e7c-ac08-0433874a4508\"");
    CHECK(extras_of(first_event(document, "a")) == "foyer kind=\"social\"");
}
