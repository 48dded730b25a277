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

/// Sessionize's views All and GridSmart. Times are the venue's, so the time zone must be given.
/// Plenum sessions are plenary; service sessions (breaks, registration) of that kind have no room
/// of their own. Categories whose title speaks of a track, level, language or format are taken.
[[nodiscard]] Result<programme::Programme> read_sessionize(std::string_view bytes,
                                                           const ImportOptions& options,
                                                           ImportReport& report);

/// SITCON's sessions.json. A broadcast session is in all the rooms it is broadcast to; the first of
/// its tags is its track.
[[nodiscard]] Result<programme::Programme> read_sitcon(std::string_view bytes,
                                                       const ImportOptions& options,
                                                       ImportReport& report);

/// pretalx submissions with their slots, wherever in a JSON document they stand: a session for each
/// slot.
[[nodiscard]] Result<programme::Programme> read_pretalx(std::string_view bytes,
                                                        const ImportOptions& options,
                                                        ImportReport& report);

/// iCalendar (RFC 5545): a session for each VEVENT that has times. Events that last all day or are
/// not public are dropped; of recurring events the first time is taken and the rest reported.
/// "A, B" in LOCATION are two rooms where both stand alone elsewhere; "[talk] " before most titles
/// is the type.
[[nodiscard]] Result<programme::Programme> read_icalendar(std::string_view bytes,
                                                          const ImportOptions& options,
                                                          ImportReport& report);

/// A table (RFC 4180 and what spreadsheets make of it) whose first row names its columns;
/// csv_columns.h says how.
[[nodiscard]] Result<programme::Programme> read_csv(std::string_view bytes,
                                                    const ImportOptions& options,
                                                    ImportReport& report);

}  // namespace foyer::formats
