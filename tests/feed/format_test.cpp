// core/feed/FORMAT.md: its examples are what the code writes, byte for byte, and what it reads.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "core/base/base64.h"
#include "core/feed/gzip.h"
#include "core/feed/key_file.h"
#include "tests/support/feed.h"
#include "tests/support/files.h"
#include "tests/support/golden.h"

using namespace foyer;
using namespace foyer::feed;

namespace {

const std::filesystem::path page = FOYER_SOURCE_DIR "/core/feed/FORMAT.md";

/// Where the text of an example stands in the page, without the last newline.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::map<std::string, Span> examples_in(const std::string& text) {
    static constexpr std::string_view mark = " example=";
    std::map<std::string, Span> found;
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
        const std::size_t line_end = text.find('\n', at);
        const std::string name = text.substr(at + mark.size(), line_end - at - mark.size());
        const std::size_t fence = text.find("\n```", line_end);
        REQUIRE(fence != std::string::npos);
        found[name] = {std::min(line_end + 1, fence), fence};
    }
    return found;
}

/// The example conference: one talk and one lunch in two rooms; revision 2 moves the talk.
test::Feed example_feed() {
    test::Feed feed;
    programme::Publication publication = test::small_publication();
    feed.publish(publication);
    publication.programme.sessions.front().rooms = {"salle-2"};
    feed.publish(publication);
    feed.beat = 17;
    return feed;
}

Head example_head(const test::Feed& feed) {
    Head head = feed.head();
    head.mirrors = {"https://hub.example/feed/"};
    head.rehearsal =
        Rehearsal{SignedTime(test::instant("2018-06-26T07:00:00Z")), feed.issued, 1500};
    return head;
}

std::string records_of(const State& state) {
    std::string lines;
    for (const Table table : tables)
        for (const auto& [id, json] : state.records(table))
            lines += (lines.empty() ? "" : "\n") + json;
    return lines;
}

std::string without_newline(std::string line) {
    line.pop_back();
    return line;
}

std::map<std::string, std::string> examples_of_code() {
    const test::Feed feed = example_feed();
    test::Feed first;
    first.publish(test::small_publication());
    const std::string& snapshot = first.file(first.made.snapshot);
    const std::string& delta = feed.file(feed.made.deltas.front());
    const Head head = example_head(feed);
    return {
        {"secret-key", without_newline(write_secret_key(feed.head_key))},
        {"root-payload", test::must(write_root(feed.root))},
        {"root-file", test::root_file(feed.root, feed.root_key)},
        {"records", records_of(first.state)},
        {"state-hash", to_hex(state_hash(first.state))},
        {"snapshot", test::must(unpack(snapshot, 100'000))},
        {"snapshot-packed", path_of(first.made.snapshot, 1) + "\n" + to_base64(snapshot)},
        {"delta", test::must(unpack(delta, 100'000))},
        {"delta-packed", path_of(feed.made.deltas.front(), 1) + "\n" + to_base64(delta)},
        {"head-payload", test::must(write_head(head))},
        {"head-file", feed.sign(head)},
        {"trusted", without_newline(write_trusted(test::holding(head)))},
    };
}

std::string example(const std::string& name) {
    const std::string text = tests::read_file(page);
    const auto spans = examples_in(text);
    const auto found = spans.find(name);
    REQUIRE(found != spans.end());
    return text.substr(found->second.begin, found->second.end - found->second.begin);
}

/// The bytes behind an example of a path and base64.
std::string packed_example(const std::string& name) {
    const std::string text = example(name);
    return test::must(from_base64(text.substr(text.find('\n') + 1)));
}

}  // namespace

TEST_CASE("the examples of FORMAT.md are what the code writes") {
    const auto written = examples_of_code();
    std::string text = tests::read_file(page);
    if (tests::golden_update()) {
        for (const auto& [name, bytes] : written) {
            const Span span = examples_in(text).at(name);
            const bool empty = text[span.begin] == '\n';
            text.replace(span.begin, span.end - span.begin, empty ? "\n" + bytes : bytes);
        }
        std::ofstream(page, std::ios::binary) << text;
        return;
    }
    CHECK(examples_in(text).size() == written.size());
    for (const auto& expected : written) {
        CAPTURE(expected.first);
        CHECK(example(expected.first) == expected.second);
    }
}

TEST_CASE("the examples of FORMAT.md read as a screen reads them") {
    const Root root = test::must(read_first_root(example("root-file")));
    const Judgement judgement = judge(example("head-file"), root, {});
    REQUIRE(judgement.accepted());
    const Head& head = *judgement.head;
    CHECK(head == test::must(read_head(example("head-payload"))));

    const Document snapshot = test::must(read_document(example("snapshot")));
    CHECK(test::must(unpack(packed_example("snapshot-packed"), 100'000)) == example("snapshot"));
    State state = test::must(applied(State(), 0, snapshot));
    CHECK(to_hex(state_hash(state)) == example("state-hash"));
    const Document delta =
        test::must(open_document(head, head.deltas.front(), packed_example("delta-packed")));
    CHECK(delta == test::must(read_document(example("delta"))));
    state = test::must(applied(std::move(state), 1, delta));
    CHECK(check_state(head, state));
    CHECK(test::must(publication_of(state)).programme.sessions.front().rooms ==
          std::vector<std::string>{"salle-2"});
    CHECK(test::must(read_trusted(example("trusted"))) == test::holding(head));
    CHECK(test::must(read_secret_key(example("secret-key"))).public_key() == root.head.keys[0]);
}
