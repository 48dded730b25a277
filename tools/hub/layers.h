#pragma once
// What the hub publishes, layer by layer: the source as it was imported, the staff's overrides over
// it, and what staff put beside it. Plain values; a copy is cheap, because copies share what
// neither of them changes. One thread.

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/base/copy_on_change.h"
#include "core/programme/publication.h"
#include "tools/hub/field_groups.h"

namespace foyer::hub {

/// A group of fields of one session.
using GroupKey = std::pair<std::string, FieldGroup>;

/// A staff edit that is in force: the group's fields of `values` lie over those of the source.
struct Override {
    std::shared_ptr<const programme::Session> values;  ///< never null

    explicit Override(programme::Session session)
        : values(std::make_shared<const programme::Session>(std::move(session))) {}
    friend bool operator==(const Override& a, const Override& b) {
        return a.values == b.values || *a.values == *b.values;
    }
};

/// Who changed a group of fields last, and with which revision the public learnt of it.
struct Touch {
    std::uint64_t revision = 0;
    std::string who;
    UtcTime at{};
    friend bool operator==(const Touch&, const Touch&) = default;
};

/// A published change with the instant of the hub's own clock, which counts its days.
struct LoggedChange {
    programme::PublishedChange change;
    UtcTime logged{};
    friend bool operator==(const LoggedChange&, const LoggedChange&) = default;
};

struct Layers {
    /// Its sessions are sorted by id. Null: the one that the database has; it is large, and few
    /// look at it.
    std::shared_ptr<const programme::Programme> source;
    CopyOnChange<std::map<GroupKey, Override>> overrides;
    CopyOnChange<std::map<GroupKey, Touch>> touches;
    /// People whom staff named and the source does not know.
    CopyOnChange<std::vector<programme::Person>> staff_people;
    CopyOnChange<std::vector<programme::Announcement>> announcements;
    CopyOnChange<std::vector<programme::Screen>> screens;
    /// The newest last.
    CopyOnChange<std::vector<std::shared_ptr<const LoggedChange>>> changes;
};

/// The source, which is not null, with the overrides over it.
[[nodiscard]] programme::Programme effective(const Layers& layers);

/// One session of the source with the overrides over it. `rooms` are those of the source: what the
/// source has given up since staff put a session there is left out.
[[nodiscard]] programme::Session effective_session(const Layers& layers,
                                                   programme::Session from_source,
                                                   const std::vector<programme::Room>& rooms);

/// Those of the staff's people who are among `named` and whom the source does not know.
[[nodiscard]] std::vector<programme::Person> people_of_staff(
    const Layers& layers, std::span<const programme::Person> source,
    const std::unordered_set<std::string_view>& named);

/// Lays `values` over a session of the source, or lifts the override where the source says the
/// same.
void set_override(Layers& layers, const programme::Session& from_source, FieldGroup group,
                  const Override& override);

/// Removes the overrides with which the source, which is not null, has caught up; gives their keys.
std::vector<GroupKey> dissolve_overrides(Layers& layers);

/// The session called `id` in a programme whose sessions are sorted by id; null when there is none.
[[nodiscard]] const programme::Session* find_session(const programme::Programme& programme,
                                                     std::string_view id);

void sort_sessions(programme::Programme& programme);

}  // namespace foyer::hub
