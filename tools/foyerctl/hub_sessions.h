#pragma once
// Finding the session that staff mean.

#include <memory>
#include <string>

#include "tools/foyerctl/hub_client.h"

namespace foyer::foyerctl {

/// The one session that `wanted` names: its id, its whole title, or a part that only it has.
/// refused, with a list to choose from, when there are several.
[[nodiscard]] Result<std::shared_ptr<const Json>> find_session(HubClient& hub,
                                                               const std::string& wanted);

}  // namespace foyer::foyerctl
