#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "tests/formats/import_bench.h"

namespace foyer::formats {

using namespace std::chrono_literals;
using programme::Recording;
using programme::SessionKind;
using programme::SessionStatus;

namespace {

/// A schedule of one day with these events in the room "Aula".
std::string with_events(std::string_view events, std::string_view conference = "") {
    std::string document = "<schedule><conference><title>Test</title>";
    document += conference;
    document += "</conference><day index='1' date='2018-06-26'><room name='Aula'>\n";
    document += events;
    document += "</room></day></schedule>";
    return document;
}

/// An event with this inner XML and a start that is right.
std::string event(std::string_view inner, std::string_view attributes = "id='1'") {
    std::string element = "<event ";
    element += attributes;
    element += "><date>2018-06-26T09:00:00+02:00</date><duration>00:30</duration>";
    element += inner;
    element += "</event>\n";
    return element;
}

programme::Session only(const std::string& document) {
    const Imported imported = read(document);
    REQUIRE(imported.programme.sessions.size() == 1);
    return imported.programme.sessions[0];
}

}  // namespace

TEST_CASE("an event of a modern schedule is read with everything it says") {
    const Imported imported = read(
        "<?xml version='1.0' encoding='utf-8'?>\n"
        "<schedule><generator name='pretalx' version='2024.1.0'/><version>r44</version>\n"
        "<conference><acronym>test18</acronym><title>Test</title><subtitle>Sub</subtitle>"
        "<venue>Hall</venue><city>Paris</city><start>2018-06-26</start><end>2018-06-27</end>"
        "<timeslot_duration>00:10</timeslot_duration><base_url>https://a.org/s/</base_url>"
        "<time_zone_name>Europe/Paris</time_zone_name>"
        "<track name='Systems' color='#AABBCC' slug='systems'/></conference>\n"
        "<day index='1' date='2018-06-26'><room name='Aula' guid='room-guid'>\n"
        "<event guid='6a32cb72-a69d-423c-91b5-60d88eb8e6c7' id='11223' code='ABCDEF'>"
        "<room>Aula</room><title>Talk &amp; tea</title><subtitle>Sub</subtitle>"
        "<type>Workshop</type><date>2018-06-26T11:00:00+02:00</date><start>11:00</start>"
        "<duration>01:30</duration><abstract>*Short*</abstract><description><![CDATA[<p>Long]]>"
        "</description><track>Systems</track><language>De</language>"
        "<logo>/media/l.png</logo><url>https://a.org/t</url>"
        "<feedback_url>https://a.org/f</feedback_url>"
        "<recording><license>CC-BY</license><optout>true</optout></recording>"
        "<persons><person id='7'>Liz Rice</person><person guid='g8' id='8'>Ada</person></persons>"
        "<links><link href='https://b.org'>words</link></links>"
        "<attachments><attachment href='https://c.org/a.pdf'>slides</attachment></attachments>"
        "</event></room></day></schedule>",
        "");
    CHECK(imported.format == Format::schedule_xml);
    CHECK(imported.report.repairs_total() == 0);
    const auto& conference = imported.programme.conference;
    CHECK(conference.id == "test18");
    CHECK(conference.title.in("") == "Test");
    CHECK(conference.subtitle.in("") == "Sub");
    CHECK(conference.venue == "Hall");
    CHECK(conference.city == "Paris");
    CHECK(conference.version == "r44");
    CHECK(conference.generator == "pretalx 2024.1.0");
    CHECK(conference.url == "https://a.org/s/");
    CHECK(conference.zone.name() == "Europe/Paris");
    CHECK(imported.programme.rooms[0].guid == "room-guid");
    CHECK(imported.programme.tracks[0].color == "#aabbcc");
    const auto& session = imported.programme.sessions[0];
    CHECK(session.id == "6a32cb72-a69d-423c-91b5-60d88eb8e6c7");
    CHECK(session.keys.code == "ABCDEF");
    CHECK(session.keys.number == "11223");
    CHECK(title_of(session) == "Talk & tea");
    CHECK(session.abstract.in("") == "Short");
    CHECK(session.description.in("") == "Long");
    CHECK(session.kind == SessionKind::workshop);
    CHECK(session.type == "Workshop");
    CHECK(format_utc(session.start) == "2018-06-26T09:00:00Z");
    CHECK(session.end - session.start == 90min);
    CHECK(session.stated_start == "11:00");
    CHECK(session.rooms == std::vector<std::string>{"aula"});
    CHECK(session.track == "systems");
    CHECK(session.language == "de");
    CHECK(session.logo == "https://a.org/media/l.png");
    CHECK(session.recording == Recording::not_recorded);
    CHECK(session.license == "CC-BY");
    CHECK(session.people.size() == 2);
    CHECK(imported.programme.people[1].guid == "g8");
    CHECK(session.links[0] == programme::Link{"https://b.org", "words"});
    CHECK(session.attachments[0].url == "https://c.org/a.pdf");
    CHECK_FALSE(session.plenary);
}

TEST_CASE("pentabarf: rooms of their own in the events, no dates, the night belongs to its day") {
    const Imported imported = read(
        "<schedule><conference><title>FOSDEM</title><day_change>09:00:00</day_change></conference>"
        "<day index='1' date='2010-02-06'>"
        "<event id='20'><start>16:40</start><duration>00:15</duration><room>Ferrer</room>"
        "<title>A</title><end></end></event>"
        "<event id='21'><start>08:30</start><duration>00:15</duration><room>Janson</room>"
        "<title>B</title></event></day></schedule>",
        "Europe/Brussels");
    CHECK(imported.programme.rooms.size() == 2);
    CHECK(format_utc(called(imported, "A").start) == "2010-02-06T15:40:00Z");
    CHECK(format_utc(called(imported, "B").start) == "2010-02-07T07:30:00Z");
    CHECK(imported.programme.conference.day_boundary == 9h);
}

TEST_CASE("wafer: the day carries the UTC date, the instants count") {
    const Imported imported = read(
        "<schedule><conference><title>DebConf</title>"
        "<time_zone_name>Asia/Kolkata</time_zone_name></conference>"
        "<day date='2023-09-09' start='2023-09-09T21:30:00+00:00' end='2023-09-10T21:29:59+00:00'>"
        "<room name='Anamudi'><event id='35'><date>2023-09-10T05:00:00+00:00</date>"
        "<start>10:30</start><duration>00:20</duration><title>Opening</title></event></room>"
        "</day></schedule>",
        "");
    const auto& session = imported.programme.sessions[0];
    CHECK(imported.programme.conference.zone.format(session.start) == "2023-09-10T10:30:00+05:30");
    CHECK(imported.programme.conference.day_boundary == 3h);
    CHECK(imported.report.repairs_total() == 0);
}

TEST_CASE("FOSDEM: people and tracks stand before the days and are no sessions") {
    const Imported imported = read(
        "<schedule><conference><title>F</title></conference>"
        "<tracks><track online_qa='false' slug='bsd'>BSD</track><track>Unused</track></tracks>"
        "<persons><person id='1'><name>Ada</name><slug>ada</slug>"
        "<biography>&lt;p&gt;Wrote it.&lt;/p&gt;</biography></person>"
        "<person id='2'><name>Nobody</name></person></persons>"
        "<day date='2018-06-26'><room name='A'>" +
        event("<title>T</title><track>BSD</track><persons><person id='1'>Ada</person></persons>") +
        "</room></day></schedule>");
    REQUIRE(imported.programme.people.size() == 1);
    CHECK(imported.programme.people[0].biography.in("") == "Wrote it.");
    CHECK(imported.programme.tracks.size() == 1);
}

TEST_CASE("OSEM: an optout of false says nothing, elsewhere it says that recording is planned") {
    const std::string events =
        event("<title>T</title><recording><optout>false</optout></recording>");
    CHECK(only(with_events(events)).recording == Recording::recorded);
    std::string osem = with_events(events);
    osem.insert(10, "<generator name='OSEM' version='1.0'/>");
    CHECK(only(osem).recording == Recording::unstated);
}

TEST_CASE("titles of FOSDEM say what was cancelled or amended") {
    const Imported imported =
        read(with_events(event("<title>CANCELLED Foo</title>", "id='1'") +
                         event("<title>AMENDMENT Bar</title>", "id='2'") +
                         event("<title>Cancelling POSIX syscalls</title>", "id='3'")));
    CHECK(called(imported, "Foo").status == SessionStatus::cancelled);
    CHECK(called(imported, "Bar").status == SessionStatus::scheduled);
    CHECK(called(imported, "Cancelling POSIX syscalls").status == SessionStatus::scheduled);
    CHECK(repaired(imported, "title", "CANCELLED"));
    CHECK(imported.report.repairs()[0].where == "line 2");
}

TEST_CASE("the enclosing room counts when the event names another") {
    const Imported imported = read(with_events(event("<title>T</title><room>headnut</room>")));
    CHECK(imported.programme.rooms[0].name.in("") == "Aula");
    CHECK(repaired(imported, "room", "lists the session"));
    CHECK_FALSE(
        repaired(read(with_events(event("<title>T</title><room> Aula </room>"))), "room", ""));
}

TEST_CASE("an event in a nameless room has no room yet") {
    const Imported imported = read(
        "<schedule><conference><title>T</title></conference><day date='2018-06-26'><room name=''>" +
        event("<title>Beer</title><room></room>") + "</room></day></schedule>");
    CHECK(imported.programme.sessions[0].rooms.empty());
    CHECK_FALSE(imported.programme.sessions[0].plenary);
}

TEST_CASE("repeated ids and guids are all kept") {
    const Imported imported = read(with_events(event("<title>A</title>", "id='7' guid='g'") +
                                               event("<title>B</title>", "id='7' guid='g'") +
                                               event("<title>A</title>", "id='7' guid='g'")));
    CHECK(imported.programme.sessions.size() == 3);
}

TEST_CASE("days first in the durations of pretalx, hours first elsewhere") {
    const auto length = [](std::string_view generator, std::string_view duration) {
        std::string document = "<schedule><generator name='";
        document += generator;
        document +=
            "'/><conference><title>T</title></conference><day date='2018-06-26'>"
            "<room name='A'><event><date>2018-06-26T09:00:00+02:00</date><title>T</title>"
            "<duration>";
        document += duration;
        document += "</duration></event></room></day></schedule>";
        const auto session = only(document);
        return session.end - session.start;
    };
    CHECK(length("pretalx", "01:02:00") == 26h);
    CHECK(length("frab", "01:02:00") == 1h + 2min);
    CHECK(length("frab", "1:02:00") == 26h);
    CHECK(length("frab", "0:30") == 30min);
}

TEST_CASE("a date without an offset is local, and a bare date takes the start") {
    const auto start = [](std::string_view date, std::string_view clock) {
        std::string inner = "<event><title>T</title><duration>00:30</duration><date>";
        inner += date;
        inner += "</date><start>";
        inner += clock;
        inner += "</start></event>";
        return format_utc(only(with_events(inner)).start);
    };
    CHECK(start("2018-06-26T09:00:00", "") == "2018-06-26T07:00:00Z");
    CHECK(start("2018-06-27", "01:00") == "2018-06-26T23:00:00Z");
    CHECK(start("", "01:00") == "2018-06-26T23:00:00Z");
    CHECK(start("", "2018-06-26T09:00:00Z") == "2018-06-26T09:00:00Z");
}

TEST_CASE("line breaks that lay out the file are no part of a title") {
    const auto session = only(with_events(event("<title>\n      Talk\n      and tea\n</title>")));
    CHECK(title_of(session) == "Talk and tea");
}

TEST_CASE("HTML that nobody escaped is text all the same") {
    const auto session = only(with_events(
        event("<title>T</title><abstract><p>One <b>two</b></p><p>three</p></abstract>")));
    CHECK(session.abstract.in("") == "One two\n\nthree");
}

TEST_CASE("unknown elements and answers of speakers are not read") {
    const Imported imported = read(with_events(
        event("<title>T</title><answers><answer>+33 1 23 45</answer></answers><video>x</video>")));
    CHECK(imported.programme.sessions[0].abstract.empty());
    CHECK(imported.report.repairs_total() == 0);
}

TEST_CASE("a document type is skipped and entities of the file are refused") {
    std::string document = with_events(event("<title>T</title>"));
    CHECK(read("<!DOCTYPE schedule SYSTEM 'x.dtd'>" + document).programme.sessions.size() == 1);
    const Error bomb =
        refusal("<!DOCTYPE schedule [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]>" + document);
    CHECK(bomb.kind == ErrorKind::unsupported);
    CHECK(says(bomb, "not expanded"));
}

TEST_CASE("Latin-1 is read whatever the declaration says") {
    const auto title = [](std::string_view declaration) {
        return title_of(
            only(std::string(declaration) + with_events(event("<title>Caf\xE9</title>"))));
    };
    CHECK(title("<?xml version='1.0' encoding='ISO-8859-1'?>") == "Café");
    CHECK(title("<?xml version='1.0' encoding='UTF-8'?>") == "Café");
    CHECK(title("") == "Café");
}

TEST_CASE("a schedule without events is refused and says so") {
    const Error empty = refusal("<schedule><conference><title>T</title></conference></schedule>");
    CHECK(empty.kind == ErrorKind::invalid);
    CHECK(says(empty, "no sessions"));
}

TEST_CASE("other XML is told by its name") {
    ImportOptions options;
    options.format = Format::schedule_xml;
    const auto imported = read_programme("<programme/>", options);
    REQUIRE_FALSE(imported.ok());
    CHECK(says(imported.error(), "<programme> instead of <schedule>"));
}

TEST_CASE("a hundred thousand levels are refused without a crash") {
    std::string document;
    for (int i = 0; i < 100'000; ++i)
        document += i == 0 ? "<schedule>" : "<day>";
    CHECK(refusal(document).kind == ErrorKind::too_large);
}

TEST_CASE("two hundred speakers are two hundred people") {
    std::string people;
    for (int i = 0; i < 200; ++i)
        people +=
            "<person id='" + std::to_string(i + 1) + "'>Singer " + std::to_string(i) + "</person>";
    const auto session =
        only(with_events(event("<title>T</title><persons>" + people + "</persons>")));
    CHECK(session.people.size() == 200);
}

}  // namespace foyer::formats
