#pragma once
// Bytes as text that every document can carry. Pure; any thread.

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace foyer {

/// RFC 4648, section 4, padded.
[[nodiscard]] std::string to_base64(std::string_view bytes);

/// The bytes of `text`. Only the one spelling that to_base64 writes is accepted: no white space, no
/// other alphabet, no missing padding, no bits after the end. malformed otherwise.
[[nodiscard]] Result<std::string> from_base64(std::string_view text);

}  // namespace foyer
