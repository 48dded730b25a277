#pragma once
// Imports in the hub's database: what came, and what became of it. A held one keeps its programme
// as the records of a layer of its own. Store thread.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/programme/losses.h"
#include "core/programme/publication.h"
#include "core/store/sqlite.h"
#include "core/time/instant.h"

namespace foyer::hub {

enum class ImportState {
    published,
    held,        ///< loses much; waits for staff
    accepted,    ///< was held; staff took it
    rejected,    ///< was held; staff refused it
    superseded,  ///< was held; a later import came
};
/// "published" … "superseded".
[[nodiscard]] std::string_view word_for(ImportState state);
[[nodiscard]] std::optional<ImportState> import_state_called(std::string_view word);

struct ImportRow {
    std::string id;
    UtcTime at{};
    std::string who;
    ImportState state = ImportState::published;
    std::string hash;  ///< of the file and how it is read
    std::string format;
    std::size_t sessions = 0;
    std::size_t changes = 0;
    std::size_t repairs = 0;
    std::size_t dropped = 0;
    std::vector<programme::Loss> losses;
    std::string ended_by;
    std::optional<UtcTime> ended_at;
};

[[nodiscard]] Result<void> add_import(const store::Database& database, const ImportRow& row);
[[nodiscard]] Result<void> update_import(const store::Database& database, const ImportRow& row);
[[nodiscard]] Result<std::optional<ImportRow>> find_import(const store::Database& database,
                                                           const std::string& id);
/// All that are held, and the newest others, the newest first.
[[nodiscard]] Result<std::vector<ImportRow>> newest_imports(const store::Database& database,
                                                            std::size_t most);

[[nodiscard]] Result<void> keep_held(const store::Database& database, const std::string& id,
                                     const programme::Programme& programme);
[[nodiscard]] Result<programme::Programme> read_held(const store::Database& database,
                                                     const std::string& id);
[[nodiscard]] Result<void> erase_held(const store::Database& database, const std::string& id);

}  // namespace foyer::hub
