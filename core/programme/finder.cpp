#include "core/programme/finder.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "core/base/text.h"
#include "core/programme/search_words.h"

namespace foyer::programme {

namespace {

/// More suggestions than this are a list, not a hint.
constexpr std::size_t suggested_words = 12;
constexpr std::size_t suggested_people = 8;
constexpr std::size_t suggested_tracks = 12;
constexpr std::size_t suggested_rooms = 12;
/// A word that stands in fewer titles is nobody's guess, a shorter one says too little.
constexpr std::size_t least_titles = 3;
constexpr std::size_t least_letters = 4;

bool carries_nothing(const std::string& word) {
    if (text::length(word) < least_letters) return true;
    if (std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; })) return true;
    return is_stop_word(word, "en") || is_stop_word(word, "fr") || is_stop_word(word, "de");
}

/// One is the other with a letter more, as singular and plural are.
bool is_form_of(std::string_view a, std::string_view b) {
    if (a.size() < b.size()) std::swap(a, b);
    return a.size() <= b.size() + 1 && a.starts_with(b);
}

/// The `most` positions with the highest counts, of those that have at least `least`; the first
/// ones among equals.
template <class Index>
std::vector<Index> most_frequent(const std::vector<std::size_t>& counts, std::size_t most,
                                 std::size_t least) {
    std::vector<Index> order(counts.size());
    std::iota(order.begin(), order.end(), Index{0});
    std::erase_if(order, [&](Index i) { return counts[i] < least; });
    std::ranges::stable_sort(order, [&](Index a, Index b) { return counts[a] > counts[b]; });
    order.resize(std::min(order.size(), most));
    return order;
}

std::vector<std::string> frequent_words(const Snapshot& snapshot) {
    struct Tally {
        std::size_t titles = 0;
        std::map<std::string, std::size_t> spellings;
    };
    std::map<std::string, Tally> tallies;
    for (const Session& session : snapshot.programme().sessions) {
        if (is_pause(session.kind)) continue;
        const std::string_view title = session.title.in("");
        std::set<std::string> seen;
        for (const text::Word& word : text::words_in(title)) {
            if (carries_nothing(word.folded) || !seen.insert(word.folded).second) continue;
            Tally& tally = tallies[word.folded];
            ++tally.titles;
            ++tally.spellings[std::string(title.substr(word.begin, word.end - word.begin))];
        }
    }
    std::vector<const std::pair<const std::string, Tally>*> order;
    for (const auto& tally : tallies)
        if (tally.second.titles >= least_titles) order.push_back(&tally);
    std::ranges::stable_sort(
        order, [](const auto* a, const auto* b) { return a->second.titles > b->second.titles; });
    std::vector<std::string> words;
    std::vector<std::string_view> taken;
    for (const auto* tally : order) {
        if (words.size() == suggested_words) break;
        // "Container" finds "containers" too.
        const bool known = std::ranges::any_of(
            taken, [&](std::string_view other) { return is_form_of(tally->first, other); });
        if (known) continue;
        taken.push_back(tally->first);
        const auto& spellings = tally->second.spellings;
        words.push_back(std::ranges::max_element(spellings, {}, [](const auto& spelling) {
                            return spelling.second;
                        })->first);
    }
    return words;
}

}  // namespace

Suggestions suggestions_for(const Snapshot& snapshot) {
    const Programme& programme = snapshot.programme();
    Suggestions result;
    result.words = frequent_words(snapshot);
    std::vector<std::size_t> by_track(programme.tracks.size(), 0);
    for (const Session& session : programme.sessions) {
        if (const auto track = snapshot.find_track(session.track)) ++by_track[*track];
    }
    result.tracks = most_frequent<TrackIndex>(by_track, suggested_tracks, 1);
    std::vector<std::size_t> by_person;
    for (PersonIndex i = 0; i < programme.people.size(); ++i)
        by_person.push_back(snapshot.sessions_of(i).size());
    result.people = most_frequent<PersonIndex>(by_person, suggested_people, 2);
    std::vector<std::size_t> by_room;
    for (RoomIndex i = 0; i < programme.rooms.size(); ++i)
        by_room.push_back(snapshot.timeline(i).sessions.size());
    result.rooms = most_frequent<RoomIndex>(by_room, suggested_rooms, 1);
    std::ranges::sort(result.rooms);
    return result;
}

std::shared_ptr<const Finder> Finder::build(std::shared_ptr<const Snapshot> snapshot) {
    auto finder = std::make_shared<Finder>();
    finder->people = people_by_letter(*snapshot);
    finder->suggestions = suggestions_for(*snapshot);
    finder->search = SearchIndex::build(std::move(snapshot));
    return finder;
}

}  // namespace foyer::programme
