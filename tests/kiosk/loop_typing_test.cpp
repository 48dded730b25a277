#include <doctest/doctest.h>

#include <string>

#include "kiosk/app/loop.h"
#include "tests/support/loop_rig.h"

using namespace foyer;
using namespace foyer::kiosk;
using namespace std::chrono_literals;
using test::LoopRig;

namespace {

/// The keyboard of the installation writes `text`.
void write(LoopRig& rig, std::chrono::milliseconds time, const std::string& text) {
    for (const char letter : text)
        rig.window.at(time, [&rig, letter] {
            rig.window.events.input.push_back({.kind = platform::InputKind::text,
                                               .character = static_cast<char32_t>(letter),
                                               .time = rig.clock.now});
        });
}

void strike(LoopRig& rig, std::chrono::milliseconds time, platform::Key key) {
    rig.window.at(time, [&rig, key] {
        rig.window.events.input.push_back(
            {.kind = platform::InputKind::key_down, .key = key, .time = rig.clock.now});
    });
}

LoopRig& at_the_search(LoopRig& rig) {
    rig.state = update(rig.state, open_page(PageKind::search));
    return rig;
}

const std::string& typed_so_far(const LoopRig& rig) {
    return current_page(rig.loop->state()).argument;
}

}  // namespace

TEST_CASE("a keyboard types into the search, letters that arrive together too") {
    LoopRig rig;
    at_the_search(rig).run_until(1s);
    write(rig, 2s, "rust");
    rig.run_until(3s);
    CHECK(typed_so_far(rig) == "rust");
    strike(rig, 4s, platform::Key::backspace);
    rig.run_until(5s);
    CHECK(typed_so_far(rig) == "rus");
    CHECK(rig.painter.frames.back().page.argument == "rus");
}

TEST_CASE("a keyboard types nothing where there is no search") {
    LoopRig rig;
    rig.run_until(1s);
    write(rig, 2s, "rust");
    strike(rig, 2s, platform::Key::backspace);
    rig.run_until(3s);
    CHECK(current_page(rig.loop->state()) == Page{});
}
