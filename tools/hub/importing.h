#pragma once
// Importing a programme into a hub: read, given the ids of what is there, looked at for losses,
// then published or held for staff. Store thread.

#include <optional>
#include <string>
#include <vector>

#include "core/formats/import.h"
#include "core/programme/changes.h"
#include "tools/hub/answers.h"
#include "tools/hub/desk.h"
#include "tools/hub/rows_imports.h"

namespace foyer::hub {

/// How programmes of this conference are read when an import does not say otherwise.
[[nodiscard]] Result<formats::ImportOptions> usual_import(const store::Database& database);
[[nodiscard]] Result<void> write_usual_import(const store::Database& database,
                                              const formats::ImportOptions& options);

struct ImportWish {
    std::string bytes;
    formats::ImportOptions options;
    bool allow_shrink = false;
    std::string id;  ///< that it gets when something becomes of it
};

enum class ImportFate {
    unchanged,  ///< it says what is there; nothing to write
    publish,    ///< the turn publishes it
    hold,       ///< the turn keeps it for staff and publishes nothing
    ignored,    ///< the same file is held already, or was rejected
};

struct ReadyImport {
    ImportFate fate = ImportFate::unchanged;
    Turn turn;
    ImportRow row;
    std::vector<programme::Change> changes;
};

/// Reads a file and decides. Fails where it cannot be read.
[[nodiscard]] Asked<ReadyImport> prepare_import(const Desk& desk, Moment moment, const Actor& actor,
                                                const ImportWish& wish);

/// Prepares the publication of a held import, or its rejection.
[[nodiscard]] Asked<ReadyImport> prepare_acceptance(const Desk& desk, Moment moment,
                                                    const Actor& actor, const std::string& id);
[[nodiscard]] Asked<ReadyImport> prepare_rejection(const Desk& desk, Moment moment,
                                                   const Actor& actor, const std::string& id);

/// Does what was prepared; gives the revision that is in force afterwards.
[[nodiscard]] Result<std::uint64_t> finish_import(Desk& desk, ReadyImport ready);

}  // namespace foyer::hub
