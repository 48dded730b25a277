#pragma once
// JSON read within limits and written for people. nlohmann/json does the parsing; objects keep the
// order of the file, because schedule.json states the order of rooms by it.

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "core/base/result.h"

namespace foyer {

using Json = nlohmann::ordered_json;

/// The document in `bytes`. Fails with malformed (saying line and column) on anything but one
/// well-formed JSON value, with too_large beyond limits::nesting_depth. A UTF-8 byte order mark is
/// accepted. Strings that are not UTF-8 are an error.
[[nodiscard]] Result<Json> parse_json(std::string_view bytes);

/// `document` as text, UTF-8. `indent` < 0: one line.
[[nodiscard]] std::string write_json(const Json& document, int indent = -1);

}  // namespace foyer
