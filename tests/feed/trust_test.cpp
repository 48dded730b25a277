#include "core/feed/trust.h"

#include <doctest/doctest.h>

#include <set>

#include "core/base/limits.h"
#include "core/feed/gzip.h"
#include "tests/support/feed.h"

using namespace foyer;
using namespace foyer::feed;
using test::test_key;

namespace {

/// A feed at revision 3 whose screen holds revision 3.
struct Situation {
    Situation() {
        for (int i = 0; i < 3; ++i)
            publish(i);
        held = test::holding(feed.head());
    }

    void publish(int version) {
        auto publication = test::small_publication();
        publication.programme.conference.version = std::to_string(version);
        feed.publish(publication);
    }

    [[nodiscard]] Judgement judge(const Head& head) const {
        return feed::judge(feed.sign(head), feed.root, held);
    }

    test::Feed feed;
    Trusted held;
};

void check_standing(const Judgement& judgement, Standing standing) {
    CHECK(word_for(judgement.standing) == word_for(standing));
    const bool accepted = standing == Standing::newer || standing == Standing::beat_only ||
                          standing == Standing::equal;
    CHECK(judgement.accepted() == accepted);
    CHECK(judgement.message.empty() == accepted);
}

/// The next root of `feed`, with a new head key and the next epoch.
Root cured_root(const test::Feed& feed, const SecretKey& new_head_key) {
    Root next = feed.root;
    next.version += 1;
    next.epoch += 1;
    next.head.keys = {new_head_key.public_key()};
    return test::must(read_next_root(feed.root, test::root_file(next, feed.root_key)));
}

}  // namespace

TEST_CASE("every standing has a word of its own") {
    std::set<std::string_view> words;
    for (int i = 0; i <= static_cast<int>(Standing::malformed); ++i)
        CHECK(words.insert(word_for(static_cast<Standing>(i))).second);
}

TEST_CASE("the head that is held is equal, a later beat proves it anew") {
    Situation now;
    check_standing(judge(now.feed.head_file(), now.feed.root, now.held), Standing::equal);
    Head head = now.feed.head();
    head.beat = 1;
    head.issued += std::chrono::minutes{5};
    check_standing(now.judge(head), Standing::beat_only);
}

TEST_CASE("a later revision is newer, also for who holds nothing") {
    Situation now;
    now.publish(4);
    const Judgement judgement = judge(now.feed.head_file(), now.feed.root, now.held);
    check_standing(judgement, Standing::newer);
    CHECK(judgement.head->position.revision == 4);
    CHECK(judgement.root == 1);
    check_standing(judge(now.feed.head_file(), now.feed.root, {}), Standing::newer);
    Trusted nothing{};
    nothing.feed = now.feed.root.feed;
    nothing.root = 1;
    check_standing(judge(now.feed.head_file(), now.feed.root, nothing), Standing::newer);
}

TEST_CASE("F56: a head with any bit flipped is refused") {
    const Situation now;
    const std::string file = now.feed.head_file();
    for (std::size_t bit = 0; bit < file.size() * 8; ++bit) {
        std::string bad = file;
        bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << (bit % 8)));
        const Judgement judgement = judge(bad, now.feed.root, now.held);
        if (judgement.accepted()) CAPTURE(bit);
        CHECK_FALSE(judgement.accepted());
    }
}

TEST_CASE("F56: a head that is cut or has something behind it is refused") {
    const Situation now;
    const std::string file = now.feed.head_file();
    for (std::size_t length = 0; length < file.size(); length += 7)
        check_standing(judge(file.substr(0, length), now.feed.root, now.held), Standing::malformed);
    check_standing(judge(file + "\n", now.feed.root, now.held), Standing::malformed);
    check_standing(judge("<html>Please log in</html>", now.feed.root, now.held),
                   Standing::malformed);
    check_standing(judge(std::string(limits::head_bytes + 1, ' '), now.feed.root, now.held),
                   Standing::malformed);
}

TEST_CASE("F57: a head by an unknown key is not believed") {
    Situation now;
    now.publish(4);
    now.feed.head_key = test_key(9);
    check_standing(judge(now.feed.head_file(), now.feed.root, now.held), Standing::bad_signature);
    now.feed.head_key = test_key(1);  // the root key signs roots, not heads
    check_standing(judge(now.feed.head_file(), now.feed.root, now.held), Standing::bad_signature);
}

TEST_CASE("F57: a head by a revoked key is not believed") {
    Situation now;
    const Root cured = cured_root(now.feed, test_key(4));
    now.publish(4);
    check_standing(judge(now.feed.head_file(), cured, now.held), Standing::bad_signature);
}

TEST_CASE("F57: a head of another feed by the same key is told apart") {
    Situation now;
    Head head = now.feed.head();
    head.position.feed = std::string(32, 'a');
    check_standing(now.judge(head), Standing::other_feed);
    Trusted elsewhere = now.held;
    elsewhere.feed = std::string(32, 'b');
    check_standing(judge(now.feed.head_file(), now.feed.root, elsewhere), Standing::other_feed);
}

TEST_CASE("F59: a root in the place of the head is refused, under its own type and another") {
    const Situation now;
    const std::string payload = test::must(write_root(now.feed.root));
    const SecretKey* signer = &now.feed.head_key;
    check_standing(judge(seal(root_type, payload, std::span(&signer, 1)), now.feed.root, now.held),
                   Standing::malformed);
    std::string swapped = seal(root_type, payload, std::span(&signer, 1));
    swapped.replace(swapped.find(root_type), root_type.size(), head_type);
    check_standing(judge(swapped, now.feed.root, now.held), Standing::bad_signature);
    check_standing(judge(now.feed.sign(payload), now.feed.root, now.held), Standing::malformed);
}

TEST_CASE("F60: a signed head that is not canonical is refused") {
    Situation now;
    const std::string payload = test::must(write_head(now.feed.head()));
    for (const std::string& bad :
         {payload + " ", "\xef\xbb\xbf" + payload, std::string("[]"), std::string(),
          std::string("{}"), std::string(limits::nesting_depth + 1, '[')})
        check_standing(judge(now.feed.sign(bad), now.feed.root, now.held), Standing::malformed);
    for (const std::string& bad : {payload, pack(payload) + "x", std::string()})
        check_standing(judge(now.feed.sign_packed(bad), now.feed.root, now.held),
                       Standing::malformed);
}

TEST_CASE("F61: every older head is ignored") {
    test::Feed feed;
    std::vector<std::string> heads;
    for (int i = 0; i < 20; ++i) {
        auto publication = test::small_publication();
        publication.programme.conference.version = std::to_string(i);
        feed.publish(publication);
        heads.push_back(feed.head_file());
        feed.beat = 1;
        feed.issued += std::chrono::minutes{5};
        heads.push_back(feed.head_file());
    }
    const Trusted held = test::holding(feed.head());
    heads.pop_back();
    for (const std::string& older : heads)
        check_standing(judge(older, feed.root, held), Standing::older);
}

TEST_CASE("F62: another state of the same revision is a fork, also with a later beat") {
    Situation now;
    Head head = now.feed.head();
    head.state.blake2b[0] ^= 1;
    for (const std::uint64_t beat : {0U, 1U, 100U}) {
        head.beat = beat;
        check_standing(now.judge(head), Standing::fork);
    }
}

TEST_CASE("F62: another head of the same revision and beat is a fork") {
    Situation now;
    Head head = now.feed.head();
    head.issued += std::chrono::milliseconds{1};
    check_standing(now.judge(head), Standing::fork);
}

TEST_CASE("F63: a thief's revision 10^9 holds until the next root; epoch and key cure it") {
    Situation now;
    Head stolen = now.feed.head();
    stolen.position.revision += 1'000'000'000;
    stolen.snapshot.revision = stolen.position.revision;
    stolen.deltas.clear();
    stolen.issued += std::chrono::hours{24 * 365 * 50};
    check_standing(now.judge(stolen), Standing::newer);
    now.held = trusted_after(now.held, stolen);
    now.publish(4);
    check_standing(judge(now.feed.head_file(), now.feed.root, now.held), Standing::older);

    test::Feed cured;
    cured.root = cured_root(now.feed, test_key(4));
    cured.head_key = test_key(4);
    cured.publish(test::small_publication());
    const Judgement told = judge(cured.head_file(), now.feed.root, now.held);
    check_standing(told, Standing::root_needed);
    CHECK(told.root == 2);
    const Judgement judgement = judge(cured.head_file(), cured.root, now.held);
    check_standing(judgement, Standing::newer);
    const Trusted after = trusted_after(now.held, *judgement.head);
    CHECK(after.revision == 1);
    CHECK(after.issued == cured.issued);
    check_standing(judge(now.feed.sign(stolen), cured.root, after), Standing::bad_signature);
}

TEST_CASE("F64: an earlier epoch is ignored, and a head key cannot give itself a later one") {
    Situation now;
    Head head = now.feed.head();
    head.position.epoch = 2;
    check_standing(now.judge(head), Standing::bad_signature);

    Root later = now.feed.root;
    later.version = 2;
    later.epoch = 3;
    later = test::must(read_next_root(now.feed.root, test::root_file(later, now.feed.root_key)));
    head.root = {later.version, later.sha256, later.size};
    check_standing(judge(now.feed.sign(head), later, now.held), Standing::older);
    now.held.epoch = 4;
    head.position.epoch = 3;
    check_standing(judge(now.feed.sign(head), later, now.held), Standing::older);
}

TEST_CASE("F73: a head under a later root asks for it, under an earlier one is old") {
    Situation now;
    Head head = now.feed.head();
    head.root.version = 2;
    const Judgement asked = now.judge(head);
    check_standing(asked, Standing::root_needed);
    CHECK(asked.root == 2);

    Root later = now.feed.root;
    later.version = 2;
    later = test::must(read_next_root(now.feed.root, test::root_file(later, now.feed.root_key)));
    check_standing(judge(now.feed.head_file(), later, now.held), Standing::older);

    Trusted ahead = now.held;
    ahead.root = 5;
    const Judgement back = judge(now.feed.head_file(), now.feed.root, ahead);
    check_standing(back, Standing::root_needed);
    CHECK(back.root == 5);
}

TEST_CASE("F73: two roots of one version are a fork") {
    Situation now;
    Head head = now.feed.head();
    head.root.sha256[0] ^= 1;
    check_standing(now.judge(head), Standing::fork);
}

TEST_CASE("F74: a signed head for a newer program asks for an update and keeps what is held") {
    Situation now;
    now.publish(4);
    Head head = now.feed.head();
    head.state.min_client = client_level + 1;
    check_standing(now.judge(head), Standing::needs_update);
    head = now.feed.head();
    head.state.schema = record_schema + 1;
    check_standing(now.judge(head), Standing::needs_update);
    check_standing(judge(now.feed.sign(R"({"format":2})"), now.feed.root, now.held),
                   Standing::needs_update);
    const SecretKey* signer = &now.feed.head_key;
    const std::string next = "application/vnd.foyer.head.v2+json";
    check_standing(judge(seal(next, "anything", std::span(&signer, 1)), now.feed.root, now.held),
                   Standing::needs_update);
    const SecretKey stranger = test_key(9);
    signer = &stranger;
    check_standing(judge(seal(next, "anything", std::span(&signer, 1)), now.feed.root, now.held),
                   Standing::bad_signature);
}

TEST_CASE("H87: the signed clock does not go back within an epoch") {
    Situation now;
    now.publish(4);
    Head head = now.feed.head();
    head.issued -= std::chrono::hours{1};
    check_standing(now.judge(head), Standing::newer);
    CHECK(trusted_after(now.held, head).issued == now.held.issued);
}

TEST_CASE("D19: what is trusted comes back from its file, and the higher of two wins") {
    const Situation now;
    const std::string file = write_trusted(now.held);
    CHECK(test::must(read_trusted(file)) == now.held);
    for (std::size_t length = 0; length + 1 < file.size(); ++length)
        CHECK_FALSE(read_trusted(file.substr(0, length)));
    CHECK_FALSE(read_trusted(file + file));

    Trusted later = now.held;
    later.beat += 1;
    CHECK(higher(now.held, later) == later);
    CHECK(higher(later, now.held) == later);
    Trusted cured{};
    cured.root = 2;
    CHECK(higher(cured, later) == cured);
    Trusted revision = now.held;
    revision.revision += 1;
    CHECK(higher(later, revision) == revision);
}
