#pragma once
// What helps people to find something in a programme: the search, the people by letter, and what
// to suggest to whoever has not typed yet. Built once per Snapshot, off the UI thread; immutable
// afterwards, any thread.

#include <memory>
#include <string>
#include <vector>

#include "core/programme/people_by_letter.h"
#include "core/programme/search.h"

namespace foyer::programme {

/// What many sessions have in common, the most frequent first.
struct Suggestions {
    std::vector<std::string> words;   ///< of titles, as most titles write them
    std::vector<PersonIndex> people;  ///< with two sessions or more
    std::vector<TrackIndex> tracks;
    std::vector<RoomIndex> rooms;  ///< with most sessions, in programme order
};

[[nodiscard]] Suggestions suggestions_for(const Snapshot& snapshot);

struct Finder {
    std::shared_ptr<const SearchIndex> search;  ///< never null; holds the snapshot
    PeopleByLetter people;
    Suggestions suggestions;

    [[nodiscard]] const Snapshot& snapshot() const { return search->snapshot(); }
    [[nodiscard]] static std::shared_ptr<const Finder> build(
        std::shared_ptr<const Snapshot> snapshot);
};

}  // namespace foyer::programme
