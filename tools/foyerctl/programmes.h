#pragma once
// Getting at programmes: files, stores, the store of this user.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/formats/import.h"
#include "core/programme/snapshot.h"
#include "core/store/store.h"
#include "tools/foyerctl/requests.h"

namespace foyer::foyerctl {

/// The path that --db names, else the store of this user.
[[nodiscard]] Result<std::filesystem::path> store_path(const std::string& db);

/// The file at `path`, read as a programme. unsupported, with what to do, when it is an address.
[[nodiscard]] Result<formats::Imported> read_programme_file(const std::string& path,
                                                            const Reading& reading, World& world);

/// What the store at `path` holds.
[[nodiscard]] Result<store::Stored> read_store(const std::filesystem::path& path, World& world);

/// As read_store, of the path that --db names, ready for questions; or, where `hub` has an address,
/// what that hub publishes under the root in the file `trust` ("": its first one).
[[nodiscard]] Result<std::shared_ptr<const programme::Snapshot>> open_snapshot(
    const std::string& db, const HubAccess& hub, const std::string& trust, World& world);

/// True when the file at `path` is an SQLite database.
[[nodiscard]] bool is_database(const std::string& path);

/// A store that is damaged is a case for the doctor; other errors stay as they are.
[[nodiscard]] Error with_advice(const Error& error, const std::filesystem::path& path);

}  // namespace foyer::foyerctl
