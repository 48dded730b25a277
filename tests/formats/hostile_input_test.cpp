// Files that are cut, damaged or made to hurt: each gives a programme that keeps its rules, or an
// error that says something, and never takes long. All seeds are fixed.

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "tests/formats/hostile.h"
#include "tests/formats/import_bench.h"
#include "tests/support/effort.h"
#include "tests/support/files.h"

namespace foyer::formats {

namespace {

const char* const documents[] = {
    "<?xml version='1.0' encoding='utf-8'?>\n<schedule><generator name='pretalx' version='1'/>"
    "<version>1</version><conference><title>T</title><day_change>04:00</day_change>"
    "<time_zone_name>Europe/Paris</time_zone_name><timeslot_duration>00:05</timeslot_duration>"
    "</conference><day index='1' date='2018-06-26' start='2018-06-26T04:00:00+02:00' "
    "end='2018-06-27T03:59:00+02:00'><room name='Aula' guid='r'><event id='1' guid='g' "
    "code='ABCDEF'><date>2018-06-26T09:00:00+02:00</date><start>09:00</start>"
    "<duration>00:30</duration><room>Aula</room><title>A &amp; B</title><abstract>&lt;p&gt;x "
    "[y](https://z.org) *e*&lt;/p&gt;</abstract><persons><person id='1'>Ada</person></persons>"
    "<links><link href='https://a.org'>a</link></links></event><event id='2'><start>01:30</start>"
    "<duration>1:00:00</duration><title>C</title></event></room></day></schedule>",
    R"({"schedule":{"version":"1","conference":{"title":"T","acronym":"t","timeslot_duration":
      "00:05","time_zone_name":"Europe/Paris","rooms":[{"name":"Aula","guid":"r","capacity":3,
      "description":{"en":"a","de":"b"}}],"days":[{"index":1,"date":"2018-06-26","day_start":
      "2018-06-26T04:00:00+02:00","day_end":"2018-06-27T03:59:00+02:00","rooms":{"Aula":[{"id":1,
      "guid":"g","date":"2018-06-26T09:00:00+02:00","start":"09:00","duration":"00:30","room":"Aula",
      "title":"A","abstract":"<p>x</p>","persons":[{"id":1,"public_name":"Ada"}],
      "links":[{"url":"https://a.org","title":"a"}]},{"id":2,"start":"10:00","duration":"1:00",
      "title":"B"}]}}]}}})",
    "[{\"conferenceId\":\"c\",\"fromTime\":\"2018-06-26 09:00\",\"toTime\":\"2018-06-26 09:45\","
    "\"id\":\"a\",\"title\":\"\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7 Talk - Keynote\",\"room\":\"Salle "
    "1\","
    "\"speakers\":[{\"id\":\"l\",\"name\":\"Liz  Rice\"}],\"summary\":\"**Pitch** x **Niveau** "
    "y\"},"
    "{\"fromTime\":\"2018-06-26 10:00\",\"toTime\":\"2018-06-26 10:30\",\"title\":\"Pause\"}]",
};

const char* const real_files[] = {"fosdem/2010.xml",
                                  "fosdem/2025.xml",
                                  "debconf23/debconf23.xml",
                                  "31c3/0003.xml",
                                  "32c3/final.xml",
                                  "32c3/final.json",
                                  "pretalx/frab-camp2019.json",
                                  "pcd2018/cc-20180626.json",
                                  "pretalx/pretalx-democon.json"};

/// Signs that mean something to XML and JSON.
constexpr std::string_view meaningful_signs = "<>\"'&:0-{}[],/\n\\";

}  // namespace

TEST_CASE("the documents that are damaged below are whole before") {
    for (const char* document : documents)
        CHECK(survives(document, {}));
}

TEST_CASE("documents cut at every byte give a programme or an error") {
    for (const std::string_view document : documents)
        for (std::size_t length = 0; length < document.size(); ++length) {
            // Whatever is cut off is missing, so no cut may pass as the whole programme.
            CAPTURE(length);
            CHECK_FALSE(survives(document.substr(0, length), {}));
        }
}

TEST_CASE("real programmes cut at every tenth of their length are refused") {
    for (const char* name : real_files) {
        const auto path = tests::shared_file(name);
        if (path.empty()) {
            MESSAGE("SKIPPED: real programme ", name, " is not here");
            continue;
        }
        const std::string bytes = tests::read_file(path);
        for (std::size_t tenth = 1; tenth < 10; ++tenth) {
            CAPTURE(name);
            CAPTURE(tenth);
            CHECK_FALSE(survives(std::string_view(bytes).substr(0, bytes.size() * tenth / 10), {}));
        }
    }
}

TEST_CASE("damaged documents give a programme that keeps its rules, or an error") {
    std::mt19937 random(20180626);
    std::size_t read_ones = 0;
    const std::size_t rounds = test::rounds(1500);
    for (const char* document : documents)
        for (std::size_t i = 0; i < rounds; ++i)
            if (survives(damaged(document, meaningful_signs, random), {})) ++read_ones;
    // Most damage is in texts and leaves a programme.
    CHECK(read_ones > rounds / 3);
}

TEST_CASE("random bytes are no programme") {
    std::mt19937 random(7);
    std::uniform_int_distribution<int> byte(0, 255);
    for (int i = 0; i < 500; ++i) {
        std::string bytes(static_cast<std::size_t>(byte(random)), ' ');
        for (char& c : bytes)
            c = static_cast<char>(byte(random));
        for (const char* opening : {"", "<schedule>", "{\"schedule\":{\"conference\":",
                                    "[{\"fromTime\":", "title,start\n"})
            survives(opening + bytes, {});
    }
}

TEST_CASE("every reader survives what is not for it") {
    for (const Format format :
         {Format::schedule_xml, Format::schedule_json, Format::conf_companion, Format::foyer_json,
          Format::sessionize, Format::sitcon, Format::pretalx, Format::icalendar, Format::csv}) {
        ImportOptions options;
        options.format = format;
        options.time_zone = "Europe/Paris";
        for (const char* document : documents)
            survives(document, options);
        for (const std::string_view bytes :
             {"", " ", "null", "7", "\"x\"", "[]", "{}", "[[]]", "[null]", "{\"schedule\":null}",
              "<a/>", "\xEF\xBB\xBF"})
            survives(bytes, options);
    }
}

TEST_CASE("times far away, backwards and over midnight are shown sanely or refused") {
    const auto with = [](std::string_view date, std::string_view duration) {
        std::string document =
            "<schedule><conference><title>T</title></conference><day "
            "date='2018-06-26'><room name='A'><event><title>T</title><date>";
        document += date;
        document += "</date><duration>";
        document += duration;
        document += "</duration></event></room></day></schedule>";
        return survives(document, {});
    };
    CHECK(with("2018-06-26T23:30:00+02:00", "02:00"));
    CHECK(with("2018-10-28T01:30:00+02:00", "03:00"));
    CHECK(with("1970-01-01T00:00:00Z", "00:30"));
    CHECK_FALSE(with("1969-12-31T23:59:59Z", "00:30"));
    CHECK_FALSE(with("9999-12-31T23:59:59Z", "00:30"));
    CHECK_FALSE(with("0000-01-01T00:00:00Z", "00:30"));
    CHECK(with("2018-06-26T09:00:00+02:00", "00:00"));
    CHECK(with("2018-06-26T09:00:00+02:00", "-01:00"));
    CHECK(with("2018-06-26T09:00:00+02:00", "48:00"));
    CHECK(with("2018-06-26T09:00:00+02:00", "168:00"));
    CHECK_FALSE(with("2018-06-26T09:00:00+02:00", "168:01"));
    CHECK_FALSE(with("2018-06-26T09:00:00+02:00", "9999999:00"));
}

TEST_CASE("format strings, escapes and marks are literal text") {
    for (const std::string_view title : {"%s%n%x", "##", "###id", "\\x01", "$(reboot)",
                                         "'; DROP TABLE", "<b>bold</b>", "{{7*7}}"}) {
        std::string document =
            "[{\"fromTime\":\"2018-06-26 09:00\",\"toTime\":\"2018-06-26 "
            "09:45\",\"title\":\"";
        for (const char c : title)
            document += c == '\\' ? std::string("\\\\") : std::string(1, c);
        document += "\"}]";
        CAPTURE(title);
        CHECK(title_of(read(document).programme.sessions.at(0)) == title);
    }
}

}  // namespace foyer::formats
