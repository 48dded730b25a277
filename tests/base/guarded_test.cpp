#include "core/base/guarded.h"

#include <doctest/doctest.h>

#include <thread>
#include <vector>

using foyer::Guarded;
using std::chrono::hours;
using std::chrono::milliseconds;

TEST_CASE("threads that share a guarded value lose no change") {
    Guarded<int> count;
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&] {
                for (int i = 0; i < 1'000; ++i)
                    count.with([](int& value) { ++value; });
            });
    }
    CHECK(count.with([](const int& value) { return int{value}; }) == 4'000);
}

TEST_CASE("a change wakes who waits for it") {
    Guarded<bool> open(false);
    bool seen = false;
    {
        std::jthread waiter([&](const std::stop_token& stop) {
            seen = open.wait_for(stop, hours(1), [](bool value) { return value; });
        });
        open.change([](bool& value) { value = true; });
        waiter.join();  // without a stop request: the change alone ends the wait
    }
    CHECK(seen);
}

TEST_CASE("a stop request ends a wait") {
    Guarded<bool> open(false);
    bool seen = true;
    {
        const std::jthread waiter([&](const std::stop_token& stop) {
            seen = open.wait_for(stop, hours(1), [](bool value) { return value; });
        });
    }
    CHECK_FALSE(seen);
}

TEST_CASE("a wait ends at its limit") {
    Guarded<bool> open(false);
    CHECK_FALSE(open.wait_for({}, milliseconds(1), [](bool value) { return value; }));
    CHECK(Guarded<bool>(true).wait_for({}, milliseconds(0), [](bool value) { return value; }));
}
