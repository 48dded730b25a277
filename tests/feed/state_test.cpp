#include "core/feed/state.h"

#include <doctest/doctest.h>

#include <set>

#include "core/base/limits.h"
#include "tests/support/feed.h"

using namespace foyer;
using namespace foyer::feed;

TEST_CASE("the tables have the words of the format and find them again") {
    std::set<std::string_view> words;
    for (const Table table : tables) {
        CHECK(words.insert(word_for(table)).second);
        CHECK(table_called(word_for(table)) == table);
        CHECK(most_records(table) > 0);
    }
    CHECK_FALSE(table_called("room"));
    CHECK_FALSE(table_called(""));
}

TEST_CASE("a state counts its records and its bytes") {
    State state;
    state.put({Table::rooms, "a", "{}"});
    state.put({Table::tracks, "a", "{}"});
    CHECK(state.count() == 2);
    CHECK(state.bytes() == 6);
    state.put({Table::rooms, "a", "{\"b\":1}"});
    CHECK(state.count() == 2);
    CHECK(state.bytes() == 11);
    state.remove(Table::rooms, "none");
    state.remove(Table::rooms, "a");
    CHECK(state.bytes() == 3);
    CHECK(state.find(Table::rooms, "a") == nullptr);
    REQUIRE(state.find(Table::tracks, "a") != nullptr);
    CHECK(*state.find(Table::tracks, "a") == "{}");
}

TEST_CASE("the state hash is over lengths, ids and records, table by table") {
    State state;
    CHECK(state_hash(state) == blake2b(""));
    state.put({Table::sessions, "b", "{\"id\":\"b\"}"});
    state.put({Table::sessions, "a", "{\"id\":\"a\"}"});
    state.put({Table::rooms, "z", "{\"id\":\"z\"}"});
    const std::string one("\1\0\0\0", 4);
    const std::string ten("\12\0\0\0", 4);
    CHECK(state_hash(state) == blake2b(one + "z" + ten + "{\"id\":\"z\"}" +  //
                                       one + "a" + ten + "{\"id\":\"a\"}" +  //
                                       one + "b" + ten + "{\"id\":\"b\"}"));
}

TEST_CASE("the state hash does not depend on the order in which records came") {
    State one;
    State other;
    for (int i = 0; i < 50; ++i) {
        one.put({Table::rooms, "r" + std::to_string(i), std::to_string(i)});
        other.put({Table::rooms, "r" + std::to_string(49 - i), std::to_string(49 - i)});
    }
    other.put({Table::people, "gone", "{}"});
    other.remove(Table::people, "gone");
    CHECK(state_hash(one) == state_hash(other));
    CHECK(one == other);
}

TEST_CASE("a hasher that is given rows one by one comes to the same hash") {
    const State state = test::must(state_of(test::small_publication()));
    StateHasher hasher;
    for (const Table table : tables)
        for (const auto& [id, json] : state.records(table))
            hasher.add(id, json);
    CHECK(hasher.finish() == state_hash(state));
}
