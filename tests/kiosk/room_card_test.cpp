// Cards of rooms with the longest words that programmes have, in every width.

#include "kiosk/screens/room_card.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "kiosk/widgets/parts.h"
#include "tests/support/examining.h"

namespace foyer::kiosk {

using namespace test::looking;

namespace {

constexpr const char* longest_room =
    "Https://36c3.c3nav.de/l/c:0:432.04:445.53/ Halle 2, the corner behind the workshops";

SessionLine long_line() {
    return {.session = "b",
            .chip = "Moved",
            .changed = true,
            .away = true,
            .move = {.from = "Wikipaka WG: Esszimmer", .to = longest_room},
            .said = "moved",
            .time = "21:30",
            .title = "Donaudampfschifffahrtsgesellschaft and other words",
            .title_language = {},
            .tail = {}};
}

/// What should have started is in a room with a very long name.
RoomCard moved_card() {
    RoomCard card;
    card.room = "r";
    card.name = "CWTV-Studio auf der Galerie";
    card.state = CardState::moved;
    card.chip = "Moved";
    card.session = "a";
    card.headline = "A talk that has moved";
    card.move = {.from = {}, .to = longest_room};
    card.until = "now in another room";
    card.until_short = longest_room;
    card.lines = {long_line()};
    return card;
}

/// What stands outside `rect`, or is broken.
std::vector<std::string> strays(const Probe& probe, const Rect& rect) {
    const auto whole = [](float value) { return static_cast<int>(value); };
    const PixelRect card{whole(rect.x), whole(rect.y), whole(rect.w), whole(rect.h)};
    std::vector<std::string> found;
    for (const ProbeText& text : probe.texts) {
        if (!inside(text.box, card, 1)) found.push_back(text.text + " is outside");
        if (!inside(text.ink, text.box, 1)) found.push_back(text.text + " is larger than its box");
        if (text.broken_word && !has_giant_word(text.text))
            found.push_back(text.text + " is broken");
    }
    return found;
}

}  // namespace

TEST_CASE("a row keeps where to go, and every time, within itself") {
    HeadlessHost host(source_icons());
    for (const bool with_next : {true, false}) {
        for (float width = 420; width <= 1000; width += 20) {
            RoomCard card = moved_card();
            if (!with_next) card.lines.clear();
            const Rect rect{40, 40, width, 132};
            const Probe probe = host.draw({.width_px = 1080, .height_px = 1920},
                                          [&](Canvas& canvas) { draw_row(canvas, rect, card); });
            CAPTURE(width);
            for (const std::string& stray : strays(probe, rect))
                FAIL_CHECK(stray);
        }
    }
}

TEST_CASE("lines with long moves stay within their cards") {
    HeadlessHost host(source_icons());
    RoomCard card = moved_card();
    for (float width = 440; width <= 1000; width += 20) {
        const Rect rect{40, 40, width, 420};
        const Probe medium = host.draw({.width_px = 1080, .height_px = 1920}, [&](Canvas& canvas) {
            draw_medium_card(canvas, rect, card);
        });
        const Probe column = host.draw({.width_px = 1080, .height_px = 1920}, [&](Canvas& canvas) {
            draw_column_card(canvas, {40, 40, width, 700}, card);
        });
        CAPTURE(width);
        for (const std::string& stray : strays(medium, rect))
            FAIL_CHECK("medium: ", stray);
        for (const std::string& stray : strays(column, {40, 40, width, 700}))
            FAIL_CHECK("column: ", stray);
    }
}

TEST_CASE("a magnified card without a sign uses its room: a short title is set large") {
    HeadlessHost host(source_icons());
    RoomCard card;
    card.room = "ada";
    card.name = "Ada";
    card.state = CardState::now;
    card.chip = "Now";
    card.session = "a";
    card.headline = "Der Deep Learning Hype";
    card.people = {"Nadja Geisler and Benjamin H\u00E4ttasch"};
    card.until = "until 15:10";
    card.progress = 0.5;
    card.lines = {long_line()};
    card.lines.front().move = {};
    const auto height_of = [](const Probe& probe, std::string_view text) {
        for (const ProbeText& drawn : probe.texts)
            if (drawn.text == text) return drawn.ink.h;
        return 0;
    };
    const auto draw = [&] {
        return host.draw({.width_px = 1080, .height_px = 1920}, [&](Canvas& canvas) {
            draw_medium_card(canvas, {40, 40, 704, signed_card_height}, card);
        });
    };
    const Probe short_title = draw();
    CHECK(height_of(short_title, card.headline) == 64);
    CHECK(height_of(short_title, card.name) == 54);
    CHECK(height_of(short_title, card.people.front()) == 44);
    // A long one is set smaller before a word of it is left out.
    card.headline =
        "Profile-Guided Optimization (PGO) in LLVM: current challenges from the adopter "
        "perspective";
    const Probe long_title = draw();
    CHECK(height_of(long_title, card.headline) == 3 * 44);
    CHECK(std::ranges::none_of(long_title.texts, [&](const ProbeText& drawn) {
        return drawn.text == card.headline && drawn.shortened;
    }));
}

TEST_CASE("a time is never broken, in any width, size and language") {
    HeadlessHost host(source_icons());
    for (const TextToken token : {TextToken::bodyb, TextToken::bodyl, TextToken::title}) {
        for (const int height_px : {1920, 800, 683}) {
            for (float width = 24; width < 200; width += 8) {
                const Rect box{100, 100, width, type_size(token).line};
                TextExtent taken;
                const Probe probe = host.draw(
                    {.width_px = height_px * 9 / 16, .height_px = height_px}, [&](Canvas& canvas) {
                        taken = draw_time(canvas, box, "22:30", {.token = token});
                    });
                CAPTURE(width);
                REQUIRE(probe.texts.size() == 1);
                CHECK_FALSE(probe.texts.front().shortened);
                CHECK_FALSE(probe.texts.front().broken_word);
                CHECK(inside(probe.texts.front().ink, probe.texts.front().box, 1));
                CHECK(taken.width <= width + 2);
            }
        }
    }
}

}  // namespace foyer::kiosk
