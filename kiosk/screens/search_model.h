#pragma once
// What the search answers, ready to be drawn: what was found, where, and how many. A pure function
// of the finder, the query and the language. Any thread; the memory belongs to one.

#include <memory>
#include <string>
#include <vector>

#include "core/programme/finder.h"
#include "kiosk/i18n/catalogue.h"
#include "kiosk/text/text_layer.h"

namespace foyer::kiosk {

/// Where a session answers a query.
enum class FoundIn { title, people, text };

struct SearchHit {
    programme::HitKind kind;
    std::uint32_t index = 0;  ///< into the snapshot's table of that kind
    double score = 0;         ///< higher is better
    FoundIn in = FoundIn::title;
    std::vector<TextRange> marked{};  ///< parts of the title, or of the name, that answer
};

struct SearchAnswer {
    std::vector<SearchHit> hits;  ///< best first
    long titles = 0;              ///< sessions that answer with their title
    long by_people = 0;           ///< sessions that answer with who speaks
    long texts = 0;               ///< sessions that answer with their room, track or description
    long people = 0, rooms = 0, tracks = 0;
    bool many = false;  ///< there are more than the search gives
    std::vector<std::string>
        nearest;  ///< where nothing answers: words that begin as the query does
};

[[nodiscard]] SearchAnswer search_answer(const programme::Finder& finder, const std::string& query,
                                         const std::string& language);

/// The hits in the order in which they are shown at `now`: among equally good ones what can still
/// be seen first, then by start.
[[nodiscard]] std::vector<const SearchHit*> hits_in_order(const SearchAnswer& answer,
                                                          const programme::Snapshot& snapshot,
                                                          UtcTime now);

/// The counts in words, the weightiest first: "6 titles", "8 descriptions". Empty when nothing was
/// found.
[[nodiscard]] std::vector<std::string> counts_in_words(const SearchAnswer& answer,
                                                       const Catalogue& words);

/// The last answer, so that frames between two keys do not search again.
struct SearchMemory {
    std::shared_ptr<const programme::SearchIndex> index;  ///< what was asked; null: nothing yet
    std::string query, language;
    SearchAnswer answer;
    std::size_t searches = 0;  ///< so many times the index was asked

    /// The answer, remembered or found now. Valid until the next call.
    [[nodiscard]] const SearchAnswer& recall(const programme::Finder& finder,
                                             const std::string& asked, const std::string& reader);
};

}  // namespace foyer::kiosk
