#pragma once
// The rows of the hub's database as values: settings, records, layers. Every function runs inside
// the caller's transaction. One thread.

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/feed/history.h"
#include "core/feed/state.h"
#include "core/store/sqlite.h"
#include "tools/hub/layers.h"

namespace foyer::hub {

/// Runs one statement that gives no rows.
[[nodiscard]] Result<void> run(const store::Database& database, std::string_view sql,
                               std::initializer_list<store::Value> values);
/// Hands over each row of a query.
[[nodiscard]] Result<void> each_row(const store::Database& database, std::string_view sql,
                                    std::initializer_list<store::Value> values,
                                    const std::function<void(const store::Row&)>& take);

/// A number as the database keeps it; revisions stay far below its bound.
[[nodiscard]] inline std::int64_t row_number(std::uint64_t number) {
    return static_cast<std::int64_t>(number);
}
[[nodiscard]] inline std::int64_t row_instant(UtcTime instant) {
    return instant.time_since_epoch().count();
}
[[nodiscard]] inline UtcTime instant_in_row(std::int64_t seconds) {
    return UtcTime(std::chrono::seconds(seconds));
}

/// "" when it is unset.
[[nodiscard]] Result<std::string> read_setting(const store::Database& database,
                                               std::string_view name);
[[nodiscard]] Result<void> write_setting(const store::Database& database, std::string_view name,
                                         std::string_view value);

/// The records of a layer ("source", "staff", "published", "held-<import>").
[[nodiscard]] Result<feed::State> read_state(const store::Database& database,
                                             std::string_view layer);
/// Writes the records in which two states of a layer differ.
[[nodiscard]] Result<void> write_state(const store::Database& database, std::string_view layer,
                                       const feed::State& before, const feed::State& after);
[[nodiscard]] Result<void> write_step(const store::Database& database, std::string_view layer,
                                      const feed::Step& step);
[[nodiscard]] Result<void> erase_state(const store::Database& database, std::string_view layer);

/// The records that were touched after `first`, up to `last`.
[[nodiscard]] Result<feed::History> read_history(const store::Database& database,
                                                 std::uint64_t first, std::uint64_t last);
[[nodiscard]] Result<void> write_touched(const store::Database& database, const feed::Step& step,
                                         std::uint64_t revision);

/// With their source.
[[nodiscard]] Result<Layers> read_layers(const store::Database& database);
/// The source alone, its sessions sorted by id.
[[nodiscard]] Result<programme::Programme> read_source(const store::Database& database);
/// One session of the source; empty when it has none of this id.
[[nodiscard]] Result<std::optional<programme::Session>> read_source_session(
    const store::Database& database, const std::string& id);
/// Writes what differs.
[[nodiscard]] Result<void> write_layers(const store::Database& database, const Layers& before,
                                        const Layers& after);

/// What feed::record_of wrote.
[[nodiscard]] Result<programme::Session> session_in_record(std::string_view json);
[[nodiscard]] Result<programme::PublishedChange> change_in_record(std::string_view json);
[[nodiscard]] Result<programme::Announcement> announcement_in_record(std::string_view json);

/// What a programme is as records. `previous` gives the places in the order.
[[nodiscard]] Result<feed::State> state_of_source(const programme::Programme& programme,
                                                  const feed::State& previous);

}  // namespace foyer::hub
