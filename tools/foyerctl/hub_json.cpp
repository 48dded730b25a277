#include "tools/foyerctl/hub_json.h"

#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "core/programme/publication.h"
#include "core/time/instant.h"
#include "tools/foyerctl/words.h"

namespace foyer::foyerctl {

namespace {

constexpr std::size_t date_length = 10;
constexpr std::size_t minute_length = 16;

/// Null when there is none.
const Json* member(const Json& object, const char* name) {
    if (!object.is_object()) return nullptr;
    const auto found = object.find(name);
    return found == object.end() ? nullptr : &*found;
}

}  // namespace

std::string raw_text_at(const Json& object, const char* name) {
    const Json* const value = member(object, name);
    return value != nullptr && value->is_string() ? value->get<std::string>() : "";
}

std::string text_at(const Json& object, const char* name) {
    return text::sanitise_line(raw_text_at(object, name));
}

std::int64_t number_at(const Json& object, const char* name) {
    const Json* const value = member(object, name);
    return value != nullptr && value->is_number_integer() ? value->get<std::int64_t>() : 0;
}

bool flag_at(const Json& object, const char* name) {
    const Json* const value = member(object, name);
    return value != nullptr && value->is_boolean() && value->get<bool>();
}

const Json& list_at(const Json& object, const char* name) {
    static const Json none = Json::array();
    const Json* const value = member(object, name);
    return value != nullptr && value->is_array() ? *value : none;
}

const Json& object_at(const Json& object, const char* name) {
    static const Json none = Json::object();
    const Json* const value = member(object, name);
    return value != nullptr && value->is_object() ? *value : none;
}

std::vector<std::string> texts_at(const Json& object, const char* name) {
    std::vector<std::string> texts;
    for (const Json& value : list_at(object, name))
        if (value.is_string()) texts.push_back(text::sanitise_line(value.get<std::string>()));
    return texts;
}

std::string joined_at(const Json& object, const char* name) {
    std::string words;
    for (const std::string& text : texts_at(object, name))
        words += (words.empty() ? "" : ", ") + text;
    return words;
}

std::vector<programme::Change> changes_in(const Json& answer, const char* name) {
    std::vector<programme::Change> changes;
    for (const Json& change : list_at(answer, name)) {
        const auto kind = programme::change_kind(text_at(change, "kind"));
        if (!kind) continue;
        changes.push_back({*kind, text_at(change, "session"), text_at(change, "title"),
                           text_at(change, "from"), text_at(change, "to")});
    }
    return changes;
}

std::string clock_of(const std::string& instant) {
    if (!parse_instant(instant)) return instant;
    return instant.substr(date_length + 1, minute_length - date_length - 1);
}

std::string moment_of(const std::string& instant) {
    const auto date = parse_date(instant.substr(0, std::min(date_length, instant.size())));
    if (!date || !parse_instant(instant)) return instant;
    return short_day(*date) + " " + clock_of(instant);
}

}  // namespace foyer::foyerctl
