#include <doctest/doctest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cli/support.h"
#include "tests/support/feed_folder.h"

using namespace foyer;
using namespace foyer::tests;

namespace {

/// The lines that follow printed, as JSON.
std::vector<Json> events_of(const Ended& ended) {
    std::vector<Json> events;
    std::istringstream lines(ended.out);
    for (std::string line; std::getline(lines, line);) {
        auto event = parse_json(line);
        REQUIRE_MESSAGE(event.ok(), line);
        events.push_back(std::move(*event));
    }
    return events;
}

/// The first event of this name; the test ends when there is none.
Json event_called(const std::vector<Json>& events, const std::string& name) {
    for (const Json& event : events)
        if (event["event"] == name) return event;
    FAIL("no event " << name);
    return {};
}

struct FollowedFolder {
    TempFolder folder;
    std::filesystem::path feed_folder = folder / "feed";
    std::string db = folder / "kiosk.db";
    test::Feed feed;
    programme::Publication publication = test::small_publication();

    FollowedFolder() { publish(); }
    void publish() {
        feed.publish(publication);
        write_feed(feed, feed_folder);
    }
    [[nodiscard]] Ended follow(std::vector<std::string> more) const {
        std::vector<std::string> words{"follow", "--feed", feed_folder, "--db", db};
        words.insert(words.end(), more.begin(), more.end());
        return foyerctl(std::move(words));
    }
};

}  // namespace

TEST_CASE("follow takes a feed from a folder, one JSON line for each thing that happens") {
    FollowedFolder followed;
    const auto first = followed.follow({"--until-revision", "1", "--timeout", "20"});
    CHECK(first.code == 0);
    CHECK(first.err.empty());
    auto events = events_of(first);
    CHECK(event_called(events, "freshness")["grade"] == "outdated");
    CHECK(event_called(events, "trusted")["fingerprint"] == feed::fingerprint(followed.feed.root));
    auto applied = event_called(events, "applied");
    CHECK(applied["revision"] == 1);
    CHECK(applied["epoch"] == 1);
    CHECK(applied["state"] == feed::to_hex(followed.feed.made.proof.blake2b));
    CHECK(applied["changes"].empty());

    followed.publication.programme.sessions.front().rooms = {"salle-2"};
    followed.publish();
    const auto second = followed.follow({"--until-revision", "2", "--timeout", "20"});
    CHECK(second.code == 0);
    events = events_of(second);
    CHECK(event_called(events, "held")["revision"] == 1);
    applied = event_called(events, "applied");
    CHECK(applied["revision"] == 2);
    REQUIRE(applied["changes"].size() == 1);
    CHECK(applied["changes"][0] == Json{{"kind", "moved_room"},
                                        {"session", "s1"},
                                        {"title", "Orchestration"},
                                        {"from", "Salle 1"},
                                        {"to", "Salle 2"}});
    const auto now = foyerctl({"now", "--db", followed.db, "--at", "2018-06-26T11:20:00+02:00"});
    CHECK(now.code == 0);
    CHECK(now.out.find("Orchestration") != std::string::npos);
}

TEST_CASE("follow ends at once when the wanted revision is held already") {
    FollowedFolder followed;
    REQUIRE(followed.follow({"--until-revision", "1", "--timeout", "20"}).code == 0);
    std::filesystem::remove_all(followed.feed_folder);
    std::filesystem::create_directory(followed.feed_folder);
    CHECK(followed.follow({"--until-revision", "1", "--timeout", "20"}).code == 0);
}

TEST_CASE("follow that does not come to the revision in time says so and fails") {
    FollowedFolder followed;
    const auto ended = followed.follow({"--until-revision", "9", "--timeout", "1"});
    CHECK(ended.code == 1);
    CHECK(ended.err.find("revision 9 was not reached in time") != std::string::npos);
}

TEST_CASE("follow with a pinned root refuses another one's feed") {
    FollowedFolder followed;
    const auto thief = test::test_key(9);
    auto other = followed.feed.root;
    other.root.keys = other.head.keys = {thief.public_key()};
    const std::string pinned = followed.folder / "root.json";
    put(pinned, test::root_file(other, thief));
    const auto ended =
        followed.follow({"--trust", pinned, "--until-revision", "1", "--timeout", "2"});
    CHECK(ended.code == 1);
    CHECK(event_called(events_of(ended), "refused")["kind"] == "refused_head");

    put(pinned, test::root_file(followed.feed.root, followed.feed.root_key));
    CHECK(followed.follow({"--trust", pinned, "--until-revision", "1", "--timeout", "20"}).code ==
          0);
    put(pinned, std::string("{}"));
    CHECK(followed.follow({"--trust", pinned}).code == 2);
}

TEST_CASE("follow says what to follow when it is not told, or told nonsense") {
    CHECK(foyerctl({"follow", "--db", "x"}).code == 2);
    CHECK(foyerctl({"follow", "--hub", "a", "--feed", "b", "--db", "x"}).code == 2);
    const auto ended = foyerctl({"follow", "--feed", "/nowhere", "--db", "x"});
    CHECK(ended.code == 1);
    CHECK(ended.err.find("is no folder and no address") != std::string::npos);
}
