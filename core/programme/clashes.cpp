#include "core/programme/clashes.h"

#include <algorithm>
#include <span>
#include <tuple>

#include "core/base/limits.h"

namespace foyer::programme {

namespace {

bool can_clash(const Session& session) {
    return session.status == SessionStatus::scheduled && session.kind != SessionKind::break_ &&
           session.kind != SessionKind::meal;
}

/// Adds the overlapping pairs among `sessions`, which are sorted by start.
void add_overlaps(const Snapshot& snapshot, std::span<const SessionIndex> sessions, ClashKind kind,
                  std::uint32_t shared, std::vector<Clash>& clashes) {
    std::vector<SessionIndex> open;
    for (const SessionIndex index : sessions) {
        const Session& session = snapshot.session(index);
        if (!can_clash(session)) continue;
        std::erase_if(open, [&](SessionIndex earlier) {
            return snapshot.session(earlier).end <= session.start;
        });
        for (const SessionIndex earlier : open) {
            if (clashes.size() == limits::report_entries) return;
            clashes.push_back({kind, earlier, index, shared});
        }
        open.push_back(index);
    }
}

}  // namespace

std::vector<Clash> find_clashes(const Snapshot& snapshot) {
    std::vector<Clash> clashes;
    const Programme& programme = snapshot.programme();
    for (RoomIndex room = 0; room < programme.rooms.size(); ++room) {
        add_overlaps(snapshot, snapshot.timeline(room).sessions, ClashKind::room, room, clashes);
    }
    for (PersonIndex person = 0; person < programme.people.size(); ++person) {
        add_overlaps(snapshot, snapshot.sessions_of(person), ClashKind::person, person, clashes);
    }
    // Sessions are numbered by start, so that this is the order of starts.
    std::sort(clashes.begin(), clashes.end(), [](const Clash& a, const Clash& b) {
        return std::tie(a.second, a.first, a.kind, a.shared) <
               std::tie(b.second, b.first, b.kind, b.shared);
    });
    return clashes;
}

}  // namespace foyer::programme
