// openapi.json tells the truth: every route is in it and nothing else, and every answer of the real
// hub has the form that it states.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/hub/hub_rig.h"
#include "tools/hub/api.h"

using namespace foyer;
using foyer::test::Answer;
using foyer::test::HubRig;

namespace {

const Json& openapi() {
    static const Json document =
        Json::parse(tests::read_file(std::string(FOYER_SOURCE_DIR) + "/tools/hub/openapi.json"));
    return document;
}

/// The first way in which a value is not of its schema; "" when it is.
std::string misfit(const Json& value, const Json& schema, const std::string& place);

std::string misfit_object(const Json& value, const Json& schema, const std::string& place) {
    const Json properties = schema.value("properties", Json::object());
    for (const Json& name : schema.value("required", Json::array()))
        if (!value.contains(name.get<std::string>())) return place + ": lacks " + name.dump();
    for (const auto& [name, member] : value.items()) {
        std::string inside = place;
        inside.append("/").append(name);
        if (properties.contains(name)) {
            if (auto wrong = misfit(member, properties[name], inside); !wrong.empty()) return wrong;
            continue;
        }
        const Json more = schema.value("additionalProperties", Json(true));
        if (more == false) return inside + ": is not in the schema";
        if (more.is_object())
            if (auto wrong = misfit(member, more, inside); !wrong.empty()) return wrong;
    }
    return {};
}

bool is_of_type(const Json& value, const std::string& type) {
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_boolean();
    if (type == "integer") return value.is_number_integer();
    if (type == "number") return value.is_number();
    if (type == "array") return value.is_array();
    return type == "object" && value.is_object();
}

std::string misfit(const Json& value, const Json& schema, const std::string& place) {
    if (value.is_null() && schema.value("nullable", false)) return {};
    if (schema.contains("$ref")) {
        const std::string path = schema["$ref"].get<std::string>().substr(1);
        return misfit(value, openapi().at(Json::json_pointer(path)), place);
    }
    for (const Json& part : schema.value("allOf", Json::array()))
        if (auto wrong = misfit(value, part, place); !wrong.empty()) return wrong;
    if (schema.contains("oneOf")) {
        const auto& choices = schema["oneOf"];
        const bool fits = std::any_of(choices.begin(), choices.end(), [&](const Json& one) {
            return misfit(value, one, place).empty();
        });
        return fits ? "" : place + ": is none of its forms: " + value.dump();
    }
    if (!schema.contains("type")) return {};
    const std::string type = schema["type"].get<std::string>();
    if (!is_of_type(value, type)) return place + ": is no " + type + ": " + value.dump();
    if (schema.contains("enum")) {
        const auto& words = schema["enum"];
        if (std::find(words.begin(), words.end(), value) == words.end())
            return place + ": is none of the words: " + value.dump();
    }
    if (schema.value("format", "") == "date-time" && !parse_instant(value.get<std::string>()))
        return place + ": is no instant: " + value.dump();
    if (type == "array")
        for (std::size_t i = 0; i < value.size(); ++i)
            if (auto wrong = misfit(value[i], schema["items"], place + "/" + std::to_string(i));
                !wrong.empty())
                return wrong;
    return type == "object" ? misfit_object(value, schema, place) : "";
}

std::string lower(std::string word) {
    std::transform(word.begin(), word.end(), word.begin(),
                   [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    return word;
}

/// Calls the hub and compares what it answers with what the document says of it.
class Walker {
public:
    HubRig rig;

    /// `pattern` is a path of the document, `path` what is asked.
    Answer call(const std::string& method, const std::string& pattern, const std::string& path,
                const std::string& body = "", std::vector<hub::HttpField> fields = {}) {
        rig.pass(std::chrono::milliseconds{200});
        CAPTURE(method);
        CAPTURE(path);
        const Json& operation = openapi()["paths"].at(pattern).at(lower(method));
        check_body(operation, body);
        Answer answer = rig.call(method, path, body, std::move(fields));
        const std::string status = std::to_string(answer.status);
        const Json& responses = operation["responses"];
        const bool stated = responses.contains(status);
        if (answer.status < 400) CHECK_MESSAGE(stated, status << " is not stated");
        const Json& content = responses[stated ? status : "default"]["content"];
        // Events are written by the network thread; what the store says of them nobody sees.
        if (content.contains("image/png")) {
            CHECK(answer.field("Content-Type") == "image/png");
        } else if (!content.contains("text/event-stream")) {
            const std::string wrong =
                misfit(*answer.document, content["application/json"]["schema"], "");
            CHECK_MESSAGE(wrong.empty(), wrong << " in " << answer.text);
        }
        if (answer.status < 300) done_.insert(method + " " + pattern);
        return answer;
    }

    [[nodiscard]] const std::set<std::string>& done() const { return done_; }

private:
    static void check_body(const Json& operation, const std::string& body) {
        if (!operation.contains("requestBody") || body.empty()) return;
        const Json& content = operation["requestBody"]["content"];
        if (!content.contains("application/json")) return;
        const std::string wrong =
            misfit(Json::parse(body), content["application/json"]["schema"], "");
        CHECK_MESSAGE(wrong.empty(), wrong << " in the request " << body);
    }

    std::set<std::string> done_;
};

std::string id_in(const Answer& answer, const char* member) {
    REQUIRE_MESSAGE(answer[member].is_string(), answer.text);
    return answer[member].get<std::string>();
}

void walk_sessions(Walker& walk) {
    walk.call("GET", "/hub", "hub");
    walk.call("GET", "/sessions", "sessions?q=or");
    const auto day = walk.call("GET", "/sessions", "sessions?day=now");
    CHECK(day["day"] == "2018-06-26");
    CHECK(walk.call("GET", "/sessions", "sessions?day=2018-06-27")["sessions"].empty());
    walk.call("GET", "/rooms", "rooms");
    const std::vector<hub::HttpField> first{{"if-match", "\"1\""}};
    const auto moved = walk.call(
        "PATCH", "/sessions/{id}", "sessions/s1",
        R"({"set":{"rooms":{"from":["salle-1"],"to":["Salle 3"]}},"reason":"","preview":false})",
        first);
    walk.call("GET", "/sessions/{id}", "sessions/s1");
    CHECK(walk.call("PATCH", "/sessions/{id}", "sessions/s2",
                    R"({"set":{"rooms":{"to":["salle-3"]}}})", first)
              .status == 422);
    CHECK(walk.call("PATCH", "/sessions/{id}", "sessions/s1",
                    R"({"set":{"rooms":{"from":["salle-1"],"to":["salle-2"]}}})", first)
              .status == 409);
    const auto held =
        walk.call("PATCH", "/sessions/{id}", "sessions/s1",
                  R"({"set":{"rooms":{"from":["salle-1"],"to":["salle-2"]}},"hold":true,)"
                  R"("announce":{"severity":"warning","text":{"en":"Elsewhere"},"until":null}})",
                  first);
    REQUIRE(held.status == 409);
    walk.call("GET", "/edits/{id}", "edits/" + id_in(held, "held"));
    walk.call("GET", "/edits", "edits?state=held");
    CHECK(walk.call("PATCH", "/sessions/{id}", "sessions/s1", R"({"set":{"plenary":{"to":true}}})")
              .status == 428);
    const auto planned = walk.call(
        "PATCH", "/sessions/{id}", "sessions/s3",
        R"({"set":{"status":{"to":"cancelled"}},"publish_at":"2018-06-26T18:00:00Z"})", first);
    walk.call("DELETE", "/edits/{id}", "edits/" + id_in(planned, "edit"));
    const std::string undo = "edits/" + id_in(moved, "edit") + "/undo";
    walk.call("POST", "/edits/{id}/undo", undo);
    CHECK(walk.call("POST", "/edits/{id}/undo", undo, "{}").status == 409);
}

void walk_announcements(Walker& walk) {
    const std::string body =
        R"({"severity":"info","zones":["foyer"],"text":{"fr":"Bonjour"},"from":null,"until":null})";
    const auto made = walk.call("POST", "/announcements", "announcements", body);
    CHECK(walk.call("POST", "/announcements", "announcements", R"({"text":"Hello","preview":true})")
              .status == 200);
    walk.call("GET", "/announcements", "announcements");
    const auto gone =
        walk.call("DELETE", "/announcements/{id}", "announcements/" + id_in(made, "id"));
    walk.call("POST", "/edits/{id}/undo", "edits/" + id_in(gone, "edit") + "/undo");
    walk.call("GET", "/edits", "edits?limit=10");
}

void walk_screens(Walker& walk) {
    walk.call("PUT", "/screens/{id}", "screens/stairs",
              R"({"name":"Stairs","zone":"foyer","mode":"touch","languages":["fr"],)"
              R"("light_hours":"08:00-19:30","reach_top_px":900})");
    walk.call("POST", "/screens/{id}/status", "screens/stairs/status",
              R"({"version":"1","uptime_s":5,"freshness":"fresh","last_error":""})");
    const hub::ScreenSeen seen{"stranger", 1, 1, "ok", test::instant("2018-06-26T07:00:00Z")};
    walk.rig.hub->screens_seen(std::span(&seen, 1));
    const auto screens = walk.call("GET", "/screens", "screens");
    const std::string code = screens["screens"][1]["code"].get<std::string>();
    walk.call("POST", "/screens/pair", "screens/pair",
              R"({"code":")" + code + R"(","name":"Door 2","mode":"door","room":"salle-2"})");
    walk.call("POST", "/screens/{id}/picture", "screens/stranger/picture");
    const auto wishes = walk.rig.hub->take_picture_wishes();
    REQUIRE(wishes.size() == 1);
    walk.call("PUT", "/screens/{id}/picture", "screens/stranger/picture", test::a_png(),
              {{"foyer-picture", wishes[0].ticket}});
    walk.call("GET", "/screens/{id}/picture", "screens/stranger/picture");
    walk.call("GET", "/screens", "screens");
    walk.call("GET", "/status", "status");
    walk.call("DELETE", "/screens/{id}", "screens/stairs");
}

void walk_imports(Walker& walk) {
    auto programme = test::hub_programme();
    programme.sessions[0].title = programme::LocalizedText("Orchestras");
    walk.call("POST", "/imports", "imports", formats::write_foyer_json(programme));
    for (const char* fate : {"reject", "accept"}) {
        programme.sessions.pop_back();
        programme.sessions.pop_back();
        const auto held =
            walk.call("POST", "/imports", "imports", formats::write_foyer_json(programme));
        REQUIRE(held.status == 202);
        walk.call("GET", "/imports/{id}", "imports/" + id_in(held, "held"));
        walk.call("POST", std::string("/imports/{id}/") + fate,
                  "imports/" + id_in(held, "held") + "/" + fate);
        programme = test::hub_programme();
        programme.sessions[1].title = programme::LocalizedText("Motors");
    }
    walk.call("GET", "/imports", "imports");
    CHECK(walk.call("POST", "/imports", "imports", "nonsense").status == 422);
}

void walk_admin(Walker& walk) {
    walk.call("PUT", "/upstream", "upstream", R"({"url":"https://example.org/x","every_s":60})");
    walk.call("GET", "/upstream", "upstream");
    walk.call("DELETE", "/upstream", "upstream");
    walk.call("POST", "/rehearsal", "rehearsal", R"({"at":"2018-06-26T09:00:00Z","speed":1.5})");
    walk.call("GET", "/hub", "hub");
    walk.call("DELETE", "/rehearsal", "rehearsal");
    const auto made = walk.call("POST", "/tokens", "tokens", R"({"name":"anna","role":"viewer"})");
    walk.call("GET", "/tokens", "tokens");
    walk.call("DELETE", "/tokens/{id}", "tokens/" + id_in(made, "id"));
    walk.call("GET", "/audit", "audit?after=1&limit=100");
}

void walk_accounts(Walker& walk) {
    const std::vector<hub::HttpField> browser{{"cookie", "none=1"}};
    walk.call("GET", "/sign-in", "sign-in", "", browser);
    const auto set_up = walk.call(
        "POST", "/setup", "setup",
        R"({"token":")" + walk.rig.outcome.token + R"(","name":"Anna","password":"red kite 81"})",
        browser);
    std::string cookie = set_up.field("Set-Cookie");
    cookie.resize(cookie.find(';'));
    const std::vector<hub::HttpField> page{{"cookie", cookie}, {"origin", "http://hub.example"}};
    walk.call("POST", "/sign-in/password", "sign-in/password",
              R"({"old":"red kite 81","new":"red kite 82"})", page);
    walk.call("POST", "/sign-in", "sign-in", R"({"name":"Anna","password":"red kite 82"})",
              browser);
    walk.call("GET", "/events", "events", "", page);
    const auto made = walk.call("POST", "/accounts", "accounts",
                                R"({"name":"Bo","role":"editor","make_password":true})", page);
    walk.call("GET", "/accounts", "accounts", "", page);
    const std::string path = "accounts/" + id_in(made, "id");
    walk.call("PATCH", "/accounts/{id}", path, R"({"role":"viewer","name":"Beau"})", page);
    walk.call("DELETE", "/accounts/{id}", path, "", page);
    walk.call("DELETE", "/sign-in", "sign-in", "", page);
}

/// "GET sessions/*" for every operation of the document, with its role.
std::map<std::string, std::string> stated_operations() {
    std::map<std::string, std::string> stated;
    for (const auto& [path, operations] : openapi()["paths"].items()) {
        std::string route = path.substr(1);
        if (const auto id = route.find("{id}"); id != std::string::npos) route.replace(id, 4, "*");
        for (const auto& [method, operation] : operations.items()) {
            if (method == "parameters") continue;
            std::string key = method;
            key.append(" ").append(route);
            stated[key] = operation["x-role"].get<std::string>();
        }
    }
    return stated;
}

}  // namespace

TEST_CASE("openapi.json has every route with its role, and no other") {
    auto stated = stated_operations();
    for (const hub::ApiRoute& route : hub::api_routes()) {
        const std::string name = lower(std::string(route.method)) + " " + std::string(route.path);
        CAPTURE(name);
        REQUIRE(stated.contains(name));
        CHECK(stated[name] == (route.role ? word_for(*route.role) : "everybody"));
        stated.erase(name);
    }
    CHECK(stated.empty());
}

TEST_CASE(
    "every operation of openapi.json is done by a real hub, with answers of the stated form") {
    Walker walk;
    walk_sessions(walk);
    walk_announcements(walk);
    walk_screens(walk);
    walk_imports(walk);
    walk_admin(walk);
    walk_accounts(walk);
    CHECK(walk.done().size() == hub::api_routes().size());
}
