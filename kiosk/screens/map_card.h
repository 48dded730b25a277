#pragma once
// A map with the places that matter on it. UI thread only.

#include "kiosk/screens/room_model.h"
#include "kiosk/widgets/page_flow.h"

namespace foyer::kiosk {

/// Adds `map` with its room called `room` marked, at most `most_height` tall; nothing when its
/// picture cannot be drawn. `map` and `room` outlive the flow.
void add_map(Canvas& canvas, PageFlow& flow, float above, const Catalogue& words,
             const RoomMap& map, const std::string& room, float most_height);

}  // namespace foyer::kiosk
