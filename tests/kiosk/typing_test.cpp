#include "kiosk/state/typing.h"

#include <doctest/doctest.h>

#include "core/base/limits.h"
#include "kiosk/state/state.h"

namespace foyer::kiosk {

namespace {

State searching(const std::string& query = {}) {
    State state;
    return update(state, open_page(PageKind::search, query));
}

State typed(State state, std::initializer_list<const char*> keys) {
    for (const char* key : keys)
        state = update(std::move(state), type_text(key));
    return state;
}

const std::string& query_of(const State& state) {
    return current_page(state).argument;
}

}  // namespace

TEST_CASE("what is typed is the query of the search") {
    const State state = typed(searching(), {"k", "u", "b"});
    CHECK(query_of(state) == "kub");
    CHECK(query_of(update(state, {.kind = IntentKind::erase_text})) == "ku");
    CHECK(query_of(update(state, {.kind = IntentKind::clear_text})).empty());
}

TEST_CASE("erasing takes a character as people see it") {
    for (const char* character : {"é", "e\u0301", "山", "👩‍👩‍👧", "🇫🇷"}) {
        const State state = typed(searching("a"), {character});
        CHECK(query_of(update(state, {.kind = IntentKind::erase_text})) == "a");
    }
    CHECK(query_of(update(searching(), {.kind = IntentKind::erase_text})).empty());
}

TEST_CASE("spaces that say nothing are not typed") {
    CHECK(query_of(typed(searching(), {" "})).empty());
    CHECK(query_of(typed(searching("a"), {" ", " ", "b"})) == "a b");
}

TEST_CASE("a query is as long as it may be, and no longer") {
    const std::string full(limits::query_bytes, 'a');
    CHECK(query_of(typed(searching(full.substr(1)), {"b"})).size() == limits::query_bytes);
    CHECK(query_of(typed(searching(full), {"b"})) == full);
    CHECK(query_of(typed(searching(full.substr(1)), {"é"})) == full.substr(1));
}

TEST_CASE("control characters and marks that turn the writing are not typed") {
    CHECK(query_of(typed(searching("a"), {"\x07", "\u202E", "b"})) == "ab");
}

TEST_CASE("another query is read from the top of its list") {
    State state = searching("kub");
    set_scroll(state, {.area = "results", .x = 0, .y = 300});
    CHECK_FALSE(scroll_of(update(state, type_text("e")), "results"));
    CHECK(scroll_of(update(state, {.kind = IntentKind::hide_keys}), "results"));
}

TEST_CASE("the keyboard goes and comes, with the keys of a language") {
    State state = searching();
    CHECK_FALSE(current_page(state).keys_hidden);
    state = update(state, {.kind = IntentKind::hide_keys});
    CHECK(current_page(state).keys_hidden);
    state = update(state, {.kind = IntentKind::show_keys});
    CHECK_FALSE(current_page(state).keys_hidden);
    Intent choose{.kind = IntentKind::choose_keys};
    choose.argument = "fr";
    CHECK(current_page(update(state, choose)).keys_language == "fr");
    CHECK(update(state, choose).language == state.language);
}

TEST_CASE("typing says nothing on a page that is no search") {
    State home;
    CHECK(typed(home, {"k"}) == home);
    CHECK(update(home, {.kind = IntentKind::clear_text}) == home);
}

TEST_CASE("the query is there again on the way back from a session") {
    State state = typed(searching(), {"k"});
    state = update(state, open_page(PageKind::session, "s1"));
    state = update(state, {.kind = IntentKind::back});
    CHECK(query_of(state) == "k");
}

}  // namespace foyer::kiosk
