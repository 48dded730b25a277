#pragma once
// The kiosk: puts store, source, clock, window and screens together, and runs them.

namespace foyer::kiosk {

/// The whole program; returns its exit code: 0 done, 1 refused or failed, 2 wrong usage.
[[nodiscard]] int run_foyer(int argc, const char* const* argv);

}  // namespace foyer::kiosk
