#include "kiosk/app/setup.h"

#include <doctest/doctest.h>

#include "core/base/files.h"
#include "kiosk/app/assets.h"
#include "tests/support/builders.h"
#include "tests/support/false_clock.h"
#include "tests/support/temp_folder.h"

using namespace foyer;
using namespace foyer::kiosk;
using namespace std::chrono_literals;

namespace {

const Catalogues& catalogues() {
    static const auto read = read_catalogues(FOYER_SOURCE_DIR "/assets");
    REQUIRE(read.ok());
    return *read;
}

std::string chosen(const std::string& wanted, const std::string& locale) {
    const auto language = choose_language(catalogues(), wanted, locale);
    REQUIRE(language.ok());
    return *language;
}

}  // namespace

TEST_CASE("the wanted language wins over the system's") {
    CHECK(chosen("fr", "en_GB.UTF-8") == "fr");
    CHECK(chosen("fr-ch", "") == "fr");
    CHECK(chosen("", "fr_FR.UTF-8") == "fr");
    CHECK(chosen("", "fr@euro") == "fr");
}

TEST_CASE("a system in a language without a translation gets English") {
    CHECK(chosen("", "ja_JP.UTF-8") == "en");
    CHECK(chosen("", "C.UTF-8") == "en");
    CHECK(chosen("", "") == "en");
}

TEST_CASE("a wanted language without a translation is refused, and the others are named") {
    const auto language = choose_language(catalogues(), "tlh", "fr_FR");
    REQUIRE_FALSE(language.ok());
    CHECK(language.error().kind == ErrorKind::usage);
    CHECK(language.error().detail.find("en, fr") != std::string::npos);
}

TEST_CASE("the first page lies over the home") {
    Options options;
    options.page = {PageKind::session, "s1"};
    options.theme = ThemeName::light;
    const State state = initial_state(options, "fr");
    CHECK(state.pages == std::vector<Page>{Page{}, {PageKind::session, "s1"}});
    CHECK(state.language == "fr");
    CHECK(state.theme == ThemeName::light);
    CHECK(state.installed_theme == ThemeName::light);
}

TEST_CASE("programme time is simulated when an instant or a speed is given") {
    const test::FalseClock clock(test::instant("2026-01-01T12:00:00Z"));
    Options options;
    CHECK_FALSE(programme_clock(options, clock).simulated());
    options.speed = 60;
    CHECK(programme_clock(options, clock).read(clock.wall(), clock.monotonic() + 1s) ==
          test::instant("2026-01-01T12:01:00Z"));
    options.at = test::instant("2018-06-26T09:20:00Z");
    CHECK(programme_clock(options, clock).read(clock.wall(), clock.monotonic() + 1s) ==
          test::instant("2018-06-26T09:21:00Z"));
}

TEST_CASE("a kiosk keeps its programme in the store of its user unless told otherwise") {
    Options options;
    CHECK(keeper_options(options, "/assets", "/state/kiosk.db", {}).db == "/state/kiosk.db");
    options.db = "/srv/kiosk.db";
    const KeeperOptions named = keeper_options(options, "/assets", {}, {});
    CHECK(named.db == "/srv/kiosk.db");
    CHECK(named.use == StoreUse::keep);
}

TEST_CASE("a picture of a source does not touch the store of the user") {
    const tests::TempFolder folder;
    REQUIRE(write_file(folder / "kiosk.db", "x").ok());
    Options options;
    options.screenshot = "a.png";
    CHECK(keeper_options(options, "/assets", folder / "kiosk.db", {}).db == folder / "kiosk.db");
    CHECK(keeper_options(options, "/assets", folder / "absent.db", {}).db.empty());
    options.source = "day.xml";
    CHECK(keeper_options(options, "/assets", folder / "kiosk.db", {}).db.empty());
    options.db = "/srv/kiosk.db";
    const KeeperOptions named = keeper_options(options, "/assets", {}, {});
    CHECK(named.db == "/srv/kiosk.db");
    CHECK(named.use == StoreUse::read_only);
}
