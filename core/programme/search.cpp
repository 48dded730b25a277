#include "core/programme/search.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <tuple>

#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/programme/search_slips.h"
#include "core/programme/search_tables.h"
#include "core/programme/search_words.h"

namespace foyer::programme {

namespace {

float weight_of(Field field) {
    constexpr std::array<float, 5> weights{1.0f, 0.9f, 0.9f, 0.5f, 0.2f};
    return weights[static_cast<std::size_t>(field)];
}

// How well a word of the programme answers a typed one. The worst beginning in a text
// (0.4 * 0.7 * 0.2) still counts for more than a slip in a title: slips always come last.
constexpr float exact = 1.0f;
constexpr float shortest_beginning = 0.4f;
constexpr float longest_beginning = 0.8f;
constexpr float beginning_of_other_than_last = 0.7f;
constexpr std::array<float, 3> slips_worth{0.05f, 0.05f, 0.025f};
constexpr float slip_in_beginning = 0.02f;

/// Adds up the answers to one query, word by word.
class Tally {
public:
    explicit Tally(const SearchTables& tables)
        : best_(tables.records.size(), 0),
          sums_(tables.records.size(), 0),
          found_(tables.records.size(), 0) {}

    /// A word of the programme answers the typed word in hand as well as `worth` says.
    void credit(const SearchTables& tables, std::size_t word, float worth) {
        for (auto i = tables.first_posting[word]; i < tables.first_posting[word + 1]; ++i) {
            const Posting posting = tables.postings[i];
            float& best = best_[posting.record()];
            if (best == 0) touched_.push_back(posting.record());
            best = std::max(best, worth * weight_of(posting.field()));
        }
    }

    [[nodiscard]] bool found_anything() const { return !touched_.empty(); }

    /// Ends the typed word in hand.
    void close_word() {
        for (const std::uint32_t record : touched_) {
            if (found_[record] == 0) answers_.push_back(record);
            sums_[record] += best_[record];
            ++found_[record];
            best_[record] = 0;
        }
        touched_.clear();
    }

    /// Records that hold as many of the typed words as any does.
    [[nodiscard]] std::vector<std::uint32_t> answers() const {
        std::uint32_t most = 0;
        for (const std::uint32_t record : answers_)
            most = std::max(most, found_[record]);
        std::vector<std::uint32_t> result;
        for (const std::uint32_t record : answers_) {
            if (found_[record] == most) result.push_back(record);
        }
        return result;
    }

    [[nodiscard]] float score(std::uint32_t record) const { return sums_[record]; }

private:
    std::vector<float> best_;  ///< of the typed word in hand
    std::vector<float> sums_;
    std::vector<std::uint32_t> found_;  ///< how many typed words
    std::vector<std::uint32_t> touched_;
    std::vector<std::uint32_t> answers_;
};

void look_up(const SearchTables& tables, const QueryWord& word, Tally& tally) {
    const std::size_t typed_bytes = word.text.size();
    const float factor = word.may_be_beginning ? 1.0f : beginning_of_other_than_last;
    const std::size_t first = tables.first_not_before(word.text);
    std::size_t after = first;
    for (; after < tables.words.size() && tables.words[after].starts_with(word.text); ++after) {
        const std::size_t bytes = tables.words[after].size();
        const float share = static_cast<float>(typed_bytes) / static_cast<float>(bytes);
        const float beginning =
            shortest_beginning + (longest_beginning - shortest_beginning) * share;
        tally.credit(tables, after, bytes == typed_bytes ? exact : beginning * factor);
    }

    const TypedWord typed(word.text);
    for (std::size_t i = 0; i < tables.words.size(); ++i) {
        if (i == first) i = after;  // these were found as they are
        if (i == tables.words.size()) break;
        if (const auto slips = typed.slips_to(tables.words[i], tables.shapes[i])) {
            tally.credit(tables, i, slips_worth[*slips]);
        }
    }
    if (!word.may_be_beginning || tally.found_anything()) return;
    for (std::size_t i = 0; i < tables.words.size(); ++i) {
        if (typed.slips_to_beginning_of(tables.words[i], tables.shapes[i])) {
            tally.credit(tables, i, slip_in_beginning);
        }
    }
}

}  // namespace

std::string_view word_for(HitKind kind) {
    switch (kind) {
        case HitKind::session:
            return "session";
        case HitKind::person:
            return "person";
        case HitKind::room:
            return "room";
        case HitKind::track:
            return "track";
    }
    assert(false);
    return {};
}

struct SearchIndex::Tables : SearchTables {};

std::shared_ptr<const SearchIndex> SearchIndex::build(std::shared_ptr<const Snapshot> snapshot) {
    auto tables = std::make_unique<const Tables>(Tables{SearchTables::build(std::move(snapshot))});
    return std::shared_ptr<const SearchIndex>(new SearchIndex(std::move(tables)));
}

SearchIndex::SearchIndex(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}

SearchIndex::~SearchIndex() = default;

const Snapshot& SearchIndex::snapshot() const {
    return *tables_->snapshot;
}

std::vector<Hit> SearchIndex::find(std::string_view query, std::string_view language) const {
    const SearchTables& tables = *tables_;
    Tally tally(tables);
    for (const QueryWord& word : query_words(query, language)) {
        look_up(tables, word, tally);
        tally.close_word();
    }
    std::vector<std::uint32_t> answers = tally.answers();
    const auto wanted =
        static_cast<std::ptrdiff_t>(std::min(answers.size(), limits::search_results));
    std::partial_sort(answers.begin(), answers.begin() + wanted, answers.end(),
                      [&](std::uint32_t a, std::uint32_t b) {
                          return std::tuple(-tally.score(a), tables.records[a].title_words, a) <
                                 std::tuple(-tally.score(b), tables.records[b].title_words, b);
                      });
    answers.resize(static_cast<std::size_t>(wanted));
    std::vector<Hit> hits;
    hits.reserve(answers.size());
    for (const std::uint32_t record : answers) {
        hits.push_back({tables.records[record].kind, tables.records[record].index,
                        static_cast<double>(tally.score(record))});
    }
    return hits;
}

}  // namespace foyer::programme
