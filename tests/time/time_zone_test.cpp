#include "core/time/time_zone.h"

#include <doctest/doctest.h>

#include <string>

#include "core/time/instant.h"
#include "core/time/zone_names.h"

using namespace foyer;

namespace {

TimeZone zone(const char* name) {
    const auto found = TimeZone::named(name);
    REQUIRE_MESSAGE(found.ok(), name);
    return *found;
}

UtcTime zone_instant(const char* text) {
    const auto parsed = parse_instant(text);
    REQUIRE_MESSAGE(parsed.ok(), text);
    return *parsed;
}

LocalTime zone_local(const char* text) {
    const auto parsed = parse_local_time(text);
    REQUIRE_MESSAGE(parsed.ok(), text);
    return *parsed;
}

std::string utc_of(const char* zone_name, const char* reading) {
    return format_utc(zone(zone_name).to_utc(zone_local(reading)));
}

}  // namespace

TEST_CASE("UTC needs no tzdata and has no offset") {
    const TimeZone utc;
    CHECK(utc.name() == "UTC");
    CHECK(utc == zone("UTC"));
    CHECK(utc.format(zone_instant("2018-06-26T11:20:00+02:00")) == "2018-06-26T09:20:00+00:00");
    CHECK(utc.to_utc(zone_local("2018-06-26 09:20")) == zone_instant("2018-06-26T09:20:00Z"));
}

TEST_CASE("a zone is found by its IANA name and keeps it") {
    CHECK(zone("Europe/Paris").name() == "Europe/Paris");
    CHECK(zone(" Europe/Paris ").name() == "Europe/Paris");
    CHECK(zone("Asia/Kolkata").format(zone_instant("2025-01-01T00:00:00Z")) ==
          "2025-01-01T05:30:00+05:30");
    CHECK_FALSE(zone("Europe/Paris") == zone("Europe/Berlin"));
}

TEST_CASE("Rails' and Windows' names mean their IANA zones") {
    CHECK(zone("Berlin").name() == "Europe/Berlin");
    CHECK(zone("Paris").name() == "Europe/Paris");
    CHECK(zone("Eastern Time (US & Canada)").name() == "America/New_York");
    CHECK(zone("Romance Standard Time").name() == "Europe/Paris");
    CHECK(zone("W. Europe Standard Time").name() == "Europe/Berlin");
    CHECK(zone("Singapore").name() == "Asia/Singapore");
    CHECK(iana_zone_of("Yukon Standard Time") == "America/Whitehorse");
    CHECK(iana_zone_of("AUS Central Standard Time") == "Australia/Darwin");
    CHECK(iana_zone_of("Zurich") == "Europe/Zurich");
    CHECK(iana_zone_of("").empty());
    CHECK(iana_zone_of("zzz").empty());
}

TEST_CASE("names of no zone are refused with an example") {
    for (const char* name : {"", "Europe", "Europe/Nowhere", "europe/paris", "../../etc/passwd",
                             "/etc/localtime", "Europe/Paris/", "zone.tab", "leapseconds"}) {
        const auto found = TimeZone::named(name);
        REQUIRE_MESSAGE(!found.ok(), name);
        CHECK(found.error().kind == ErrorKind::not_found);
        CHECK(found.error().detail.find("Europe/Paris") != std::string::npos);
    }
}

TEST_CASE("clocks forward in Paris: readings that do not exist give the change") {
    CHECK(utc_of("Europe/Paris", "2018-03-25 01:59:59") == "2018-03-25T00:59:59Z");
    CHECK(utc_of("Europe/Paris", "2018-03-25 02:00") == "2018-03-25T01:00:00Z");
    CHECK(utc_of("Europe/Paris", "2018-03-25 02:30") == "2018-03-25T01:00:00Z");
    CHECK(utc_of("Europe/Paris", "2018-03-25 03:00") == "2018-03-25T01:00:00Z");
    CHECK(utc_of("Europe/Paris", "2018-03-25 03:30") == "2018-03-25T01:30:00Z");
}

TEST_CASE("clocks back in Paris: readings that exist twice give the first") {
    CHECK(utc_of("Europe/Paris", "2018-10-28 01:59") == "2018-10-27T23:59:00Z");
    CHECK(utc_of("Europe/Paris", "2018-10-28 02:30") == "2018-10-28T00:30:00Z");
    CHECK(utc_of("Europe/Paris", "2018-10-28 03:00") == "2018-10-28T02:00:00Z");
    CHECK(zone("Europe/Paris").format(zone_instant("2018-10-28T00:30:00Z")) ==
          "2018-10-28T02:30:00+02:00");
    CHECK(zone("Europe/Paris").format(zone_instant("2018-10-28T01:30:00Z")) ==
          "2018-10-28T02:30:00+01:00");
}

TEST_CASE("Lord Howe changes by half an hour") {
    const TimeZone howe = zone("Australia/Lord_Howe");
    CHECK(howe.offset_at(zone_instant("2018-07-01T00:00:00Z")) == std::chrono::minutes(630));
    CHECK(howe.offset_at(zone_instant("2018-12-01T00:00:00Z")) == std::chrono::minutes(660));
    CHECK(utc_of("Australia/Lord_Howe", "2018-10-07 02:15") == "2018-10-06T15:30:00Z");
    CHECK(utc_of("Australia/Lord_Howe", "2018-04-01 01:45") == "2018-03-31T14:45:00Z");
}

TEST_CASE("Sao Paulo has no midnight when its summer begins") {
    CHECK(utc_of("America/Sao_Paulo", "2018-11-04 00:00") == "2018-11-04T03:00:00Z");
    CHECK(utc_of("America/Sao_Paulo", "2018-11-04 00:59") == "2018-11-04T03:00:00Z");
    CHECK(utc_of("America/Sao_Paulo", "2018-11-04 01:00") == "2018-11-04T03:00:00Z");
    CHECK(utc_of("America/Sao_Paulo", "2018-11-03 23:59") == "2018-11-04T02:59:00Z");
}

TEST_CASE("readings and instants agree both ways outside of changes") {
    for (const char* name : {"Europe/Paris", "Australia/Lord_Howe", "America/Sao_Paulo",
                             "Asia/Kathmandu", "Pacific/Apia", "America/St_Johns", "UTC"}) {
        const TimeZone here = zone(name);
        for (auto instant = zone_instant("2016-01-01T12:00:00Z");
             instant < zone_instant("2020-01-01T00:00:00Z"); instant += std::chrono::hours(61)) {
            const LocalTime reading = here.to_local(instant);
            CHECK(reading.time_since_epoch() - instant.time_since_epoch() ==
                  here.offset_at(instant));
            const UtcTime back = here.to_utc(reading);
            // A reading that exists twice may come back as its first instant.
            CHECK((back == instant || here.to_local(back) == reading));
        }
    }
}
