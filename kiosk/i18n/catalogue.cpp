#include "kiosk/i18n/catalogue.h"

#include <algorithm>
#include <cassert>

#include <nlohmann/json.hpp>

#include "core/base/json.h"
#include "core/base/unicode.h"

namespace foyer::kiosk {

namespace {

Error invalid(std::string_view name, const std::string& what) {
    return Error{ErrorKind::invalid, "catalogue " + std::string(name) + ": " + what};
}

/// Reads `field` of `document` as a string into `target`; false when it is absent or another type.
bool read_string(const Json& document, const char* field, std::string& target) {
    const auto found = document.find(field);
    if (found == document.end() || !found->is_string()) return false;
    target = found->get<std::string>();
    return true;
}

template <std::size_t N>
bool read_strings(const Json& document, const char* field, std::array<std::string, N>& target) {
    const auto found = document.find(field);
    if (found == document.end() || !found->is_array() || found->size() != N) return false;
    for (std::size_t i = 0; i < N; ++i) {
        if (!(*found)[i].is_string()) return false;
        target[i] = (*found)[i].get<std::string>();
    }
    return true;
}

constexpr std::size_t keyboard_rows = 4;
constexpr std::size_t keyboard_columns = 10;
/// The last row shares its end with the key that erases.
constexpr std::size_t last_row_columns = 8;

/// Reads the rows of keys into `target`; false when they are no rows or do not fit.
bool read_keyboard(const Json& document, std::vector<std::vector<std::string>>& target) {
    const auto found = document.find("keyboard");
    if (found == document.end() || !found->is_array()) return false;
    if (found->empty() || found->size() > keyboard_rows) return false;
    for (const Json& row : *found) {
        if (!row.is_string()) return false;
        const auto letters = row.get<std::string>();
        std::vector<std::string>& keys = target.emplace_back();
        for (std::string_view rest = letters; !rest.empty();) {
            const unicode::Decoded next = unicode::decode(rest);
            if (next.bytes == 0) return false;
            keys.emplace_back(rest.substr(0, next.bytes));
            rest.remove_prefix(next.bytes);
        }
        if (keys.empty() || keys.size() > keyboard_columns) return false;
    }
    return target.back().size() <= last_row_columns;
}

std::string filled(std::string_view pattern, std::initializer_list<WordArgument> arguments,
                   std::string_view number) {
    std::string result;
    std::size_t at = 0;
    while (at < pattern.size()) {
        const std::size_t open = pattern.find('{', at);
        const std::size_t close =
            open == std::string_view::npos ? std::string_view::npos : pattern.find('}', open);
        if (close == std::string_view::npos) break;
        result += pattern.substr(at, open - at);
        const std::string_view place = pattern.substr(open + 1, close - open - 1);
        if (place == "n" && !number.empty()) result += number;
        for (const auto& [name, value] : arguments) {
            if (name == place) result += value;
        }
        at = close + 1;
    }
    return result.append(pattern.substr(at));
}

}  // namespace

Result<Catalogue> Catalogue::parse(std::string_view json, std::string_view name) {
    Result<Json> parsed = parse_json(json);
    if (!parsed) return invalid(name, parsed.error().detail);
    const Json& document = *parsed;
    if (!document.is_object()) return invalid(name, "the document is not an object");

    Catalogue catalogue;
    std::string one;
    if (!read_string(document, "language", catalogue.language_) || catalogue.language_.empty())
        return invalid(name, "\"language\" is missing");
    if (!read_string(document, "name", catalogue.name_))
        return invalid(name, "\"name\" is missing");
    if (!read_string(document, "pill", catalogue.pill_))
        return invalid(name, "\"pill\" is missing");
    if (!read_string(document, "first_of_month", catalogue.first_of_month_))
        return invalid(name, "\"first_of_month\" is missing");
    if (!read_string(document, "one", one) || (one != "n == 1" && one != "n <= 1"))
        return invalid(name, "\"one\" must be \"n == 1\" or \"n <= 1\"");
    catalogue.zero_is_one_ = one == "n <= 1";
    if (!read_strings(document, "weekdays", catalogue.weekdays_))
        return invalid(name, "\"weekdays\" must be seven names, Sunday first");
    if (!read_strings(document, "weekdays_short", catalogue.short_weekdays_))
        return invalid(name, "\"weekdays_short\" must be seven names, Sunday first");
    if (!read_strings(document, "months", catalogue.months_))
        return invalid(name, "\"months\" must be twelve names");

    if (!read_keyboard(document, catalogue.keyboard_))
        return invalid(name,
                       "\"keyboard\" must be one to four rows of letters, at most ten in a row and "
                       "eight in the last");

    const auto texts = document.find("texts");
    if (texts == document.end() || !texts->is_object())
        return invalid(name, "\"texts\" is missing");
    for (const auto& [key, value] : texts->items()) {
        Forms forms;
        if (value.is_string()) {
            forms.one = forms.other = value.get<std::string>();
        } else if (!value.is_object() || !read_string(value, "one", forms.one) ||
                   !read_string(value, "other", forms.other)) {
            return invalid(name, "\"" + key + "\" must be a text or {\"one\", \"other\"}");
        }
        catalogue.texts_.emplace(key, std::move(forms));
    }
    return catalogue;
}

std::string Catalogue::text(std::string_view key,
                            std::initializer_list<WordArgument> arguments) const {
    const auto found = texts_.find(key);
    if (found == texts_.end()) return std::string(key);
    return filled(found->second.other, arguments, {});
}

std::string Catalogue::plural(std::string_view key, long n,
                              std::initializer_list<WordArgument> arguments) const {
    const auto found = texts_.find(key);
    if (found == texts_.end()) return std::string(key);
    const bool one = n == 1 || (n == 0 && zero_is_one_);
    return filled(one ? found->second.one : found->second.other, arguments, std::to_string(n));
}

Catalogues::Catalogues(std::vector<Catalogue> catalogues) : catalogues_(std::move(catalogues)) {
    assert(!catalogues_.empty());
    const auto english = std::ranges::find(catalogues_, "en", &Catalogue::language);
    if (english == catalogues_.end()) return;
    for (Catalogue& catalogue : catalogues_)
        if (&catalogue != &*english) catalogue.complete_from(*english);
}

Result<Catalogues> Catalogues::offering(const std::vector<std::string>& languages) const {
    if (languages.empty()) return *this;
    std::vector<Catalogue> chosen;
    for (const std::string& language : languages) {
        if (!has(language))
            return Error{ErrorKind::invalid, "there is no translation into \"" + language + "\""};
        chosen.push_back(of(language));
    }
    return Catalogues(std::move(chosen));
}

const Catalogue& Catalogues::of(std::string_view language) const {
    for (const Catalogue& catalogue : catalogues_) {
        if (catalogue.language() == language) return catalogue;
    }
    return catalogues_.front();
}

bool Catalogues::has(std::string_view language) const {
    return of(language).language() == language;
}

const Catalogue& Catalogues::beside(std::string_view language) const {
    if (language != "en" && has("en")) return of("en");
    for (const Catalogue& catalogue : catalogues_) {
        if (catalogue.language() != language) return catalogue;
    }
    return catalogues_.front();
}

void Catalogue::complete_from(const Catalogue& other) {
    texts_.insert(other.texts_.begin(), other.texts_.end());
}

std::vector<std::string> Catalogue::keys() const {
    std::vector<std::string> result;
    result.reserve(texts_.size());
    for (const auto& [key, forms] : texts_)
        result.push_back(key);
    return result;
}

}  // namespace foyer::kiosk
