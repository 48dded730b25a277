#include "kiosk/state/state.h"

#include <doctest/doctest.h>

#include "core/base/limits.h"

using namespace foyer;
using namespace foyer::kiosk;

namespace {

State after(State state, std::initializer_list<Intent> intents) {
    for (const Intent& intent : intents)
        state = update(std::move(state), intent);
    return state;
}

const Intent back{.kind = IntentKind::back};
const Intent contrast{.kind = IntentKind::toggle_contrast};

Intent turn(int amount) {
    return {.kind = IntentKind::turn_page, .amount = amount};
}

Page parsed(const std::string& text) {
    Page page;
    REQUIRE_MESSAGE(parse_page(text, page), text);
    return page;
}

bool is_page(const std::string& text) {
    Page page;
    return parse_page(text, page);
}

}  // namespace

TEST_CASE("back leads through the pages to the home and no further") {
    State state = after({}, {open_page(PageKind::session, "a"), open_page(PageKind::session, "b")});
    CHECK(current_page(state) == Page{PageKind::session, "b"});
    state = after(state, {back});
    CHECK(current_page(state) == Page{PageKind::session, "a"});
    state = after(state, {back});
    CHECK(current_page(state) == Page{});
    CHECK(after(state, {back}) == state);
}

TEST_CASE("opening the page that is open changes nothing") {
    const State state = after({}, {open_page(PageKind::session, "a")});
    CHECK(after(state, {open_page(PageKind::session, "a")}) == state);
    CHECK(after({}, {open_page(PageKind::now)}) == State{});
}

TEST_CASE("a main page stands beside the others: back from it leads home") {
    const State state =
        after({}, {open_page(PageKind::programme), open_page(PageKind::session, "a"),
                   open_page(PageKind::search), open_page(PageKind::info)});
    CHECK(current_page(state) == Page{PageKind::info});
    CHECK(current_page(after(state, {back})) == Page{});
}

TEST_CASE("back returns to the rooms that were shown, the way home to the first ones") {
    const State state = after({}, {turn(1), turn(1), open_page(PageKind::session, "a")});
    CHECK(after(state, {back}).room_page == 2);
    CHECK(after(state, {open_page(PageKind::now)}).room_page == 0);
}

TEST_CASE("the way back is bounded and keeps the home and the newest") {
    State state;
    for (int i = 0; i < 1000; ++i)
        state = update(std::move(state), open_page(PageKind::session, std::to_string(i)));
    CHECK(state.pages.size() == 16);
    CHECK(state.pages.front() == Page{});
    CHECK(state.pages[1] == Page{PageKind::session, "985"});
    CHECK(current_page(state) == Page{PageKind::session, "999"});
}

TEST_CASE("pages turn no further back than the first and never overflow") {
    CHECK(after({}, {turn(-1)}).room_page == 0);
    State state;
    for (int i = 0; i < 1000; ++i)
        state = update(std::move(state), turn(1));
    CHECK(state.room_page == static_cast<int>(limits::rooms));
}

TEST_CASE("contrast goes back to the theme of the installation") {
    State light;
    light.theme = light.installed_theme = ThemeName::light;
    CHECK(after(light, {contrast}).theme == ThemeName::contrast);
    CHECK(after(light, {contrast, contrast}) == light);
}

TEST_CASE("a screen installed in high contrast can leave it") {
    State state;
    state.theme = state.installed_theme = ThemeName::contrast;
    CHECK(after(state, {contrast}).theme == ThemeName::dark);
    CHECK(after(state, {contrast, contrast}) == state);
}

TEST_CASE("the language changes in place") {
    const State state = after({}, {open_page(PageKind::session, "a"),
                                   {.kind = IntentKind::set_language, .argument = "fr"}});
    CHECK(state.language == "fr");
    CHECK(current_page(state) == Page{PageKind::session, "a"});
}

TEST_CASE("every page has an address") {
    CHECK(parsed("now") == Page{PageKind::now});
    CHECK(parsed("programme") == Page{PageKind::programme});
    CHECK(parsed("search") == Page{PageKind::search});
    CHECK(parsed("changes") == Page{PageKind::changes});
    CHECK(parsed("info") == Page{PageKind::info});
    CHECK(parsed("session/opening-2018") == Page{PageKind::session, "opening-2018"});
    CHECK(parsed("room/Salle 1") == Page{PageKind::room, "Salle 1"});
    CHECK(parsed("room/c%2b%2B+") == Page{PageKind::room, "c+++"});
}

TEST_CASE("a search address is decoded as web addresses are") {
    CHECK(parsed("search?q=liz+rice").argument == "liz rice");
    CHECK(parsed("search?q=s%C3%A9curit%C3%A9").argument == "sécurité");
    CHECK(parsed("search?q=C%2B%2b").argument == "C++");
    CHECK(parsed("search?q=").argument.empty());
}

TEST_CASE("a search address that is not well formed is taken as it stands") {
    CHECK(parsed("search?q=100%").argument == "100%");
    CHECK(parsed("search?q=%4").argument == "%4");
    CHECK(parsed("search?q=%zz%").argument == "%zz%");
}

TEST_CASE("a search address brings no control characters and no more than a query may have") {
    CHECK(parsed("search?q=a%00b%1B%0Ac").argument == "ab c");
    CHECK(parsed("search?q=" + std::string(10'000, 'x')).argument.size() == limits::query_bytes);
}

TEST_CASE("what is no page is refused") {
    CHECK_FALSE(is_page(""));
    CHECK_FALSE(is_page("home"));
    CHECK_FALSE(is_page("Now"));
    CHECK_FALSE(is_page("session"));
    CHECK_FALSE(is_page("session/"));
    CHECK_FALSE(is_page("room/%20"));
    CHECK_FALSE(is_page("now/"));
}
