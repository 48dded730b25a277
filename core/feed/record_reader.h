#pragma once
// One record of each table from its JSON. What is wrong is noted in the Faults of the Fields. Part
// of records.h; also for a store that takes records one by one. Pure; any thread.

#include "core/feed/fields.h"
#include "core/programme/publication.h"

namespace foyer::feed {

[[nodiscard]] programme::Conference read_conference(Fields& fields);
[[nodiscard]] programme::Room read_room(Fields& fields);
[[nodiscard]] programme::Track read_track(Fields& fields);
[[nodiscard]] programme::Person read_person(Fields& fields);
[[nodiscard]] programme::Session read_session(Fields& fields);
[[nodiscard]] programme::PublishedChange read_change(Fields& fields);
[[nodiscard]] programme::Announcement read_announcement(Fields& fields);
[[nodiscard]] programme::Screen read_screen(Fields& fields);
[[nodiscard]] programme::Sponsor read_sponsor(Fields& fields);
[[nodiscard]] programme::InfoPage read_info(Fields& fields);
/// A map whose picture is of a type that this version does not know has none.
[[nodiscard]] programme::Map read_map(Fields& fields);

/// Where the record stands in the order of its table: rooms, tracks, people, sponsors, info,
/// maps.
[[nodiscard]] std::int64_t read_place(Fields& fields);

}  // namespace foyer::feed
