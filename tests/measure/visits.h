#pragma once
// What visitors do, and what passes without any, measured through the whole loop of the kiosk. Each
// prints rows.

#include <memory>

#include "core/programme/snapshot.h"

namespace foyer::kiosk::measure {

/// From a tap, or from a finger that goes down, to the frame that shows what it did.
void report_taps(const std::shared_ptr<const programme::Snapshot>& snapshot, UtcTime now);
/// Memory over an hour in which visitors come and go and do anything at all.
void report_hour(const std::shared_ptr<const programme::Snapshot>& snapshot);

/// Memory of a board and of a door sign over thirty days like the first of `snapshot`, in each of
/// which 288 pictures are drawn.
void report_month(const programme::Snapshot& snapshot);

}  // namespace foyer::kiosk::measure
