#include "tools/hub/request_body.h"

#include <nlohmann/json.hpp>

#include "core/base/ids.h"
#include "core/base/limits.h"
#include "core/base/text.h"

namespace foyer::hub {

namespace {

/// Bytes of somebody's words that a message repeats.
constexpr std::size_t quoted_bytes = 60;

bool is_language_tag(std::string_view tag) {
    if (tag.empty()) return true;
    if (tag.size() > 35) return false;
    for (const char c : tag)
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) return false;
    return tag.front() != '-' && tag.back() != '-';
}

}  // namespace

void BodyFaults::note(std::string_view place, std::string_view what) {
    if (first_) return;
    Refusal refusal{422, "invalid", "", ""};
    refusal.message = (place.empty() ? "The body" : "\"" + std::string(place) + "\"") + ": " +
                      std::string(what) + ".";
    first_ = std::move(refusal);
}

BodyFields::BodyFields(const Json& object, std::string place, BodyFaults& faults)
    : object_(object), place_(std::move(place)), faults_(faults) {
    if (!object_.is_object()) faults_.note(place_, "must be an object");
}

std::string BodyFields::place_of(std::string_view name) const {
    return place_.empty() ? std::string(name) : place_ + "/" + std::string(name);
}

void BodyFields::wrong(std::string_view name, std::string_view what) {
    faults_.note(place_of(name), what);
}

const Json* BodyFields::find(std::string_view name, Presence presence) {
    asked_.emplace(name);
    if (!object_.is_object()) return nullptr;
    const auto found = object_.find(std::string(name));
    if (found != object_.end()) return &*found;
    if (presence == Presence::required) wrong(name, "is missing");
    return nullptr;
}

const Json* BodyFields::find_value(std::string_view name, Presence presence) {
    const Json* found = find(name, presence);
    if (found == nullptr || !found->is_null()) return found;
    if (presence == Presence::required) wrong(name, "must not be null");
    return nullptr;
}

std::string BodyFields::clean(const Json& value, std::string_view name, WordsShape shape) {
    if (!value.is_string()) {
        wrong(name, "must be a text");
        return {};
    }
    const auto& words = value.get_ref<const std::string&>();
    const bool line = shape == WordsShape::line;
    const std::size_t limit = line ? limits::line_bytes : limits::text_bytes;
    if (words.size() > limit) {
        wrong(name, "is longer than " + std::to_string(limit) + " bytes");
        return {};
    }
    if ((line ? text::sanitise_line(words) : text::sanitise(words)) != words) {
        wrong(name,
              "has characters that screens do not show (control or invisible ones, space at "
              "the ends, private use): \"" +
                  text::excerpt(words, quoted_bytes) + "\"");
        return {};
    }
    return words;
}

std::string BodyFields::text(std::string_view name, Presence presence, WordsShape shape) {
    const Json* value = find_value(name, presence);
    if (value == nullptr) return {};
    std::string words = clean(*value, name, shape);
    if (words.empty() && presence == Presence::required) wrong(name, "must not be empty");
    return words;
}

programme::LocalizedText BodyFields::localized(std::string_view name, Presence presence,
                                               WordsShape shape) {
    programme::LocalizedText result;
    const Json* value = find_value(name, presence);
    if (value == nullptr) return result;
    if (!value->is_object()) {
        result.set("", clean(*value, name, shape));
        return result;
    }
    if (value->size() > limits::languages_per_text) {
        wrong(name, "has more than " + std::to_string(limits::languages_per_text) + " languages");
        return result;
    }
    for (const auto& [language, words] : value->items()) {
        if (!is_language_tag(language)) {
            wrong(name, "\"" + text::excerpt(language, quoted_bytes) +
                            "\" is no language tag in lower case");
            return result;
        }
        result.set(language, clean(words, std::string(name) + "/" + language, shape));
    }
    return result;
}

bool BodyFields::flag(std::string_view name) {
    const Json* value = find_value(name);
    if (value == nullptr) return false;
    if (!value->is_boolean()) {
        wrong(name, "must be true or false");
        return false;
    }
    return value->get<bool>();
}

std::optional<std::int64_t> BodyFields::number(std::string_view name, std::int64_t low,
                                               std::int64_t high) {
    const Json* value = find_value(name);
    if (value == nullptr) return std::nullopt;
    const bool fits = value->is_number_integer() &&
                      (!value->is_number_unsigned() ||
                       value->get<std::uint64_t>() <= static_cast<std::uint64_t>(high));
    const std::int64_t number = fits ? value->get<std::int64_t>() : low - 1;
    if (!fits || number < low || number > high) {
        wrong(name,
              "must be a whole number from " + std::to_string(low) + " to " + std::to_string(high));
        return std::nullopt;
    }
    return number;
}

std::optional<UtcTime> BodyFields::instant(std::string_view name, Presence presence) {
    const Json* value = find_value(name, presence);
    if (value == nullptr) return std::nullopt;
    if (value->is_string()) {
        const auto parsed = parse_instant(value->get_ref<const std::string&>());
        if (parsed) {
            const auto seconds = parsed->time_since_epoch().count();
            if (seconds >= limits::earliest_instant && seconds <= limits::latest_instant)
                return *parsed;
        }
    }
    wrong(name, "must be an instant with its offset, as in 2018-06-26T11:00:00+02:00");
    return std::nullopt;
}

std::vector<std::string> BodyFields::texts(std::string_view name, std::size_t most,
                                           Presence presence) {
    std::vector<std::string> list;
    const Json* value = find_value(name, presence);
    if (value == nullptr) return list;
    if (!value->is_array()) {
        wrong(name, "must be a list");
        return list;
    }
    if (value->size() > most) {
        wrong(name, "has more than " + std::to_string(most) + " entries");
        return list;
    }
    for (const Json& entry : *value) {
        list.push_back(clean(entry, name, WordsShape::line));
        if (list.back().empty()) wrong(name, "has an empty entry");
    }
    return list;
}

std::string BodyFields::id(std::string_view name) {
    std::string found = text(name);
    if (!found.empty() && !is_record_id(found))
        wrong(name, "must have 1 to 64 of a-z, 0-9, _ and -");
    return found;
}

void BodyFields::with_object(std::string_view name, Presence presence,
                             const std::function<void(BodyFields&)>& take) {
    const Json* value = find_value(name, presence);
    if (value == nullptr) return;
    BodyFields inside(*value, place_of(name), faults_);
    take(inside);
    inside.refuse_unknown();
}

std::vector<std::string> BodyFields::names() const {
    std::vector<std::string> names;
    if (!object_.is_object()) return names;
    for (const auto& [name, value] : object_.items())
        names.push_back(name);
    return names;
}

void BodyFields::refuse_unknown() {
    if (!object_.is_object()) return;
    for (const auto& [name, value] : object_.items())
        if (!asked_.contains(name))
            faults_.note(place_of(text::excerpt(name, quoted_bytes)),
                         "is not known here; see openapi.json");
}

Asked<Json> read_body(const HttpRequest& request, bool may_be_empty) {
    if (request.body.size() > limits::request_body_bytes)
        return Refusal{
            413, "too_large",
            "The body has more than " + std::to_string(limits::request_body_bytes) + " bytes.", ""};
    if (request.body.empty() && may_be_empty) return Json::object();
    auto body = parse_json(request.body);
    if (!body) return Refusal{422, "malformed", "The body: " + body.error().detail, ""};
    if (!body->is_object()) return Refusal{422, "invalid", "The body must be a JSON object.", ""};
    return *std::move(body);
}

}  // namespace foyer::hub
