#pragma once
// Instants in HTTP header fields. Pure; any thread.

#include <optional>
#include <string_view>

#include "core/time/instant.h"

namespace foyer::sync {

/// "Tue, 26 Jun 2018 09:20:00 GMT" (RFC 9110, 5.6.7, the one form that servers write). Empty for
/// anything else; the name of the day is not compared.
[[nodiscard]] std::optional<UtcTime> parse_http_date(std::string_view text);

}  // namespace foyer::sync
