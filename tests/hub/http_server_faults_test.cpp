// Crowds at the server of the hub: what many slow, silent and rude clients may cost the others.

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "platform/open_files.h"
#include "platform/process.h"
#include "tests/support/http_rig.h"
#include "tools/hub/feed_service.h"

using namespace foyer;
using namespace foyer::hub;
using namespace std::chrono_literals;
using test::HttpClient;

namespace {

SharedHead numbered_head(std::uint64_t revision) {
    PublishedHead head;
    head.bytes = std::string(2000, 'h') + std::to_string(revision);
    head.etag = "\"1." + std::to_string(revision) + ".0\"";
    head.epoch = 1;
    head.revision = revision;
    return std::make_shared<const PublishedHead>(head);
}

/// The feed alone behind a server.
class FeedOnly final : public HttpApplication {
public:
    FeedOnly() : service({}, [] { return 0.5; }) { service.publish(numbered_head(1)); }
    void handle(HttpRequest request, HttpReply reply) override {
        service.handle(request, std::move(reply));
    }
    void gone(RequestNumber number) override { service.gone(number); }
    std::optional<MonotonicTime> next_tick() const override { return service.next_tick(); }
    void tick(MonotonicTime now) override { service.tick(now); }
    FeedService service;
};

constexpr const char* waiting = "If-None-Match: \"1.1.0\"\r\nPrefer: wait=10\r\n";

/// How many connections a test may open at both of their ends.
std::size_t most_pairs(std::size_t wanted) {
    const std::size_t files = platform::allow_open_files(2 * wanted + 200);
    return std::min(wanted, (files - 200) / 2);
}

/// The slowest of 20 answers to somebody who asks properly.
std::chrono::milliseconds slowest_answer(const test::HttpRig& rig) {
    std::chrono::nanoseconds slowest{0};
    for (int i = 0; i < 20; ++i) {
        const auto begin = platform::stopwatch();
        HttpClient client = rig.client();
        client.get("/feed/head");
        const auto reply = client.answer();
        REQUIRE(reply);
        CHECK(reply->status == 200);
        slowest = std::max(slowest, platform::stopwatch() - begin);
    }
    return std::chrono::ceil<std::chrono::milliseconds>(slowest);
}

std::vector<HttpClient> park(const test::HttpRig& rig, std::size_t count) {
    std::vector<HttpClient> clients;
    clients.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        clients.push_back(rig.client());
        REQUIRE(clients.back().connected());
        clients.back().get("/feed/head", waiting);
    }
    return clients;
}

void crowd_around(std::size_t drips, std::size_t silent, std::size_t resets) {
    FeedOnly feed;
    test::HttpRig rig(feed);
    const std::size_t most = most_pairs(drips + silent + resets);
    silent = std::min(silent, most - drips - resets);
    std::vector<HttpClient> crowd;
    for (std::size_t i = 0; i < drips + silent; ++i) {
        crowd.push_back(rig.client());
        if (i < drips) crowd.back().send("GET /feed/head HTTP/1.1\r\nHo");
    }
    std::vector<HttpClient> parked = park(rig, resets);
    REQUIRE(rig.comes_to(drips + silent + resets));
    MESSAGE("slowest of 20 answers among ", drips + silent + resets,
            " connections: ", slowest_answer(rig).count(), " ms");
    CHECK(slowest_answer(rig) < 50ms);
    for (HttpClient& client : parked)
        client.reset();
    for (HttpClient& client : crowd)
        client.close();
    CHECK(rig.comes_to(0));
    CHECK(rig.ask([&] { return feed.service.parked(); }) == 0);
}

}  // namespace

TEST_CASE("H94 slow, silent and reset connections do not hold up the others") {
    crowd_around(100, 200, 50);
}

TEST_CASE("H94 1,000 slow, 10,000 silent and 500 reset connections do not hold up the others" *
          doctest::test_suite("slow")) {
    crowd_around(1000, 10'000, 500);
}

TEST_CASE("H102 5,000 parked screens are sent away with slots of their own, none is cut off" *
          doctest::test_suite("slow")) {
    FeedOnly feed;
    test::HttpRig rig(feed);
    const std::size_t count = most_pairs(5000);
    std::vector<HttpClient> screens = park(rig, count);
    while (rig.ask([&] { return feed.service.parked(); }) < count)
        std::this_thread::yield();
    rig.server().post([&] { feed.service.stop(); });
    rig.server().stop(5s);
    std::map<std::string, std::size_t> slots;
    std::size_t failed = 0;
    for (HttpClient& screen : screens) {
        const auto reply = screen.answer();
        if (!reply || reply->status != 503)
            ++failed;
        else
            ++slots[reply->field("retry-after")];
    }
    CHECK(failed == 0);
    CHECK(slots.size() == (count + 999) / 1000);
    for (const auto& [slot, screens_then] : slots)
        CHECK(screens_then <= 1000);
}

TEST_CASE("H101 a publication wakes every screen, and 20 a second reach each within a second" *
          doctest::test_suite("slow")) {
    FeedOnly feed;
    test::HttpRig rig(feed);
    const std::size_t count = most_pairs(2000);
    std::vector<HttpClient> screens = park(rig, count);
    while (rig.ask([&] { return feed.service.parked(); }) < count)
        std::this_thread::yield();
    const auto begin = platform::stopwatch();
    for (std::uint64_t revision = 2; revision <= 21; ++revision)
        rig.server().post([&feed, revision] { feed.service.publish(numbered_head(revision)); });
    std::size_t newest = 0;
    for (HttpClient& screen : screens) {
        auto reply = screen.answer();
        REQUIRE(reply);
        // Whoever was woken by an earlier one asks again and has the last one at once.
        while (reply && !reply->body.ends_with("h21")) {
            screen.get("/feed/head",
                       "If-None-Match: " + reply->field("etag") + "\r\nPrefer: wait=10\r\n");
            reply = screen.answer();
        }
        if (reply) ++newest;
    }
    CHECK(newest == count);
    CHECK(platform::stopwatch() - begin < 5s);
}
