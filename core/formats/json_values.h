#pragma once
// Members of JSON objects as the sources' own words, before a ProgrammeBuilder cleans them.
// Whatever has another type than expected reads as missing. Pure; any thread.

#include <string>
#include <string_view>

#include "core/base/json.h"
#include "core/programme/localized_text.h"

namespace foyer::formats {

/// The member called `name`; null when `object` is no object or has no such member.
[[nodiscard]] const Json& member_of(const Json& object, std::string_view name);

/// A string, or the digits of a whole number; "" for anything else.
[[nodiscard]] std::string text_of(const Json& value);
[[nodiscard]] std::string text_in(const Json& object, std::string_view name);

/// A string, a number or a map from language to string. More languages than a text may have are
/// left out.
[[nodiscard]] programme::LocalizedText localized_of(const Json& value);
[[nodiscard]] programme::LocalizedText localized_in(const Json& object, std::string_view name);

}  // namespace foyer::formats
