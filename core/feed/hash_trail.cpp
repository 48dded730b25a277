#include "core/feed/hash_trail.h"

#include <algorithm>
#include <utility>

namespace foyer::feed {

namespace {

/// Bytes that are hashed between two marks, each of which takes half a kilobyte: some fifty
/// microseconds.
constexpr std::size_t mark_bytes = std::size_t{64} * 1024;

/// Hands over each record after the step, from `from` on, in the order of the hash.
template <class Take>
void each_record_from(const State& state, const Step& step, const RecordKey& from,
                      const Take& take) {
    auto touched = step.lower_bound(from);
    for (const Table table : tables) {
        if (table < from.table) continue;
        const State::Records& records = state.records(table);
        auto held = table == from.table ? records.lower_bound(from.id) : records.begin();
        const auto more = [&] { return touched != step.end() && touched->first.table == table; };
        while (held != records.end() || more()) {
            if (!more() || (held != records.end() && held->first < touched->first.id)) {
                take(table, held->first, held->second);
                ++held;
                continue;
            }
            if (held != records.end() && held->first == touched->first.id) ++held;
            if (touched->second) take(table, touched->first.id, *touched->second);
            ++touched;
        }
    }
}

}  // namespace

HashTrail::Walk HashTrail::after(const State& state, const Step& step) const {
    Walk walk;
    const auto first_lost =
        step.empty() ? marks_.end() : std::find_if(marks_.begin(), marks_.end(), [&](auto& m) {
            return step.begin()->first < m.before;
        });
    walk.kept = static_cast<std::size_t>(first_lost - marks_.begin());
    const Mark* last = walk.kept > 0 ? &marks_[walk.kept - 1] : nullptr;
    StateHasher hasher = last != nullptr ? last->hasher : StateHasher();
    const RecordKey from = last != nullptr ? last->before : RecordKey{tables.front(), ""};
    std::size_t since_mark = 0;
    each_record_from(state, step, from,
                     [&](Table table, const std::string& id, const std::string& json) {
                         if (since_mark >= mark_bytes) {
                             walk.marks.push_back({{table, id}, hasher});
                             since_mark = 0;
                         }
                         hasher.add(id, json);
                         since_mark += id.size() + json.size();
                     });
    walk.digest = hasher.finish();
    return walk;
}

void HashTrail::take(Walk walk) {
    marks_.erase(marks_.begin() + static_cast<std::ptrdiff_t>(walk.kept), marks_.end());
    std::move(walk.marks.begin(), walk.marks.end(), std::back_inserter(marks_));
}

}  // namespace foyer::feed
