#pragma once
// Search in a programme as people type: without accents, by beginnings of words, forgiving one
// slip in words of five letters or more and two from nine on. Built once per Snapshot;
// immutable afterwards, so any number of threads may ask.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/programme/snapshot.h"

namespace foyer::programme {

enum class HitKind { session, person, room, track };
/// "session", "person", "room", "track".
[[nodiscard]] std::string_view word_for(HitKind kind);

struct Hit {
    HitKind kind;
    std::uint32_t index;  ///< into the snapshot's table of that kind
    double score;         ///< higher is better; comparable within one answer
};

class SearchIndex {
public:
    /// Indexes titles, subtitles, people, rooms, tracks, affiliations and texts, in all languages.
    [[nodiscard]] static std::shared_ptr<const SearchIndex> build(
        std::shared_ptr<const Snapshot> snapshot);
    ~SearchIndex();
    SearchIndex(const SearchIndex&) = delete;
    SearchIndex& operator=(const SearchIndex&) = delete;

    /// The best answers to `query`, best first, at most limits::search_results. Every word of the
    /// query must be found; the last word may be a beginning, the others too at a lower rank. Where
    /// nothing holds all words, those that hold most. Rank: exact before beginning before slip;
    /// titles and names before rooms and tracks before texts; a beginning in a title stands before
    /// an exact word in a text, a slip after all else. Among equals the shorter title first. Words
    /// of the reader's `language` that carry nothing ("the", "de la") are ignored when others
    /// remain. Any input is fine: quotes, stars, SQL, emoji, 10 kB.
    [[nodiscard]] std::vector<Hit> find(std::string_view query, std::string_view language) const;

    [[nodiscard]] const Snapshot& snapshot() const;

private:
    struct Tables;
    explicit SearchIndex(std::unique_ptr<const Tables> tables);
    std::unique_ptr<const Tables> tables_;
};

}  // namespace foyer::programme
