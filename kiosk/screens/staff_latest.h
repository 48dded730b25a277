#pragma once
// The latest edits of anybody, each with a way to take it back. UI thread only.

#include <string>

#include "kiosk/screens/screen.h"
#include "kiosk/widgets/page_flow.h"

namespace foyer::kiosk {

/// Adds them below `gap`; nothing where the hub has told of none.
void add_latest_edits(const ScreenContext& context, Canvas& canvas, PageFlow& flow, float gap);

/// What an edit did, by the hub's word for it: "Moved".
[[nodiscard]] std::string edit_words(const Catalogue& words, std::string_view op);

}  // namespace foyer::kiosk
