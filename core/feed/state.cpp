#include "core/feed/state.h"

#include <algorithm>
#include <cassert>
#include <limits>

#include "core/base/limits.h"

namespace foyer::feed {

namespace {

std::array<char, 4> little_endian(std::size_t length) {
    assert(length <= std::numeric_limits<std::uint32_t>::max());
    std::array<char, 4> bytes{};
    for (char& byte : bytes) {
        byte = static_cast<char>(length & 0xff);
        length >>= 8;
    }
    return bytes;
}

}  // namespace

std::string_view word_for(Table table) {
    switch (table) {
        case Table::conference:
            return "conference";
        case Table::rooms:
            return "rooms";
        case Table::tracks:
            return "tracks";
        case Table::people:
            return "people";
        case Table::sessions:
            return "sessions";
        case Table::changes:
            return "changes";
        case Table::announcements:
            return "announcements";
        case Table::screens:
            return "screens";
        case Table::sponsors:
            return "sponsors";
        case Table::info:
            return "info";
        case Table::maps:
            return "maps";
    }
    assert(false);
    return {};
}

std::optional<Table> table_called(std::string_view word) {
    const auto* found = std::find_if(tables.begin(), tables.end(),
                                     [&](Table table) { return word_for(table) == word; });
    if (found == tables.end()) return std::nullopt;
    return *found;
}

std::size_t most_records(Table table) {
    switch (table) {
        case Table::conference:
            return 1;
        case Table::rooms:
            return limits::rooms;
        case Table::tracks:
            return limits::tracks;
        case Table::people:
            return limits::people;
        case Table::sessions:
            return limits::sessions;
        case Table::changes:
            return limits::changes;
        case Table::announcements:
            return limits::announcements;
        case Table::screens:
            return limits::screens;
        case Table::sponsors:
            return limits::sponsors;
        case Table::info:
            return limits::info_pages;
        case Table::maps:
            return limits::maps;
    }
    assert(false);
    return 0;
}

const std::string* State::find(Table table, std::string_view id) const {
    const Records& held = records(table);
    const auto found = held.find(id);
    return found == held.end() ? nullptr : &found->second;
}

std::size_t State::count() const {
    std::size_t count = 0;
    for (const Records& held : records_)
        count += held.size();
    return count;
}

void State::put(Record record) {
    Records& held = records_[static_cast<std::size_t>(record.table)];
    const auto [place, added] = held.try_emplace(std::move(record.id));
    bytes_ += added ? place->first.size() : 0;
    bytes_ -= place->second.size();
    place->second = std::move(record.json);
    bytes_ += place->second.size();
}

void State::remove(Table table, std::string_view id) {
    Records& held = records_[static_cast<std::size_t>(table)];
    const auto found = held.find(id);
    if (found == held.end()) return;
    bytes_ -= found->first.size() + found->second.size();
    held.erase(found);
}

void StateHasher::add(std::string_view id, std::string_view json) {
    for (const std::string_view part : {id, json}) {
        const auto length = little_endian(part.size());
        hash_.add({length.data(), length.size()});
        hash_.add(part);
    }
}

Digest StateHasher::finish() {
    return hash_.finish();
}

Digest state_hash(const State& state) {
    StateHasher hasher;
    for (const Table table : tables)
        for (const auto& [id, json] : state.records(table))
            hasher.add(id, json);
    return hasher.finish();
}

}  // namespace foyer::feed
