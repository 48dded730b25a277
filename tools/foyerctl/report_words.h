#pragma once
// What a reader repaired and left out, for people and for programs.

#include "core/base/json.h"
#include "core/formats/import.h"
#include "tools/foyerctl/terminal.h"

namespace foyer::foyerctl {

enum class Detail {
    first_lines,  ///< a few examples of each kind of repair
    everything,
};

/// Prints repairs by kind, most frequent first, and records that were left out; nothing for a
/// report without either.
void print_report(Terminal& out, const formats::ImportReport& report, Detail detail);

/// Adds "repairs", "dropped" and their totals to `json`.
void add_report(Json& json, const formats::ImportReport& report);

}  // namespace foyer::foyerctl
