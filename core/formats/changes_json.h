#pragma once
// Changes in the JSON that programs print and the hub answers. Pure; any thread.

#include <vector>

#include "core/base/json.h"
#include "core/programme/changes.h"

namespace foyer::formats {

/// A list with {"kind", "session", "title", "from", "to"} of each change.
[[nodiscard]] Json changes_json(const std::vector<programme::Change>& changes);

}  // namespace foyer::formats
