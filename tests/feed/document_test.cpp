#include "core/feed/document.h"

#include <doctest/doctest.h>

#include "core/base/limits.h"
#include "tests/support/feed.h"

using namespace foyer;
using namespace foyer::feed;

namespace {

const Position at_three{test::test_feed_id, 1, 3};

std::string document_with(const std::string& put, const std::string& removed = "{}",
                          const std::string& base = "2") {
    return R"({"base":)" + base + R"(,"delete":)" + removed + R"(,"epoch":1,"feed":")" +
           test::test_feed_id + R"(","format":1,"put":)" + put + R"(,"revision":3})";
}

std::string rooms_document(std::size_t count) {
    std::string put = R"({"sessions":[)";
    for (std::size_t i = 0; i < count; ++i) {
        const std::string number = std::to_string(10'000'000 + i);
        put += (i > 0 ? "," : "") + (R"({"id":"s)" + number + "\"}");
    }
    return document_with(put + "]}");
}

void check_refused(const std::string& bytes, ErrorKind kind) {
    CAPTURE(bytes.substr(0, 300));
    const auto read = read_document(bytes);
    REQUIRE_FALSE(read);
    CHECK(read.error().kind == kind);
    CHECK_FALSE(read.error().detail.empty());
}

}  // namespace

TEST_CASE("a document is read as it was written") {
    Document document;
    document.position = at_three;
    document.base = 1;
    document.put = {{Table::conference, "c", R"({"id":"c"})"},
                    {Table::rooms, "a", R"({"id":"a","x":[1]})"},
                    {Table::rooms, "b", R"({"id":"b"})"},
                    {Table::announcements, "n", R"({"id":"n"})"}};
    document.removed = {{Table::tracks, "t"}, {Table::sessions, "s"}};
    const std::string bytes = write_document(document);
    CHECK(bytes == R"({"base":1,"delete":{"sessions":["s"],"tracks":["t"]},"epoch":1,)"
                   R"("feed":"00112233445566778899aabbccddeeff","format":1,)"
                   R"("put":{"announcements":[{"id":"n"}],"conference":[{"id":"c"}],)"
                   R"("rooms":[{"id":"a","x":[1]},{"id":"b"}]},"revision":3})");
    CHECK(test::must(read_document(bytes)) == document);
}

TEST_CASE("members that this version does not know are ignored") {
    std::string bytes = document_with("{}");
    bytes.insert(bytes.find("\"format\""), R"("fine":[1,{"a":null}],)");
    CHECK(read_document(bytes));
}

TEST_CASE("F74: an unknown format or table asks for an update") {
    std::string bytes = document_with("{}");
    bytes.replace(bytes.find("\"format\":1"), 10, "\"format\":2");
    check_refused(bytes, ErrorKind::unsupported);
    check_refused(document_with(R"({"lifts":[]})"), ErrorKind::unsupported);
}

TEST_CASE("F60: a document that is not canonical is refused") {
    const std::string good = document_with(R"({"rooms":[{"id":"a"}]})");
    REQUIRE(read_document(good));
    check_refused(good + "\n", ErrorKind::malformed);
    check_refused("\xef\xbb\xbf" + good, ErrorKind::malformed);
    check_refused(document_with(R"({"rooms":[{"id":"a","id":"a"}]})"), ErrorKind::malformed);
    check_refused(document_with(R"({"rooms":[{"id":"a","n":1e999}]})"), ErrorKind::malformed);
    check_refused(document_with(R"({"rooms":[{"id":"a","n":18446744073709551616}]})"),
                  ErrorKind::malformed);
    check_refused(document_with(std::string(100'000, '[')), ErrorKind::too_large);
    for (std::size_t length = 0; length < good.size(); ++length)
        CHECK_FALSE(read_document(good.substr(0, length)));
}

TEST_CASE("wrong types anywhere are refused") {
    for (const char* put :
         {R"([])", R"(null)", R"({"rooms":{}})", R"({"rooms":[1]})", R"({"rooms":["a"]})",
          R"({"rooms":[{}]})", R"({"rooms":[{"id":1}]})", R"({"rooms":[[]]})"})
        check_refused(document_with(put), ErrorKind::invalid);
    check_refused(document_with("{}", R"({"rooms":[{"id":"a"}]})"), ErrorKind::invalid);
    check_refused(document_with("{}", "[]"), ErrorKind::invalid);
    check_refused("[]", ErrorKind::invalid);
    check_refused("{}", ErrorKind::invalid);
}

TEST_CASE("F66: a base that is not before the revision is refused") {
    CHECK(read_document(document_with("{}", "{}", "0")));
    check_refused(document_with("{}", "{}", "3"), ErrorKind::invalid);
    check_refused(document_with("{}", "{}", "4"), ErrorKind::invalid);
    check_refused(document_with("{}", "{}", "-1"), ErrorKind::invalid);
}

TEST_CASE("F69: ids that are none, or are there twice, are refused") {
    const std::string long_id(limits::id_bytes + 1, 'a');
    for (const std::string& id :
         {std::string(""), long_id, std::string(10'240, 'a'), std::string("../a"),
          std::string("a\\u0000"), std::string("a\\\""), std::string("A"), std::string("é"),
          std::string("a b")}) {
        check_refused(document_with(R"({"rooms":[{"id":")" + id + R"("}]})"), ErrorKind::invalid);
        check_refused(document_with("{}", R"({"rooms":[")" + id + R"("]})"), ErrorKind::invalid);
    }
    const std::string longest(limits::id_bytes, 'a');
    CHECK(read_document(document_with(R"({"rooms":[{"id":")" + longest + R"("}]})")));
    check_refused(document_with(R"({"rooms":[{"id":"a"},{"id":"a"}]})"), ErrorKind::invalid);
    check_refused(document_with(R"({"rooms":[{"id":"b"},{"id":"a"}]})"), ErrorKind::invalid);
    check_refused(document_with("{}", R"({"rooms":["a","a"]})"), ErrorKind::invalid);
    check_refused(document_with(R"({"rooms":[{"id":"a"}]})", R"({"rooms":["a"]})"),
                  ErrorKind::invalid);
    CHECK(read_document(document_with(R"({"rooms":[{"id":"a"}]})", R"({"tracks":["a"]})")));
}

TEST_CASE("F75: more records than a table may have are refused" * doctest::test_suite("slow")) {
    CHECK(read_document(rooms_document(limits::sessions)));
    check_refused(rooms_document(limits::sessions + 1), ErrorKind::too_large);
    check_refused(rooms_document(1'000'000), ErrorKind::too_large);
    check_refused(document_with(R"({"conference":[{"id":"a"},{"id":"b"}]})"), ErrorKind::too_large);
}

TEST_CASE("a snapshot has nothing to delete") {
    check_refused(document_with("{}", R"({"rooms":["a"]})", "0"), ErrorKind::invalid);
}

TEST_CASE("a snapshot replaces everything") {
    State before;
    before.put({Table::rooms, "old", R"({"id":"old"})"});
    State now;
    now.put({Table::rooms, "new", R"({"id":"new"})"});
    const Document snapshot = snapshot_of(now, at_three);
    CHECK(snapshot.is_snapshot());
    CHECK(test::must(applied(before, 2, snapshot)) == now);
    CHECK(test::must(applied(State(), 0, snapshot)) == now);
}

TEST_CASE("a delta with an older base is harmless, with a newer one refused") {
    Document delta;
    delta.position = at_three;
    delta.base = 1;
    delta.put = {{Table::rooms, "a", R"({"id":"a"})"}};
    delta.removed = {{Table::rooms, "never-there"}};
    CHECK(test::must(applied(State(), 1, delta)).count() == 1);
    CHECK(test::must(applied(State(), 2, delta)).count() == 1);
    const auto newer = applied(State(), 0, delta);
    REQUIRE_FALSE(newer);
    CHECK(newer.error().kind == ErrorKind::invalid);
}

TEST_CASE("F75: a state that outgrows a table's limit by deltas is refused") {
    State full;
    for (std::size_t i = 0; i < limits::announcements; ++i)
        full.put({Table::announcements, "a" + std::to_string(i), "{}"});
    Document delta;
    delta.position = at_three;
    delta.base = 2;
    delta.put = {{Table::announcements, "a0", "{\"id\":\"a0\"}"}};
    CHECK(applied(full, 2, delta));
    delta.put = {{Table::announcements, "one-more", "{}"}};
    const auto more = applied(full, 2, delta);
    REQUIRE_FALSE(more);
    CHECK(more.error().kind == ErrorKind::too_large);
    delta.removed = {{Table::announcements, "a0"}};
    CHECK(applied(full, 2, delta));
}

TEST_CASE("a state of more bytes than a document may have is refused") {
    State before;
    const std::size_t half = limits::document_bytes / 2;
    before.put({Table::rooms, "a", std::string(half - 1, 'x')});
    Document delta;
    delta.position = at_three;
    delta.base = 2;
    delta.put = {{Table::rooms, "b", std::string(half - 1, 'x')}};
    CHECK(applied(before, 2, delta));
    delta.put[0].json += 'x';
    const auto more = applied(before, 2, delta);
    REQUIRE_FALSE(more);
    CHECK(more.error().kind == ErrorKind::too_large);
}

TEST_CASE("a feed id is 128 bits in lower-case hexadecimal") {
    CHECK(is_feed_id(test::test_feed_id));
    CHECK_FALSE(is_feed_id(""));
    CHECK_FALSE(is_feed_id("00112233445566778899aabbccddeef"));
    CHECK_FALSE(is_feed_id("00112233445566778899AABBCCDDEEFF"));
}
