#pragma once
// Sessions in the JSON that foyerctl prints.

#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/programme/snapshot.h"
#include "tools/foyerctl/terminal.h"

namespace foyer::foyerctl {

/// {"id", "title", "start", "end", "kind", "status", "plenary", "rooms": ids, "people": names}
[[nodiscard]] Json session_json(const programme::Snapshot& snapshot,
                                programme::SessionIndex session, std::string_view language);

/// Prints a document: for a person over several lines, for a program on one.
void print_json(Terminal& out, const Json& document);

}  // namespace foyer::foyerctl
