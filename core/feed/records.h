#pragma once
// The records of the feed and the model: every record of a publication as canonical JSON, and back.
// Lossless both ways for a publication that keeps the model's rules. Pure; any thread.

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/feed/state.h"
#include "core/programme/publication.h"
#include "core/programme/snapshot.h"

namespace foyer::feed {

/// The state that publishes `publication`. Rooms, tracks, people, sponsors, pages of information
/// and maps carry their place in the order; places are taken over from `previous` where they still
/// rise, so that one newcomer changes one record. invalid, naming the record, when an id is
/// malformed or used twice, or a text is not UTF-8 in NFC; too_large beyond most_records.
[[nodiscard]] Result<State> state_of(const programme::Publication& publication,
                                     const State& previous = {});

/// One record as canonical JSON, where its table states no order. invalid as above.
[[nodiscard]] Result<std::string> record_of(const programme::Session& session);
[[nodiscard]] Result<std::string> record_of(const programme::PublishedChange& change);
[[nodiscard]] Result<std::string> record_of(const programme::Announcement& announcement);
[[nodiscard]] Result<std::string> record_of(const programme::Screen& screen);

/// The publication in `state`; sessions and what has no order of its own come sorted by id.
/// References to unknown records are kept: Snapshot::build drops and counts them. Texts are
/// sanitised; pictures that are neither SVG nor PNG are left out, a map with its own. Fails, naming
/// the record and its field, with invalid (wrong type, missing, out of range, no conference),
/// too_large, or unsupported (a word that this version does not know).
[[nodiscard]] Result<programme::Publication> publication_of(const State& state);

/// A state that was read before, and what became of it.
struct ReadState {
    const State& state;
    const programme::Snapshot& snapshot;
};
/// The same, quicker: what stands in `before` as it does in `state` is taken over, not read again.
[[nodiscard]] Result<programme::Publication> publication_of(const State& state,
                                                            const ReadState& before);

}  // namespace foyer::feed
