#pragma once
// The tables of the hub's database (HUB_SCHEMA.md describes them), built by numbered steps.

#include <cstdint>

#include "core/base/result.h"
#include "core/store/sqlite.h"

namespace foyer::hub {

/// "FoyH" in the header of every hub database (PRAGMA application_id).
constexpr std::int64_t hub_application_id = 0x466f7948;

/// Runs the steps that are missing, in one transaction. unsupported when the database is another
/// application's, or of a newer hub.
[[nodiscard]] Result<void> bring_up_to_date(const store::Database& database);

}  // namespace foyer::hub
