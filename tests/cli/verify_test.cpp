// foyerctl verify and keygen; now and search at a hub.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <nlohmann/json.hpp>
#include <string>

#include "core/feed/key_file.h"
#include "tests/cli/support.h"
#include "tests/support/false_server.h"
#include "tests/support/feed.h"

using namespace foyer;
using namespace foyer::tests;

namespace {

/// Every file that a feed ever wrote, in a folder.
class WrittenFeed {
public:
    /// Writes every file of the feed, then its head.
    void write(const test::Feed& feed) {
        write("root/1.json", test::root_file(feed.root, feed.root_key));
        for (const auto& [path, bytes] : feed.files)
            write(path, bytes);
        write("head", feed.head_file());
    }
    void write(const std::string& path, const std::string& bytes) const {
        std::filesystem::create_directories((folder_ / path).parent_path());
        std::ofstream(folder_ / path, std::ios::binary | std::ios::trunc) << bytes;
    }
    [[nodiscard]] std::string path() const { return folder_.path().string(); }
    [[nodiscard]] std::string operator/(const std::string& name) const {
        return (folder_ / name).string();
    }

private:
    TempFolder folder_;
};

/// A feed with three revisions, large enough for deltas that are worth it.
test::Feed feed_of_three() {
    test::Feed feed;
    auto publication = test::small_publication();
    const auto lunch = publication.programme.sessions.back();
    for (int i = 0; i < 50; ++i) {
        publication.programme.sessions.push_back(lunch);
        publication.programme.sessions.back().id = "x" + std::to_string(i);
        publication.programme.sessions.back().title.set(
            "en", feed::key_id({}).substr(0, 20) + std::to_string(i * 7919));
    }
    feed.publish(publication);
    publication.programme.sessions.front().title.set("en", "Orchestration, again");
    feed.publish(publication);
    publication.programme.sessions.front().title.set("en", "Orchestration, at last");
    feed.publish(publication);
    return feed;
}

/// What has to stand in it, whatever else does.
void check_refused(const Ended& ended, const std::string& words) {
    CAPTURE(ended.out);
    CAPTURE(ended.err);
    CHECK(ended.code == 1);
    CHECK(ended.err.find(words) != std::string::npos);
    CHECK(ended.out.find("Everything is as it was signed") == std::string::npos);
}

/// Serves the files of a folder under /feed/.
class FolderServer {
public:
    explicit FolderServer(std::string folder) : folder_(std::move(folder)) {}
    [[nodiscard]] std::string hub() const {
        return "http://127.0.0.1:" + std::to_string(server_.port());
    }

private:
    [[nodiscard]] Reply file(const std::string& request) const {
        const std::string path = request.substr(4, request.find(" HTTP/") - 4);
        if (!path.starts_with("/feed/")) return reply(404);
        const std::filesystem::path file = folder_ + path.substr(5);
        if (!std::filesystem::is_regular_file(file)) return reply(404);
        return reply(200, read_file(file));
    }

    std::string folder_;
    FalseServer server_{[this](const std::string& request, std::size_t) { return file(request); }};
};

}  // namespace

TEST_CASE("verify proves a feed step by step") {
    WrittenFeed folder;
    const test::Feed feed = feed_of_three();
    folder.write(feed);
    const Ended ended = foyerctl({"verify", folder.path()});
    CHECK(ended.err == "");
    CHECK(ended.code == 0);
    CHECK(ended.out ==
          "ok  root 1        signed by itself, fingerprint " + feed::fingerprint(feed.root) +
              ", not pinned by --trust\n"
              "ok  head          revision 3 of epoch 1, signed at 2018-06-26T09:20:03Z, feed "
              "00112233445566778899aabbccddeeff\n"
              "ok  snapshot 1    61 records, 0 removals, " +
              std::to_string(feed.snapshot->size) +
              " bytes packed\n"
              "ok  delta 1 to 3  1 record, 0 removals, " +
              std::to_string(feed.head().deltas.back().size) +
              " bytes packed\n"
              "ok  state         61 records, exactly what the head was signed for\n"
              "ok  deltas        2 deltas named by the head, all to the same state\n"
              "Everything is as it was signed.\n");
    CHECK(foyerctl({"verify", folder / "head"}).code == 0);
    CHECK(foyerctl({"verify", folder / "root/1.json"}).out.starts_with("ok  root 1  signed by"));
    const Json json = json_of(foyerctl({"verify", folder.path(), "--json"}));
    CHECK(json["ok"] == true);
    CHECK(json["steps"].size() == 6);
}

TEST_CASE("verify pins a root") {
    WrittenFeed folder;
    const test::Feed feed = feed_of_three();
    folder.write(feed);
    const std::string pinned = folder / "root/1.json";
    CHECK(foyerctl({"verify", folder.path(), "--trust", pinned}).out.find(", pinned\n") !=
          std::string::npos);
    WrittenFeed other;
    test::Feed stranger;
    stranger.root_key = test::test_key(9);
    stranger.root.root.keys = {stranger.root_key.public_key()};
    stranger.head_key = test::test_key(8);
    stranger.root.head.keys = {stranger.head_key.public_key()};
    other.write("root.json", test::root_file(stranger.root, stranger.root_key));
    check_refused(foyerctl({"verify", folder.path(), "--trust", other / "root.json"}), "head");
}

TEST_CASE("verify finds each byte that is not as it was signed") {
    const test::Feed feed = feed_of_three();
    WrittenFeed folder;
    folder.write(feed);
    std::vector<feed::DocumentRef> named = feed.head().deltas;
    named.push_back(*feed.snapshot);
    for (const feed::DocumentRef& reference : named) {
        const std::string path = feed::path_of(reference, 1);
        const std::string& bytes = feed.file(reference);
        std::string changed = bytes;
        changed[changed.size() / 2] = static_cast<char>(changed[changed.size() / 2] ^ 1);
        folder.write(path, changed);
        check_refused(foyerctl({"verify", folder.path()}), path);
        folder.write(path, bytes);
    }
    std::string head = feed.head_file();
    head[head.size() / 2] = head[head.size() / 2] == 'A' ? 'B' : 'A';
    folder.write("head", head);
    check_refused(foyerctl({"verify", folder.path()}), "head");
    const Json json = json_of(foyerctl({"verify", folder.path(), "--json"}));
    CHECK(json["ok"] == false);
    CHECK_FALSE(json["why"].get<std::string>().empty());
    std::filesystem::remove(folder / "head");
    check_refused(foyerctl({"verify", folder.path()}), "head");
}

TEST_CASE("verify follows the roots that follow, and refuses a chain with a gap") {
    test::Feed feed;
    WrittenFeed folder;
    folder.write("root/1.json", test::root_file(feed.root, feed.root_key));
    feed::Root next = feed.root;
    next.version = 2;
    next.epoch = 2;
    const feed::SecretKey head_key = test::test_key(7);
    next.head.keys = {head_key.public_key()};
    const std::string second = test::root_file(next, feed.root_key);
    feed.root = test::must(feed::read_next_root(feed.root, second));
    feed.head_key = test::test_key(7);
    feed.publish(test::small_publication());
    for (const auto& [path, bytes] : feed.files)
        folder.write(path, bytes);
    folder.write("head", feed.head_file());
    check_refused(foyerctl({"verify", folder.path()}), "root/2.json");
    folder.write("root/2.json", second);
    const Ended ended = foyerctl({"verify", folder.path()});
    CHECK(ended.code == 0);
    CHECK(ended.out.find("ok  root 2") != std::string::npos);
}

TEST_CASE("verify says what is no feed") {
    const TempFolder folder;
    put(folder / "notes.txt", "hello");
    check_refused(foyerctl({"verify", folder / "notes.txt"}), "neither a head nor a root");
    check_refused(foyerctl({"verify", folder.path().string()}), "root/1.json");
    check_refused(foyerctl({"verify", "/nowhere"}), "/nowhere/root/1.json");
}

TEST_CASE("verify, now and search ask a hub, and believe only what is signed") {
    WrittenFeed folder;
    const test::Feed feed = feed_of_three();
    folder.write(feed);
    const FolderServer server(folder.path());
    CHECK(foyerctl({"verify", server.hub() + "/feed/"}).code == 0);
    check_refused(foyerctl({"verify", server.hub()}), "/feed/");
    const Json now =
        json_of(foyerctl({"now", "--hub", server.hub(), "--json", "--at",
                          "2018-06-26T11:20:00+02:00", "--room", "salle-1", "--lang", "en"}));
    CHECK(now["rooms"][0]["now"][0]["title"] == "Orchestration, at last");
    const Json found =
        json_of(foyerctl({"search", "--hub", server.hub(), "--json", "orchestration"}));
    CHECK(found["results"][0]["kind"] == "session");
    CHECK(foyerctl({"now", "--hub", server.hub(), "--trust", folder / "root/1.json"}).code == 0);
    CHECK(foyerctl({"now", "--hub", server.hub(), "--db", "x"}).code == 2);
    CHECK(foyerctl({"now", "--trust", "x"}).code == 2);
    const auto& snapshot = *feed.snapshot;
    folder.write(feed::path_of(snapshot, 1), std::string(snapshot.size, 'x'));
    const Ended broken = foyerctl({"now", "--hub", server.hub()});
    CHECK(broken.code == 1);
    CHECK(broken.out == "");
}

TEST_CASE("keygen makes a key for its owner alone, and never writes over one") {
    const TempFolder folder;
    const std::string path = folder / "head-key";
    const Ended ended = foyerctl({"keygen", "--output", path}, {}, folder.path().string());
    CHECK(ended.code == 0);
    struct stat state {};
    REQUIRE(stat(path.c_str(), &state) == 0);
    CHECK((state.st_mode & 0777) == 0600);
    const std::string secret = read_file(path);
    const auto key = feed::read_secret_key(secret);
    REQUIRE(key.ok());
    const std::string id = feed::key_id(key->public_key());
    CHECK(ended.out == "Key " + id +
                           "\n  secret  DIR/head-key (keep it to yourself, and a copy offline)\n"
                           "  public  DIR/head-key.pub\n");
    CHECK(test::must(feed::read_public_key(read_file(path + ".pub"))) == key->public_key());
    CHECK(ended.out.find(secret.substr(secret.find("secret\":\"") + 9, 16)) == std::string::npos);

    const Ended again = foyerctl({"keygen", "--output", path});
    CHECK(again.code == 1);
    CHECK(again.err.find("never overwritten") != std::string::npos);
    CHECK(read_file(path) == secret);
    std::filesystem::remove(path);
    CHECK(foyerctl({"keygen", "--output", path}).code == 1);
    CHECK_FALSE(std::filesystem::exists(path));
    const Json json = json_of(foyerctl({"keygen", "--output", folder / "other", "--json"}));
    CHECK(json["id"] != id);
    CHECK(foyerctl({"keygen", "--output", "/nowhere/key"}).code == 1);
    CHECK(foyerctl({"keygen"}).code == 2);
}
