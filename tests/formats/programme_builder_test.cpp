#include "core/formats/programme_builder.h"

#include <doctest/doctest.h>

#include <string>

#include "core/base/limits.h"
#include "core/formats/import.h"
#include "core/programme/model.h"

namespace foyer::formats {

using namespace std::chrono_literals;
using programme::LocalizedText;
using programme::SessionKind;
using programme::SessionStatus;

namespace {

/// A builder with its report, and drafts as a reader would make them.
struct Bench {
    ImportOptions options{.format = {}, .time_zone = "Europe/Paris", .language = "", .name = ""};
    ImportReport report;
    ProgrammeBuilder builder{options, report};

    static SessionDraft draft(std::string title, std::string_view start,
                              std::chrono::seconds length = 30min) {
        SessionDraft session;
        session.where = "here";
        session.title = LocalizedText(std::move(title));
        session.start = stated_time(start);
        session.duration = length;
        return session;
    }

    programme::Programme finish() {
        auto result = builder.finish();
        REQUIRE_MESSAGE(result.ok(), (result ? "" : result.error().detail));
        return *std::move(result);
    }

    [[nodiscard]] bool repaired(std::string_view field, std::string_view why) const {
        for (const Repair& repair : report.repairs())
            if (repair.field == field && repair.why.find(why) != std::string::npos) return true;
        return false;
    }
};

}  // namespace

TEST_CASE("a room named again is the same room, in order of appearance") {
    Bench bench;
    const auto first = bench.builder.room_called("Salle 2");
    const auto second = bench.builder.room_called("Salle 1");
    CHECK(bench.builder.room_called(" Salle  2") == first);
    SessionDraft draft = Bench::draft("Talk", "2018-06-26 09:00");
    draft.rooms = {*second, *first};
    bench.builder.add(draft);
    const auto programme = bench.finish();
    REQUIRE(programme.rooms.size() == 2);
    CHECK(programme.rooms[0].id == "salle-2");
    CHECK(programme.sessions[0].rooms == std::vector<std::string>{"salle-1", "salle-2"});
}

TEST_CASE("two rooms with one guid stay two rooms") {
    Bench bench;
    RoomDraft grey{
        .guid = "g", .name = LocalizedText("Grey"), .description = {}, .floor = {}, .capacity = {}};
    RoomDraft tan = grey;
    tan.name = LocalizedText("Tan");
    CHECK(bench.builder.room(grey) != bench.builder.room(tan));
    CHECK(bench.builder.room_called("Tan") == bench.builder.room(tan));
}

}  // namespace foyer::formats
