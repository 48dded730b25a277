#pragma once
// What a visitor types into the search. The query is the argument of the page, so it goes with it.
// Pure.

#include "kiosk/state/intent.h"

namespace foyer::kiosk {

/// Carries out an intent of typing on `page`; nothing where that is no search. A query is bounded
/// by limits::query_bytes: what exceeds it is not typed.
void type_into(Page& page, const Intent& intent);

}  // namespace foyer::kiosk
