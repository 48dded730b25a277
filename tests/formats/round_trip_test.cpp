// What a programme keeps on its way through the formats that others read, and what it does not.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/formats/export.h"
#include "core/formats/import.h"
#include "core/formats/schedule_plan.h"
#include "tests/support/builders.h"
#include "tests/support/effort.h"
#include "tests/support/files.h"
#include "tests/support/full_programme.h"

using namespace foyer;
using namespace foyer::formats;
using namespace std::chrono_literals;
using programme::Link;
using programme::Session;
using programme::SessionKind;
using programme::SessionStatus;
using programme::Snapshot;

namespace {

std::shared_ptr<const Snapshot> imported(const std::string& bytes, const std::string& name = "") {
    ImportOptions options;
    options.name = name;
    Result<Imported> result = read_programme(bytes, options);
    REQUIRE_MESSAGE(result.ok(), (result ? "" : result.error().detail));
    return Snapshot::build(std::move(result->programme), 1);
}

std::string listed(const std::vector<Link>& links, Format format) {
    std::string text;
    for (const Link& link : links) {
        // XML has words for every link, so one without words gets its address.
        const bool named = !link.title.empty() || format == Format::schedule_json;
        text += (named ? link.title : link.url) + " " + link.url + "; ";
    }
    return text;
}

/// Everything about a session that schedule.json or schedule.xml can say, one fact a line.
std::string facts(const Snapshot& snapshot, const SchedulePlan& plan, programme::SessionIndex i,
                  Format format) {
    const Session& session = snapshot.session(i);
    std::string text = plan.sessions[i].guid + "\n" + plan.sessions[i].code + "\n";
    text += std::to_string(plan.sessions[i].number) + "\n" + plan.sessions[i].title + "\n";
    for (const auto* words : {&session.subtitle, &session.abstract, &session.description})
        text += std::string(words->in("")) + "\n";
    text += format_utc(session.start) + " " + std::to_string(length_of(session).count()) + "\n";
    for (const std::string& room : session.rooms)
        text += std::string(snapshot.room(*snapshot.find_room(room)).name.in("")) + "; ";
    text += session.plenary ? "plenary\n" : "\n";
    text += std::string(word_for(session.kind)) + "\n" + std::string(type_of(session)) + "\n";
    if (const auto track = snapshot.find_track(session.track)) text += plan.track_names[*track];
    text += "\n";
    for (const auto& part : session.people) {
        const auto& person = snapshot.person(*snapshot.find_person(part.person));
        text += person.name + "; ";
        if (format == Format::schedule_json)
            text += std::string(person.biography.in("")) + person.url;
    }
    // XML has no licence without saying whether the speaker opted out.
    const bool licensed = format == Format::schedule_xml && !session.license.empty();
    const bool unstated = session.recording == programme::Recording::unstated;
    const auto recording =
        licensed && unstated ? programme::Recording::recorded : session.recording;
    text += "\n" + session.language + "\n" + std::string(word_for(recording)) + "\n";
    text += session.license + "\n" + session.url + "\n" + session.feedback_url + "\n";
    text += session.logo + "\n" + listed(session.links, format) + "\n";
    return text + listed(session.attachments, format);
}

std::string facts(const programme::Conference& conference, const SchedulePlan& plan) {
    return std::string(conference.title.in("")) + "\n" + plan.acronym + "\n" +
           conference.zone.name() + "\n" + std::to_string(conference.day_boundary.count()) + "\n" +
           conference.url + "\n" + conference.version + "\n" + format_date(plan.first_day) + "\n" +
           format_date(plan.last_day);
}

std::vector<std::string> all_facts(const Snapshot& snapshot, Format format) {
    const SchedulePlan plan = plan_schedule(snapshot);
    std::vector<std::string> all;
    for (programme::SessionIndex i = 0; i < plan.sessions.size(); ++i)
        all.push_back(facts(snapshot, plan, i, format));
    std::sort(all.begin(), all.end());
    all.push_back(facts(snapshot.conference(), plan));
    for (const PlannedRoom& room : plan.rooms) {
        // Rooms that no session names are left out by every import.
        if (!room.room || snapshot.timeline(*room.room).sessions.empty()) continue;
        all.push_back(room.name + " " + room.guid);
    }
    return all;
}

std::string written_as(const Snapshot& snapshot, Format format) {
    return format == Format::schedule_json ? write_schedule_json(snapshot)
                                           : write_schedule_xml(snapshot);
}

void check_round_trip(const Snapshot& before, Format format) {
    const auto after = imported(written_as(before, format));
    const auto wanted = all_facts(before, format);
    const auto found = all_facts(*after, format);
    REQUIRE(found.size() == wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i)
        CHECK(found[i] == wanted[i]);
}

}  // namespace

TEST_CASE("real programmes come back from schedule.json and schedule.xml as they were" *
          doctest::test_suite("slow")) {
    for (const char* name : {"pcd2018/cc-20180626.json", "fosdem/2025.xml", "36c3/final.xml",
                             "debconf23/debconf23.xml", "pretalx/pretalx-democon.json"}) {
        const auto path = tests::shared_file(name);
        if (path.empty()) {
            MESSAGE("SKIPPED: the real programme " << name << " is not here");
            continue;
        }
        CAPTURE(name);
        const auto before = imported(tests::read_file(path), name);
        check_round_trip(*before, Format::schedule_json);
        check_round_trip(*before, Format::schedule_xml);
    }
}

TEST_CASE("plenaries, several rooms, no room, cancellations and kinds come back") {
    test::ProgrammeBuilder p("Europe/Paris");
    p.day_boundary(6h + 30min).room("b", "Salle B").room("a", "Salle A").track("k", "Keynotes");
    p.person("liz", "Liz Rice").programme().conference.url = "https://example.org/";
    p.plenary(SessionKind::meal, "Lunch", "2018-06-26 12:30", 60min);
    p.plenary(SessionKind::talk, "Coffee", "2018-06-26 15:30", 60min);
    p.session("Twice", "2018-06-26 09:30", 45min, {"b", "a"});
    p.session("Somewhere", "2018-06-26 09:30", 45min);
    p.session("Keynote", "2018-06-26 09:00", 30min, {"a"}).plenary = true;
    p.session("Gone", "2018-06-26 10:30", 30min, {"a"}).status = SessionStatus::cancelled;
    p.session("Long", "2018-06-26 10:30", 120h, {"b"}).kind = SessionKind::workshop;
    auto& last = p.session("*Stars* & <b>angles</b>", "2018-06-27 05:00", 30min, {"a"});
    last.abstract = programme::LocalizedText("*Stars* & <b>angles</b>\n\n- item");
    last.people = {{"liz", programme::PersonRole::speaker}};
    last.track = "k";
    for (const Format format : {Format::schedule_json, Format::schedule_xml}) {
        check_round_trip(*p.snapshot(), format);
        const auto after = imported(written_as(*p.snapshot(), format));
        const auto lunch =
            std::find_if(after->programme().sessions.begin(), after->programme().sessions.end(),
                         [](const Session& session) { return session.title.in("") == "Lunch"; });
        REQUIRE(lunch != after->programme().sessions.end());
        CHECK(lunch->plenary);
        CHECK(lunch->rooms.empty());
        CHECK(lunch->kind == SessionKind::meal);
        CHECK(after->programme().rooms.size() == 2);
        CHECK(after->conference().day_boundary == 6h + 30min);
    }
}

TEST_CASE("any programme comes back from schedule.json and schedule.xml as far as they carry it") {
    for (std::uint64_t seed = test::rounds(25); seed > 0; --seed) {
        CAPTURE(seed);
        const auto before = Snapshot::build(test::FullProgrammes(seed).make(10), 1);
        check_round_trip(*before, Format::schedule_json);
        check_round_trip(*before, Format::schedule_xml);
    }
}
