#pragma once
// A made programme as large as programmes may be: what no real one is, but must work.

#include <cstddef>

#include "core/programme/model.h"

namespace foyer::kiosk::measure {

/// `sessions` sessions on five days in 200 rooms, with 25 tracks, and a speaker each, some with
/// several sessions; titles and descriptions of words that many of them share. Equal calls give
/// equal programmes. Its zone is Europe/Paris, its first day 1 June 2026.
[[nodiscard]] programme::Programme large_programme(std::size_t sessions);

}  // namespace foyer::kiosk::measure
