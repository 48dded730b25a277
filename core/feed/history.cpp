#include "core/feed/history.h"

#include <algorithm>
#include <cassert>

namespace foyer::feed {

namespace {

void find_differing(Table table, const State::Records& before, const State::Records& after,
                    std::vector<RecordKey>& found) {
    auto old = before.begin();
    auto now = after.begin();
    while (old != before.end() || now != after.end()) {
        const bool only_old =
            now == after.end() || (old != before.end() && old->first < now->first);
        const bool only_now =
            old == before.end() || (now != after.end() && now->first < old->first);
        if (only_old) {
            found.push_back({table, (old++)->first});
        } else if (only_now) {
            found.push_back({table, (now++)->first});
        } else {
            if (old->second != now->second) found.push_back({table, now->first});
            ++old;
            ++now;
        }
    }
}

}  // namespace

std::vector<RecordKey> differing(const State& before, const State& after) {
    std::vector<RecordKey> found;
    for (const Table table : tables)
        find_differing(table, before.records(table), after.records(table), found);
    return found;
}

void History::note(const State& before, const State& after, std::uint64_t revision) {
    assert(revision == last_ + 1);
    for (RecordKey& key : differing(before, after))
        touched_.insert_or_assign(std::move(key), revision);
    last_ = revision;
}

void History::note(const Step& step, std::uint64_t revision) {
    assert(revision == last_ + 1);
    for (const auto& [key, json] : step)
        touched_.insert_or_assign(key, revision);
    last_ = revision;
}

void History::note(RecordKey key, std::uint64_t revision) {
    assert(revision > first_ && revision <= last_);
    std::uint64_t& at = touched_[std::move(key)];
    at = std::max(at, revision);
}

std::vector<RecordKey> History::touched_after(std::uint64_t base) const {
    assert(base >= first_);
    std::vector<RecordKey> keys;
    for (const auto& [key, revision] : touched_)
        if (revision > base) keys.push_back(key);
    return keys;
}

void History::forget_before(std::uint64_t first) {
    assert(first >= first_ && first <= last_);
    first_ = first;
    std::erase_if(touched_, [&](const auto& entry) { return entry.second <= first; });
}

}  // namespace foyer::feed
