#pragma once
// What becomes of a file that the upstream gave. Store thread.

#include "tools/hub/api.h"

namespace foyer::hub {

/// Imports the body of `answer`: published, held for staff, or refused with its reason in the
/// upstream's standing.
void import_upstream(ApiContext& context, const UpstreamAnswer& answer, Moment moment);

}  // namespace foyer::hub
