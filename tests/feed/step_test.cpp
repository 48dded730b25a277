#include "core/feed/step.h"

#include <doctest/doctest.h>

#include "core/base/limits.h"
#include "core/feed/excerpt.h"
#include "core/feed/revision_files.h"
#include "tests/support/feed.h"
#include "tests/support/random_publication.h"

using namespace foyer;
using namespace foyer::feed;

namespace {

State with(std::initializer_list<Record> records) {
    State state;
    for (const Record& record : records)
        state.put(record);
    return state;
}

}  // namespace

TEST_CASE("a step leads from one state to the next, and what it gives leads back") {
    test::RandomPublications random(3);
    programme::Publication now = random.make(10);
    State state;
    for (int i = 0; i < 200; ++i) {
        const State next = test::must(state_of(now, state));
        const Step step = step_between(state, next);
        const StateSize size = size_after(state, step);
        CHECK(size.count() == next.count());
        CHECK(size.bytes == next.bytes());
        for (const Table table : tables)
            CHECK(size.records[static_cast<std::size_t>(table)] == next.records(table).size());
        for (const auto& [key, json] : step)
            CHECK(find_after(state, step, key) == (json ? &*step.at(key) : nullptr));
        const State before = state;
        const Step back = take_step(state, step);
        CHECK(state == next);
        State returned = state;
        take_step(returned, back);
        CHECK(returned == before);
        now = random.step(std::move(now));
    }
}

TEST_CASE("what is as it was is not added to a step") {
    const State state = with({{Table::rooms, "a", "{}"}});
    Step step;
    add_to(step, state, {Table::rooms, "a"}, "{}");
    add_to(step, state, {Table::rooms, "b"}, std::nullopt);
    CHECK(step.empty());
    add_to(step, state, {Table::rooms, "a"}, std::nullopt);
    add_to(step, state, {Table::rooms, "b"}, "{}");
    CHECK(step.size() == 2);
}

TEST_CASE("a step beyond the limits of a table or of all records is too large") {
    State state;
    Step step;
    for (std::size_t i = 0; i < most_records(Table::announcements); ++i)
        step[{Table::announcements, "a" + std::to_string(i)}] = "{}";
    CHECK(size_after(state, step).check().ok());
    take_step(state, step);
    const Step one_more{{{Table::announcements, "b"}, "{}"}};
    CHECK(size_after(state, one_more).check().error().kind == ErrorKind::too_large);
    const Step exchange{{{Table::announcements, "b"}, "{}"},
                        {{Table::announcements, "a0"}, std::nullopt}};
    CHECK(size_after(state, exchange).check().ok());
    const Step huge{{{Table::rooms, "r"}, std::string(limits::document_bytes, 'x')}};
    CHECK(size_after({}, huge).check().error().kind == ErrorKind::too_large);
}

TEST_CASE("the files of a revision are the same by its step and by its whole state") {
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        CAPTURE(seed);
        test::RandomPublications random(seed);
        programme::Publication now = random.make(12);
        State state = test::must(state_of(now, {}));
        History history(1);
        std::optional<DocumentRef> snapshot;
        for (std::uint64_t revision = 2; revision <= 150; ++revision) {
            now = random.step(std::move(now));
            const State next = test::must(state_of(now, state));
            const Step step = step_between(state, next);
            History longer = history;
            longer.note(state, next, revision);
            const Position position{test::test_feed_id, 1, revision};
            const auto whole = test::must(revision_files(next, longer, position, snapshot));
            const auto made = test::must(
                revision_files({state, history, step, position, snapshot, state_hash(next)}));
            REQUIRE(made.proof == whole.proof);
            REQUIRE(made.snapshot == whole.snapshot);
            REQUIRE(made.deltas == whole.deltas);
            REQUIRE(made.files.size() == whole.files.size());
            for (std::size_t i = 0; i < made.files.size(); ++i)
                REQUIRE(made.files[i].bytes == whole.files[i].bytes);
            history.note(step, revision);
            REQUIRE(history.touched() == longer.touched());
            take_step(state, step);
            snapshot = made.snapshot;
        }
    }
}

TEST_CASE("an excerpt has the sessions asked for and whom they name, as they are after the step") {
    const auto publication = test::small_publication();
    const State state = test::must(state_of(publication, {}));
    const auto& session = publication.programme.sessions.front();
    REQUIRE_FALSE(session.people.empty());
    programme::Session moved = session;
    moved.title = programme::LocalizedText("Moved");
    const Step step{{{Table::sessions, session.id}, test::must(record_of(moved))},
                    {{Table::tracks, "later"}, R"({"id":"later","name":{"":"Later"}})"}};
    const State excerpt = excerpt_after(state, step, {session.id, "nobody-knows"});
    CHECK(excerpt.records(Table::conference) == state.records(Table::conference));
    CHECK(excerpt.records(Table::rooms) == state.records(Table::rooms));
    CHECK(excerpt.records(Table::tracks).size() == state.records(Table::tracks).size() + 1);
    REQUIRE(excerpt.records(Table::sessions).size() == 1);
    CHECK(*excerpt.find(Table::sessions, session.id) == *step.rbegin()->second);
    CHECK(excerpt.records(Table::people).size() == session.people.size());
    CHECK(excerpt.find(Table::people, session.people.front().person) != nullptr);
    CHECK(excerpt.records(Table::changes).empty());
}
