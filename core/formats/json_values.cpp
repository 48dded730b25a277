#include "core/formats/json_values.h"

#include <nlohmann/json.hpp>

#include "core/base/limits.h"

namespace foyer::formats {

const Json& member_of(const Json& object, std::string_view name) {
    static const Json missing;
    if (!object.is_object()) return missing;
    const auto found = object.find(name);
    return found == object.end() ? missing : *found;
}

void each_element(const Json& list, const JsonPlace& place,
                  const std::function<void(const Json&, const JsonPlace&)>& take) {
    if (!list.is_array()) return;
    for (std::size_t i = 0; i < list.size(); ++i)
        take(list[i], place.element(i));
}

std::string text_of(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number_unsigned()) return std::to_string(value.get<std::uint64_t>());
    if (value.is_number_integer()) return std::to_string(value.get<std::int64_t>());
    return {};
}

std::string text_in(const Json& object, std::string_view name) {
    return text_of(member_of(object, name));
}

programme::LocalizedText localized_of(const Json& value) {
    if (!value.is_object()) return programme::LocalizedText(text_of(value));
    programme::LocalizedText text;
    for (const auto& [language, translation] : value.items()) {
        // One beyond the limit is kept, so that the builder sees and reports it.
        if (text.entries().size() > limits::languages_per_text) break;
        text.set(language, text_of(translation));
    }
    return text;
}

programme::LocalizedText localized_in(const Json& object, std::string_view name) {
    return localized_of(member_of(object, name));
}

}  // namespace foyer::formats
