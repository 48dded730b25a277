#pragma once
// One record of each table as canonical JSON. Part of records.h. Pure; any thread.

#include <cstdint>

#include "core/feed/canonical.h"
#include "core/programme/publication.h"

namespace foyer::feed {

/// Where a record stands in the order of its table.
using Place = std::int64_t;

void write_record(CanonicalWriter& out, const programme::Conference& conference);
void write_record(CanonicalWriter& out, const programme::Room& room, Place place);
void write_record(CanonicalWriter& out, const programme::Track& track, Place place);
void write_record(CanonicalWriter& out, const programme::Person& person, Place place);
void write_record(CanonicalWriter& out, const programme::Session& session);
void write_record(CanonicalWriter& out, const programme::PublishedChange& change);
void write_record(CanonicalWriter& out, const programme::Announcement& announcement);
void write_record(CanonicalWriter& out, const programme::Screen& screen);
void write_record(CanonicalWriter& out, const programme::Sponsor& sponsor, Place place);
void write_record(CanonicalWriter& out, const programme::InfoPage& page, Place place);
void write_record(CanonicalWriter& out, const programme::Map& map, Place place);

}  // namespace foyer::feed
