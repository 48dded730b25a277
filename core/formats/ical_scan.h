#pragma once
// The structure of an iCalendar file, before libical reads its parts: components close in order,
// nothing is cut off, nesting is bounded. Events are handed on one by one, so that a large calendar
// needs no more memory than its largest event. Pure; any thread; linear time, no recursion.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace foyer::formats {

struct IcalPart {
    std::size_t line;  ///< on which it begins, counted from 1
    std::string text;  ///< from its BEGIN to its END, lines end in a single newline
};

struct IcalParts {
    /// Properties of the calendar itself, unfolded ("X-WR-CALNAME:PyCon").
    std::vector<std::string> properties;
    std::vector<IcalPart> events;      ///< VEVENT
    std::vector<IcalPart> time_zones;  ///< VTIMEZONE
};

/// Bytes of one event; a longer one carries an attachment that nobody asked for, and is cut out.
constexpr std::size_t longest_event_bytes = std::size_t{1} << 20U;

/// The parts of all calendars in `text`. Any line ends, also CR CR LF. malformed when a component
/// is not closed or closed by another name (saying the line), unsupported when there is no
/// calendar, too_large beyond the limits on nesting and on sessions.
[[nodiscard]] Result<IcalParts> scan_icalendar(std::string_view text);

}  // namespace foyer::formats
