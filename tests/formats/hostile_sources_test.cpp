// Files of Sessionize, SITCON, pretalx, calendars and tables that are cut, damaged or made to hurt.
// All seeds are fixed.

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <string_view>

#include "core/base/limits.h"
#include "tests/formats/hostile.h"
#include "tests/formats/import_bench.h"
#include "tests/support/effort.h"
#include "tests/support/files.h"

namespace foyer::formats {

namespace {

struct Source {
    Format format;
    bool may_be_cut;  ///< a table that ends at the end of a row, or in a cell, is still a table
    std::string bytes;
};

const std::vector<Source>& sources() {
    static const std::vector<Source> list{
        {Format::sessionize, false,
         R"({"sessions":[{"id":"1","title":"A","description":"x","startsAt":"2018-06-26T09:00:00",
        "endsAt":"2018-06-26T09:45:00","isServiceSession":false,"isPlenumSession":true,"speakers":
        ["a"],"categoryItems":[1],"roomId":1,"status":"Accepted"},{"id":"2","title":"B","startsAt":
        "2018-06-26T10:00:00","endsAt":null,"isServiceSession":true,"roomId":2}],"speakers":[{"id":
        "a","fullName":"Ada","tagLine":"x @ y","links":[{"url":"https://a.org"}]}],"categories":
        [{"title":"Track","items":[{"id":1,"name":"T"}]}],"rooms":[{"id":1,"name":"R","sort":1}]})"},
        {Format::sessionize, false,
         R"([{"date":"2018-06-26T00:00:00","rooms":[{"id":1,"name":"R","sessions":[{"id":"1","title":
        "A","startsAt":"2018-06-26T09:00:00","endsAt":"2018-06-26T09:45:00","speakers":[{"id":"a",
        "name":"Ada"}],"categories":[{"name":"Level","categoryItems":[{"name":"L"}]}],"roomId":1,
        "room":"R"}]}],"timeSlots":[]}])"},
        {Format::sitcon, false,
         R"({"sessions":[{"id":"a","type":"T","room":"R","broadcast":["R","S"],"start":
        "2024-03-09T10:00:00+08:00","end":"2024-03-09T10:30:00+08:00","zh":{"title":"Z","description":
        "x"},"en":{"title":"E","description":"y"},"speakers":["a"],"tags":["t"],"slide":
        "https://s.org"}],"speakers":[{"id":"a","zh":{"name":"N","bio":"b"}}],"session_types":
        [{"id":"T","en":{"name":"Talk"}}],"rooms":[{"id":"R","en":{"name":"R"}}],"tags":[{"id":"t",
        "en":{"name":"T"}}]})"},
        {Format::pretalx, false,
         R"({"next":null,"results":[{"code":"AAA","title":"A","submission_type":{"en":"Talk"},"state":
        "confirmed","track":{"name":{"en":"T"},"color":"#aa0000"},"abstract":"*x*","speakers":
        [{"code":"B","name":"Ada"}],"slots":[{"id":1,"start":"2025-11-01T09:00:00+01:00","end":
        "2025-11-01T09:30:00+01:00","room":{"name":{"en":"R"},"capacity":5}}]}],"extra":{"2025-11-01":
        {"750":{"id":"l","title":{"fr":"D","en":"Lunch"}}}}})"},
        {Format::icalendar, false,
         "BEGIN:VCALENDAR\r\nX-WR-CALNAME:C\r\nBEGIN:VTIMEZONE\r\nTZID:Z\r\nBEGIN:STANDARD\r\n"
         "DTSTART:20001029T030000\r\nTZOFFSETFROM:+0400\r\nTZOFFSETTO:+0300\r\n"
         "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
         "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:A\r\nDTSTART;TZID=Z:20180626T093000\r\n"
         "DURATION:PT45M\r\nLOCATION:Salle 1\r\nDESCRIPTION:a\\nb \r\n c\r\nEND:VEVENT\r\n"
         "BEGIN:VEVENT\r\nSUMMARY:B\r\nDTSTART:20180626T103000Z\r\nDTEND:20180626T113000Z\r\n"
         "RRULE:FREQ=DAILY;COUNT=3\r\nEND:VEVENT\r\nEND:VCALENDAR"},
        {Format::csv, true,
         "id,title,start,end,room,speakers,track,status\n1,A,2018-06-26 09:00,09:45,\"R, "
         "S\",\"Ada, "
         "X; Bob\",T,\n2,\"B \"\"b\"\"\",26/06/2018 10h30,,R,,,cancelled\n"},
    };
    return list;
}

/// Signs that mean something to JSON, calendars and tables.
constexpr std::string_view telling_signs = "\"':,;{}[]\\/-=\r\n\t+.";

std::string many_times(std::string_view text, std::size_t times) {
    std::string out;
    out.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        out += text;
    return out;
}

}  // namespace

TEST_CASE("the sources that are damaged below are whole before, and known by their content") {
    for (const Source& source : sources()) {
        CHECK(survives(source.bytes, {}));
        const auto format = detect_format(source.bytes);
        REQUIRE(format.ok());
        CHECK(*format == source.format);
    }
}

TEST_CASE("sources cut at every byte give an error, or what a table holds so far") {
    for (const Source& source : sources())
        for (std::size_t length = 0; length < source.bytes.size(); ++length) {
            CAPTURE(std::string(word_for(source.format)));
            CAPTURE(length);
            const bool read = survives(std::string_view(source.bytes).substr(0, length), {});
            CHECK((source.may_be_cut || !read));
        }
}

TEST_CASE("damaged sources give a programme that keeps its rules, or an error") {
    std::mt19937 random(20240309);
    std::size_t read_ones = 0;
    const std::size_t rounds = test::rounds(600);
    for (const Source& source : sources())
        for (std::size_t i = 0; i < rounds; ++i)
            if (survives(damaged(source.bytes, telling_signs, random), {})) ++read_ones;
    // Most damage is in texts and leaves a programme.
    CHECK(read_ones > rounds / 2);
}

TEST_CASE("damaged sources are survived by every reader that is asked for") {
    std::mt19937 random(7);
    for (const Source& source : sources())
        for (const Format format : {Format::sessionize, Format::sitcon, Format::pretalx,
                                    Format::icalendar, Format::csv}) {
            ImportOptions options;
            options.format = format;
            options.time_zone = "Europe/Paris";
            survives(source.bytes, options);
            for (int i = 0; i < 40; ++i)
                survives(damaged(source.bytes, telling_signs, random), options);
        }
}

TEST_CASE("random bytes behind the first words of a source are no programme") {
    std::mt19937 random(11);
    std::uniform_int_distribution<int> byte(0, 255);
    for (std::size_t i = test::rounds(300); i > 0; --i) {
        std::string bytes(static_cast<std::size_t>(byte(random)), ' ');
        for (char& c : bytes)
            c = static_cast<char>(byte(random));
        for (const char* opening :
             {"{\"sessions\":[{\"startsAt\":\"", "{\"sessions\":[],\"session_types\":[",
              "[{\"submission_type\":1,\"slots\":[",
              "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:", "title;start\n"})
            survives(opening + bytes, {});
    }
}

TEST_CASE("depth is refused and does not overflow") {
    for (const std::string_view opening :
         {"{\"speakers\":[],\"sessions\":[{\"speakers\":", "{\"sessions\":[],\"session_types\":",
          "[{\"submission_type\":1,\"slots\":"}) {
        const Error error = refusal(std::string(opening) + many_times("[", 1'000'000));
        CHECK(error.kind == ErrorKind::too_large);
        CHECK(says(error, "nested deeper than 64"));
    }
    const Error error = refusal("BEGIN:VCALENDAR\n" + many_times("BEGIN:VEVENT\n", 1'000'000));
    CHECK(error.kind == ErrorKind::too_large);
    CHECK(says(error, "nested deeper than 64"));
}

TEST_CASE("one session more than a programme may hold is refused, whatever the source" *
          doctest::test_suite("slow")) {
    const std::size_t most = limits::sessions;
    const auto session = [](std::string_view name) {
        return "{\"title\":\"A\",\"" + std::string(name) + "\":\"2018-06-26T09:00:00\"},";
    };
    for (const std::string& bytes :
         {"{\"speakers\":[],\"sessions\":[" + many_times(session("startsAt"), most) + "{}]}",
          "{\"session_types\":[],\"sessions\":[" + many_times(session("start"), most) + "{}]}",
          "[{\"submission_type\":1,\"code\":\"A\",\"slots\":[" +
              [&] {
                  std::string slots;
                  for (std::size_t i = 0; i <= most; ++i)
                      slots +=
                          "{\"id\":" + std::to_string(i) + ",\"start\":\"2018-06-26T09:00:00\"},";
                  return slots + "{}]}]";
              }(),
          "title,start\n" + many_times("A,2018-06-26 09:00\n", most + 1)}) {
        const Error error = refusal(bytes);
        CHECK(error.kind == ErrorKind::too_large);
        CHECK(says(error, "20000 sessions"));
    }
}

TEST_CASE("huge values are cut, refused or passed over" * doctest::test_suite("slow")) {
    const std::string million(1'000'000, 'x');
    const auto sessionize = [](const std::string& title, const std::string& speakers) {
        return "{\"speakers\":[],\"sessions\":[{\"id\":\"1\",\"title\":\"" + title +
               "\",\"startsAt\":\"2018-06-26T09:00:00\",\"speakers\":[" + speakers + "0]}]}";
    };
    const Imported titled = read(sessionize(million, ""));
    CHECK(titled.programme.sessions[0].title.in("").size() <= limits::line_bytes);
    CHECK(repaired(titled, "title", ""));
    survives(sessionize("A", many_times("\"a\",", 300'000)), {});
    survives(sessionize("A", many_times("{\"id\":7,\"name\":\"B\"},", 100'000)), {});

    const Imported wide = read("title,start,people\nA,2018-06-26 09:00," +
                               many_times("a;", 500'000) + "\n" + million + ",2018-06-26 10:00,\n");
    CHECK(wide.programme.sessions.size() == 2);
    CHECK(repaired(wide, "title", ""));
    survives("title,start\n" + many_times(",", 500'000), {});
    survives("title,start\n" + many_times("\n", 500'000), {});
    survives("title,start\nA,2018-06-26 09:00\n" + many_times("\"\"", 500'000), {});

    const auto with = [](const std::string& lines) {
        return "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\nDTSTART:20180626T093000Z\n" + lines +
               "END:VEVENT\nEND:VCALENDAR\n";
    };
    survives(with("DESCRIPTION:" + million + "\n"), {});
    survives(with("DESCRIPTION:" + many_times("\n x", 300'000) + "\n"), {});
    survives(with(many_times("LOCATION:B\n", 20'000)), {});
    survives(with(many_times("BEGIN:VALARM\nEND:VALARM\n", 5'000)), {});
    survives(with("RDATE:" + many_times("20180626T093000Z,", 10'000) + "20180626T093000Z\n"), {});
}

TEST_CASE("absurd dates are dropped by session or refused, whatever the source") {
    for (const std::string_view date :
         {"9999-12-31T23:59:59", "0000-01-01T00:00:00", "1969-12-31T00:00:00",
          "-2018-06-26T09:00:00", "2018-02-30T09:00:00", "2018-13-01T09:00:00",
          "99999999999999-01-01T00:00:00", "", "9", "T"}) {
        CAPTURE(std::string(date));
        for (std::string bytes :
             {R"({"speakers":[],"sessions":[{"title":"Odd","startsAt":"@"},{"title":"A","startsAt":
                 "2018-06-26T09:00:00","endsAt":"@"}]})",
              R"({"session_types":[],"sessions":[{"en":{"title":"Odd"},"start":"@"},{"en":{"title":
                 "A"},"start":"2018-06-26T09:00:00","end":"2018-06-26T10:00:00"}]})",
              "title,start,end\nOdd,@,\nA,2018-06-26 09:00,2018-06-26 09:30\n"}) {
            for (std::size_t at = bytes.find('@'); at != std::string::npos; at = bytes.find('@'))
                bytes.replace(at, 1, date);
            CAPTURE(bytes);
            const auto imported = read_programme(bytes, {});
            if (!imported) {
                CHECK_FALSE(imported.error().detail.empty());
                continue;
            }
            REQUIRE(imported->report.drops_total() >= 1);
            CHECK(imported->report.drops()[0].session == "Odd");
            CHECK_FALSE(imported->report.drops()[0].why.empty());
        }
    }
}

TEST_CASE("format strings, escapes and control characters are literal text in every source") {
    const std::string_view title = "%s%n ##id $(reboot) '; DROP TABLE <b>x</b> {{7*7}}";
    const std::string text(title);
    for (const std::string& bytes :
         {"{\"speakers\":[],\"sessions\":[{\"title\":\"" + text +
              "\",\"startsAt\":\"2018-06-26T09:00:00\"}]}",
          "{\"session_types\":[],\"sessions\":[{\"en\":{\"title\":\"" + text +
              "\"},\"start\":\"2018-06-26T09:00:00\"}]}",
          "[{\"submission_type\":1,\"code\":\"A\",\"title\":\"" + text +
              "\",\"slots\":[{\"start\":\"2018-06-26T09:00:00\"}]}]",
          "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20180626T093000Z\nSUMMARY:" +
              std::string("%s%n ##id $(reboot) '\\; DROP TABLE <b>x</b> {{7*7}}") +
              "\nEND:VEVENT\nEND:VCALENDAR\n",
          "title,start\n\"" + text + "\",2018-06-26 09:00\n"}) {
        CAPTURE(bytes);
        CHECK(title_of(read(bytes).programme.sessions.at(0)) == title);
    }
    const Imported cleaned = read(
        "title,start\n\"a\x01\x1b[31m\xE2\x80\xAE"
        "b\",2018-06-26 09:00\n");
    CHECK(title_of(cleaned.programme.sessions[0]) == "a[31mb");
    CHECK(repaired(cleaned, "title", ""));
}

}  // namespace foyer::formats
