#pragma once
// gzip (RFC 1952) within bounds. zlib does the work; gzip.cpp is its only includer here. Pure; any
// thread.

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace foyer::feed {

/// `bytes` packed at the best level, as one gzip member without name and time: equal bytes give
/// equal files with one version of zlib.
[[nodiscard]] std::string pack(std::string_view bytes);

/// What `packed` holds: exactly one whole gzip member. too_large as soon as there are more than
/// `limit_bytes`, whatever the file claims; malformed when it is cut short, damaged, or followed by
/// anything.
[[nodiscard]] Result<std::string> unpack(std::string_view packed, std::size_t limit_bytes);

}  // namespace foyer::feed
