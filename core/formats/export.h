#pragma once
// Writing a programme in the formats that others read; core/formats/EXPORT.md says what each of
// them carries. Pure; any thread.

#include <string>

#include "core/base/result.h"
#include "core/formats/import.h"
#include "core/programme/snapshot.h"

namespace foyer::formats {

/// schedule.xml as the voc schema describes it, one day element per programme day.
[[nodiscard]] std::string write_schedule_xml(const programme::Snapshot& snapshot);
/// schedule.json v1.
[[nodiscard]] std::string write_schedule_json(const programme::Snapshot& snapshot);
/// iCalendar (RFC 5545) through libical: a VEVENT per session, UTC instants, CANCELLED kept.
/// `language` picks the texts. `stamped` is the DTSTAMP.
[[nodiscard]] std::string write_icalendar(const programme::Snapshot& snapshot,
                                          const std::string& language, UtcTime stamped);
/// CSV (RFC 4180, UTF-8, header row, local times); cells that a spreadsheet would take for a
/// formula are written with a leading apostrophe.
[[nodiscard]] std::string write_csv(const programme::Snapshot& snapshot,
                                    const std::string& language);
/// Foyer's own JSON, everything the model holds; core/formats/FOYER_JSON.md describes it.
[[nodiscard]] std::string write_foyer_json(const programme::Programme& programme);

}  // namespace foyer::formats
