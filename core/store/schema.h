#pragma once
// The tables of a store (SCHEMA.md describes them), built by numbered steps. A database that holds
// anything else than what the steps make is refused before a row of it is read.

#include <cstdint>
#include <span>

#include "core/base/result.h"
#include "core/store/sqlite.h"

namespace foyer::store {

/// "Foyr" in the header of every store (PRAGMA application_id).
constexpr std::int64_t application_id = 0x466f7972;

/// The steps that make the newest schema, in order; step N leads to user_version N.
[[nodiscard]] std::span<const char* const> schema_steps();

/// What a database is, by its header and its schema.
enum class SchemaState {
    empty,    ///< nothing in it yet
    current,  ///< a store of the newest schema
    older,    ///< a store of an older schema
};

/// Looks at the header and at every object of the schema. unsupported: another application's, or
/// of a newer schema. damaged: a store with an object that is not ours, or without one of ours.
[[nodiscard]] Result<SchemaState> inspect_schema(const Database& database);

/// Runs the steps that are missing, in one transaction. The database has passed inspect_schema.
[[nodiscard]] Result<void> build_schema(const Database& database);

}  // namespace foyer::store
