#include "kiosk/app/mailbox.h"

#include <doctest/doctest.h>

#include <string>
#include <thread>

using foyer::kiosk::Mailbox;
using namespace std::chrono_literals;

TEST_CASE("the latest wins and is taken once") {
    Mailbox<std::string> box;
    CHECK_FALSE(box.take().has_value());
    box.put("older");
    box.put("newer");
    CHECK(box.take() == "newer");
    CHECK_FALSE(box.take().has_value());
}

TEST_CASE("waiting ends with what another thread leaves") {
    Mailbox<int> box;
    std::jthread other([&] { box.put(7); });
    CHECK(box.wait({}, 30s) == 7);
}

TEST_CASE("waiting ends empty when its time is up or a stop is requested") {
    Mailbox<int> box;
    CHECK_FALSE(box.wait({}, 1ms).has_value());
    std::stop_source stop;
    stop.request_stop();
    CHECK_FALSE(box.wait(stop.get_token(), 30s).has_value());
}
