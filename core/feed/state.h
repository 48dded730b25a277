#pragma once
// The state of a feed at one revision: every record of every table, as canonical JSON by id. Its
// hash is what the head is signed for. Plain values; any thread.

#include <array>
#include <compare>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/feed/crypto.h"

namespace foyer::feed {

/// The tables, in the order in which they are hashed and written.
enum class Table {
    conference,
    rooms,
    tracks,
    people,
    sessions,
    changes,
    announcements,
    screens,
    sponsors,
    info,
    maps,
};
inline constexpr std::array tables{
    Table::conference, Table::rooms,   Table::tracks,        Table::people,
    Table::sessions,   Table::changes, Table::announcements, Table::screens,
    Table::sponsors,   Table::info,    Table::maps,
};
/// "conference" … "maps".
[[nodiscard]] std::string_view word_for(Table table);
[[nodiscard]] std::optional<Table> table_called(std::string_view word);
/// Most records that a table may have.
[[nodiscard]] std::size_t most_records(Table table);

struct RecordKey {
    Table table;
    std::string id;
    friend auto operator<=>(const RecordKey&, const RecordKey&) = default;
};

struct Record {
    Table table;
    std::string id;
    std::string json;  ///< canonical, an object whose "id" is `id`
    friend bool operator==(const Record&, const Record&) = default;
};

class State {
public:
    /// JSON by id, sorted by the bytes of the ids.
    using Records = std::map<std::string, std::string, std::less<>>;

    [[nodiscard]] const Records& records(Table table) const {
        return records_[static_cast<std::size_t>(table)];
    }
    /// The JSON of a record; null when there is none.
    [[nodiscard]] const std::string* find(Table table, std::string_view id) const;
    /// Records of all tables.
    [[nodiscard]] std::size_t count() const;
    /// Bytes of all ids and records.
    [[nodiscard]] std::size_t bytes() const { return bytes_; }

    void put(Record record);
    /// Removes a record; nothing happens when there is none.
    void remove(Table table, std::string_view id);

    friend bool operator==(const State&, const State&) = default;

private:
    std::array<Records, tables.size()> records_;
    std::size_t bytes_ = 0;
};

/// Hashes records that come one by one, so that a store hashes its rows without holding them. One
/// thread.
class StateHasher {
public:
    /// Records come table by table in the order of `tables`, and by the bytes of their ids.
    void add(std::string_view id, std::string_view json);
    [[nodiscard]] Digest finish();

private:
    Blake2b hash_;
};

/// BLAKE2b-256 over each table in the order of `tables`, records sorted by the bytes of their ids,
/// each as `len32le(id) id len32le(json) json`.
[[nodiscard]] Digest state_hash(const State& state);

}  // namespace foyer::feed
