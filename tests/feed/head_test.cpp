#include "core/feed/head.h"

#include <doctest/doctest.h>

#include "core/base/limits.h"
#include "core/feed/canonical.h"
#include "core/feed/gzip.h"
#include "tests/support/feed.h"

using namespace foyer;
using namespace foyer::feed;

namespace {

/// A head of revision 3 with everything that a head can have.
Head full_head() {
    test::Feed feed;
    for (int i = 0; i < 3; ++i) {
        auto publication = test::small_publication();
        publication.programme.conference.version = std::to_string(i);
        feed.publish(publication);
    }
    Head head = feed.head();
    head.beat = 17;
    head.mirrors = {"https://hub.example/feed/", "http://10.0.0.2:8080/"};
    head.rehearsal = Rehearsal{SignedTime(std::chrono::milliseconds{1'529'998'800'000}),
                               SignedTime(std::chrono::milliseconds{1'821'456'000'000}), 1500};
    return head;
}

std::string edited(std::string payload, std::string_view from, std::string_view to) {
    const std::size_t at = payload.find(from);
    REQUIRE(at != std::string::npos);
    return payload.replace(at, from.size(), to);
}

/// 960 digits that do not repeat.
std::string digits_of(std::size_t number) {
    std::string digits;
    for (int i = 0; i < 15; ++i)
        digits += to_hex(sha256(std::to_string(number) + "/" + std::to_string(i)));
    return digits;
}

void check_head_refused(std::string_view from, std::string_view to,
                        ErrorKind kind = ErrorKind::invalid) {
    const std::string payload = edited(test::must(write_head(full_head())), from, to);
    CAPTURE(from);
    CAPTURE(to);
    const auto read = read_head(payload);
    REQUIRE_FALSE(read);
    CHECK(read.error().kind == kind);
}

}  // namespace

TEST_CASE("a head is read as it was written") {
    const Head head = full_head();
    const std::string payload = test::must(write_head(head));
    CHECK(is_canonical(payload));
    CHECK(test::must(read_head(payload)) == head);
    CHECK(payload.find(R"("rehearsal":{"at":1529998800000,"since":1821456000000,"speed":1,)"
                       R"("thousandths":500})") != std::string::npos);
    Head plain = head;
    plain.mirrors.clear();
    plain.rehearsal.reset();
    CHECK(test::must(read_head(test::must(write_head(plain)))) == plain);
}

TEST_CASE("members of a head that are not known are ignored") {
    const Head head = full_head();
    const std::string payload = edited(test::must(write_head(head)), "\"issued\"",
                                       "\"greeting\":{\"en\":[1,null]},\"issued\"");
    CHECK(test::must(read_head(payload)) == head);
}

TEST_CASE("F74: a head of another format asks for an update") {
    check_head_refused("\"format\":1", "\"format\":2", ErrorKind::unsupported);
    const auto bare = read_head(R"({"format":7})");
    REQUIRE_FALSE(bare);
    CHECK(bare.error().kind == ErrorKind::unsupported);
}

TEST_CASE("F72: a head names files by numbers and hashes alone: a path in it leads nowhere") {
    const Head head = full_head();
    const std::string json = test::must(write_head(head));
    CHECK(json.find("path") == std::string::npos);
    for (const char* other : {"https://evil.example/x", "/etc/passwd", "../head"}) {
        const std::string led = edited(json, "\"snapshot\":{",
                                       "\"snapshot\":{\"path\":\"" + std::string(other) + "\",");
        CHECK(test::must(read_head(led)) == head);
    }
}

TEST_CASE("the payload of a head is one gzip member within the bounds of a head") {
    const Head head = full_head();
    const std::string json = test::must(write_head(head));
    const std::string packed = pack(json);
    CHECK(test::must(open_head(packed)) == head);
    CHECK(packed.size() * 2 < json.size() + 300);
    CHECK(open_head(json).error().kind == ErrorKind::malformed);
    CHECK(open_head(packed + "x").error().kind == ErrorKind::malformed);
    CHECK(open_head(packed.substr(0, packed.size() - 1)).error().kind == ErrorKind::malformed);
    CHECK(open_head("").error().kind == ErrorKind::malformed);
    const std::string bomb = pack(std::string(limits::head_bytes + 1, ' '));
    CHECK(open_head(bomb).error().kind == ErrorKind::too_large);
}

TEST_CASE("numbers of a head are held to their bounds on both sides") {
    const auto accepts = [](std::string_view from, const std::string& to) {
        return read_head(edited(test::must(write_head(full_head())), from, to)).ok();
    };
    struct Bound {
        std::string_view member;
        std::string_view written;
        std::int64_t low, high;
    };
    for (const Bound& bound :
         {Bound{"\"fresh_s\":", "600", 1, 86'400}, Bound{"\"hold_s\":", "10", 1, 60},
          Bound{"\"poll_s\":", "15", 1, 3600}, Bound{"\"spread_ms\":", "2000", 0, 60'000},
          Bound{"\"speed\":", "1", 0, 1000}, Bound{"\"thousandths\":", "500", 0, 999}}) {
        const std::string from = std::string(bound.member) + std::string(bound.written);
        const auto with = [&](std::int64_t value) {
            return accepts(from, std::string(bound.member) + std::to_string(value));
        };
        CAPTURE(bound.member);
        CHECK(with(bound.low));
        CHECK(with(bound.high));
        CHECK_FALSE(with(bound.low - 1));
        CHECK_FALSE(with(bound.high + 1));
    }
    check_head_refused("\"beat\":17", "\"beat\":-1");
    check_head_refused("\"beat\":17", "\"beat\":9007199254740992", ErrorKind::malformed);
    check_head_refused("\"revision\":3,\"root\"", "\"revision\":0,\"root\"");
    check_head_refused("\"epoch\":1", "\"epoch\":0");
}

TEST_CASE("what a head must have, it must have, and in its type") {
    for (const std::string_view member :
         {"beat", "deltas", "epoch", "feed", "format", "fresh_s", "issued", "revision", "root",
          "snapshot", "state", "wait", "blake2b", "sha256", "size", "unpacked"}) {
        const std::string quoted = '"' + std::string(member) + "\":";
        std::string renamed = quoted;
        renamed.insert(renamed.size() - 2, "_");
        const std::string payload = edited(test::must(write_head(full_head())), quoted, renamed);
        CAPTURE(member);
        CHECK_FALSE(read_head(payload));
    }
    check_head_refused("\"deltas\":[", "\"deltas\":[7,");
    check_head_refused("\"wait\":{", "\"wait\":[],\"wait_\":{");
    check_head_refused("\"mirrors\":[", "\"mirrors\":[7,");
}

TEST_CASE("mirrors are http or https addresses of folders") {
    Head head = full_head();
    for (const std::string& address :
         {std::string("ftp://x/"), std::string("file:///etc/"), std::string("https://x"),
          std::string("https://"), std::string("https://x y/"), std::string("https://user@x/"),
          std::string("https://x/?q=/"), std::string("javascript:alert(1)/"), std::string(),
          "https://" + std::string(limits::line_bytes, 'x') + "/"}) {
        head.mirrors = {address};
        CHECK_FALSE(write_head(head));
    }
    head.mirrors.assign(limits::mirrors, "https://hub.example/feed/");
    CHECK(write_head(head));
    head.mirrors.emplace_back("https://hub.example/feed/");
    CHECK_FALSE(write_head(head));
}

TEST_CASE("deltas are sorted, each base once, and bounded") {
    Head head = full_head();
    REQUIRE(head.deltas.size() == 2);
    std::swap(head.deltas[0], head.deltas[1]);
    CHECK_FALSE(write_head(head));
    head.deltas[1] = head.deltas[0];
    CHECK_FALSE(write_head(head));

    Head later = full_head();
    later.position.revision = 1000;
    const auto with_deltas = [&](std::uint64_t count) {
        later.deltas.clear();
        for (std::uint64_t i = 0; i < count; ++i)
            later.deltas.push_back(
                {.base = 999 - i, .revision = 1000, .sha256 = {}, .size = 1, .unpacked = 1});
        return write_head(later).ok();
    };
    CHECK(with_deltas(limits::deltas_per_head));
    CHECK_FALSE(with_deltas(limits::deltas_per_head + 1));
}

TEST_CASE("a head that a screen would fetch too often for its size is not written") {
    Head head = full_head();
    const SecretKey key = test::test_key(2);
    const SecretKey* signer = &key;
    const std::string file = test::must(sign_head(head, std::span(&signer, 1)));
    CHECK(file.size() < limits::written_head_bytes);
    // Different names: equal ones would pack well.
    head.mirrors.clear();
    for (std::size_t i = 0; i < limits::mirrors; ++i)
        head.mirrors.push_back("https://" + digits_of(i) + "/");
    const auto large = sign_head(head, std::span(&signer, 1));
    REQUIRE_FALSE(large);
    CHECK(large.error().kind == ErrorKind::too_large);
}

TEST_CASE("a downloaded document opens to what was published") {
    test::Feed feed;
    feed.publish(test::small_publication());
    const Head head = feed.head();
    const Document document =
        test::must(open_document(head, head.snapshot, feed.file(head.snapshot)));
    const State state = test::must(applied(State(), 0, document));
    CHECK(check_state(head, state));
    CHECK(state == feed.state);
}

TEST_CASE("F67: a file that is not the one that the head names is refused before it is unpacked") {
    test::Feed feed;
    feed.publish(test::small_publication());
    const Head head = feed.head();
    const std::string& packed = feed.file(head.snapshot);
    for (std::size_t at = 0; at < packed.size(); ++at) {
        std::string other = packed;
        other[at] = static_cast<char>(other[at] ^ 1);
        const auto read = open_document(head, head.snapshot, other);
        REQUIRE_FALSE(read);
        CHECK(read.error().kind == ErrorKind::untrusted);
    }
    CHECK_FALSE(open_document(head, head.snapshot, packed + "x"));
    CHECK_FALSE(open_document(head, head.snapshot, ""));
}

TEST_CASE("F71: a stated size that is smaller or larger than the real one is refused") {
    test::Feed feed;
    feed.publish(test::small_publication());
    const Head head = feed.head();
    for (const int off : {-1, 1}) {
        DocumentRef reference = head.snapshot;
        reference.unpacked =
            static_cast<std::uint64_t>(static_cast<std::int64_t>(reference.unpacked) + off);
        CHECK_FALSE(open_document(head, reference, feed.file(head.snapshot)));
    }
}

TEST_CASE(
    "F66: a document of another feed, epoch, base or revision is refused with its right hash") {
    test::Feed feed;
    feed.publish(test::small_publication());
    feed.publish(test::small_publication());
    const Head head = feed.head();
    const Document good =
        test::must(open_document(head, head.deltas[0], feed.file(head.deltas[0])));
    const auto attempt = [&](const Document& document) {
        const std::string bytes = write_document(document);
        const std::string packed = pack(bytes);
        return open_document(head, reference_to(packed, bytes.size(), head.deltas[0].base, 2),
                             packed);
    };
    CHECK(attempt(good));
    for (int what = 0; what < 4; ++what) {
        Document other = good;
        if (what == 0) other.position.feed = std::string(32, 'a');
        if (what == 1) other.position.epoch = 2;
        if (what == 2) other.position.revision = 3;
        if (what == 3) other.base = 0;
        const auto read = attempt(other);
        REQUIRE_FALSE(read);
        CHECK(read.error().kind == ErrorKind::untrusted);
    }
}

TEST_CASE("F68: a delta that is right by its hash and wrong in its effect is noticed") {
    test::Feed feed;
    feed.publish(test::small_publication());
    const Head head = feed.head();
    State state = feed.state;
    CHECK(check_state(head, state));
    state.put({Table::rooms, "salle-1", "{\"id\":\"salle-1\"}"});
    const auto checked = check_state(head, state);
    REQUIRE_FALSE(checked);
    CHECK(checked.error().kind == ErrorKind::untrusted);
    state = feed.state;
    state.remove(Table::sponsors, "aqua");
    CHECK_FALSE(check_state(head, state));
}
