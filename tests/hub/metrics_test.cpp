#include "tools/hub/metrics.h"

#include <doctest/doctest.h>

#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "tests/hub/hub_rig.h"

using namespace foyer;
using foyer::test::HubRig;

namespace {

/// What a program at `peer` is told; with the setup token unless it has none.
hub::HttpResponse metrics_for(HubRig& rig, const std::string& peer, bool with_token) {
    hub::HttpRequest request;
    request.method = "GET";
    request.path = hub::metrics_path;
    request.peer = peer;
    if (with_token) request.fields = {{"authorization", "Bearer " + rig.outcome.token}};
    return rig.hub->answer(request);
}

std::string metrics_of(HubRig& rig) {
    hub::HttpResponse answer = metrics_for(rig, "127.0.0.1", false);
    hub::add_network_metrics(answer, 7, 2);
    return *answer.body;
}

/// The value of a line; "" when there is none.
std::string metric(const std::string& text, const std::string& line) {
    const auto at = text.find("\n" + line + " ");
    if (at == std::string::npos) return {};
    const auto begin = at + line.size() + 2;
    return text.substr(begin, text.find('\n', begin) - begin);
}

}  // namespace

TEST_CASE("the metrics tell what happened and how screens stand") {
    HubRig rig;
    rig.patch("s1", 1, R"({"rooms":{"to":["salle-3"]}})");
    rig.pass(std::chrono::milliseconds{200});
    rig.patch("s1", 1, R"({"rooms":{"from":["salle-1"],"to":["salle-2"]}})");
    const std::uint64_t revision = rig.hub->head()->revision;
    const UtcTime now = test::instant("2018-06-26T07:00:00Z");
    const std::vector<hub::ScreenSeen> seen{{"a", 1, revision, "ok", now}, {"b", 1, 1, "ok", now}};
    rig.hub->screens_seen(seen);
    rig.call("POST", "screens/b/status", R"({"freshness":"stale","clock_error_ms":90000})");
    const std::string text = metrics_of(rig);
    CAPTURE(text);
    CHECK(metric(text, "foyer_hub_revision") == std::to_string(revision));
    CHECK(metric(text, R"(foyer_hub_edits_total{result="done"})") == "1");
    CHECK(metric(text, "foyer_hub_publications_total") == "1");
    CHECK(metric(text, R"(foyer_hub_screens{standing="shown"})") == "1");
    CHECK(metric(text, R"(foyer_hub_screens{standing="late"})") == "1");
    CHECK(metric(text, R"(foyer_hub_screens_behind{revisions="1"})") == "1");
    CHECK(metric(text, R"(foyer_hub_screens_freshness{grade="stale"})") == "1");
    CHECK(metric(text, "foyer_hub_screens_clock_wrong") == "1");
    CHECK(metric(text, "foyer_hub_shown_seconds_count") == "1");
    CHECK(metric(text, "foyer_hub_waiting_screens") == "7");
    CHECK(metric(text, "foyer_hub_listening_pages") == "2");
    rig.pass(std::chrono::minutes{6});
    CHECK(metric(metrics_of(rig), R"(foyer_hub_screens{standing="silent"})") == "2");
}

TEST_CASE("from elsewhere the metrics need a token, also through a proxy on this machine") {
    HubRig rig;
    CHECK(metrics_for(rig, "127.0.0.1", false).status == 200);
    CHECK(metrics_for(rig, "192.0.2.1", false).status == 401);
    CHECK(metrics_for(rig, "192.0.2.1", true).status == 200);
    hub::HttpRequest request;
    request.method = "GET";
    request.path = hub::metrics_path;
    request.peer = "127.0.0.1";
    request.fields = {{"x-forwarded-for", "192.0.2.1"}};
    CHECK(rig.hub->answer(request).status == 401);
}

TEST_CASE("a histogram counts what took no longer than each bound") {
    hub::Durations durations;
    for (const int ms : {0, 1, 2, 70, 100'000})
        durations.note(std::chrono::milliseconds{ms});
    std::string text;
    durations.write(text, "x", "Help.");
    CHECK(text.find("x_bucket{le=\"0.001\"} 2\n") != std::string::npos);
    CHECK(text.find("x_bucket{le=\"0.005\"} 3\n") != std::string::npos);
    CHECK(text.find("x_bucket{le=\"60.000\"} 4\n") != std::string::npos);
    CHECK(text.find("x_bucket{le=\"+Inf\"} 5\n") != std::string::npos);
    CHECK(text.find("x_sum 100.073\n") != std::string::npos);
}

TEST_CASE("promtool of Prometheus finds nothing wrong with the metrics and the alerts") {
    if (std::system("command -v promtool >/dev/null 2>&1") != 0) {
        MESSAGE("SKIPPED: there is no promtool; it is in Debian's package prometheus");
        return;
    }
    HubRig rig;
    rig.get("status");
    const std::string file = rig.folder / "metrics.txt";
    REQUIRE(write_file(file, metrics_of(rig)));
    CHECK(std::system(("promtool check metrics < " + file).c_str()) == 0);
    const std::string rules = std::string(FOYER_SOURCE_DIR) + "/tools/hub/monitoring/alerts.yml";
    CHECK(std::system(("promtool check rules " + rules + " >/dev/null").c_str()) == 0);
    const std::string cases =
        std::string(FOYER_SOURCE_DIR) + "/tools/hub/monitoring/alerts_test.yml";
    CHECK(std::system(("promtool test rules " + cases + " >/dev/null").c_str()) == 0);
}
