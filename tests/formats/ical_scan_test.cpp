#include "core/formats/ical_scan.h"

#include <doctest/doctest.h>

#include "core/base/limits.h"

namespace foyer::formats {

namespace {

std::string calendar(std::string_view inside) {
    return "BEGIN:VCALENDAR\n" + std::string(inside) + "END:VCALENDAR\n";
}

IcalParts parts_of(std::string_view text) {
    auto parts = scan_icalendar(text);
    REQUIRE_MESSAGE(parts.ok(), (parts ? "" : parts.error().detail));
    return *std::move(parts);
}

Error scan_error(std::string_view text) {
    const auto parts = scan_icalendar(text);
    REQUIRE_FALSE(parts.ok());
    return parts.error();
}

}  // namespace

TEST_CASE("a calendar is taken apart into properties, events and time zones") {
    const IcalParts parts = parts_of(
        "\xEF\xBB\xBF"
        "BEGIN:VCALENDAR\r\r\nX-WR-CALNAME:Py\r\r\n Con\r\r\nbegin:vtimezone\r\r\nTZID:X\r\r\n"
        "END:VTIMEZONE\r\r\nBEGIN:VEVENT\r\r\nSUMMARY:A\r\r\nBEGIN:VALARM\r\r\nEND:VALARM\r\r\n"
        "END:VEVENT\r\r\nEND:VCALENDAR\r\r\n");
    CHECK(parts.properties == std::vector<std::string>{"X-WR-CALNAME:PyCon"});
    REQUIRE(parts.events.size() == 1);
    CHECK(parts.events[0].line == 7);
    CHECK(parts.events[0].text ==
          "BEGIN:VEVENT\nSUMMARY:A\nBEGIN:VALARM\nEND:VALARM\nEND:VEVENT\n");
    REQUIRE(parts.time_zones.size() == 1);
    CHECK(parts.time_zones[0].text == "begin:vtimezone\nTZID:X\nEND:VTIMEZONE\n");
}

TEST_CASE("a calendar that is cut off or closes in the wrong order is told with its lines") {
    const Error cut = scan_error("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\n");
    CHECK(cut.kind == ErrorKind::malformed);
    CHECK(cut.detail.find("END:VEVENT (begun in line 2)") != std::string::npos);
    const Error crossed = scan_error("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n");
    CHECK(crossed.kind == ErrorKind::malformed);
    CHECK(crossed.detail.find("line 3: END:VCALENDAR, where END:VEVENT was expected") !=
          std::string::npos);
    CHECK(scan_error("END:VEVENT\n").kind == ErrorKind::malformed);
    CHECK(scan_error("").kind == ErrorKind::unsupported);
    CHECK(scan_error("BEGIN:VCARD\nEND:VCARD\n").kind == ErrorKind::unsupported);
}

TEST_CASE("nesting, events and their sizes are bounded") {
    const auto nested = [](std::size_t depth) {
        std::string text = "BEGIN:VCALENDAR\n";
        for (std::size_t i = 1; i < depth; ++i)
            text += "BEGIN:X\n";
        for (std::size_t i = 1; i < depth; ++i)
            text += "END:X\n";
        return text + "END:VCALENDAR\n";
    };
    CHECK(scan_icalendar(nested(limits::nesting_depth)).ok());
    CHECK(scan_error(nested(limits::nesting_depth + 1)).kind == ErrorKind::too_large);
    CHECK(scan_error(nested(1'000'000)).kind == ErrorKind::too_large);

    std::string many;
    for (std::size_t i = 0; i < limits::sessions; ++i)
        many += "BEGIN:VEVENT\nEND:VEVENT\n";
    CHECK(parts_of(calendar(many)).events.size() == limits::sessions);
    CHECK(scan_error(calendar(many + "BEGIN:VEVENT\nEND:VEVENT\n")).kind == ErrorKind::too_large);

    std::string attachment;
    for (int i = 0; i < 30'000; ++i)
        attachment += " " + std::string(74, 'A') + "\n";
    const IcalParts large =
        parts_of(calendar("BEGIN:VEVENT\nATTACH:\n" + attachment + "END:VEVENT\n"));
    CHECK(large.events[0].text.size() < longest_event_bytes + 200);
    CHECK(large.events[0].text.ends_with("END:VEVENT\n"));
}

TEST_CASE("NUL bytes do not end an event early") {
    std::string text = calendar("BEGIN:VEVENT\nSUMMARY:a?b\nEND:VEVENT\n");
    text[text.find('?')] = '\0';
    CHECK(parts_of(text).events[0].text == "BEGIN:VEVENT\nSUMMARY:ab\nEND:VEVENT\n");
}

}  // namespace foyer::formats
