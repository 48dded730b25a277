// foyer-hub serve and init, as a person runs them.

#include <doctest/doctest.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "core/base/files.h"
#include "core/base/json.h"
#include "core/feed/trust.h"
#include "tests/support/http_rig.h"
#include "tests/support/hub_process.h"

using namespace foyer;
using foyer::tests::TempFolder;
using test::HttpClient;
using test::HubProcess;
using test::run_hub;

namespace {

/// Cancels a session over the API, as staff do; gives the status.
int cancel_first_session(const HubProcess& hub, const std::string& token) {
    HttpClient client(hub.port);
    const std::string authorised = "Authorization: Bearer " + token + "\r\n";
    client.get("/api/v1/sessions", authorised);
    const auto listed = client.answer();
    REQUIRE(listed);
    REQUIRE(listed->status == 200);
    const Json sessions = *parse_json(listed->body);
    const Json& session = sessions["sessions"][0];
    const std::string body = R"({"set":{"status":{"from":"scheduled","to":"cancelled"}}})";
    client.send("PATCH /api/v1/sessions/" + session["id"].get<std::string>() +
                " HTTP/1.1\r\nHost: hub\r\n" + authorised +
                "Foyer-Client: test\r\nContent-Type: application/json\r\nIf-Match: \"" +
                std::to_string(session["revision"].get<int>()) +
                "\"\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    const auto patched = client.answer();
    REQUIRE(patched);
    CAPTURE(patched->body);
    CHECK(patched->status == 200);
    return patched->status;
}

/// A schedule on a server that knows validators.
class Schedule final : public hub::HttpApplication {
public:
    void handle(hub::HttpRequest request, hub::HttpReply reply) override {
        hub::HttpResponse response;
        response.fields = {{"ETag", "\"one\""}};
        if (request.field("if-none-match") == "\"one\"") {
            response.status = 304;
            ++fresh;
        } else {
            response.body = std::make_shared<const std::string>(programme);
            ++sent;
        }
        reply(std::move(response));
    }
    std::string programme;
    int sent = 0;
    int fresh = 0;
};

}  // namespace

TEST_CASE("init makes a hub, says its token once, and never twice") {
    const TempFolder folder;
    const auto made = run_hub(folder, {"init", "--json", "--db", folder / "hub.db", "--programme",
                                       test::sample_programme});
    REQUIRE_MESSAGE(made.code == 0, made.err);
    const Json json = *parse_json(made.out);
    CHECK(json["feed"].get<std::string>().size() == 32);
    CHECK(json["token"].get<std::string>().size() > 40);
    const auto root = read_file(json["root"].get<std::string>(), 100'000);
    REQUIRE(root);
    CHECK(feed::read_first_root(*root));
    CHECK(json["sessions"] == 30);

    const auto again =
        run_hub(folder, {"init", "--db", folder / "hub.db", "--programme", test::sample_programme});
    CHECK(again.code == 1);
    CHECK(again.err.find("hub.db") != std::string::npos);
    CHECK(run_hub(folder, {"init", "--db", folder / "x.db"}).code == 2);
    const auto missing =
        run_hub(folder, {"init", "--db", folder / "x.db", "--programme", "none.xml"});
    CHECK(missing.code == 1);
    CHECK(missing.err.find("none.xml") != std::string::npos);
}

TEST_CASE("a hub serves a head that its root proves, and an edit wakes whoever waits for it") {
    const TempFolder folder;
    const auto made = run_hub(folder, {"init", "--json", "--db", folder / "hub.db", "--programme",
                                       test::sample_programme});
    REQUIRE(made.code == 0);
    const std::string token = (*parse_json(made.out))["token"];
    const auto root = feed::read_first_root(*read_file(folder / "hub.db.root.json", 100'000));
    REQUIRE(root);
    HubProcess hub(folder);

    HttpClient screen(hub.port);
    screen.get("/feed/head");
    const auto first = screen.answer();
    REQUIRE(first);
    const feed::Trusted nothing{root->feed, root->version, 0, 0, 0, {}, {}};
    const auto held = feed::judge(first->body, *root, nothing);
    REQUIRE(held.standing == feed::Standing::newer);
    screen.get("/feed/head",
               "If-None-Match: " + first->field("etag") +
                   "\r\nPrefer: wait=10\r\nFoyer-Screen: stairs; at=1.1; state=ok\r\n");
    cancel_first_session(hub, token);
    const auto second = screen.answer();
    REQUIRE(second);
    CHECK(second->status == 200);
    CHECK(second->field("preference-applied") == "wait=10");
    const auto next = feed::judge(second->body, *root, feed::trusted_after(nothing, *held.head));
    REQUIRE(next.standing == feed::Standing::newer);
    CHECK(next.head->position.revision == held.head->position.revision + 1);
    REQUIRE_FALSE(next.head->deltas.empty());
    const auto delta = next.head->deltas.front();
    screen.get("/feed/" + feed::path_of(delta, root->epoch));
    const auto file = screen.answer();
    REQUIRE(file);
    CHECK(feed::open_document(*next.head, delta, file->body));
    MESSAGE("bytes of a one-session change: head ", second->head.size() + second->body.size(),
            ", delta ", file->head.size() + file->body.size());
}

TEST_CASE("while a hub serves, other commands say so and what to do instead") {
    const TempFolder folder;
    test::make_hub(folder);
    HubProcess hub(folder);
    const std::string db = folder / "hub.db";
    const std::vector<std::vector<std::string>> commands = {
        {"serve", "--db", db, "--listen", "127.0.0.1:0"},
        {"publish", "--db", db, "--dir", folder / "out"},
        {"screen", "list", "--db", db},
        {"screen", "add", "stairs", "--db", db},
        {"token", "create", "--db", db, "--name", "a", "--role", "viewer"},
        {"token", "list", "--db", db},
        {"audit", "verify", "--db", db},
        {"audit", "export", "--db", db},
        {"recover", "--db", db},
        {"backup", "--db", db, folder / "copy.db"},
    };
    for (const auto& command : commands) {
        CAPTURE(command[0]);
        const auto ended = run_hub(folder, command);
        CHECK(ended.code == 1);
        CHECK(ended.err.find("hub.db is") != std::string::npos);
        CHECK(ended.out.empty());
    }
    hub.ask_to_end();
    CHECK(hub.wait() == 0);
    CHECK(run_hub(folder, {"audit", "verify", "--db", db}).code == 0);
}

TEST_CASE("H102 a hub that is asked to end tells a parked screen when to come back") {
    const TempFolder folder;
    test::make_hub(folder);
    HubProcess hub(folder);
    HttpClient screen(hub.port);
    screen.get("/feed/head");
    const auto head = screen.answer();
    REQUIRE(head);
    screen.get("/feed/head", "If-None-Match: " + head->field("etag") + "\r\nPrefer: wait=10\r\n");
    HttpClient other(hub.port);
    other.get("/healthz");
    CHECK(other.answer()->body == "ok\n");  // the parked one was read before
    hub.ask_to_end();
    const auto last = screen.answer();
    REQUIRE(last);
    CHECK(last->status == 503);
    CHECK(last->field("retry-after") == "2");
    CHECK(hub.wait() == 0);
    HubProcess next(folder);
    HttpClient back(next.port);
    back.get("/feed/head", "If-None-Match: " + head->field("etag") + "\r\n");
    CHECK(back.answer()->status == 200);  // a new beat of the same revision
}

TEST_CASE("settings come from the configuration file, and the command line wins") {
    const TempFolder folder;
    test::make_hub(folder);
    const std::string config = folder / "hub.toml";
    REQUIRE(write_file(config, "db = \"" + (folder / "hub.db").string() + "\"\nlisten = \"x\"\n"));
    const auto wrong = run_hub(folder, {"--config", config, "serve"});
    CHECK(wrong.code == 2);
    CHECK(wrong.err.find("--listen x") != std::string::npos);
    HubProcess hub(folder, {"--config", config});
    CHECK(hub.port != 0);
    CHECK(
        run_hub(folder, {"token", "list", "--config", config}).err.find("hub.db is being served") !=
        std::string::npos);

    REQUIRE(write_file(config, "lisen = \"127.0.0.1:0\"\n"));
    const auto unknown = run_hub(folder, {"serve", "--config", config});
    CHECK(unknown.code == 2);
    CHECK(unknown.err.find("hub.toml line 1: there is no setting \"lisen\"") != std::string::npos);
    CHECK(run_hub(folder, {"serve", "--config", folder / "none.toml"}).code == 1);
}

TEST_CASE("a hub follows an upstream schedule, and asks it with its validators") {
    const TempFolder folder;
    test::make_hub(folder);
    Schedule schedule;
    schedule.programme = *read_file(test::sample_programme, 1 << 20);
    const std::string title = "\"Lunch\"";
    schedule.programme.replace(schedule.programme.find(title), title.size(), "\"Late lunch\"");
    test::HttpRig upstream(schedule);
    const std::string url = "http://127.0.0.1:" + std::to_string(upstream.port()) + "/p.json";
    {
        HubProcess hub(folder, {"--upstream", url});
        HttpClient screen(hub.port);
        // The head of the start, then the one with what the upstream has; asked until it is there.
        std::string etag = "\"none\"";
        for (int revision = 1; revision < 2;) {
            screen.get("/feed/head", "If-None-Match: " + etag + "\r\nPrefer: wait=10\r\n");
            const auto reply = screen.answer();
            REQUIRE(reply);
            REQUIRE(reply->status == 200);
            etag = reply->field("etag");
            const auto envelope = feed::open_envelope(reply->body, 100'000);
            REQUIRE(envelope);
            revision = static_cast<int>(feed::open_head(envelope->payload)->position.revision);
        }
    }
    // A hub that starts again knows what it has, and where from.
    HubProcess again(folder, {"--every", "600"});
    while (upstream.ask([&] { return schedule.fresh; }) == 0)
        std::this_thread::yield();
    CHECK(upstream.ask([&] { return schedule.sent; }) == 1);
    again.ask_to_end();
    CHECK(again.wait() == 0);
}

TEST_CASE("wrong usage of serve is refused before anything is opened") {
    const TempFolder folder;
    for (const char* listen :
         {"8080", ":8080", "127.0.0.1", "127.0.0.1:http", "127.0.0.1:99999", "::1:8080", "[]:1"}) {
        CAPTURE(listen);
        CHECK(run_hub(folder, {"serve", "--db", folder / "hub.db", "--listen", listen}).code == 2);
    }
    CHECK(run_hub(folder, {"serve", "--db", folder / "x.db", "--tls-cert", "a.pem"}).code == 2);
    CHECK(run_hub(folder, {"serve", "--db", folder / "x.db", "--speed", "2"}).code == 2);
    CHECK(run_hub(folder, {"serve", "--db", folder / "x.db"}).code == 1);
    CHECK(run_hub(folder, {}).code == 2);
    CHECK(run_hub(folder, {"--version"}).out.starts_with("foyer-hub "));
}

TEST_CASE("a hub that was killed goes on where it was") {
    const TempFolder folder;
    const auto made = run_hub(folder, {"init", "--json", "--db", folder / "hub.db", "--programme",
                                       test::sample_programme});
    REQUIRE(made.code == 0);
    {
        HubProcess hub(folder);
        cancel_first_session(hub, (*parse_json(made.out))["token"]);
        hub.kill();
    }
    HubProcess hub(folder);
    CHECK(hub.ready.find("revision 2") != std::string::npos);
}

TEST_CASE("a rehearsal is in the head from the first moment") {
    const TempFolder folder;
    test::make_hub(folder);
    HubProcess hub(folder, {"--at", "2018-06-26T09:20:00Z", "--speed", "60"});
    HttpClient screen(hub.port);
    screen.get("/feed/head");
    const auto reply = screen.answer();
    REQUIRE(reply);
    const auto envelope = feed::open_envelope(reply->body, 100'000);
    REQUIRE(envelope);
    const auto head = feed::open_head(envelope->payload);
    REQUIRE(head);
    REQUIRE(head->rehearsal);
    CHECK(head->rehearsal->speed_thousandths == 60'000);
}
