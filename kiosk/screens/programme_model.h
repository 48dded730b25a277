#pragma once
// What the programme page has to show: which day, which sessions of it, and by what they can be
// filtered. Pure; any thread.

#include <string>
#include <vector>

#include "core/programme/snapshot.h"
#include "kiosk/i18n/catalogue.h"
#include "kiosk/state/programme_choices.h"

namespace foyer::kiosk {

/// The chosen day; without a choice the day of `now`, else the next one that has sessions, else the
/// last one. nullptr when there are no sessions at all.
[[nodiscard]] const programme::DaySessions* day_shown(const programme::Snapshot& snapshot,
                                                      UtcTime now, const std::string& chosen);

/// One day of the programme, as it can be chosen.
struct DayPill {
    std::string day;   ///< as ProgrammeChoices has it
    std::string word;  ///< "Tue 26"
    std::string name;  ///< "Tuesday 26 June"
    bool shown = false;
    bool today = false;
};
[[nodiscard]] std::vector<DayPill> day_pills(const programme::Snapshot& snapshot, UtcTime now,
                                             const ProgrammeChoices& choices,
                                             const Catalogue& words);

/// Whether `session` passes all filters. A session for all rooms passes any filter by room.
[[nodiscard]] bool passes(const programme::Session& session, const ProgrammeChoices& choices);

/// The sessions of `day` that pass all filters, by start.
[[nodiscard]] std::vector<programme::SessionIndex> selection(const programme::Snapshot& snapshot,
                                                             const programme::DaySessions& day,
                                                             const ProgrammeChoices& choices);

/// One value of a filter.
struct FacetValue {
    std::string value;
    std::string name;
    long count = 0;  ///< sessions of the day that have it and pass the other filters
    bool chosen = false;
};
/// The values of `facet` that sessions of `day` have, the chosen one in any case: rooms and tracks
/// in programme order, kinds and languages in their own.
[[nodiscard]] std::vector<FacetValue> facet_values(const programme::Snapshot& snapshot,
                                                   const programme::DaySessions& day,
                                                   const ProgrammeChoices& choices,
                                                   ProgrammeFacet facet, const Catalogue& words);

/// The language `tag` ("de", "pt-br") in words; the tag where Foyer has no word for it.
[[nodiscard]] std::string language_name(const Catalogue& words, const std::string& tag);

/// What `value` of `facet` is called.
[[nodiscard]] std::string facet_value_name(const programme::Snapshot& snapshot,
                                           ProgrammeFacet facet, const std::string& value,
                                           const Catalogue& words);

/// The start that somebody wants to see first: of what is on at `now` and began within the last
/// hour the one in the middle, so that one early starter does not push the others out of sight;
/// else the next one, else the last one. `sessions` by start, not empty.
[[nodiscard]] UtcTime telling_start(const programme::Snapshot& snapshot,
                                    const std::vector<programme::SessionIndex>& sessions,
                                    UtcTime now);

}  // namespace foyer::kiosk
