#pragma once
// When this program was built: no machine runs it before that day.

#include <chrono>

namespace foyer::platform {

/// The day before it, at 00:00 UTC, which no time zone is behind; with SOURCE_DATE_EPOCH in the
/// environment of the compiler, that day.
[[nodiscard]] std::chrono::sys_days build_day();

}  // namespace foyer::platform
