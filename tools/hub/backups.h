#pragma once
// Hourly copies of the hub's database beside it. Restoring one is copying it back: the hub notices
// what was published since, and asks for foyer-hub recover. Store thread.

#include <filesystem>

#include "core/base/result.h"
#include "core/store/sqlite.h"
#include "core/time/instant.h"

namespace foyer::hub {

/// `<db>.backups`
[[nodiscard]] std::filesystem::path backup_folder(const std::filesystem::path& database);

/// Copies the database into its backup folder, as "<name>-20180626T070000Z.db", and removes the
/// oldest copies beyond two days' worth. A copy of this second that is there already is enough.
[[nodiscard]] Result<void> back_up(const store::Database& database, UtcTime now);

}  // namespace foyer::hub
