#include "tools/hub/http.h"

#include <algorithm>

namespace foyer::hub {

std::string_view HttpRequest::field(std::string_view name) const {
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [&](const HttpField& field) { return field.name == name; });
    return found == fields.end() ? std::string_view() : std::string_view(found->value);
}

std::string_view HttpRequest::query_value(std::string_view name) const {
    const auto found = std::find_if(query.begin(), query.end(),
                                    [&](const auto& pair) { return pair.first == name; });
    return found == query.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace foyer::hub
