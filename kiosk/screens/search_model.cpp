#include "kiosk/screens/search_model.h"

#include <algorithm>
#include <tuple>

#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/programme/search_marks.h"

namespace foyer::kiosk {

namespace {

using programme::HitKind;
using programme::QueryWord;
using programme::Snapshot;

constexpr std::size_t nearest_words = 6;
/// A shorter beginning is shared by too much to be near anything.
constexpr std::size_t least_beginning = 2;

std::vector<TextRange> marked_in(std::string_view text, const std::vector<QueryWord>& query) {
    std::vector<TextRange> ranges;
    for (const programme::FoundWord& word : programme::found_words(text, query))
        ranges.push_back({word.begin, word.end});
    return ranges;
}

/// The title, or the name, of what was found, as the reader sees it.
std::string_view name_of_hit(const Snapshot& snapshot, const programme::Hit& hit,
                             const std::string& language) {
    switch (hit.kind) {
        case HitKind::session:
            return snapshot.session(hit.index).title.in(language);
        case HitKind::person:
            return snapshot.person(hit.index).name;
        case HitKind::room:
            return snapshot.room(hit.index).name.in(language);
        case HitKind::track:
            return snapshot.track(hit.index).name.in(language);
    }
    return {};
}

bool answered_by_people(const Snapshot& snapshot, const programme::Session& session,
                        const std::vector<QueryWord>& query) {
    return std::ranges::any_of(session.people, [&](const programme::Participation& part) {
        const auto person = snapshot.find_person(part.person);
        return person && !programme::found_words(snapshot.person(*person).name, query).empty();
    });
}

SearchHit told_hit(const Snapshot& snapshot, const programme::Hit& hit,
                   const std::vector<QueryWord>& query, const std::string& language) {
    SearchHit result{.kind = hit.kind, .index = hit.index, .score = hit.score};
    result.marked = marked_in(name_of_hit(snapshot, hit, language), query);
    if (hit.kind != HitKind::session || !result.marked.empty()) return result;
    const programme::Session& session = snapshot.session(hit.index);
    if (!programme::found_words(session.subtitle.in(language), query).empty()) return result;
    result.in = answered_by_people(snapshot, session, query) ? FoundIn::people : FoundIn::text;
    return result;
}

void count_hit(SearchAnswer& answer, const SearchHit& hit) {
    switch (hit.kind) {
        case HitKind::session:
            ++(hit.in == FoundIn::title    ? answer.titles
               : hit.in == FoundIn::people ? answer.by_people
                                           : answer.texts);
            return;
        case HitKind::person:
            ++answer.people;
            return;
        case HitKind::room:
            ++answer.rooms;
            return;
        case HitKind::track:
            ++answer.tracks;
            return;
    }
}

/// Words of the programme that begin as much as possible as `query` does.
std::vector<std::string> nearest_to(const programme::Finder& finder, const std::string& query,
                                    const std::string& language) {
    std::vector<std::string> nearest;
    std::string_view beginning = text::without_last_character(query);
    while (text::length(beginning) >= least_beginning && nearest.empty()) {
        const auto asked = programme::query_words(beginning, language);
        for (const programme::Hit& hit : finder.search->find(beginning, language)) {
            const std::string_view name = name_of_hit(finder.snapshot(), hit, language);
            for (const programme::FoundWord& word : programme::found_words(name, asked)) {
                const std::string found(name.substr(word.begin, word.end - word.begin));
                const bool known = std::ranges::any_of(nearest, [&](const std::string& other) {
                    return text::fold(other) == text::fold(found);
                });
                if (!known && nearest.size() < nearest_words) nearest.push_back(found);
            }
        }
        beginning = text::without_last_character(beginning);
    }
    return nearest;
}

}  // namespace

SearchAnswer search_answer(const programme::Finder& finder, const std::string& query,
                           const std::string& language) {
    SearchAnswer answer;
    const std::vector<QueryWord> asked = programme::query_words(query, language);
    if (asked.empty()) return answer;
    const auto hits = finder.search->find(query, language);
    answer.many = hits.size() >= limits::search_results;
    for (const programme::Hit& hit : hits) {
        answer.hits.push_back(told_hit(finder.snapshot(), hit, asked, language));
        count_hit(answer, answer.hits.back());
    }
    if (hits.empty()) answer.nearest = nearest_to(finder, query, language);
    return answer;
}

std::vector<const SearchHit*> hits_in_order(const SearchAnswer& answer, const Snapshot& snapshot,
                                            UtcTime now) {
    std::vector<const SearchHit*> order;
    order.reserve(answer.hits.size());
    for (const SearchHit& hit : answer.hits)
        order.push_back(&hit);
    // Sessions of one snapshot are numbered by start.
    const auto rank = [&](const SearchHit* hit) {
        const bool session = hit->kind == HitKind::session;
        const bool over = session && snapshot.session(hit->index).end <= now;
        return std::tuple(-hit->score, session, over, session ? hit->index : 0);
    };
    std::ranges::stable_sort(order, {}, rank);
    return order;
}

std::vector<std::string> counts_in_words(const SearchAnswer& answer, const Catalogue& words) {
    if (answer.many)
        return {words.text("search.many", {{"n", std::to_string(limits::search_results)}})};
    std::vector<std::string> counts;
    if (answer.titles > 0) counts.push_back(words.plural("search.titles", answer.titles));
    if (answer.people > 0) counts.push_back(words.plural("search.people", answer.people));
    if (answer.by_people > 0) counts.push_back(words.plural("search.by_people", answer.by_people));
    if (answer.rooms > 0) counts.push_back(words.plural("search.rooms", answer.rooms));
    if (answer.tracks > 0) counts.push_back(words.plural("search.tracks", answer.tracks));
    if (answer.texts > 0) counts.push_back(words.plural("search.texts", answer.texts));
    return counts;
}

const SearchAnswer& SearchMemory::recall(const programme::Finder& finder, const std::string& asked,
                                         const std::string& reader) {
    if (index == finder.search && query == asked && language == reader) return answer;
    index = finder.search;
    query = asked;
    language = reader;
    answer = search_answer(finder, asked, reader);
    ++searches;
    return answer;
}

}  // namespace foyer::kiosk
