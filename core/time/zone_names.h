#pragma once
// Names of time zones that are not IANA's own and that real programmes carry: those of Ruby on
// Rails and of Windows. Pure; any thread.

#include <string_view>

namespace foyer {

/// The IANA zone that `name` means ("Berlin": "Europe/Berlin"); empty when it is not one of those.
[[nodiscard]] std::string_view iana_zone_of(std::string_view name);

}  // namespace foyer
