// Pairing by code: POST screens/pair.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "core/base/limits.h"
#include "core/base/pairing_code.h"
#include "core/feed/records.h"
#include "tests/hub/hub_rig.h"
#include "tools/hub/screen_book.h"

using namespace foyer;
using foyer::test::Answer;
using foyer::test::HubRig;

namespace {

/// A screen of this id asks for the head, now.
void show_up(HubRig& rig, const std::string& id) {
    const hub::ScreenSeen seen{id, 1, 1, "ok",
                               std::chrono::floor<std::chrono::seconds>(rig.clock.wall())};
    rig.hub->screens_seen(std::span(&seen, 1));
}

Answer pair(HubRig& rig, const std::string& code, const std::string& more = "") {
    return rig.call("POST", "screens/pair",
                    R"({"code":")" + code + R"(","name":"Door 2")" + more + "}");
}

/// Two ids that have one code: what somebody makes up who has read it off a screen.
std::pair<std::string, std::string> twins() {
    return {"twin-4370", "twin-8806"};
}

}  // namespace

TEST_CASE(
    "a screen that nobody knows is paired by the code that it shows, and has its role at once") {
    HubRig rig;
    show_up(rig, "lobby-3f2a1c");
    const Answer screens = rig.get("screens");
    REQUIRE(screens["screens"].size() == 1);
    CHECK(screens["screens"][0]["code"] == pairing_code("lobby-3f2a1c"));
    const Answer paired =
        pair(rig, pairing_code("lobby-3f2a1c"), R"(,"mode":"door","room":"salle-2","zone":"west")");
    REQUIRE_MESSAGE(paired.status == 200, paired.text);
    CHECK(paired["id"] == "lobby-3f2a1c");
    rig.pass(std::chrono::milliseconds{200});
    test::HubScreen screen;
    rig.follow(screen);
    const auto& published = test::must(feed::publication_of(screen.state)).screens;
    REQUIRE(published.size() == 1);
    CHECK(published[0].id == "lobby-3f2a1c");
    CHECK(published[0].name == "Door 2");
    CHECK(published[0].mode == programme::ScreenMode::door);
    CHECK(published[0].room == "salle-2");
    CHECK(rig.get("screens")["screens"][0]["code"] == "");
    CHECK(rig.get("audit")["entries"].back()["op"] == "screen.pair");
}

TEST_CASE("a code is taken however it is typed, and only while its screen shows it") {
    HubRig rig;
    const std::string code = pairing_code("lobby");
    CHECK(pair(rig, code).status == 404);
    show_up(rig, "lobby");
    rig.pass(std::chrono::minutes{3});
    CHECK_MESSAGE(pair(rig, code).status == 404, "a screen that has gone is not paired");
    show_up(rig, "lobby");
    std::string typed;
    for (const char c : code)
        if (c != '-') typed += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    CHECK(pair(rig, typed.substr(0, 3) + " " + typed.substr(3)).status == 200);
    CHECK_MESSAGE(pair(rig, code).status == 404, "a screen is paired once");
}

TEST_CASE("what is no code, and what is asked for wrongly, is told") {
    HubRig rig;
    show_up(rig, "lobby");
    CHECK(pair(rig, "12").status == 422);
    CHECK(pair(rig, pairing_code("lobby"), R"(,"room":"attic")").status == 422);
    CHECK(pair(rig, pairing_code("lobby"), R"(,"colour":"red")").status == 422);
    CHECK(rig.call("POST", "screens/pair", R"({"code":"K7M-4QX"})").status == 422);
    CHECK(pair(rig, pairing_code("lobby")).status == 200);
}

TEST_CASE("codes are not to be guessed: after five that no screen shows there is a pause") {
    HubRig rig;
    show_up(rig, "lobby");
    for (int i = 0; i < 5; ++i)
        CHECK(pair(rig, pairing_code("guess-" + std::to_string(i))).status == 404);
    CHECK(pair(rig, pairing_code("lobby")).status == 429);
    rig.pass(std::chrono::seconds{61});
    show_up(rig, "lobby");
    CHECK(pair(rig, pairing_code("lobby")).status == 200);
}

TEST_CASE("only an administrator pairs screens") {
    HubRig rig;
    show_up(rig, "lobby");
    const Answer made = rig.call("POST", "tokens", R"({"name":"bo","role":"editor"})");
    rig.token = made["token"].get<std::string>();
    CHECK(pair(rig, pairing_code("lobby")).status == 403);
}

TEST_CASE("a made-up screen with the code of another one is not taken for it") {
    HubRig rig;
    const auto [real, false_one] = twins();
    REQUIRE(pairing_code(real) == pairing_code(false_one));
    show_up(rig, real);
    show_up(rig, false_one);
    const Answer answer = pair(rig, pairing_code(real));
    CHECK(answer.status == 409);
    CHECK(answer.message().find(real) != std::string::npos);
    CHECK(answer.message().find(false_one) != std::string::npos);
    CHECK(rig.call("PUT", "screens/" + real, R"({"name":"Stairs"})").status == 200);
    CHECK_MESSAGE(pair(rig, pairing_code(real)).status == 200, "one is left that shows it");
}

TEST_CASE("screens that were made up give way to those that come, once they are silent") {
    hub::ScreenBook book;
    const UtcTime now = test::instant("2018-06-26T07:00:00Z");
    for (std::size_t i = 0; i < limits::screens; ++i)
        REQUIRE(book.of("made-up-" + std::to_string(i), now) != nullptr);
    CHECK(book.of("real", now) == nullptr);
    CHECK(book.of("real", now + std::chrono::minutes{5}) == nullptr);
    CHECK(book.of("real", now + std::chrono::minutes{6}) != nullptr);
    CHECK(book.all().size() == limits::screens);
}
