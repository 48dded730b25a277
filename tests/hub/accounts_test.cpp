// Accounts of the staff page: setting up, signing in and out, roles, cookies, other sites.
#include "tools/hub/accounts.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/hub/hub_rig.h"

using namespace foyer;
using foyer::test::Answer;
using foyer::test::HubRig;
using hub::HttpField;

namespace {

constexpr const char* no_cookie = "theme=dark";
const std::string some_announcement = R"({"text":"Hello"})";

std::string in_json(const std::string& text) {
    return Json(text).dump();
}

/// A browser with the page of the hub: keeps its cookie, sends what the page sends.
struct Browser {
    HubRig& rig;
    std::string cookie = no_cookie;

    Answer call(const std::string& method, const std::string& path, const std::string& body = "",
                std::vector<HttpField> fields = {}) {
        fields.push_back({"cookie", cookie});
        const bool has_origin =
            std::any_of(fields.begin(), fields.end(),
                        [](const HttpField& field) { return field.name == "origin"; });
        if (method != "GET" && !has_origin)
            fields.push_back({"origin", rig.secure ? "https://hub.example" : "http://hub.example"});
        Answer answer = rig.call(method, path, body, std::move(fields));
        const std::string set = answer.field("Set-Cookie");
        if (!set.empty()) cookie = set.substr(0, set.find(';'));
        return answer;
    }
    Answer sign_in(const std::string& name, const std::string& password) {
        return call("POST", "sign-in",
                    R"({"name":)" + in_json(name) + R"(,"password":)" + in_json(password) + "}");
    }
};

constexpr const char* good_password = "orange boat 17";

Answer set_up(Browser& browser, const std::string& token) {
    return browser.call("POST", "setup",
                        R"({"token":)" + in_json(token) + R"(,"name":"Anna","password":)" +
                            in_json(good_password) + "}");
}

/// A hub that Anna has set up, with an editor Bo.
struct StaffedHub {
    HubRig rig;
    Browser anna{rig};
    Browser bo{rig};

    StaffedHub() {
        REQUIRE(set_up(anna, rig.outcome.token).status == 200);
        REQUIRE(anna.call("POST", "accounts",
                          R"({"name":"Bo","role":"editor","password":"green train 4"})")
                    .status == 201);
        REQUIRE(bo.sign_in("Bo", "green train 4").status == 200);
    }
};

/// The id of the account of this name, as the administrator sees it.
std::string id_of(StaffedHub& hub, const std::string& name) {
    const auto list = hub.anna.call("GET", "accounts");
    for (const Json& account : list["accounts"])
        if (account["name"] == name) return account["id"].get<std::string>();
    FAIL("there is no account " << name);
    return {};
}

}  // namespace

TEST_CASE("the setup token makes the first administrator, once") {
    HubRig rig;
    Browser browser{rig};
    CHECK(browser.call("GET", "sign-in")["setup"] == true);
    CHECK(set_up(browser, "foyer_0_0").status == 401);
    const auto viewer = test::must(rig.hub->create_token({"v", hub::Role::viewer, {}}));
    CHECK(set_up(browser, viewer.secret).status == 401);
    CHECK(browser.cookie == no_cookie);
    const auto done = set_up(browser, rig.outcome.token);
    REQUIRE_MESSAGE(done.status == 200, done.text);
    CHECK(done["account"]["role"] == "admin");
    CHECK(browser.call("GET", "sign-in")["account"]["name"] == "Anna");
    CHECK(browser.call("GET", "accounts").status == 200);
    Browser other{rig};
    CHECK(set_up(other, rig.outcome.token).code() == "setup_done");
    CHECK(other.call("GET", "accounts").status == 401);
}

TEST_CASE("signing in needs the right name and password, whatever the name's case") {
    StaffedHub hub;
    Browser browser{hub.rig};
    const auto wrong = browser.sign_in("Bo", "green train 5");
    const auto nobody = browser.sign_in("Nobody", "green train 4");
    CHECK(wrong.status == 401);
    CHECK(nobody.text == wrong.text);
    CHECK(wrong.field("Set-Cookie").empty());
    CHECK(browser.sign_in("bO", "green train 4").status == 200);
    CHECK(browser.call("GET", "edits").status == 200);
    CHECK(browser.call("DELETE", "sign-in").status == 200);
    CHECK(browser.call("GET", "edits").status == 401);
}

TEST_CASE("a cookie that was taken ends with its sign-in, its time, its password and its account") {
    StaffedHub hub;
    const std::string stolen = hub.bo.cookie;
    Browser thief{hub.rig, stolen};
    CHECK(thief.call("GET", "edits").status == 200);
    SUBCASE("signed out") {
        hub.bo.call("DELETE", "sign-in");
    }
    SUBCASE("too old") {
        hub.rig.pass(hub::sign_in_time);
    }
    SUBCASE("a new password by an administrator") {
        const auto made =
            hub.anna.call("PATCH", "accounts/" + id_of(hub, "Bo"), R"({"make_password":true})");
        REQUIRE(made.status == 200);
        CHECK(hub.bo.sign_in("Bo", made["password"].get<std::string>()).status == 200);
    }
    SUBCASE("a new password of one's own") {
        CHECK(hub.bo
                  .call("POST", "sign-in/password",
                        R"({"old":"green train 4","new":"green train 5"})")
                  .status == 200);
        Browser again{hub.rig};
        CHECK(again.sign_in("Bo", "green train 5").status == 200);
        CHECK(hub.bo.call("GET", "edits").status == 200);
        // The device on which it was changed stays signed in, so nothing is gone for it.
        return;
    }
    SUBCASE("the account is removed") {
        hub.anna.call("DELETE", "accounts/" + id_of(hub, "Bo"));
    }
    CHECK(thief.call("GET", "edits").status == 401);
    hub.rig.start();
    CHECK(thief.call("GET", "edits").status == 401);
}

TEST_CASE("sign-ins and accounts outlive a restart, and no secret is kept in clear") {
    StaffedHub hub;
    hub.rig.start();
    CHECK(hub.bo.call("GET", "edits").status == 200);
    const std::string database =
        tests::read_file(hub.rig.db()) + tests::read_file(hub.rig.db().string() + "-wal");
    const std::string secret = hub.bo.cookie.substr(hub.bo.cookie.find('=') + 1);
    CHECK(secret.size() == 64);
    CHECK(database.find(secret) == std::string::npos);
    CHECK(database.find("green train 4") == std::string::npos);
    CHECK(database.find("argon2id$") != std::string::npos);
}

TEST_CASE("H97 the cookie is for this site alone, and for no script") {
    HubRig rig;
    Browser browser{rig};
    SUBCASE("over http it has a name that browsers take there") {
        const std::string set = set_up(browser, rig.outcome.token).field("Set-Cookie");
        CHECK(set.starts_with("foyer-staff="));
        CHECK(set.find("Secure") == std::string::npos);
    }
    SUBCASE("over https it is a host's own") {
        rig.secure = true;
        const std::string set = set_up(browser, rig.outcome.token).field("Set-Cookie");
        CHECK(set.starts_with("__Host-foyer="));
        CHECK(set.find("; Secure") != std::string::npos);
        CHECK(set.find("Domain") == std::string::npos);
    }
    SUBCASE("behind a proxy on this machine that speaks https, too") {
        rig.peer = "127.0.0.1";
        const auto done = rig.call(
            "POST", "setup",
            R"({"token":)" + in_json(rig.outcome.token) +
                R"(,"name":"Anna","password":"orange boat 17"})",
            {{"cookie", "a=b"}, {"x-forwarded-proto", "https"}, {"origin", "https://hub.example"}});
        CHECK(done.field("Set-Cookie").starts_with("__Host-foyer="));
        return;
    }
    const std::string set = [&] {
        Browser again{rig};
        return again.sign_in("Anna", good_password).field("Set-Cookie");
    }();
    CHECK(set.find("; HttpOnly") != std::string::npos);
    CHECK(set.find("; SameSite=Strict") != std::string::npos);
    CHECK(set.find("; Path=/") != std::string::npos);
}

TEST_CASE("H97 a page of another site can change nothing with the cookie") {
    StaffedHub hub;
    const auto post = [&](std::vector<HttpField> fields) {
        return hub.bo.call("POST", "announcements", some_announcement, std::move(fields)).status;
    };
    CHECK(post({{"origin", "http://evil.example"}}) == 403);
    CHECK(post({{"origin", "null"}}) == 403);
    CHECK(post({{"origin", "http://hub.example:8081"}}) == 403);
    CHECK(post({{"content-type", "text/plain"}}) == 415);
    // No origin at all: browsers always send one with a change.
    CHECK(hub.rig.call("POST", "announcements", some_announcement, {{"cookie", hub.bo.cookie}})
              .status == 403);
    hub::HttpRequest bare;
    bare.method = "POST";
    bare.path = "/api/v1/announcements";
    bare.body = some_announcement;
    bare.fields = {{"cookie", hub.bo.cookie},
                   {"host", "hub.example"},
                   {"origin", "http://hub.example"},
                   {"content-type", "application/json"}};
    CHECK(hub.rig.hub->answer(bare).status == 403);
    bare.fields.push_back({"foyer-client", "page"});
    CHECK(hub.rig.hub->answer(bare).status == 201);
    // Nor can it sign anybody in or out.
    Browser forced{hub.rig};
    CHECK(forced
              .call("POST", "sign-in", R"({"name":"Bo","password":"green train 4"})",
                    {{"origin", "http://evil.example"}})
              .status == 403);
    CHECK(hub.bo.call("DELETE", "sign-in", "", {{"origin", "http://evil.example"}}).status == 403);
}

TEST_CASE("roles of accounts bind, at once when they change") {
    StaffedHub hub;
    CHECK(hub.bo.call("POST", "announcements", some_announcement).status == 201);
    CHECK(hub.bo.call("GET", "accounts").status == 403);
    CHECK(hub.bo.call("POST", "tokens", R"({"name":"x","role":"admin"})").status == 403);
    const std::string id = id_of(hub, "Bo");
    CHECK(hub.anna.call("PATCH", "accounts/" + id, R"({"role":"viewer"})").status == 200);
    CHECK(hub.bo.call("POST", "announcements", some_announcement).status == 403);
    CHECK(hub.bo.call("GET", "edits").status == 200);
}

TEST_CASE("the last administrator can neither be removed nor made less") {
    StaffedHub hub;
    const std::string anna = id_of(hub, "Anna");
    const std::string bo = id_of(hub, "Bo");
    CHECK(hub.anna.call("DELETE", "accounts/" + anna).code() == "last_admin");
    CHECK(hub.anna.call("PATCH", "accounts/" + anna, R"({"role":"editor"})").code() ==
          "last_admin");
    CHECK(hub.anna.call("PATCH", "accounts/" + bo, R"({"role":"admin"})").status == 200);
    CHECK(hub.anna.call("DELETE", "accounts/" + anna).status == 200);
    CHECK(hub.bo.call("GET", "accounts")["accounts"].size() == 1);
}

TEST_CASE("names of accounts are told apart without case and accents") {
    StaffedHub hub;
    CHECK(hub.anna.call("POST", "accounts", R"({"name":"bö","role":"viewer"})").code() == "name");
    CHECK(hub.anna.call("POST", "accounts", R"({"name":" ","role":"viewer"})").status == 422);
    CHECK(hub.anna.call("POST", "accounts", R"({"name":"Cy","role":"viewer","password":"1234567"})")
              .status == 422);
}

TEST_CASE("what somebody does with the page stands under their name in the audit") {
    StaffedHub hub;
    hub.bo.call("POST", "announcements", some_announcement);
    const auto audit = hub.anna.call("GET", "audit?newest=1");
    CHECK(audit["entries"].size() == 1);
    CHECK(audit["entries"][0]["user"] == "Bo");
    CHECK(hub.bo.call("GET", "edits")["edits"][0]["own"] == true);
    CHECK(hub.anna.call("GET", "edits")["edits"][0]["own"] == false);
    CHECK(test::must(hub.rig.hub->verify_audit()) == audit["count"].get<std::uint64_t>());
}

TEST_CASE("H96 guessing is stopped after five attempts a minute, and told when to go on") {
    StaffedHub hub;
    Browser guesser{hub.rig};
    hub.rig.peer = "192.0.2.9";
    for (int i = 0; i < 5; ++i)
        CHECK(guesser.sign_in("Bo", "guess " + std::to_string(i)).status == 401);
    const auto stopped = guesser.sign_in("Bo", "green train 4");
    CHECK(stopped.status == 429);
    CHECK(std::stoi(stopped.field("Retry-After")) > 50);
    // Bo elsewhere is not kept out by it.
    hub.rig.peer = "192.0.2.1";
    CHECK(guesser.sign_in("Bo", "green train 4").status == 200);
    hub.rig.peer = "192.0.2.9";
    hub.rig.pass(std::chrono::seconds{61});
    CHECK(guesser.sign_in("Bo", "green train 4").status == 200);
}

TEST_CASE("H96 thirty attempts a minute come from one address, whatever the names") {
    hub::SignInLimits limits;
    const MonotonicTime now{std::chrono::hours{1}};
    for (int i = 0; i < 30; ++i)
        CHECK_FALSE(limits.attempt("name " + std::to_string(i), "192.0.2.9", now));
    CHECK(limits.attempt("another", "192.0.2.9", now) == std::chrono::seconds{60});
    CHECK_FALSE(limits.attempt("another", "192.0.2.8", now));
    CHECK_FALSE(limits.attempt("another", "192.0.2.9", now + std::chrono::seconds{60}));
}

TEST_CASE("H96 whoever makes up addresses is stopped before the memory is full") {
    hub::SignInLimits limits;
    const MonotonicTime now{std::chrono::hours{1}};
    int let_in = 0;
    for (int i = 0; i < 200; ++i)
        for (int j = 0; j < 60; ++j)
            if (!limits.attempt("x", std::to_string(i) + "." + std::to_string(j), now)) ++let_in;
    CHECK(let_in == 10'000);
    CHECK_FALSE(limits.attempt("x", "y", now + std::chrono::seconds{60}));
}

TEST_CASE("H96 a name that nobody has costs as much work as one that somebody has") {
    StaffedHub hub;
    const auto work_for = [&](const std::string& name) {
        hub::HttpRequest request;
        request.method = "POST";
        request.path = "/api/v1/sign-in";
        request.peer = "192.0.2.7";
        request.body = R"({"name":)" + in_json(name) + R"(,"password":"guess 12345"})";
        request.fields = {{"content-type", "application/json"}, {"foyer-client", "page"}};
        const auto begun = hub.rig.hub->begin(request);
        REQUIRE(std::holds_alternative<hub::PasswordWork>(begun));
        return std::get<hub::PasswordWork>(begun);
    };
    const auto somebody = work_for("Bo"), nobody = work_for("Nobody");
    CHECK(nobody.cost.memory_bytes == somebody.cost.memory_bytes);
    CHECK(nobody.cost.passes == somebody.cost.passes);
    CHECK(somebody.kept.starts_with("argon2id$" +
                                    std::to_string(somebody.cost.memory_bytes / 1024) + "$"));
    // Both are hashed once and compared; neither lets in.
    CHECK_FALSE(hub::do_password_work(somebody).matches);
    CHECK_FALSE(hub::do_password_work(nobody).matches);
}

TEST_CASE("a request that needs a password is answered in two steps") {
    StaffedHub hub;
    hub::HttpRequest request;
    request.method = "POST";
    request.path = "/api/v1/sign-in";
    request.peer = "192.0.2.1";
    request.body = R"({"name":"Bo","password":"green train 4"})";
    request.fields = {{"content-type", "application/json"}, {"foyer-client", "page"}};
    const auto begun = hub.rig.hub->begin(request);
    const auto* work = std::get_if<hub::PasswordWork>(&begun);
    REQUIRE(work != nullptr);
    CHECK(work->given == "green train 4");
    hub::PasswordResult result = hub::do_password_work(*work);
    CHECK(result.matches);
    CHECK(hub.rig.hub->finish(request, result).status == 200);
    // The password was changed while the old one was being compared.
    result.kept = "argon2id$64$1$00$00";
    CHECK(hub.rig.hub->finish(request, result).status == 401);
    result.failed = true;
    CHECK(hub.rig.hub->finish(request, result).status == 503);
}
