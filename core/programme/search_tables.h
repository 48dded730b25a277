#pragma once
// The tables of the search index: every word of a programme and where it stands. Part of
// search.cpp; nobody else needs it. Immutable once built; any thread.

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/programme/search.h"
#include "core/programme/search_slips.h"
#include "core/programme/snapshot.h"

namespace foyer::programme {

/// Where in a record a word stands, weightiest first.
enum class Field : std::uint32_t { title, subtitle, person, place, text };

/// A word standing in a record: the record's number and the weightiest field, in one number.
class Posting {
public:
    Posting(std::uint32_t record, Field field)
        : bits_(record << 3 | static_cast<std::uint32_t>(field)) {}
    [[nodiscard]] std::uint32_t record() const { return bits_ >> 3; }
    [[nodiscard]] Field field() const { return static_cast<Field>(bits_ & 7); }

private:
    std::uint32_t bits_;
};

/// What a search can find.
struct SearchRecord {
    HitKind kind;
    std::uint32_t index;            ///< into the snapshot's table of that kind
    std::uint32_t title_words = 0;  ///< in all languages
};

/// Words sorted, with the records that hold them: those of word w are postings[first_posting[w]]
/// up to postings[first_posting[w + 1]].
struct SearchTables {
    std::shared_ptr<const Snapshot> snapshot;
    std::vector<std::string> words;
    std::vector<WordShape> shapes;
    std::vector<std::uint32_t> first_posting;
    std::vector<Posting> postings;
    std::vector<SearchRecord> records;

    [[nodiscard]] static SearchTables build(std::shared_ptr<const Snapshot> snapshot);
    /// The position of the first word that does not sort before `word`.
    [[nodiscard]] std::size_t first_not_before(std::string_view word) const;
};

}  // namespace foyer::programme
