#pragma once
// UUIDs as the schedule formats ask for them. Pure; any thread.

#include <string>
#include <string_view>

namespace foyer::formats {

/// True when `text` is written as a UUID: 8-4-4-4-12 hexadecimal digits.
[[nodiscard]] bool is_uuid(std::string_view text);

/// A UUID made of `name` alone (RFC 9562 version 8), in lower case: equal names give equal UUIDs
/// on every machine and in every version of Foyer.
[[nodiscard]] std::string uuid_for(std::string_view name);

}  // namespace foyer::formats
