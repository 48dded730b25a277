#pragma once
// What the audit must say after a simulation: every acknowledged edit is there exactly once,
// nothing that nobody wanted, no edit took the place of one that its editor had not seen, and the
// chain replayed is the programme.

#include <map>
#include <string>
#include <vector>

#include "core/programme/model.h"
#include "tests/whole/simulated_editor.h"

namespace foyer::test {

/// One sentence for each rule that is broken; "" when none is.
[[nodiscard]] std::string check_edits(const std::vector<Intent>& intents,
                                      const std::vector<std::string>& audit,
                                      const programme::Programme& begin,
                                      const programme::Programme& end);

}  // namespace foyer::test
