#pragma once
// Many parked screens in a process of their own, which reads what comes and looks at nothing: what
// it costs stays out of what the hub costs.

#include <cstddef>
#include <cstdint>
#include <string>

namespace foyer::measure {

/// The process: parks `count` screens at the hub of `port` and prints a line "parked", then, each
/// time that all of them have a newer head, a line with four instants of the monotonic clock in
/// nanoseconds: when the first one had it, half of them, 99 %, all. Ends with its standard input.
int parked(std::uint16_t port, std::size_t count);

/// One such line.
struct Wave {
    double first_ms = 0;  ///< from an instant of the caller's
    double half_ms = 0;
    double most_ms = 0;  ///< 99 %
    double last_ms = 0;
};
[[nodiscard]] Wave wave_in(const std::string& line, std::int64_t since_ns);

}  // namespace foyer::measure
