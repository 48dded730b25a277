#pragma once
// Sending a staff edit, and telling a person what came of it.

#include <string>

#include "tools/foyerctl/hub_client.h"

namespace foyer::foyerctl {

/// `set` is the API's {field: {from, to}}.
[[nodiscard]] Outcome send_edit(HubClient& hub, const Json& session, const Json& set,
                                const EditTerms& terms, World& world);

/// Tells what an edit or an undo did, or why not: an answer of 2xx, 409 or 422.
/// Waits for the screens where the terms ask for it.
[[nodiscard]] Outcome tell_edit(const HubAnswer& answer, HubClient& hub, const EditTerms& terms,
                                World& world);

}  // namespace foyer::foyerctl
