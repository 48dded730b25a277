#pragma once
// Changes between two programmes, in words.

#include <string>
#include <vector>

#include "core/programme/changes.h"
#include "tools/foyerctl/terminal.h"

namespace foyer::foyerctl {

/// "3 changes: 2 moved to another room, 1 new"; "no changes for the public" for none.
[[nodiscard]] std::string summary(const std::vector<programme::Change>& changes);

/// One line per change.
void print_changes(Terminal& out, const std::vector<programme::Change>& changes);

}  // namespace foyer::foyerctl
