#pragma once
// Random publications in which every field varies, and random steps from one to the next, for
// property tests of the feed.

#include <array>
#include <string>

#include "core/programme/publication.h"
#include "tests/support/full_programme.h"

namespace foyer::test {

class RandomPublications {
public:
    explicit RandomPublications(std::uint64_t seed, FullProgrammes programmes)
        : programmes_(std::move(programmes)), random_(~seed) {}
    explicit RandomPublications(std::uint64_t seed)
        : RandomPublications(seed, FullProgrammes(seed)) {}

    programme::Publication make(std::size_t most_sessions) {
        programme::Publication made;
        made.programme = programmes_.make(most_sessions);
        for (std::size_t i = random_.below(5); i > 0; --i)
            made.changes.push_back(change(fresh("c")));
        for (std::size_t i = random_.below(3); i > 0; --i)
            made.announcements.push_back(announcement(fresh("a")));
        for (std::size_t i = random_.below(4); i > 0; --i)
            made.screens.push_back(screen(fresh("screen")));
        return made;
    }

    /// The same publication with a few records changed, added, removed, put into another order.
    programme::Publication step(programme::Publication from) {
        auto& programme = from.programme;
        if (random_.percent(10)) return make(programme.sessions.size() + 1);
        for (std::size_t i = 1 + random_.below(3); i > 0; --i) {
            switch (random_.below(10)) {
                case 0:
                    programme.sessions.push_back(session_of(programmes_.make(1), fresh("new")));
                    break;
                case 1:
                    drop(programme.sessions);
                    break;
                case 2:
                    random_.shuffle(programme.rooms);
                    break;
                case 3:
                    drop(programme.people);
                    break;
                case 4:
                    from.changes.push_back(change(fresh("c")));
                    break;
                case 5:
                    from.announcements.push_back(announcement(fresh("a")));
                    drop(from.announcements);
                    break;
                case 6:
                    random_.shuffle(programme.people);
                    break;
                case 7:
                    random_.shuffle(programme.info);
                    break;
                case 8:
                    drop(programme.maps);
                    drop(programme.sponsors);
                    break;
                default:
                    rename_one(programme.sessions);
            }
        }
        return from;
    }

    Random& random() { return random_; }

private:
    std::string fresh(const std::string& prefix) { return prefix + std::to_string(++last_); }
    std::string line() { return programmes_.line(1 + random_.below(4)); }
    std::string maybe_line() { return random_.percent(50) ? line() : std::string(); }
    programme::LocalizedText text() { return programme::LocalizedText("en", line()); }
    UtcTime instant_at() {
        return UtcTime{std::chrono::seconds{random_.between(0, 4'000'000'000)}};
    }

    programme::Slot slot() {
        const UtcTime start = instant_at();
        return {
            random_.percent(50) ? std::vector<std::string>{"room-1"} : std::vector<std::string>{},
            start, start + std::chrono::minutes{random_.between(1, 600)}};
    }

    programme::PublishedChange change(std::string id) {
        programme::PublishedChange made;
        made.id = std::move(id);
        made.change = {static_cast<programme::ChangeKind>(random_.below(9)), "session-1", line(),
                       maybe_line(), maybe_line()};
        made.at = instant_at();
        if (random_.percent(70)) made.before = slot();
        if (random_.percent(70)) made.after = slot();
        return made;
    }

    programme::Announcement announcement(std::string id) {
        programme::Announcement made;
        made.id = std::move(id);
        made.severity = static_cast<programme::AnnouncementSeverity>(random_.below(3));
        if (random_.percent(50)) made.zones = {"foyer", "level-1"};
        made.text = text();
        made.from = instant_at();
        if (random_.percent(50)) made.until = made.from + std::chrono::hours{1};
        return made;
    }

    programme::Screen screen(std::string id) {
        programme::Screen made;
        made.id = std::move(id);
        made.name = line();
        made.mode = static_cast<programme::ScreenMode>(random_.below(3));
        if (random_.percent(50)) made.room = "room-1";
        if (random_.percent(50)) made.zone = "foyer";
        if (random_.percent(50)) made.languages = {"fr", "en"};
        if (random_.percent(50)) made.theme = static_cast<programme::ScreenTheme>(random_.below(3));
        if (random_.percent(50)) made.light_hours = programme::light_hours("20:00-02:30");
        if (random_.percent(50)) made.reach_top_px = 1003;
        if (random_.percent(50)) made.map_position = {"map-0", 0, 1000};
        if (random_.percent(50)) made.way_out = static_cast<programme::WayOut>(random_.below(4));
        if (random_.percent(50)) made.viewing_cm = 500;
        if (random_.percent(50))
            made.pages = {programme::BoardPage::now, programme::BoardPage::changes};
        return made;
    }

    static programme::Session session_of(programme::Programme from, std::string id) {
        programme::Session session = std::move(from.sessions.front());
        session.id = std::move(id);
        return session;
    }

    template <class Record>
    void drop(std::vector<Record>& records) {
        if (records.empty()) return;
        const auto at = static_cast<std::ptrdiff_t>(random_.below(records.size()));
        records.erase(records.begin() + at);
    }

    /// To one of two titles, so that records come back to what they were.
    void rename_one(std::vector<programme::Session>& sessions) {
        if (sessions.empty()) return;
        auto& session = sessions[static_cast<std::size_t>(random_.below(sessions.size()))];
        session.title = programme::LocalizedText(random_.percent(50) ? "Alpha" : "Beta");
    }

    FullProgrammes programmes_;
    Random random_;
    std::uint64_t last_ = 0;
};

/// `publication` with what has no order of its own sorted by id, as publication_of gives it.
inline programme::Publication sorted(programme::Publication publication) {
    const auto by_id = [](const auto& a, const auto& b) { return a.id < b.id; };
    std::sort(publication.programme.sessions.begin(), publication.programme.sessions.end(), by_id);
    std::sort(publication.changes.begin(), publication.changes.end(), by_id);
    std::sort(publication.announcements.begin(), publication.announcements.end(), by_id);
    std::sort(publication.screens.begin(), publication.screens.end(), by_id);
    return publication;
}

}  // namespace foyer::test
