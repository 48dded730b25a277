#include <doctest/doctest.h>
#include <libical/ical.h>

#include <map>
#include <memory>
#include <string>

#include "core/base/text.h"
#include "core/formats/export.h"
#include "tests/support/builders.h"
#include "tests/support/effort.h"
#include "tests/support/full_programme.h"

using namespace foyer;
using namespace foyer::formats;
using namespace std::chrono_literals;
using programme::SessionKind;
using programme::SessionStatus;

namespace {

const UtcTime stamped = UtcTime{std::chrono::seconds{1'529'992'800}};

using Calendar = std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)>;

Calendar parsed(const std::string& text) {
    return {icalparser_parse_string(text.c_str()), &icalcomponent_free};
}

std::string property(icalcomponent* component, icalproperty_kind kind) {
    icalproperty* found = icalcomponent_get_first_property(component, kind);
    if (found == nullptr) return "";
    const char* text = icalvalue_get_text(icalproperty_get_value(found));
    return text == nullptr ? "" : text;
}

std::int64_t seconds_of(icaltimetype time) {
    return icaltime_as_timet_with_zone(time, time.zone);
}

/// Line ends, length of lines, and that no character is torn by folding.
void check_lines(const std::string& text) {
    CHECK(text::is_utf8(text));
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = text.find("\r\n", begin);
        REQUIRE(end != std::string::npos);
        const std::string line = text.substr(begin, end - begin);
        CHECK(line.find_first_of("\r\n") == std::string::npos);
        CHECK_MESSAGE(line.size() <= 75, line);
        CHECK_MESSAGE(text::is_utf8(line), line);
        begin = end + 2;
    }
}

}  // namespace

TEST_CASE("an iCalendar file holds a session as other programs read it") {
    test::ProgrammeBuilder p("Europe/Paris");
    p.room("a", "Salle 1").room("b", "Salle 2").track("k", "Keynotes, of course");
    p.person("liz", "Liz Rice", "Aqua Security").person("jo", "Jo");
    auto& session = p.session("Orchestration; security, threat\\opportunity?", "2018-06-26 09:30",
                              30min, {"a", "b"});
    session.keys.guid = "bffa3522-4629-5e7c-ac08-0433874a4508";
    session.track = "k";
    session.abstract.set("en", "First\n\n- second");
    session.people = {{"liz", programme::PersonRole::speaker}, {"jo", programme::PersonRole::host}};
    session.url = "https://example.org/a?b=c,d;e";
    p.programme().conference.title = programme::LocalizedText("Ours, yours; theirs");
    const std::string text = write_icalendar(*p.snapshot(), "en", stamped);
    check_lines(text);
    CHECK(text.find("X-WR-CALNAME:Ours\\, yours\\; theirs\r\n") != std::string::npos);
    CHECK(text.find("CATEGORIES:Keynotes\\, of course\r\n") != std::string::npos);
    const Calendar calendar = parsed(text);
    REQUIRE(calendar);
    CHECK(property(calendar.get(), ICAL_VERSION_PROPERTY) == "2.0");
    icalcomponent* event = icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
    REQUIRE(event != nullptr);
    CHECK(std::string(icalcomponent_get_uid(event)) == "bffa3522-4629-5e7c-ac08-0433874a4508");
    CHECK(property(event, ICAL_SUMMARY_PROPERTY) ==
          "Orchestration; security, threat\\opportunity?");
    CHECK(property(event, ICAL_LOCATION_PROPERTY) == "Salle 1, Salle 2");
    CHECK(property(event, ICAL_DESCRIPTION_PROPERTY) ==
          "Liz Rice (Aqua Security), Jo\n\nFirst\n\n- second");
    CHECK(property(event, ICAL_CATEGORIES_PROPERTY) == "Keynotes, of course");
    CHECK(property(event, ICAL_URL_PROPERTY) == "https://example.org/a?b=c,d;e");
    CHECK(icalcomponent_get_status(event) == ICAL_STATUS_CONFIRMED);
    CHECK(text.find("DTSTART:20180626T073000Z\r\n") != std::string::npos);
    CHECK(text.find("DTEND:20180626T080000Z\r\n") != std::string::npos);
    CHECK(text.find("DTSTAMP:20180626T060000Z\r\n") != std::string::npos);
    CHECK(text.find("X-WR-TIMEZONE:Europe/Paris\r\n") != std::string::npos);
}

TEST_CASE("iCalendar keeps cancellations and plenaries") {
    test::ProgrammeBuilder p;
    p.room("a", "Salle 1");
    p.session("Gone", "2018-06-26 09:30", 30min, {"a"}).status = SessionStatus::cancelled;
    p.plenary(SessionKind::meal, "Lunch", "2018-06-26 12:30", 60min);
    p.session("Somewhere", "2018-06-26 14:00", 30min);
    const Calendar calendar = parsed(write_icalendar(*p.snapshot(), "en", stamped));
    icalcomponent* event = icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
    CHECK(icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED);
    CHECK(property(event, ICAL_SUMMARY_PROPERTY) == "Gone");
    CHECK(std::string(icalcomponent_get_uid(event)) == "s1@test");
    event = icalcomponent_get_next_component(calendar.get(), ICAL_VEVENT_COMPONENT);
    CHECK(property(event, ICAL_LOCATION_PROPERTY) == "All rooms");
    event = icalcomponent_get_next_component(calendar.get(), ICAL_VEVENT_COMPONENT);
    CHECK(property(event, ICAL_LOCATION_PROPERTY) == "");
}

TEST_CASE("iCalendar gives texts in the language asked for") {
    test::ProgrammeBuilder p;
    auto& session = p.session("", "2018-06-26 09:30", 30min);
    session.title.set("fr", "Déjeuner");
    session.title.set("en", "Lunch");
    CHECK(write_icalendar(*p.snapshot(), "fr", stamped).find("SUMMARY:Déjeuner\r\n") !=
          std::string::npos);
    CHECK(write_icalendar(*p.snapshot(), "en", stamped).find("SUMMARY:Lunch\r\n") !=
          std::string::npos);
}

TEST_CASE("two sessions of one guid get different UIDs") {
    test::ProgrammeBuilder p;
    for (const char* start : {"2018-06-26 09:30", "2018-06-26 11:30"}) {
        p.session("Repeated", start, 30min).keys.guid = "same";
    }
    const std::string text = write_icalendar(*p.snapshot(), "en", stamped);
    CHECK(text.find("UID:same\r\n") != std::string::npos);
    CHECK(text.find("UID:s2@test\r\n") != std::string::npos);
}

TEST_CASE("any programme becomes an iCalendar file that reads back the same") {
    for (std::uint64_t seed = test::rounds(25); seed > 0; --seed) {
        CAPTURE(seed);
        const auto snapshot = programme::Snapshot::build(test::FullProgrammes(seed).make(10), 1);
        const std::string text = write_icalendar(*snapshot, "fr", stamped);
        check_lines(text);
        const Calendar calendar = parsed(text);
        REQUIRE(calendar);
        std::size_t index = 0;
        for (icalcomponent* event =
                 icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
             event != nullptr;
             event = icalcomponent_get_next_component(calendar.get(), ICAL_VEVENT_COMPONENT)) {
            REQUIRE(index < snapshot->programme().sessions.size());
            const auto& session = snapshot->programme().sessions[index++];
            CHECK(property(event, ICAL_SUMMARY_PROPERTY) == session.title.in("fr"));
            CHECK(seconds_of(icalcomponent_get_dtstart(event)) ==
                  session.start.time_since_epoch().count());
            CHECK(seconds_of(icalcomponent_get_dtend(event)) ==
                  session.end.time_since_epoch().count());
            const std::string description = property(event, ICAL_DESCRIPTION_PROPERTY);
            CHECK(description.ends_with(session.description.in("fr")));
        }
        CHECK(index == snapshot->programme().sessions.size());
    }
}
