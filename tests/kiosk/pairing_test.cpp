#include "kiosk/screens/pairing.h"

#include <doctest/doctest.h>

#include "core/base/pairing_code.h"
#include "tests/support/displays.h"
#include "tests/support/golden_picture.h"

namespace foyer::kiosk {

using namespace test::looking;

namespace {

constexpr const char* screen_id = "lobby-3f2a1c";

/// A screen that follows a hub which has never heard of it.
Look stranger(ScreenRole role = {}) {
    role.screen = screen_id;
    Look look;
    look.role = std::move(role);
    look.root_fingerprint = "ab12";
    return look;
}

/// True when something on the screen says the code.
bool says_code(const Probe& probe) {
    const std::string code = pairing_code(screen_id);
    return std::ranges::any_of(probe.items, [&](const ProbeItem& item) {
        return item.label.find(code) != std::string::npos ||
               item.value.find(code) != std::string::npos;
    });
}

UtcTime morning() {
    return test::instant("2018-06-26T11:20:00+02:00");
}

}  // namespace

TEST_CASE("doors and boards that the hub does not know say their code and their name") {
    const auto snapshot = sample();
    HeadlessHost host(source_icons());
    for (const ScreenRole& role : {door_of(*snapshot, "salle-2"), board()}) {
        for (const char* language : {"en", "fr"}) {
            for (const Size size : {Size{1080, 1920}, Size{1920, 1080}}) {
                Look look = stranger(role);
                look.language = language;
                look.size = size;
                const Probe probe = look_at(host, *snapshot, morning(), look);
                CHECK(says_code(probe));
                look.role.known = true;
                CHECK_FALSE(says_code(look_at(host, *snapshot, morning(), look)));
            }
        }
    }
}

TEST_CASE("a screen without a hub has nothing to pair") {
    const auto snapshot = sample();
    HeadlessHost host(source_icons());
    Look look = stranger(board());
    look.root_fingerprint.clear();
    CHECK_FALSE(says_code(look_at(host, *snapshot, morning(), look)));
}

TEST_CASE("a board says its code at night too: screens are put up on the evening before") {
    const auto snapshot = sample();
    HeadlessHost host(source_icons());
    const Probe probe =
        look_at(host, *snapshot, test::instant("2018-06-26T03:00:00+02:00"), stranger(board()));
    CHECK(probe.screen == "board night");
    CHECK(says_code(probe));
}

TEST_CASE("visitors of a touch screen find the code on the page Info alone, unless it was named") {
    const auto snapshot = sample();
    HeadlessHost host(source_icons());
    Look look = stranger();
    CHECK_FALSE(says_code(look_at(host, *snapshot, morning(), look)));
    look.role.named = true;
    CHECK(says_code(look_at(host, *snapshot, morning(), look)));
    look.page = Page{.kind = PageKind::programme};
    CHECK_FALSE(says_code(look_at(host, *snapshot, morning(), look)));
    look.role.named = false;
    look.page = Page{.kind = PageKind::info};
    look.size = {1080, 6000};
    CHECK(says_code(look_at(host, *snapshot, morning(), look)));
}

TEST_CASE("a sign without a room shows its code as large as it can" * doctest::test_suite("slow")) {
    const auto snapshot = sample();
    HeadlessHost host(source_icons());
    ScreenRole role;
    role.mode = ScreenMode::door;
    Look look = stranger(role);
    look.language = "fr";
    static_cast<void>(look_at(host, *snapshot, morning(), look));
    tests::check_golden_picture("door-pairing-fr.png", host.picture());
    look = stranger(role);
    look.size = {1920, 1080};
    static_cast<void>(look_at(host, *snapshot, morning(), look));
    tests::check_golden_picture("door-pairing.png", host.picture());
}

}  // namespace foyer::kiosk
