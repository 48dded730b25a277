#pragma once
// Members of JSON objects as the sources' own words, before a ProgrammeBuilder cleans them.
// Whatever has another type than expected reads as missing. Pure; any thread.

#include <functional>
#include <string>
#include <string_view>

#include "core/base/json.h"
#include "core/formats/json_place.h"
#include "core/programme/localized_text.h"

namespace foyer::formats {

/// The member called `name`; null when `object` is no object or has no such member.
[[nodiscard]] const Json& member_of(const Json& object, std::string_view name);

/// Calls `take` with each element of `list`, which stands at `place`; not at all for anything that
/// is no list.
void each_element(const Json& list, const JsonPlace& place,
                  const std::function<void(const Json&, const JsonPlace&)>& take);

/// A string, or the digits of a whole number; "" for anything else.
[[nodiscard]] std::string text_of(const Json& value);
[[nodiscard]] std::string text_in(const Json& object, std::string_view name);

/// A string, a number or a map from language to string. More languages than a text may have are
/// left out.
[[nodiscard]] programme::LocalizedText localized_of(const Json& value);
[[nodiscard]] programme::LocalizedText localized_in(const Json& object, std::string_view name);

}  // namespace foyer::formats
