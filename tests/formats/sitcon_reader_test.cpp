// SITCON's sessions.json.

#include <doctest/doctest.h>

#include "tests/formats/import_bench.h"

namespace foyer::formats {

using programme::Session;
using programme::SessionKind;

namespace {

constexpr const char* sitcon = R"({
  "sessions": [
    {"id": "a", "type": "T", "room": "R0", "broadcast": ["R0", "R1"], "start":
     "2024-03-09T10:00:00+08:00", "end": "2024-03-09T10:30:00+08:00", "language": "zh",
     "uri": "https://sitcon.org/a", "slide": "https://slides.org/a", "record": "https://video.org/a",
     "zh": {"title": "演講", "description": "**粗體**"}, "en": {"title": "Talk", "description": ""},
     "speakers": ["ada", "gone"], "tags": ["ai", "web"]},
    {"id": "b", "type": "Ev", "room": "R9", "broadcast": null, "start": "2024-03-09T10:30:00+08:00",
     "end": "2024-03-09T10:40:00+08:00", "zh": {"title": "休息"}, "en": {"title": "Break"},
     "speakers": [], "tags": []},
    {"id": "c", "type": "Ev", "room": "R1", "start": "2024-03-09T11:00:00+08:00",
     "end": "2024-03-09T11:10:00+08:00", "en": {"title": "Doors"}, "speakers": [], "tags": []},
    "d"],
  "speakers": [{"id": "ada", "zh": {"name": "愛達", "bio": "生平"}, "en": {"name": "Ada", "bio": ""}}],
  "session_types": [{"id": "T", "zh": {"name": "演講"}, "en": {"name": "Talk"}},
                    {"id": "Ev", "zh": {"name": "活動"}, "en": {"name": "Event"}}],
  "rooms": [{"id": "R0", "zh": {"name": "主廳"}, "en": {"name": "Main hall"}},
            {"id": "R1", "zh": {"name": "R1"}, "en": {"name": "R1"}}],
  "tags": [{"id": "ai", "zh": {"name": "人工智慧"}, "en": {"name": "AI"}}]})";

}  // namespace

TEST_CASE("SITCON's sessions have their texts per language, rooms, people and links") {
    const Imported imported = read(sitcon, "Asia/Taipei");
    CHECK(imported.format == Format::sitcon);
    const Session& talk = called(imported, "Talk");
    CHECK(talk.title.in("zh") == "演講");
    CHECK(talk.abstract.in("zh") == "粗體");
    CHECK(talk.rooms == std::vector<std::string>{"main-hall", "r1"});
    CHECK(talk.type == "Talk");
    CHECK(talk.language == "zh");
    CHECK(talk.url == "https://sitcon.org/a");
    CHECK(talk.attachments.at(0).url == "https://slides.org/a");
    CHECK(talk.links.at(0).url == "https://video.org/a");
    CHECK(imported.programme.people.at(0).name == "愛達");
    CHECK(imported.programme.tracks.at(0).name.in("en") == "AI");
}

TEST_CASE("SITCON's events are breaks or other, never talks, and no session of it is plenary") {
    const Imported imported = read(sitcon, "Asia/Taipei");
    CHECK(called(imported, "Break").kind == SessionKind::break_);
    CHECK(called(imported, "Doors").kind == SessionKind::other);
    CHECK_FALSE(called(imported, "Break").plenary);
    // A room that the file does not describe is called by its id.
    CHECK(called(imported, "Break").rooms == std::vector<std::string>{"r9"});
}

TEST_CASE("what SITCON's file lacks is told by session") {
    const Imported imported = read(sitcon, "Asia/Taipei");
    CHECK(repaired(imported, "speakers", "nobody in the file has this id"));
    CHECK(imported.report.repairs()[0].session == "Talk");
    REQUIRE(imported.report.drops().size() == 1);
    CHECK(imported.report.drops()[0].where == "/sessions/3");
}

}  // namespace foyer::formats
