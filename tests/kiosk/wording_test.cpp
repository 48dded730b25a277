#include "kiosk/i18n/wording.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"
#include "tests/support/catalogues.h"

namespace foyer::kiosk {

using namespace std::chrono_literals;
using test::instant;

TEST_CASE("times and dates stand in the conference's zone and the reader's language") {
    const Catalogues shipped = test::shipped_catalogues();
    const TimeZone paris = test::zone("Europe/Paris");
    const UtcTime at = instant("2018-06-26T09:05:00Z");
    CHECK(time_of_day(shipped.of("en"), paris, at) == "11:05");
    CHECK(day_name(shipped.of("en"), zone_date(paris, at)) == "Tuesday 26 June");
    CHECK(day_name(shipped.of("fr"), zone_date(paris, at)) == "Mardi 26 juin");
    CHECK(day_name(shipped.of("fr"), zone_date(paris, instant("2020-05-01T09:00:00Z"))) ==
          "Vendredi 1er mai");
    CHECK(weekday_of(shipped.of("fr"), zone_date(paris, at)) == "mardi");
    CHECK(brief_day(shipped.of("en"), zone_date(paris, at)) == "Tue 26");
    CHECK(brief_day(shipped.of("fr"), zone_date(paris, at)) == "Mar. 26");
}

TEST_CASE("durations are rounded up to minutes and never say zero") {
    const Catalogues shipped = test::shipped_catalogues();
    const Catalogue& english = shipped.of("en");
    CHECK(duration(english, 0s) == "1 min");
    CHECK(duration(english, 61s) == "2 min");
    CHECK(duration(english, 59min) == "59 min");
    CHECK(duration(english, 60min) == "1 h");
    CHECK(duration(english, 80min) == "1 h 20");
    CHECK(duration(english, 47h + 59min) == "47 h 59");
    CHECK(duration(english, 48h) == "2 days");
    CHECK(duration(shipped.of("fr"), 72h) == "3 jours");
}

TEST_CASE("a moment carries its date once it is not of today") {
    const Catalogues shipped = test::shipped_catalogues();
    const TimeZone paris = test::zone("Europe/Paris");
    const UtcTime now = instant("2018-06-26T09:20:00Z");
    CHECK(moment(shipped.of("en"), paris, now - 1min, now) == "11:19");
    CHECK(moment(shipped.of("en"), paris, now - 30h, now) == "25 June, 05:20");
    CHECK(moment(shipped.of("fr"), paris, instant("2017-12-30T09:20:00Z"), now) ==
          "30 décembre 2017, 10:20");
}

TEST_CASE("people are told in shorter and shorter ways") {
    const Catalogues shipped = test::shipped_catalogues();
    const Catalogue& english = shipped.of("en");
    test::ProgrammeBuilder p;
    p.room("a")
        .person("liz", "Liz Rice", "Aqua Security")
        .person("bo", "Bo Li")
        .person("cy", "Cy Oh");
    auto& one = p.session("One", "2018-06-26 09:00", 30min, {"a"});
    one.people = {{.person = "liz"}};
    auto& two = p.session("Two", "2018-06-26 10:00", 30min, {"a"});
    two.people = {{.person = "liz"}, {.person = "bo"}};
    auto& three = p.session("Three", "2018-06-26 11:00", 30min, {"a"});
    three.people = {{.person = "liz"}, {.person = "bo"}, {.person = "cy"}};
    p.session("None", "2018-06-26 12:00", 30min, {"a"});
    const auto snapshot = p.snapshot();
    const auto wordings = [&](const char* id) {
        return people_wordings(english, *snapshot, snapshot->session(*snapshot->find_session(id)));
    };
    CHECK(wordings("s1") == std::vector<std::string>{"Liz Rice, Aqua Security", "Liz Rice"});
    CHECK(wordings("s2") == std::vector<std::string>{"Liz Rice and Bo Li", "Liz Rice, Bo Li",
                                                     "Liz Rice and 1 more", "Liz Rice +1"});
    CHECK(wordings("s3").front() == "Liz Rice, Bo Li, Cy Oh");
    CHECK(wordings("s3").back() == "Liz Rice +2");
    CHECK(wordings("s4").empty());
}

}  // namespace foyer::kiosk
