#include "core/feed/history.h"

#include <doctest/doctest.h>

using namespace foyer::feed;

namespace {

State with(std::initializer_list<std::pair<std::string, std::string>> rooms) {
    State state;
    for (const auto& [id, json] : rooms)
        state.put({Table::rooms, id, json});
    return state;
}

RecordKey room_key(std::string id) {
    return {Table::rooms, std::move(id)};
}

}  // namespace

TEST_CASE("two states differ in what was added, removed and changed") {
    const State before = with({{"a", "1"}, {"b", "1"}, {"c", "1"}});
    State after = with({{"b", "2"}, {"c", "1"}, {"d", "1"}});
    after.put({Table::tracks, "c", "1"});
    CHECK(
        differing(before, after) ==
        std::vector<RecordKey>{room_key("a"), room_key("b"), room_key("d"), {Table::tracks, "c"}});
    CHECK(differing(before, before).empty());
    CHECK(differing(State(), before).size() == 3);
    CHECK(differing(before, State()).size() == 3);
}

TEST_CASE("a record that came back to what it was counts as touched") {
    const State there = with({{"a", "1"}});
    const State away = with({{"a", "2"}});
    History history(7);
    history.note(there, away, 8);
    history.note(away, there, 9);
    CHECK(history.touched_after(7) == std::vector<RecordKey>{room_key("a")});
    CHECK(history.touched_after(8) == std::vector<RecordKey>{room_key("a")});
    CHECK(history.touched_after(9).empty());
}

TEST_CASE("a history that was kept elsewhere is the same one") {
    History history(1);
    history.note(State(), with({{"a", "1"}}), 2);
    history.note(with({{"a", "1"}}), with({{"b", "1"}}), 3);
    History again(history.first(), history.last());
    for (const auto& [key, revision] : history.touched())
        again.note(key, revision);
    CHECK(again.touched() == history.touched());
    CHECK(again.touched_after(2) == history.touched_after(2));
}

TEST_CASE("what no delta reaches back to is forgotten") {
    History history(1);
    history.note(State(), with({{"a", "1"}}), 2);
    history.note(with({{"a", "1"}}), with({{"a", "1"}, {"b", "1"}}), 3);
    history.forget_before(2);
    CHECK(history.first() == 2);
    CHECK(history.touched().size() == 1);
    CHECK(history.touched_after(2) == std::vector<RecordKey>{room_key("b")});
}
