#pragma once
// A small feed for tests: keys from fixed seeds, a root, publications, signed heads.
//
//     Feed feed;
//     feed.publish(publication);            // revision 1
//     feed.publish(changed);                // revision 2
//     judge(feed.head_file(), feed.root, held);

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/feed/gzip.h"
#include "core/feed/head.h"
#include "core/feed/records.h"
#include "core/feed/revision_files.h"
#include "core/feed/root.h"
#include "core/feed/trust.h"
#include "tests/support/builders.h"

namespace foyer::test {

/// The value of `result`; the test ends when there is none.
template <class T>
T must(Result<T> result) {
    if (!result) FAIL(result.error().detail);
    return std::move(result).value();
}

/// The key of a seed of 32 equal bytes.
inline feed::SecretKey test_key(std::uint8_t number) {
    std::array<std::uint8_t, 32> bytes{};
    bytes.fill(number);
    return feed::SecretKey::of(feed::Seed(bytes));
}

inline const feed::FeedId test_feed_id = "00112233445566778899aabbccddeeff";

/// A root signed by `root_key`, and by `also` when it is the next one of a chain.
inline std::string root_file(const feed::Root& root, const feed::SecretKey& root_key,
                             const feed::SecretKey* also = nullptr) {
    std::vector<const feed::SecretKey*> keys{&root_key};
    if (also != nullptr) keys.push_back(also);
    return must(feed::sign_root(root, keys));
}

/// A hub without a disk: it keeps the state, its history and every file it wrote.
class Feed {
public:
    Feed() {
        root.feed = test_feed_id;
        root.issued = instant("2018-06-01T00:00:00Z");
        root.root.keys = {root_key.public_key()};
        root.head.keys = {head_key.public_key()};
        root = must(feed::read_first_root(root_file(root, root_key)));
        issued = feed::SignedTime(instant("2018-06-26T09:20:00Z"));
    }

    /// Publishes the next revision.
    void publish(const programme::Publication& publication) {
        publish(must(feed::state_of(publication, state)));
    }

    void publish(feed::State next) {
        ++revision;
        beat = 0;
        issued += std::chrono::seconds{1};
        if (!history || revision == 1)
            history.emplace(revision);
        else
            history->note(state, next, revision);
        state = std::move(next);
        made = must(feed::revision_files(state, *history, position(), snapshot));
        snapshot = made.snapshot;
        for (const feed::FeedFile& file : made.files)
            files[file.path] = file.bytes;
    }

    [[nodiscard]] feed::Position position() const { return {root.feed, root.epoch, revision}; }

    [[nodiscard]] feed::Head head() const {
        feed::Head head;
        head.position = position();
        head.beat = beat;
        head.issued = issued;
        head.root = {root.version, root.sha256, root.size};
        head.state = made.proof;
        head.snapshot = made.snapshot;
        head.deltas = made.deltas;
        head.rehearsal = rehearsal;
        return head;
    }

    [[nodiscard]] std::string sign(const feed::Head& head) const {
        const feed::SecretKey* key = &head_key;
        return must(feed::sign_head(head, std::span(&key, 1)));
    }
    /// The JSON of a head as it stands, signed: what a broken or hostile hub could send.
    [[nodiscard]] std::string sign(std::string_view json) const {
        return sign_packed(feed::pack(json));
    }
    [[nodiscard]] std::string sign_packed(std::string_view payload) const {
        const feed::SecretKey* key = &head_key;
        return feed::seal(feed::head_type, payload, std::span(&key, 1));
    }
    [[nodiscard]] std::string head_file() const { return sign(head()); }

    [[nodiscard]] const std::string& file(const feed::DocumentRef& reference) const {
        const auto found = files.find(feed::path_of(reference, root.epoch));
        REQUIRE(found != files.end());
        return found->second;
    }

    feed::SecretKey root_key = test_key(1);
    feed::SecretKey head_key = test_key(2);
    feed::Root root;
    feed::State state;
    std::optional<feed::History> history;
    std::optional<feed::DocumentRef> snapshot;
    feed::RevisionFiles made;
    std::map<std::string, std::string> files;
    std::uint64_t revision = 0;
    std::uint64_t beat = 0;
    feed::SignedTime issued{};
    std::optional<feed::Rehearsal> rehearsal;
};

/// A programme of two rooms, one person and two sessions, with one of everything beside it.
inline programme::Publication small_publication() {
    ProgrammeBuilder builder("Europe/Paris");
    builder.room("salle-1", "Salle 1").room("salle-2", "Salle 2").track("k", "Keynotes");
    builder.person("liz-rice", "Liz Rice", "Aqua Security");
    builder.programme().conference.title.set("fr", "Conférence");
    auto& talk = builder.session("Orchestration", "2018-06-26 11:00", 45min, {"salle-1"});
    talk.track = "k";
    talk.people.push_back({"liz-rice", programme::PersonRole::speaker});
    talk.abstract.set("fr", "Un café, « ici ».\n\n- d'abord\n- ensuite");
    builder.plenary(programme::SessionKind::meal, "Lunch", "2018-06-26 12:00", 60min);

    programme::Publication publication;
    publication.programme = builder.programme();
    programme::PublishedChange change;
    change.id = "c1";
    change.change = {programme::ChangeKind::moved_room, "s1", "Orchestration", "Salle 2",
                     "Salle 1"};
    change.at = instant("2018-06-26T09:00:00Z");
    const programme::Session& moved = publication.programme.sessions.front();
    change.before = programme::Slot{{"salle-2"}, moved.start, moved.end};
    change.after = programme::Slot{{"salle-1"}, moved.start, moved.end};
    publication.changes.push_back(change);
    programme::Announcement announcement;
    announcement.id = "a1";
    announcement.severity = programme::AnnouncementSeverity::warning;
    announcement.zones = {"foyer"};
    announcement.text.set("en", "The lift is out of order.");
    announcement.from = instant("2018-06-26T07:00:00Z");
    announcement.until = instant("2018-06-26T16:00:00Z");
    publication.announcements.push_back(announcement);
    programme::Screen screen;
    screen.id = "stairs";
    screen.name = "Stairs, left";
    screen.zone = "foyer";
    screen.languages = {"fr", "en"};
    screen.theme = programme::ScreenTheme::light;
    screen.reach_top_px = 1003;
    publication.screens.push_back(screen);
    publication.programme.sponsors.push_back(
        {"aqua", "Aqua", programme::LocalizedText("en", "Gold"), "https://aqua.example/", "", {}});
    return publication;
}

/// What a screen holds once `head` was accepted and applied.
inline feed::Trusted holding(const feed::Head& head) {
    return feed::trusted_after({}, head);
}

}  // namespace foyer::test
