#include "core/formats/json_fields.h"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/time/instant.h"

namespace foyer::formats {

namespace {

/// Enough of a bad value for a person to recognise it in the file.
constexpr std::size_t shown_bytes = 120;

std::string shown_text(std::string_view value) {
    const std::string_view prefix = text::cut(value, shown_bytes);
    return prefix.size() == value.size() ? std::string(value) : std::string(prefix) + "…";
}

std::string shown_value(const Json& value) {
    if (value.is_string()) return shown_text(value.get_ref<const std::string&>());
    if (value.is_object()) return "an object";
    if (value.is_array()) return "a list";
    return shown_text(write_json(value));
}

}  // namespace

std::optional<std::string> lower_case_tag(std::string_view tag) {
    constexpr std::size_t longest_tag = 35;
    if (tag.size() > longest_tag) return std::nullopt;
    std::string lower = text::lower_case(tag);
    for (char& c : lower) {
        if (c == '_') c = '-';
        const bool allowed = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        if (!allowed) return std::nullopt;
    }
    return lower;
}

void JsonFields::repaired(std::string_view name, const std::string& was, const std::string& now,
                          std::string why) {
    report_.repaired({.where = place_.member(name).pointer(),
                      .session = session_,
                      .field = std::string(name),
                      .was = shown_text(was),
                      .now = shown_text(now),
                      .why = std::move(why)});
}

void JsonFields::dropped(std::string why) {
    report_.dropped({.where = place_.pointer(), .session = session_, .why = std::move(why)});
}

void JsonFields::each_object(std::string_view name, std::size_t limit,
                             const std::function<void(JsonFields&)>& read_one) {
    const JsonPlace list_place = place_.member(name);
    std::size_t index = 0;
    for (const Json& entry : list(name)) {
        if (index == limit) {
            repaired(name, "", "", "more than " + std::to_string(limit) + " of them, cut");
            return;
        }
        const JsonPlace place = list_place.element(index++);
        JsonFields fields(entry, place, report_);
        fields.session_ = session_;
        if (entry.is_object()) {
            read_one(fields);
        } else {
            fields.dropped("not an object");
        }
    }
}

void JsonFields::with_object(std::string_view name, const std::function<void(JsonFields&)>& read) {
    const Json* value = find(name);
    if (value == nullptr) return;
    const JsonPlace place = place_.member(name);
    JsonFields fields(*value, place, report_);
    fields.session_ = session_;
    read(fields);
}

const Json* JsonFields::find(std::string_view name) const {
    if (!object_.is_object()) return nullptr;
    const auto found = object_.find(name);
    if (found == object_.end() || found->is_null()) return nullptr;
    return &*found;
}

std::string JsonFields::string_of(const Json& value, std::string_view name) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number()) {
        std::string digits = write_json(value);
        repaired(name, digits, digits, "a number where a text belongs");
        return digits;
    }
    repaired(name, shown_value(value), "", "not a text");
    return {};
}

std::string JsonFields::clean(const std::string& raw, TextShape shape, std::string_view name) {
    std::string cleaned = text::sanitise(raw);
    if (shape == TextShape::line && cleaned.find('\n') != std::string::npos) {
        cleaned = text::sanitise_line(cleaned);
    }
    if (cleaned != raw) repaired(name, raw, cleaned, "characters that cannot be shown there");
    const std::size_t limit = shape == TextShape::line ? limits::line_bytes : limits::text_bytes;
    if (cleaned.size() > limit) {
        const std::string now(text::cut(cleaned, limit));
        repaired(name, cleaned, now, "longer than " + std::to_string(limit) + " bytes, cut");
        return now;
    }
    return cleaned;
}

std::string JsonFields::text(std::string_view name, TextShape shape) {
    const Json* value = find(name);
    return value == nullptr ? std::string() : clean(string_of(*value, name), shape, name);
}

programme::LocalizedText JsonFields::localized(std::string_view name, TextShape shape,
                                               std::string_view unstated_language) {
    const Json* value = find(name);
    programme::LocalizedText texts;
    if (value == nullptr) return texts;
    if (!value->is_object()) {
        texts.set(unstated_language, clean(string_of(*value, name), shape, name));
        return texts;
    }
    for (const auto& [tag, words] : value->items()) {
        const std::optional<std::string> language = lower_case_tag(tag);
        if (!language) {
            repaired(name, tag, "", "not a language tag (BCP 47)");
            continue;
        }
        if (texts.entries().size() == limits::languages_per_text) {
            repaired(name, tag, "",
                     "more than " + std::to_string(limits::languages_per_text) + " languages");
            break;
        }
        if (words.is_null()) continue;
        const std::string_view kept_as = language->empty() ? unstated_language : *language;
        texts.set(kept_as, clean(string_of(words, name), shape, name));
    }
    return texts;
}

programme::LocalizedText JsonFields::required(std::string_view name,
                                              std::string_view unstated_language,
                                              programme::LocalizedText otherwise) {
    const programme::LocalizedText given = localized(name, TextShape::line, unstated_language);
    programme::LocalizedText texts;
    for (const auto& [language, words] : given.entries()) {
        if (!text::trim(words).empty()) texts.set(language, words);
    }
    if (!texts.empty()) return texts;
    repaired(name, "", std::string(otherwise.in("en")), "no " + std::string(name));
    return otherwise;
}

std::string JsonFields::language(std::string_view name) {
    const std::string was = text(name);
    if (const std::optional<std::string> tag = lower_case_tag(was)) return *tag;
    repaired(name, was, "", "not a language tag (BCP 47)");
    return {};
}

std::string JsonFields::color(std::string_view name) {
    std::string color = text(name);
    const bool sound =
        color.size() == 7 && color.front() == '#' &&
        std::all_of(color.begin() + 1, color.end(), [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        });
    if (color.empty() || sound) return color;
    repaired(name, color, "", "a colour is written #rrggbb");
    return {};
}

bool JsonFields::flag(std::string_view name) {
    const Json* value = find(name);
    if (value == nullptr) return false;
    if (value->is_boolean()) return value->get<bool>();
    repaired(name, shown_value(*value), "false", "neither true nor false");
    return false;
}

std::optional<int> JsonFields::count(std::string_view name) {
    const Json* value = find(name);
    if (value == nullptr) return std::nullopt;
    // Whole numbers below 2^63 only: unsigned values above it would wrap when read as signed.
    if (value->is_number_unsigned()) {
        const auto number = value->get<std::uint64_t>();
        if (number <= std::uint64_t{std::numeric_limits<int>::max()}) {
            return static_cast<int>(number);
        }
    }
    repaired(name, shown_value(*value), "", "not a whole number from 0 to 2147483647");
    return std::nullopt;
}

std::optional<std::chrono::year_month_day> JsonFields::date(std::string_view name) {
    const std::string was = text(name);
    if (was.empty()) return std::nullopt;
    const Result<std::chrono::year_month_day> date = parse_date(was);
    if (date) return date.value();
    repaired(name, was, "", date.error().detail);
    return std::nullopt;
}

const Json& JsonFields::list(std::string_view name) {
    static const Json no_list = Json::array();
    const Json* value = find(name);
    if (value == nullptr) return no_list;
    if (value->is_array()) return *value;
    repaired(name, shown_value(*value), "", "not a list");
    return no_list;
}

}  // namespace foyer::formats
