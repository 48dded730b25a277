#pragma once
// Edits that wait for their time. Store thread.

#include "core/base/result.h"
#include "tools/hub/api.h"

namespace foyer::hub {

/// Makes every planned edit whose time is up, judged anew against what is in force. One that meets
/// a conflict or a clash fails and says why; nothing else does.
[[nodiscard]] Result<void> do_planned_edits(ApiContext& context, Moment moment);

}  // namespace foyer::hub
