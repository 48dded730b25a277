#pragma once
// A programme that is imported again takes over the ids of the one before it, so that overrides,
// changes and screens go on meaning the same sessions and rooms, whatever keys the source gives
// them. Pure; any thread.

#include "core/programme/model.h"

namespace foyer::hub {

/// `imported` with the ids that `before` has for the same sessions and rooms; ids are unique, and
/// sessions sorted by id.
[[nodiscard]] programme::Programme adopted(const programme::Programme& before,
                                           programme::Programme imported);

}  // namespace foyer::hub
