// How foyerctl talks to a hub: tokens, failures, retries.
#include <doctest/doctest.h>

#include <string>

#include "tests/cli/false_hub.h"

using namespace foyer;
using namespace foyer::tests;

namespace {

const std::string withdraw_a7 = "DELETE /api/v1/announcements/a7";
const std::string done = R"({"revision":8})";

std::string field_of(const std::string& request, const std::string& name) {
    const std::size_t begin = request.find("\r\n" + name + ": ");
    if (begin == std::string::npos) return {};
    const std::size_t value = begin + name.size() + 4;
    return request.substr(value, request.find("\r\n", value) - value);
}

}  // namespace

TEST_CASE("a lost answer is asked for again once, with the same key") {
    FalseHub hub;
    Reply lost;
    lost.then = Then::close;
    hub.answer(withdraw_a7, lost);
    hub.answer(withdraw_a7, json_reply(200, done));
    CHECK(hub.run({"withdraw", "a7"}).code == 0);
    std::vector<std::string> keys;
    for (const std::string& request : hub.requests())
        if (request.starts_with("DELETE")) keys.push_back(field_of(request, "Idempotency-Key"));
    REQUIRE(keys.size() >= 2);
    CHECK(keys.front().size() == 36);
    for (const std::string& key : keys)
        CHECK(key == keys.front());
    FalseHub again;
    again.answer(withdraw_a7, json_reply(200, done));
    CHECK(again.run({"withdraw", "a7"}).code == 0);
    CHECK(field_of(again.last("DELETE"), "Idempotency-Key") != keys.front());
}

TEST_CASE("an answer that stays lost is a failure that says what to do") {
    FalseHub hub;
    Reply lost;
    lost.then = Then::close;
    hub.answer(withdraw_a7, lost);
    const Ended ended = hub.run({"withdraw", "a7"});
    CHECK(ended.code == 1);
    CHECK(ended.err == "foyerctl: HUB closed the connection without an answer; try again.\n");
}

TEST_CASE("where nobody listens, and what is no hub, is said") {
    const int port = Listener(Loopback::v4, 0, -1).port();
    const std::string nowhere = "http://127.0.0.1:" + std::to_string(port);
    const Ended ended = foyerctl({"undo", "--hub", nowhere});
    CHECK(ended.code == 1);
    CHECK(ended.err == "foyerctl: Nobody listens at " + nowhere +
                           "; does the program there run, is the port right?\n");
    const FalseServer other(reply(200, "<html>Welcome</html>"));
    const std::string page = "http://127.0.0.1:" + std::to_string(other.port());
    const Ended portal = foyerctl({"undo", "--hub", page});
    CHECK(portal.code == 1);
    CHECK(portal.err.find("is this the address of a hub?") != std::string::npos);
    const FalseServer json(reply(200, "[1,2]"));
    CHECK(foyerctl({"undo", "--hub", "http://127.0.0.1:" + std::to_string(json.port())}).code == 1);
}

TEST_CASE("the token comes from a file, the environment, or the tokens of this user") {
    FalseHub hub;
    hub.answer(withdraw_a7, json_reply(200, done));
    const TempFolder folder;
    put(folder / "token", "from-file\n");
    const auto token_with = [&](std::vector<std::string> arguments,
                                const std::vector<std::string>& extra) {
        arguments.insert(arguments.end(), {"withdraw", "a7", "--hub", hub.url()});
        const Ended ended = foyerctl(arguments, extra);
        CHECK_MESSAGE(ended.code == 0, ended.err);
        return field_of(hub.last("DELETE"), "Authorization");
    };
    CHECK(foyerctl({"withdraw", "a7", "--hub", hub.url(), "--token-file", folder / "token"},
                   {"FOYER_TOKEN=from-environment"})
              .code == 0);
    CHECK(field_of(hub.last("DELETE"), "Authorization") == "Bearer from-file");
    CHECK(token_with({}, {"FOYER_TOKEN=from-environment"}) == "Bearer from-environment");
    const std::string kept = "/foyer/tokens/00112233445566778899aabbccddeeff";
    std::filesystem::create_directories(folder / "config/foyer/tokens");
    put(folder.path().string() + "/config" + kept, "from-config");
    CHECK(token_with({}, {"XDG_CONFIG_HOME=" + (folder / "config").string()}) ==
          "Bearer from-config");
    std::filesystem::create_directories(folder / "home/.config/foyer/tokens");
    put(folder.path().string() + "/home/.config" + kept, "from-home");
    CHECK(token_with({}, {"HOME=" + (folder / "home").string()}) == "Bearer from-home");
}

TEST_CASE("without a token nothing is sent, and it is said where one comes from") {
    FalseHub hub;
    hub.answer(withdraw_a7, json_reply(200, done));
    const Ended ended = foyerctl({"withdraw", "a7", "--hub", hub.url()});
    CHECK(ended.code == 1);
    CHECK(ended.err.find("foyer-hub token create") != std::string::npos);
    CHECK(ended.err.find("FOYER_TOKEN") != std::string::npos);
    CHECK(hub.last("DELETE").empty());
    const TempFolder folder;
    put(folder / "token", "two words");
    const Ended bad =
        foyerctl({"withdraw", "a7", "--hub", hub.url(), "--token-file", folder / "token"});
    CHECK(bad.code == 1);
    CHECK(bad.err.find("holds no token") != std::string::npos);
    CHECK(bad.err.find("two words") == std::string::npos);
}

TEST_CASE("a token never stands in an address or in what is printed") {
    for (const int status : {401, 403, 404, 413, 429, 500, 503, 507}) {
        FalseHub hub;
        hub.answer(withdraw_a7,
                   json_reply(status, R"({"error":{"code":"x","message":"Because."}})"));
        const Ended ended = hub.run({"withdraw", "a7"});
        CAPTURE(status);
        CHECK(ended.code == 1);
        CHECK(ended.err.find("Because.") != std::string::npos);
        CHECK((ended.out + ended.err).find("sesame") == std::string::npos);
        for (const std::string& request : hub.requests())
            CHECK(request.substr(0, request.find("\r\n")).find("sesame") == std::string::npos);
    }
}

TEST_CASE("what a hub says is clean enough for a terminal") {
    FalseHub hub;
    hub.answer(withdraw_a7, json_reply(422, R"({"error":{"code":"x","message":)"
                                            R"("No\u001b[31m \u202eway\u0007\nat all."}})"));
    const Ended ended = hub.run({"withdraw", "a7"});
    CHECK(ended.err.find('\x1b') == std::string::npos);
    CHECK(ended.err.find('\a') == std::string::npos);
    CHECK(ended.err.find("\xe2\x80\xae") == std::string::npos);
}

TEST_CASE("the address of a hub is http or https, without secrets") {
    for (const std::string url : {"hub:8080", "ftp://hub", "http://", "http://me:secret@hub",
                                  "http://hub/?token=secret", "file:///etc"}) {
        const Ended ended = foyerctl({"undo", "--hub", url});
        CAPTURE(url);
        CHECK(ended.code == 2);
        CHECK(ended.err.find("--hub") != std::string::npos);
    }
    FalseHub hub;
    hub.answer(withdraw_a7, json_reply(200, done));
    const Ended ended =
        foyerctl({"withdraw", "a7", "--hub", hub.url() + "//"}, {"FOYER_TOKEN=sesame"});
    CHECK(ended.code == 0);
    CHECK(foyerctl({"withdraw", "a7"}, {"FOYER_TOKEN=sesame", "FOYER_HUB=" + hub.url()}).code == 0);
    CHECK(foyerctl({"withdraw", "a7"}, {"FOYER_TOKEN=sesame"}).code == 2);
}
