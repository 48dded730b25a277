#pragma once
// What a reader repaired and left out, for people and for programs.

#include <string>

#include "core/base/json.h"
#include "core/formats/import.h"
#include "tools/foyerctl/terminal.h"

namespace foyer::foyerctl {

enum class Detail {
    first_lines,  ///< a few examples of each kind of repair
    everything,
};

/// "line 120, Opening"; either may be missing.
[[nodiscard]] std::string place_words(const std::string& where, const std::string& session);
/// A value of a report in quotes, shortened; "nothing" for none.
[[nodiscard]] std::string value_words(const std::string& value);

/// Prints repairs by kind, most frequent first, and records that were left out; nothing for a
/// report without either.
void print_report(Terminal& out, const formats::ImportReport& report, Detail detail);

/// Adds "repairs", "dropped" and their totals to `json`.
void add_report(Json& json, const formats::ImportReport& report);

}  // namespace foyer::foyerctl
