#pragma once
// The last good copy of a store, `<db>.last.json`: Foyer's own JSON with a member "store" that says
// which revision it is. `foyerctl import` reads it like any other programme.

#include <filesystem>
#include <string>

#include "core/base/files.h"
#include "core/base/result.h"
#include "core/programme/model.h"
#include "core/store/store.h"

namespace foyer::store {

[[nodiscard]] std::filesystem::path last_good_path(const std::filesystem::path& path);

/// Writes the copy beside its place; the caller commits it when the revision itself is stored.
/// `hash` is the content hash of the programme.
[[nodiscard]] Result<StagedFile> stage_last_good(const std::filesystem::path& path,
                                                 const Stored& stored, const std::string& hash);

/// True when the copy beside `path` says that it is of the content `hash`.
[[nodiscard]] bool last_good_holds(const std::filesystem::path& path, const std::string& hash);

/// The copy beside `path`. not_found when there is none; damaged when its content is not what was
/// written.
[[nodiscard]] Result<Stored> read_last_good(const std::filesystem::path& path);

}  // namespace foyer::store
