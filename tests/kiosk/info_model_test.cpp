#include "kiosk/screens/info_model.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"
#include "tests/support/catalogues.h"

namespace foyer::kiosk {

using namespace std::chrono_literals;

namespace {

const Catalogue& english_info() {
    static const Catalogues all = test::shipped_catalogues();
    return all.of("en");
}

}  // namespace

TEST_CASE("signs of the format are escaped in what a phone reads to join a Wi-Fi") {
    using programme::WifiSecurity;
    CHECK(wifi_payload("Net", "secret", WifiSecurity::wpa) == "WIFI:T:WPA;S:Net;P:secret;;");
    CHECK(wifi_payload("a;b,c:d\"e\\f", "p;", WifiSecurity::wep) ==
          "WIFI:T:WEP;S:a\\;b\\,c\\:d\\\"e\\\\f;P:p\\;;;");
    CHECK(wifi_payload("Open", "ignored", WifiSecurity::open) == "WIFI:T:nopass;S:Open;;");
}

TEST_CASE("the venue is told from the programme until a page of its own tells it") {
    test::ProgrammeBuilder p;
    p.programme().conference.venue = "Hall";
    p.programme().conference.city = "Paris";
    const auto bare = info_model(*p.snapshot(), english_info());
    REQUIRE(bare.sections.size() == 1);
    CHECK(bare.sections[0].title == "Venue");
    CHECK(bare.sections[0].text == "Hall\nParis");
    p.programme().info.push_back({.id = "v",
                                  .kind = programme::InfoKind::venue,
                                  .title = programme::LocalizedText("Our hall"),
                                  .text = programme::LocalizedText("By tram."),
                                  .network = {},
                                  .password = {}});
    const auto own = info_model(*p.snapshot(), english_info());
    REQUIRE(own.sections.size() == 1);
    CHECK(own.sections[0].title == "Our hall");
}

TEST_CASE("a page with a network carries its code; an open one shows no password") {
    test::ProgrammeBuilder p;
    p.programme().info.push_back({.id = "w",
                                  .kind = programme::InfoKind::wifi,
                                  .title = programme::LocalizedText("Wi-Fi"),
                                  .text = {},
                                  .network = "Guests",
                                  .password = "left over",
                                  .security = programme::WifiSecurity::open});
    const auto model = info_model(*p.snapshot(), english_info());
    REQUIRE(model.sections.size() == 1);
    REQUIRE(model.sections[0].wifi.size() == 1);
    CHECK(model.sections[0].wifi[0].password.empty());
    CHECK(model.sections[0].wifi[0].payload == "WIFI:T:nopass;S:Guests;;");
}

TEST_CASE("sponsors stand by level, in their order") {
    test::ProgrammeBuilder p;
    const auto add = [&](const char* id, const char* level) {
        programme::Sponsor sponsor;
        sponsor.id = id;
        sponsor.name = id;
        sponsor.level = programme::LocalizedText(level);
        p.programme().sponsors.push_back(std::move(sponsor));
    };
    add("a", "Gold");
    add("b", "Silver");
    add("c", "Gold");
    const auto model = info_model(*p.snapshot(), english_info());
    REQUIRE(model.sponsors.size() == 2);
    CHECK(model.sponsors[0].level == "Gold");
    REQUIRE(model.sponsors[0].sponsors.size() == 2);
    CHECK(model.sponsors[0].sponsors[1].name == "c");
    CHECK(model.sponsors[0].sponsors[0].picture == nullptr);
}

}  // namespace foyer::kiosk
