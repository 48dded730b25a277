#pragma once
// The readers of single formats behind read_programme. Each takes a whole file, hands what it finds
// to a ProgrammeBuilder and fails only when the file as a whole cannot be read. Pure; any thread.

#include <string_view>

#include "core/base/result.h"
#include "core/formats/import.h"

namespace foyer::formats {

/// schedule.xml in all its dialects. UTF-8 or a single-byte charset; a document type is skipped,
/// entities of its own are refused.
[[nodiscard]] Result<programme::Programme> read_schedule_xml(std::string_view bytes,
                                                             const ImportOptions& options,
                                                             ImportReport& report);

/// schedule.json version 1, with people as frab or pretalx writes them, and version 2 (alpha 3)
/// with its states and roles.
[[nodiscard]] Result<programme::Programme> read_schedule_json(std::string_view bytes,
                                                              const ImportOptions& options,
                                                              ImportReport& report);

/// A JSON array of entries with fromTime and toTime. Entries without a room are plenary; a flag in
/// the title is the spoken language; a last section "Niveau" of the summary is the level.
[[nodiscard]] Result<programme::Programme> read_conf_companion(std::string_view bytes,
                                                               const ImportOptions& options,
                                                               ImportReport& report);

/// Foyer's own JSON, which FOYER_JSON.md describes: what write_foyer_json wrote comes back equal,
/// without a repair. Hand-made files may break its rules: what can be kept is repaired and reported
/// with its JSON pointer. No builder stands behind this one, for nothing may change on the way.
[[nodiscard]] Result<programme::Programme> read_foyer_json(std::string_view bytes,
                                                           const ImportOptions& options,
                                                           ImportReport& report);

}  // namespace foyer::formats
