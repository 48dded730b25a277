#pragma once
// What becomes of a file that the upstream gave. Store thread.

#include "tools/hub/api.h"

namespace foyer::hub {

/// Who imports what the upstream gives, in the audit and in the list of imports.
inline constexpr std::string_view upstream_actor = "upstream";

/// Imports the body of `answer`: published, held for staff, or refused with its reason in the
/// upstream's standing.
void import_upstream(ApiContext& context, const UpstreamAnswer& answer, Moment moment);

}  // namespace foyer::hub
