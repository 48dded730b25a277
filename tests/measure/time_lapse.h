#pragma once
// A day of a display as one picture: what it shows every five minutes, small, side by side.

#include <filesystem>

#include "core/base/result.h"
#include "tests/measure/stage.h"

namespace foyer::kiosk::measure {

/// Draws the first day of the programme as a door sign of its first room sees it, and as a board
/// does, from an hour before to an hour after, into `folder`/door.png and `folder`/board.png.
[[nodiscard]] Result<void> write_time_lapse(HeadlessHost& host, const Stage& stage,
                                            const std::filesystem::path& folder);

}  // namespace foyer::kiosk::measure
