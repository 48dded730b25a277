#pragma once
// What the hub publishes, layer by layer: the source as it was imported, the staff's overrides over
// it, and what staff put beside it. Plain values; copying is cheap but for the lists. One thread.

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/programme/publication.h"
#include "tools/hub/field_groups.h"

namespace foyer::hub {

/// A group of fields of one session.
using GroupKey = std::pair<std::string, FieldGroup>;

/// A staff edit that is in force: the group's fields of `values` lie over those of the source.
struct Override {
    programme::Session values;
    friend bool operator==(const Override&, const Override&) = default;
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
    /// Never null. Its sessions are sorted by id.
    std::shared_ptr<const programme::Programme> source;
    std::map<GroupKey, Override> overrides;
    std::map<GroupKey, Touch> touches;
    /// People whom staff named and the source does not know.
    std::vector<programme::Person> staff_people;
    std::vector<programme::Announcement> announcements;
    std::vector<programme::Screen> screens;
    std::vector<programme::Sponsor> sponsors;
    std::vector<LoggedChange> changes;
};

/// The source with the overrides over it.
[[nodiscard]] programme::Programme effective(const Layers& layers);

/// Lays `values` over the source, or lifts the override where the source says the same. False when
/// there is no such session in the source.
bool set_override(Layers& layers, const GroupKey& key, Override override);

/// Removes the overrides with which the source has caught up; gives their keys.
std::vector<GroupKey> dissolve_overrides(Layers& layers);

/// The session called `id` in a programme whose sessions are sorted by id; null when there is none.
[[nodiscard]] const programme::Session* find_session(const programme::Programme& programme,
                                                     std::string_view id);

void sort_sessions(programme::Programme& programme);

}  // namespace foyer::hub
