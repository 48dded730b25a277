#include "core/formats/import.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/limits.h"
#include "tests/formats/import_bench.h"

namespace foyer::formats {

TEST_CASE("every format has a word, and the word finds it") {
    for (const Format format :
         {Format::schedule_xml, Format::schedule_json, Format::conf_companion, Format::foyer_json,
          Format::sessionize, Format::sitcon, Format::icalendar, Format::csv}) {
        CHECK_FALSE(word_for(format).empty());
        CHECK(format_called(word_for(format)) == format);
    }
    CHECK(word_for(Format::schedule_xml) == "schedule-xml");
    CHECK_FALSE(format_called("xml"));
}

TEST_CASE("formats are known by their content") {
    const auto format = [](std::string_view bytes) {
        const auto detected = detect_format(bytes);
        REQUIRE_MESSAGE(detected.ok(), (detected ? "" : detected.error().detail));
        return *detected;
    };
    CHECK(format("\xEF\xBB\xBF<?xml version='1.0'?><!-- a --><schedule>") == Format::schedule_xml);
    CHECK(format("\n<!DOCTYPE schedule>\n<schedule/>") == Format::schedule_xml);
    CHECK(format(R"({"$schema":"x","schedule":{"conference":{}}})") == Format::schedule_json);
    CHECK(format(R"({"schedule":{"events":[]}})") == Format::schedule_json);
    CHECK(format(R"([{"fromTime":"x","toTime":"y"}])") == Format::conf_companion);
    CHECK(format(R"([ 7, {"id":"[{","toTime":"y","fromTime":"x"}])") == Format::conf_companion);
    CHECK(format(R"({"format":"foyer-programme","conference":{},"sessions":[]})") ==
          Format::foyer_json);
    CHECK(format(R"({"sessions":[],"speakers":[],"rooms":[]})") == Format::sessionize);
    CHECK(format(R"([{"date":"x","rooms":[],"timeSlots":[]}])") == Format::sessionize);
    CHECK(format(R"({"sessions":[],"speakers":[],"session_types":[]})") == Format::sitcon);
    CHECK(format("BEGIN:VCALENDAR\r\n") == Format::icalendar);
    CHECK(format("title,start,room\nA,B,C\n") == Format::csv);
    CHECK(format("Titre;Heure de début;Salle\n") == Format::csv);
}

TEST_CASE("what is no programme is told what it looks like") {
    const auto told = [](std::string_view bytes) {
        const auto detected = detect_format(bytes);
        REQUIRE_FALSE(detected.ok());
        CHECK(detected.error().kind == ErrorKind::unsupported);
        return detected.error().detail;
    };
    const auto has = [](const std::string& text, std::string_view part) {
        return text.find(part) != std::string::npos;
    };
    CHECK(has(told(""), "empty"));
    CHECK(has(told(" \n "), "empty"));
    CHECK(has(told("<!DOCTYPE html><html>"), "web page"));
    CHECK(has(told("<rss version='2.0'>"), "news feed"));
    CHECK(has(told("<iCalendar>"), "xCal"));
    CHECK(has(told("<other/>"), "\"other\""));
    CHECK(has(told("<"), "without any element"));
    CHECK(has(told("PK\x03\x04zip"), "ZIP"));
    CHECK(has(told("\x1F\x8B\x08"), "gzip"));
    CHECK(has(told("%PDF-1.7"), "PDF"));
    CHECK(has(told("\xFF\xFEt\0"), "UTF-16"));
    CHECK(has(told(std::string_view("a\0b", 3)), "binary"));
    CHECK(has(told("{}"), "without members"));
    CHECK(has(told("[]"), "without any object"));
    CHECK(has(told(R"({"a":1,"b":{"schedule":2}})"), "\"a\", \"b\""));
    CHECK(has(told(R"({"schedule":{"2025-11-01":{}}})"), "\"schedule\""));
    CHECK(has(told(R"([{"fullName":"x"}])"), "speakers"));
    CHECK(has(told("just some words"), "plain text"));
}

TEST_CASE("a report keeps so many entries word for word and counts the rest") {
    ImportReport report;
    for (std::size_t i = 0; i < limits::report_entries + 1; ++i) {
        report.repaired({"here", "", "field", "was", "now", "why"});
        report.dropped({"here", "", "why"});
    }
    CHECK(report.repairs().size() == limits::report_entries);
    CHECK(report.drops().size() == limits::report_entries);
    CHECK(report.repairs_total() == limits::report_entries + 1);
    CHECK(report.drops_total() == limits::report_entries + 1);
}

TEST_CASE("a report is one line per field, shortened, with what cannot be shown spelt out") {
    ImportReport report;
    report.repaired({"here", "s", "title",
                     "a\nb \x1b[31m\u202E\xFF"
                     "é",
                     std::string(100'000, 'x'), ""});
    const Repair& repair = report.repairs()[0];
    CHECK(repair.was == "a b <U+001B>[31m<U+202E><FF>é");
    CHECK(repair.now.size() < 300);
    CHECK(repair.now.find("…") != std::string::npos);
}

TEST_CASE("an import as long as the limit is looked at, a longer one is not") {
    // Zeros that nobody wrote cost nothing, and the first one tells that they are no programme.
    const std::unique_ptr<void, decltype(&std::free)> zeros(
        std::calloc(limits::import_bytes + 1, 1), &std::free);
    const char* const bytes = static_cast<const char*>(zeros.get());
    CHECK(refusal({bytes, limits::import_bytes}).kind == ErrorKind::unsupported);
    const Error error = refusal({bytes, limits::import_bytes + 1});
    CHECK(error.kind == ErrorKind::too_large);
    CHECK(says(error, "128 MiB"));
}

}  // namespace foyer::formats
