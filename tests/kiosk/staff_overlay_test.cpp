#include "kiosk/app/staff_overlay.h"

#include <doctest/doctest.h>

#include "core/programme/published_changes.h"
#include "tests/support/builders.h"

namespace foyer::kiosk {

using namespace std::chrono_literals;

namespace {

StaffSender::Edit room_edit(EditStanding standing, std::uint64_t revision = 0) {
    StaffSender::Edit edit;
    edit.edit = {.id = "a",
                 .target = "sessions/s1",
                 .base = "7",
                 .body = R"({"set":{"rooms":{"to":["r2"]}}})"};
    edit.standing = standing;
    edit.revision = revision;
    return edit;
}

std::shared_ptr<const programme::Snapshot> overlay_base() {
    test::ProgrammeBuilder p;
    p.room("r1").room("r2");
    p.session("Talk", "2018-06-26 10:00", 30min, {"r1"});
    p.session("Other", "2018-06-26 12:00", 30min, {"r1"});
    return p.snapshot(7);
}

const UtcTime overlay_now = std::chrono::sys_days{std::chrono::year{2018} / 6 / 26} + 7h;

}  // namespace

TEST_CASE("an edit that waits is shown and marked as only here") {
    const auto base = overlay_base();
    const auto shown = overlaid(*base, {room_edit(EditStanding::waiting)}, overlay_now);
    REQUIRE(shown);
    const auto index = *shown->find_session("s1");
    CHECK(shown->session(index).rooms == std::vector<std::string>{"r2"});
    CHECK(shown->revision() == 7);
    CHECK(is_only_here(*shown, "s1"));
    CHECK_FALSE(is_only_here(*shown, "s2"));
    const programme::Marks marks(*shown, overlay_now);
    REQUIRE(marks.of(index));
    CHECK(marks.of(index)->moved_room);
}

TEST_CASE("an edit on its way is shown and not marked") {
    const auto shown = overlaid(*overlay_base(), {room_edit(EditStanding::sending)}, overlay_now);
    REQUIRE(shown);
    CHECK_FALSE(is_only_here(*shown, "s1"));
}

TEST_CASE("what has arrived stays until the programme holds it") {
    const auto base = overlay_base();
    CHECK(overlaid(*base, {room_edit(EditStanding::arrived, 8)}, overlay_now));
    CHECK_FALSE(overlaid(*base, {room_edit(EditStanding::arrived, 7)}, overlay_now));
}

TEST_CASE("what staff must decide about is not shown as if it were so") {
    for (const EditStanding standing :
         {EditStanding::conflict, EditStanding::clash, EditStanding::late, EditStanding::refused})
        CHECK_FALSE(overlaid(*overlay_base(), {room_edit(standing)}, overlay_now));
}

TEST_CASE("an edit of what is so already, or of a session that is gone, lays nothing over") {
    const auto base = overlay_base();
    StaffSender::Edit same = room_edit(EditStanding::waiting);
    same.edit.body = R"({"set":{"rooms":{"to":["r1"]}}})";
    StaffSender::Edit gone = room_edit(EditStanding::waiting);
    gone.edit.target = "sessions/gone";
    CHECK_FALSE(overlaid(*base, {same, gone}, overlay_now));
}

TEST_CASE(
    "an announcement that was ended here is gone here at once, and back where it was refused") {
    test::ProgrammeBuilder p;
    p.room("r1");
    p.session("Talk", "2018-06-26 10:00", 30min, {"r1"});
    programme::Publication publication = p.snapshot(7)->publication();
    publication.announcements.push_back({.id = "a1",
                                         .severity = programme::AnnouncementSeverity::emergency,
                                         .zones = {},
                                         .text = programme::LocalizedText("Leave now"),
                                         .from = {},
                                         .until = {}});
    const auto base = programme::Snapshot::build(std::move(publication), 7);
    StaffSender::Edit end;
    end.edit = {.id = "a", .target = "announcements/a1", .base = {}, .body = "{}"};
    end.standing = EditStanding::waiting;
    const auto shown = overlaid(*base, {end}, overlay_now);
    REQUIRE(shown);
    CHECK(shown->publication().announcements.empty());
    end.standing = EditStanding::refused;
    CHECK(overlaid(*base, {end}, overlay_now) == nullptr);
    end.standing = EditStanding::waiting;
    end.edit.target = "announcements/another";
    CHECK(overlaid(*base, {end}, overlay_now) == nullptr);
}

}  // namespace foyer::kiosk
