// The sample programme that ships with Foyer, against the organisers' own table.

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/formats/import.h"
#include "core/programme/now_next.h"
#include "core/programme/snapshot.h"
#include "core/programme/validation.h"
#include "tests/support/files.h"

namespace {

using namespace foyer::programme;
using foyer::UtcTime;
namespace fs = std::filesystem;

foyer::formats::Imported read_sample() {
    const fs::path path =
        fs::path(FOYER_SOURCE_DIR) / "assets" / "sample" / "paris-container-day-2018.json";
    auto imported = foyer::formats::read_programme(foyer::tests::read_file(path), {});
    REQUIRE_MESSAGE(imported.ok(), (imported.ok() ? "" : imported.error().detail));
    return std::move(imported).value();
}

/// The cells of one line of the table; quotes guard commas.
std::vector<std::string> cells_of(std::string_view line) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            cells.emplace_back();
        } else if (c != '\r') {
            cells.back() += c;
        }
    }
    return cells;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

/// A title without what typography may change: apostrophes and the space before a sign.
std::string plain(std::string_view title) {
    std::string text(title);
    replace_all(text, "\u2019", "'");
    replace_all(text, "\u202f", " ");
    for (const char* sign : {":", "!", "?"})
        replace_all(text, std::string(" ") + sign, sign);
    return text;
}

/// What a session's row of the table says, in the table's own words.
struct Facts {
    std::string start, end, room, language, title, speakers;
    bool operator==(const Facts&) const = default;
};

doctest::String toString(const Facts& facts) {
    const std::string text = facts.start + " | " + facts.end + " | " + facts.room + " | " +
                             facts.language + " | " + facts.title + " | " + facts.speakers;
    return text.c_str();
}

std::map<std::string, Facts> facts_of_table(const fs::path& path) {
    std::map<std::string, Facts> facts;
    std::istringstream lines(foyer::tests::read_file(path));
    std::string line;
    std::getline(lines, line);
    REQUIRE(line.starts_with("start,end,room,type,language,title,speakers,id"));
    while (std::getline(lines, line)) {
        const std::vector<std::string> cells = cells_of(line);
        REQUIRE(cells.size() == 8);
        std::string title = plain(cells[5]);
        // The table marks keynotes in the title and gives one speaker's nickname.
        if (title.ends_with(" - Keynote")) title.resize(title.size() - 10);
        std::string speakers = cells[6];
        replace_all(speakers, " (Horgix)", "");
        facts[cells[7]] = {cells[0], cells[1], cells[2], cells[4], title, speakers};
    }
    return facts;
}

bool has_language(const LocalizedText& text, std::string_view language) {
    return std::any_of(text.entries().begin(), text.entries().end(),
                       [&](const auto& entry) { return entry.first == language; });
}

/// The same of the sample. A pause has its French title in the table, a talk has one title only.
Facts facts_of(const Snapshot& snapshot, const Session& session) {
    const auto local = [&](UtcTime at) {
        std::string text = snapshot.conference().zone.format(at).substr(0, 16);
        text[10] = ' ';
        return text;
    };
    Facts facts;
    facts.start = local(session.start);
    facts.end = local(session.end);
    for (const std::string& id : session.rooms) {
        facts.room += snapshot.room(*snapshot.find_room(id)).name.in("fr");
    }
    facts.language = session.language;
    facts.title = plain(has_language(session.title, "fr")
                            ? session.title.in("fr")
                            : std::string_view(session.title.entries().front().second));
    for (const Participation& part : session.people) {
        facts.speakers += facts.speakers.empty() ? "" : "; ";
        facts.speakers += snapshot.person(*snapshot.find_person(part.person)).name;
    }
    return facts;
}

bool is_pause(const Session& session) {
    return session.kind == SessionKind::break_ || session.kind == SessionKind::meal ||
           session.kind == SessionKind::social;
}

}  // namespace

TEST_CASE("the sample programme needs no repair") {
    const auto imported = read_sample();
    CHECK(imported.format == foyer::formats::Format::foyer_json);
    CHECK(imported.report.repairs_total() == 0);
    CHECK(imported.report.drops_total() == 0);
    for (const Problem& problem : validate(imported.programme)) {
        FAIL_CHECK(problem.record << " " << problem.field << ": " << problem.message);
    }
}

TEST_CASE("the sample programme has 22 talks, 28 speakers and 3 rooms") {
    const Programme programme = read_sample().programme;
    CHECK(programme.sessions.size() == 30);
    CHECK(programme.rooms.size() == 3);
    CHECK(programme.people.size() == 28);
    CHECK(std::count_if(programme.sessions.begin(), programme.sessions.end(),
                        [](const Session& s) { return s.kind == SessionKind::talk; }) == 22);
    CHECK(Snapshot::build(programme, 1)->dropped_references() == 0);
}

TEST_CASE("every pause of the sample is plenary and has a French and an English name") {
    const Programme programme = read_sample().programme;
    int pauses = 0;
    for (const Session& session : programme.sessions) {
        if (!is_pause(session)) continue;
        ++pauses;
        CAPTURE(session.id);
        CHECK(has_language(session.title, "fr"));
        CHECK(has_language(session.title, "en"));
        CHECK(session.plenary);
    }
    CHECK(pauses == 5);
}

TEST_CASE("every talk of the sample is described in the language it is given in") {
    const Programme programme = read_sample().programme;
    for (const Session& session : programme.sessions) {
        if (is_pause(session)) continue;
        CAPTURE(session.id);
        CHECK(has_language(session.abstract, session.language));
    }
}

TEST_CASE("at 11:20 the sample has a talk on in each room and the next at 11:50") {
    const auto snapshot = Snapshot::build(read_sample().programme, 1);
    const auto at = foyer::parse_instant("2018-06-26T11:20:00+02:00");
    REQUIRE(at.ok());
    const NowNext answer = now_next(*snapshot, *at);

    const std::vector<std::pair<std::string, std::string>> expected = {
        {"kubernetes-should-you-use-it", "buzzwords-at-the-cloud-native-era"},
        {"jobteaser-destination-kubernetes", "concourse-container-first-ci-and-cd"},
        {"bedrock-of-dropbox", "reliability-of-container-orchestration"},
    };
    REQUIRE(answer.rooms.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        CAPTURE(i);
        CHECK(answer.rooms[i].state == RoomState::running);
        REQUIRE(answer.rooms[i].now.size() == 1);
        CHECK(snapshot->session(answer.rooms[i].now[0]).id == expected[i].first);
        REQUIRE(answer.rooms[i].next.has_value());
        const Session& next = snapshot->session(*answer.rooms[i].next);
        CHECK(next.id == expected[i].second);
        CHECK(snapshot->conference().zone.format(next.start) == "2018-06-26T11:50:00+02:00");
    }
}

TEST_CASE("times, rooms, languages, titles and people of the sample are the organisers'") {
    const fs::path path = foyer::tests::shared_file("pcd2018/programme.csv");
    if (path.empty()) {
        MESSAGE("SKIPPED: no data/pcd2018/programme.csv; set FOYER_SHARED to the folder of data");
        return;
    }
    std::map<std::string, Facts> table = facts_of_table(path);
    CHECK(table.size() == 30);
    const auto snapshot = Snapshot::build(read_sample().programme, 1);
    for (const Session& session : snapshot->programme().sessions) {
        CAPTURE(session.id);
        const auto row = table.find(session.keys.guid);
        REQUIRE(row != table.end());
        CHECK(facts_of(*snapshot, session) == row->second);
        CHECK(session.plenary == row->second.room.empty());
        table.erase(row);
    }
    CHECK(table.empty());
}
