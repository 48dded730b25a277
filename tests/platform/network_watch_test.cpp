#include "platform/network_watch.h"

#include <doctest/doctest.h>

#include <vector>

#include "core/base/guarded.h"
#include "tests/support/own_network.h"

using namespace foyer;
using namespace std::chrono_literals;

namespace {

MonotonicTime network_time(std::chrono::milliseconds since_start) {
    return MonotonicTime(1h + since_start);
}

}  // namespace

TEST_CASE(
    "N49: of a cable that flaps ten times in 5 s, one is told a second and the last one too") {
    platform::NewsGate gate;
    std::vector<std::chrono::milliseconds> told;
    for (auto at = 0ms; at < 8s; at += 10ms) {
        if (at < 5s && at % 500ms == 0ms) gate.note(network_time(at));
        if (gate.open(network_time(at))) told.push_back(at);
    }
    CHECK(told == std::vector{0ms, 1000ms, 2000ms, 3000ms, 4000ms, 5000ms});
}

TEST_CASE("a single change is told at once, and nothing is told without one") {
    platform::NewsGate gate;
    CHECK_FALSE(gate.open(network_time(0ms)));
    CHECK_FALSE(gate.next().has_value());
    gate.note(network_time(10ms));
    CHECK(gate.next() == network_time(10ms));
    CHECK(gate.open(network_time(10ms)));
    CHECK_FALSE(gate.open(network_time(10ms)));
    gate.note(network_time(5s));
    CHECK(gate.open(network_time(5s)));
}

TEST_CASE("a watch starts and ends, and what is there already is no news") {
    int calls = 0;
    {
        auto watch = platform::NetworkWatch::start([&] { ++calls; });
        REQUIRE(watch.ok());
        const platform::NetworkWatch moved = *std::move(watch);
    }
    CHECK(calls == 0);
}

TEST_SUITE("slow") {
    TEST_CASE("a cable that is plugged in and an address are told by the kernel") {
        const bool allowed = tests::OwnNetwork::run([](const tests::OwnNetwork& network) {
            Guarded<int> calls;
            auto watch = platform::NetworkWatch::start([&] { calls.change([](int& n) { ++n; }); });
            CHECK(watch.ok());
            CHECK(
                network.shell("ip link add v0 type veth peer name v1 && ip link set v1 up && "
                              "ip link set v0 up"));
            CHECK(calls.wait_for({}, 20s, [](int n) { return n >= 1; }));
            const int before = calls.with([](int& n) { return n; });
            CHECK(network.shell("ip addr add 10.9.0.1/24 dev v0"));
            CHECK(calls.wait_for({}, 20s, [&](int n) { return n > before; }));
        });
        if (!allowed) MESSAGE("SKIPPED: this machine gives a test no network of its own");
    }
}
