#include "tools/hub/picture_desk.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "core/base/screen_picture.h"
#include "tests/hub/hub_rig.h"
#include "tools/hub/feed_service.h"
#include "tools/hub/hub_application.h"

using namespace foyer;
using foyer::test::a_png;
using foyer::test::Answer;
using foyer::test::HubRig;

namespace {

void come_by(HubRig& rig, const std::string& id) {
    const hub::ScreenSeen seen{id, 1, 1, "ok",
                               std::chrono::floor<std::chrono::seconds>(rig.clock.wall())};
    rig.hub->screens_seen(std::span(&seen, 1));
}

/// Staff ask; the ticket that the screen is given.
std::string ask(HubRig& rig, const std::string& id) {
    const Answer answer = rig.call("POST", "screens/" + id + "/picture");
    REQUIRE_MESSAGE(answer.status == 202, answer.text);
    const auto wishes = rig.hub->take_picture_wishes();
    REQUIRE(wishes.size() == 1);
    CHECK(wishes[0].screen == id);
    CHECK(wishes[0].ticket.size() == 32);
    return wishes[0].ticket;
}

int bring(HubRig& rig, const std::string& id, const std::string& ticket, const std::string& body) {
    return rig.call("PUT", "screens/" + id + "/picture", body, {{"foyer-picture", ticket}}).status;
}

Json picture_of(HubRig& rig) {
    return rig.get("screens")["screens"][0]["picture"];
}

}  // namespace

TEST_CASE("staff ask, the screen brings its picture, and every open page hears of it") {
    HubRig rig;
    come_by(rig, "stairs");
    CHECK(picture_of(rig).is_null());
    const auto before = rig.hub->news();
    const std::string ticket = ask(rig, "stairs");
    CHECK(picture_of(rig)["state"] == "asked");
    const auto asked = rig.hub->news();
    CHECK(asked.screens > before.screens);
    REQUIRE(bring(rig, "stairs", ticket, a_png()) == 200);
    CHECK(rig.hub->news().screens > asked.screens);
    CHECK(picture_of(rig)["state"] == "shown");
    const Answer picture = rig.get("screens/stairs/picture");
    CHECK(picture.status == 200);
    CHECK(picture.text == a_png());
    CHECK(picture.field("X-Content-Type-Options") == "nosniff");
}

TEST_CASE("while a visitor uses the screen staff are told so, and the picture before stays") {
    HubRig rig;
    come_by(rig, "stairs");
    REQUIRE(bring(rig, "stairs", ask(rig, "stairs"), a_png()) == 200);
    const std::string taken = picture_of(rig)["taken_at"].get<std::string>();
    rig.pass(std::chrono::seconds{10});
    REQUIRE(bring(rig, "stairs", ask(rig, "stairs"), "") == 200);
    CHECK(picture_of(rig)["state"] == "in_use");
    CHECK(picture_of(rig)["taken_at"] == taken);
    CHECK(rig.get("screens/stairs/picture").status == 200);
}

TEST_CASE("H97 nobody brings a picture that was not asked for") {
    HubRig rig;
    come_by(rig, "stairs");
    come_by(rig, "lobby");
    CHECK(bring(rig, "stairs", "", a_png()) == 403);
    CHECK(bring(rig, "stairs", std::string(32, 'a'), a_png()) == 403);
    const std::string ticket = ask(rig, "stairs");
    CHECK_MESSAGE(bring(rig, "lobby", ticket, a_png()) == 403, "it is for one screen");
    rig.pass(std::chrono::seconds{31});
    CHECK_MESSAGE(bring(rig, "stairs", ticket, a_png()) == 403, "it is for a short while");
    const std::string next = ask(rig, "stairs");
    REQUIRE(bring(rig, "stairs", next, a_png()) == 200);
    CHECK_MESSAGE(bring(rig, "stairs", next, a_png()) == 403, "it is for one picture");
}

TEST_CASE("what is no small PNG file is refused, and may be brought again") {
    HubRig rig;
    come_by(rig, "stairs");
    const std::string ticket = ask(rig, "stairs");
    for (const std::string& wrong :
         {std::string("<svg onload=alert(1)>"), std::string(500, 'x'), a_png(641, 10),
          a_png(10, 641), a_png(0, 10), a_png(10, 10).substr(0, 30)})
        CHECK(bring(rig, "stairs", ticket, wrong) == 422);
    CHECK(bring(rig, "stairs", ticket, a_png(10, 10, screen_picture_bytes + 1)) == 413);
    CHECK(bring(rig, "stairs", ticket, a_png(640, 640, screen_picture_bytes)) == 200);
}

TEST_CASE("a screen that is not there, or has gone, is not asked") {
    HubRig rig;
    CHECK(rig.call("POST", "screens/stairs/picture").status == 404);
    CHECK(rig.get("screens/stairs/picture").status == 404);
    come_by(rig, "stairs");
    rig.pass(std::chrono::minutes{6});
    CHECK(rig.call("POST", "screens/stairs/picture").status == 409);
    CHECK(rig.hub->take_picture_wishes().empty());
}

TEST_CASE("who is impatient does not bother the screen twice") {
    HubRig rig;
    come_by(rig, "stairs");
    const std::string ticket = ask(rig, "stairs");
    CHECK(rig.call("POST", "screens/stairs/picture").status == 202);
    CHECK(rig.hub->take_picture_wishes().empty());
    CHECK(bring(rig, "stairs", ticket, a_png()) == 200);
}

TEST_CASE("the pictures of the screens that were asked last are kept, and no more") {
    hub::PictureDesk desk;
    UtcTime now = test::instant("2018-06-26T07:00:00Z");
    for (std::size_t i = 0; i <= hub::PictureDesk::most_pictures; ++i) {
        now += std::chrono::seconds{1};
        const std::string id = "screen-" + std::to_string(i);
        desk.ask(id, "ticket-" + id, now);
        CHECK(desk.bring(id, "ticket-" + id, a_png(), now).ok());
    }
    CHECK(desk.of("screen-0") == nullptr);
    CHECK(desk.of("screen-1") != nullptr);
}

TEST_CASE("bodies of pictures, and of nothing else beside imports, may be large") {
    CHECK(hub::body_limit("/api/v1/screens/stairs/picture") == screen_picture_bytes);
    CHECK(hub::body_limit("/api/v1/screens/stairs/status") == limits::request_body_bytes);
    CHECK(hub::body_limit("/api/v1/sessions/picture") == limits::request_body_bytes);
}
