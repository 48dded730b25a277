#pragma once
// The programme as this screen shows it: what the hub has published, and over it what was changed
// or withdrawn here and is not yet in it. Pure; any thread.

#include <memory>

#include "kiosk/app/staff_sender.h"

namespace foyer::kiosk {

/// `base` with the edits that are on their way, wait, or have arrived after it; nullptr where none
/// changes it. Changes that are only here are marked so (see only_here_mark). `now`: programme
/// time.
[[nodiscard]] std::shared_ptr<const programme::Snapshot> overlaid(
    const programme::Snapshot& base, const std::vector<StaffSender::Edit>& edits, UtcTime now);

}  // namespace foyer::kiosk
