#pragma once
// Door signs and boards for tests: what a screen is, and days on which much happens.

#include <string>
#include <vector>

#include "tests/support/looking.h"

namespace foyer::test::looking {

/// The sign of the door of `room` (id) in `snapshot`.
inline ScreenRole door_of(const programme::Snapshot& snapshot, std::string room) {
    ScreenRole role;
    role.mode = ScreenMode::door;
    role.room_index = snapshot.find_room(room);
    role.room = std::move(room);
    REQUIRE(role.room_index);
    return role;
}

inline ScreenRole board() {
    ScreenRole role;
    role.mode = ScreenMode::board;
    return role;
}

/// `snapshot` with an announcement that runs from five minutes before `now`.
inline std::shared_ptr<const programme::Snapshot> announced(
    const programme::Snapshot& snapshot, programme::AnnouncementSeverity severity,
    const char* english, const char* french, UtcTime now, const char* id = "a1") {
    programme::Publication publication = snapshot.publication();
    programme::Announcement announcement;
    announcement.id = id;
    announcement.severity = severity;
    announcement.text.set("en", english);
    announcement.text.set("fr", french);
    announcement.from = now - 5min;
    publication.announcements.push_back(std::move(announcement));
    return programme::Snapshot::build(std::move(publication), snapshot.revision() + 1);
}

/// `snapshot` with `change` made to the session `id`.
template <class Change>
std::shared_ptr<const programme::Snapshot> with_session(const programme::Snapshot& snapshot,
                                                        std::string_view id, Change change) {
    programme::Publication publication = snapshot.publication();
    for (auto& session : publication.programme.sessions)
        if (session.id == id) change(session);
    return programme::Snapshot::build(std::move(publication), snapshot.revision() + 1);
}

}  // namespace foyer::test::looking
