#pragma once
// Finding what staff mean among what the hub has: a session by id or part of its title, a room by
// id or name.

#include <memory>
#include <string>
#include <vector>

#include "tools/foyerctl/hub_client.h"

namespace foyer::foyerctl {

/// The one session that `wanted` names: its id, its whole title, or a part that only it has.
/// refused, with a list to choose from, when there are several.
[[nodiscard]] Result<std::shared_ptr<const Json>> find_session(HubClient& hub,
                                                               const std::string& wanted);

/// The ids of the rooms that `wanted` names, by id or name. not_found, with the rooms there are.
[[nodiscard]] Result<std::vector<std::string>> find_rooms(HubClient& hub,
                                                          const std::vector<std::string>& wanted);

}  // namespace foyer::foyerctl
