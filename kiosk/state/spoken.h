#pragma once
// What a frame says aloud: the same list that the eye sees and the finger meets. Pure.

#include <string>

#include "kiosk/widgets/probe.h"

namespace foyer::kiosk {

/// One thing as it is said: its name, then its state.
[[nodiscard]] std::string spoken(const ProbeItem& item);

/// The whole page in reading order, a sentence for each thing; what stands on every page (the
/// navigation and below) comes last.
[[nodiscard]] std::string spoken_page(const Probe& probe);

}  // namespace foyer::kiosk
