// The API as a whole: who may do what, what is read of a body, how refusals look.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "core/feed/records.h"
#include "core/store/sqlite.h"
#include "tests/hub/hub_rig.h"
#include "tests/support/pictures.h"

using namespace foyer;
using foyer::test::HubRig;

namespace {

hub::NewToken token_of(HubRig& rig, hub::Role role) {
    return test::must(rig.hub->create_token({"somebody", role, {}}));
}

const std::string announcement = R"({"text":"Hello"})";

}  // namespace

TEST_CASE("H99 a token that is unknown, expired, revoked or malformed is refused alike") {
    HubRig rig;
    const hub::TokenWish wish{"temp", hub::Role::admin, test::instant("2018-06-26T08:00:00Z")};
    const auto temporary = test::must(rig.hub->create_token(wish));
    const auto revoked = token_of(rig, hub::Role::admin);
    rig.token = temporary.secret;
    CHECK(rig.get("status").status == 200);
    REQUIRE(rig.hub->revoke_token(revoked.facts.id));
    rig.pass(std::chrono::hours{1});
    std::string other = rig.outcome.token;
    other.back() = other.back() == '0' ? '1' : '0';
    for (const std::string& bad : {temporary.secret, revoked.secret, other, std::string("x"),
                                   rig.outcome.token + "0", std::string(5000, 'a')}) {
        rig.token = bad;
        const auto answer = rig.get("status");
        CHECK(answer.status == 401);
        CHECK(answer.field("WWW-Authenticate") == "Bearer");
        if (bad.size() > 16) CHECK(answer.text.find(bad) == std::string::npos);
        // Nor is it taken for nobody.
        CHECK(rig.get("hub").status == 401);
    }
    rig.token.clear();
    CHECK(rig.call("GET", "status", "", {{"authorization", "Basic abc"}}).status == 401);
}

TEST_CASE("H99 a token in the address is no token, and none is ever in an answer or the audit") {
    HubRig rig;
    CHECK(
        rig.call("GET", "status?token=" + rig.outcome.token, "", {{"authorization", " "}}).status ==
        401);
    const auto made = rig.call("POST", "tokens", R"({"name":"anna","role":"editor","days":3})");
    REQUIRE_MESSAGE(made.status == 201, made.text);
    const std::string secret = made["token"].get<std::string>();
    for (const char* path : {"tokens", "audit", "status", "edits"}) {
        const auto answer = rig.get(path);
        CHECK(answer.text.find(secret) == std::string::npos);
        CHECK(answer.text.find(rig.outcome.token) == std::string::npos);
        CHECK(answer.text.find("secret_hash") == std::string::npos);
    }
    rig.token = secret;
    CHECK(rig.call("POST", "announcements", announcement).status == 201);
    rig.token.clear();
    CHECK(rig.call("DELETE", "tokens/" + made["id"].get<std::string>()).status == 200);
    rig.token = secret;
    CHECK(rig.call("POST", "announcements", announcement).status == 401);
}

TEST_CASE("H99 each role may do its own and no more") {
    HubRig rig;
    const std::string viewer = token_of(rig, hub::Role::viewer).secret;
    const std::string editor = token_of(rig, hub::Role::editor).secret;
    rig.token = viewer;
    CHECK(rig.get("edits").status == 200);
    const auto refused = rig.call("POST", "announcements", announcement);
    CHECK(refused.status == 403);
    CHECK(refused.code() == "scope");
    rig.token = editor;
    CHECK(rig.call("POST", "announcements", announcement).status == 201);
    CHECK(rig.call("PUT", "screens/stairs", R"({"name":"Stairs"})").status == 403);
    CHECK(rig.get("tokens").status == 403);
    rig.token.clear();
    CHECK(rig.call("PUT", "screens/stairs", R"({"name":"Stairs"})").status == 200);
}

TEST_CASE("tokens outlive the hub and are told without their secret") {
    HubRig rig;
    const auto made = token_of(rig, hub::Role::viewer);
    rig.start();
    rig.token = made.secret;
    CHECK(rig.get("status").status == 200);
    REQUIRE(rig.hub->tokens().size() == 2);
    CHECK(rig.hub->tokens()[0].name == "setup");
    CHECK(rig.hub->revoke_token("nobody").error().kind == ErrorKind::not_found);
}

TEST_CASE("H97 forms of other sites cannot write") {
    HubRig rig;
    CHECK(
        rig.call("POST", "announcements", announcement, {{"content-type", "text/plain"}}).status ==
        415);
    CHECK(rig.call("POST", "announcements", announcement,
                   {{"content-type", "application/x-www-form-urlencoded"}})
              .status == 415);
    CHECK(rig.call("POST", "announcements", announcement, {{"foyer-client", ""}}).status == 403);
    CHECK(rig.call("POST", "announcements", announcement, {{"origin", "https://evil.example"}})
              .status == 403);
    CHECK(rig.call("POST", "announcements", announcement, {{"origin", "https://hub.example"}})
              .status == 201);
}

TEST_CASE("addresses and methods that are not there say so") {
    HubRig rig;
    CHECK(rig.get("nothing").status == 404);
    CHECK(rig.get("").status == 404);
    CHECK(rig.get("sessions/s1/more").status == 404);
    const auto wrong = rig.call("PUT", "sessions/s1", "{}");
    CHECK(wrong.status == 405);
    CHECK(wrong.field("Allow") == "GET, PATCH");
}

TEST_CASE("bodies are read strictly, with messages that name the place") {
    HubRig rig;
    const auto said = [&](const std::string& body) {
        const auto answer = rig.call("POST", "announcements", body);
        CHECK(answer.status == 422);
        CHECK(answer["id"].is_null());
        return answer.message();
    };
    CHECK(said("{").find("body") != std::string::npos);
    CHECK(said("[]") == "The body must be a JSON object.");
    CHECK(said("{}") == "\"text\": is missing.");
    CHECK(said(R"({"text":7})") == "\"text\": must be a text.");
    CHECK(said(R"({"text":""})") == "\"text\": must not be empty.");
    CHECK(said(R"({"text":"x","more":1})") == "\"more\": is not known here; see openapi.json.");
    CHECK(said(R"({"text":{"FR":"x"}})").find("language tag") != std::string::npos);
    CHECK(said(R"({"text":"x","severity":"panic"})") ==
          "\"severity\": \"panic\" is none of its words.");
    CHECK(said(R"({"text":"x","until":"tomorrow"})").find("instant") != std::string::npos);
    CHECK(said(R"({"text":"x","until":"1999-01-01T00:00:00Z"})") ==
          "\"until\": is not after \"from\".");
    CHECK(said("{\"text\":\"x\\u202e\"}").find("characters") != std::string::npos);
    CHECK(said(R"({"text":"x","zones":["A b"]})").find("zones") != std::string::npos);
}

TEST_CASE("a body over the limit is refused, one at the limit is read") {
    HubRig rig;
    const auto body_of = [](std::size_t bytes) {
        const std::string frame = R"({"text":"x","nothing":""})";
        return R"({"text":"x","nothing":")" + std::string(bytes - frame.size(), 'y') + "\"}";
    };
    CHECK(rig.call("POST", "announcements", body_of(64 * 1024)).status == 422);
    CHECK(rig.call("POST", "announcements", body_of(64 * 1024 + 1)).status == 413);
}

TEST_CASE("what an edit sets is checked before anything is done") {
    HubRig rig;
    const auto refused = [&](const std::string& set) {
        const auto answer = rig.patch("s1", 1, set);
        CHECK(answer.status == 422);
        return answer.message();
    };
    CHECK(refused(R"({"rooms":{"to":["nowhere"]}})").find("nowhere") != std::string::npos);
    CHECK(refused(R"({"start":{"to":"11:00"}})").find("set/start/to") != std::string::npos);
    CHECK(refused(R"({"end":{"to":"2018-06-26T10:00:00+02:00"}})").find("before it starts") !=
          std::string::npos);
    CHECK(refused(R"({"end":{"to":"2018-07-26T10:00:00+02:00"}})").find("seven days") !=
          std::string::npos);
    CHECK(refused(R"({"title":{"to":""}})") == "\"set/title/to\": must not be empty.");
    CHECK(refused(R"({"status":{"to":"late"}})").find("late") != std::string::npos);
    CHECK(refused(R"({"color":{"to":"red"}})").find("set/color") != std::string::npos);
    CHECK(refused(R"({"status":{"to":"cancelled"},"instead":{"to":"nobody"}})")
              .find("set/instead/to") != std::string::npos);
    CHECK(refused("{}").find("sets nothing") != std::string::npos);
    CHECK(refused(R"({"rooms":{"from":["salle-1"]}})") == "\"set/rooms/to\": is missing.");
    CHECK(rig.hub->head()->revision == 1);
}

TEST_CASE("sessions are found by id and by parts of their titles, accents or not") {
    auto programme = test::hub_programme();
    programme.sessions[0].title.set("fr", "L'été des orchestres");
    HubRig rig(programme);
    CHECK(rig.get("sessions")["sessions"].size() == 4);
    CHECK(rig.get("sessions?q=ETE")["sessions"].size() == 1);
    CHECK(rig.get("sessions?q=s2")["sessions"][0]["id"] == "s2");
    CHECK(rig.get("sessions?q=nothing")["sessions"].empty());
    const auto first = rig.get("sessions")["sessions"][0];
    CHECK(first["start"] == "2018-06-26T11:00:00+02:00");
    CHECK(first["people"].is_array());
}

TEST_CASE("screens are set up, counted, and told apart from strangers") {
    HubRig rig;
    REQUIRE(rig.call("PUT", "screens/stairs",
                     R"({"name":"Stairs, left","room":"salle-1","zone":"foyer","mode":"door",)"
                     R"("languages":["fr","en"],"theme":"light","reach_top_px":1003})")
                .status == 200);
    CHECK(rig.call("PUT", "screens/stairs", R"({"name":"x","room":"attic"})").status == 422);
    CHECK(rig.call("PUT", "screens/Stairs", R"({"name":"x"})").status == 422);
    const std::vector<hub::ScreenSeen> seen{
        {"stairs", 1, 2, "ok", test::instant("2018-06-26T07:00:00Z")},
        {"stranger", 1, 1, "clock", test::instant("2018-06-26T07:00:00Z")},
        {"../x", 1, 1, "ok", test::instant("2018-06-26T07:00:00Z")}};
    rig.hub->screens_seen(seen);
    const auto screens = rig.get("screens");
    REQUIRE(screens["screens"].size() == 2);
    CHECK(screens["screens"][0]["known"] == true);
    CHECK(screens["screens"][0]["shown"]["revision"] == 2);
    CHECK(screens["screens"][1]["id"] == "stranger");
    CHECK(screens["screens"][1]["known"] == false);
    CHECK(rig.get("status")["screens"]["all"] == 2);
    CHECK(rig.get("status")["screens"]["shown"] == 1);
    CHECK(rig.call("POST", "screens/stairs/status",
                   R"({"version":"0.1","uptime_s":60,"freshness":"fresh","clock_error_ms":-12})")
              .status == 200);
    CHECK(rig.get("screens")["screens"][0]["status"]["clock_error_ms"] == -12);
    CHECK(rig.call("DELETE", "screens/stairs").status == 200);
    CHECK(rig.call("DELETE", "screens/stairs").status == 404);
}

TEST_CASE("the hours in which a screen is light are set at the hub, and published to it") {
    HubRig rig;
    const auto put = [&](const std::string& more) {
        return rig.call("PUT", "screens/stairs", R"({"name":"Stairs")" + more + "}").status;
    };
    CHECK(put(R"(,"light_hours":"20:00-02:30")") == 200);
    CHECK(rig.get("screens")["screens"][0]["light_hours"] == "20:00-02:30");
    rig.pass(std::chrono::seconds{2});
    test::HubScreen follower;
    rig.follow(follower);
    const auto published = test::must(feed::publication_of(follower.state));
    CHECK(published.screens[0].light_hours ==
          programme::LightHours{std::chrono::hours{20}, std::chrono::minutes{150}});
    for (const char* wrong : {"8-20", "08:00-24:00", "08:00-08:00", "08:00", "08:00-19:30:00"}) {
        CAPTURE(wrong);
        CHECK(put(R"(,"light_hours":")" + std::string(wrong) + "\"") == 422);
    }
    CHECK(put(R"(,"light_hours":"08:00-20:00","theme":"dark")") == 422);
    CHECK(put("") == 200);
    CHECK(rig.get("screens")["screens"][0]["light_hours"].is_null());
}

TEST_CASE("a screen stands on a map of the programme, or on none") {
    programme::Programme programme = test::hub_programme();
    programme.maps = {{"m", programme::LocalizedText("Level -1"), test::svg_picture("plan")}};
    HubRig rig(programme);
    const auto put = [&](const std::string& position) {
        return rig
            .call("PUT", "screens/stairs", R"({"name":"Stairs","map_position":)" + position + "}")
            .status;
    };
    CHECK(put(R"({"map":"m","x":0,"y":1000})") == 200);
    const auto screen = rig.get("screens")["screens"][0];
    CHECK(screen["map_position"] == Json({{"map", "m"}, {"x", 0}, {"y", 1000}}));
    rig.pass(std::chrono::seconds{2});
    test::HubScreen follower;
    rig.follow(follower);
    const auto published = test::must(feed::publication_of(follower.state));
    CHECK(published.screens[0].map_position == programme::MapPosition{"m", 0, 1000});
    CHECK(published.programme.maps == programme.maps);
    for (const char* wrong :
         {R"({"map":"n","x":0,"y":0})", R"({"map":"m","x":1001,"y":0})",
          R"({"map":"m","x":0,"y":-1})", R"({"map":"m","x":0})", R"({"map":"m","y":0})",
          R"({"x":0,"y":0})", R"({"map":"m","x":0,"y":0,"z":0})", R"("m")"}) {
        CAPTURE(wrong);
        CHECK(put(wrong) == 422);
    }
    CHECK(put("null") == 200);
    CHECK(rig.get("screens")["screens"][0]["map_position"].is_null());
    CHECK(rig.call("PUT", "screens/stairs", R"({"name":"x","reach_top_px":0})").status == 422);
}

TEST_CASE("the audit is a chain in which a changed, added or missing entry is found") {
    HubRig rig;
    REQUIRE(rig.patch("s1", 1, R"({"rooms":{"to":["salle-3"]}})").status == 200);
    REQUIRE(rig.call("POST", "announcements", announcement).status == 201);
    const std::uint64_t count = test::must(rig.hub->verify_audit());
    CHECK(count == 3);
    std::vector<std::string> lines;
    REQUIRE(rig.hub->export_audit([&](std::string_view line) { lines.emplace_back(line); }));
    REQUIRE(lines.size() == 3);
    CHECK(lines[1].find("\"op\":\"move\"") != std::string::npos);
    CHECK(rig.get("audit?after=2")["entries"].size() == 1);
    CHECK(rig.get("audit")["head"] == Json::parse(lines[2])["hash"]);
    rig.hub.reset();
    for (const char* damage :
         {"UPDATE audit SET entry = replace(entry, 'move', 'stay') WHERE n = 2",
          "DELETE FROM audit WHERE n = 2", "UPDATE audit SET hash = 'x' WHERE n = 3"}) {
        const auto copy = rig.folder / "copy.db";
        std::filesystem::copy_file(rig.db(), copy,
                                   std::filesystem::copy_options::overwrite_existing);
        {
            const auto database =
                test::must(store::Database::open(rig.db(), store::Database::Access::write));
            database->adopt();
            REQUIRE(database->execute(damage));
        }
        rig.start();
        CHECK(rig.hub->verify_audit().error().kind == ErrorKind::damaged);
        rig.hub.reset();
        std::filesystem::copy_file(copy, rig.db(),
                                   std::filesystem::copy_options::overwrite_existing);
    }
}
