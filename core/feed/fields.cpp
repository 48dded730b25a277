#include "core/feed/fields.h"

#include <algorithm>
#include <utility>

#include "core/base/ids.h"
#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/feed/crypto.h"

namespace foyer::feed {

namespace {

/// Bytes of a text from outside that a message repeats.
constexpr std::size_t quoted_bytes = 60;
/// Longest language tag in use (RFC 5646, section 4.4.1).
constexpr std::size_t tag_bytes = 35;

std::string_view word_for(Value::Kind kind) {
    switch (kind) {
        case Value::Kind::null:
            return "nothing";
        case Value::Kind::boolean:
            return "true or false";
        case Value::Kind::integer:
            return "a number";
        case Value::Kind::text:
            return "a text";
        case Value::Kind::list:
            return "a list";
        case Value::Kind::object:
            return "an object";
    }
    return "";
}

/// What nothing in it can be cleaned from; saves the long way for most texts.
bool is_plain_text(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= ' ' && c <= '~') || c == '\n'; });
}

std::string cleaned(std::string text, Lines lines) {
    const bool broken = lines == Lines::one && text.find('\n') != std::string::npos;
    if (!broken && is_plain_text(text)) return text;
    std::string clean = text::sanitise(text);
    if (lines == Lines::one && clean.find('\n') != std::string::npos)
        return text::sanitise_line(clean);
    return clean;
}

bool is_language_tag(std::string_view tag) {
    return tag.size() <= tag_bytes && std::all_of(tag.begin(), tag.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
           });
}

}  // namespace

void Faults::note(ErrorKind kind, std::string detail) {
    if (!first_) first_ = Error{kind, std::move(detail)};
}

Fields::Fields(Value object, std::string place, Faults& faults)
    : place_(std::move(place)), faults_(faults) {
    if (object.kind() == Value::Kind::object)
        members_ = object.members();
    else
        faults_.note(ErrorKind::invalid, place_ + " is not an object.");
}

void Fields::wrong(std::string_view name, std::string_view what, ErrorKind kind) const {
    faults_.note(kind, place_ + ": " + std::string(name) + ": " + std::string(what) + ".");
}

void Fields::unknown_word(std::string_view name, const std::string& word) const {
    const std::string clean = text::sanitise_line(text::cut(word, quoted_bytes));
    wrong(name, "this version of Foyer does not know the word \"" + clean + "\"",
          ErrorKind::unsupported);
}

bool Fields::is_a(const Value& value, Value::Kind kind, std::string_view name) const {
    if (value.kind() == kind) return true;
    wrong(name, "it is not " + std::string(word_for(kind)));
    return false;
}

const Value* Fields::find(std::string_view name, Need need) {
    const auto found = std::lower_bound(
        members_.begin(), members_.end(), name,
        [](const Member& member, std::string_view key) { return member.name < key; });
    const bool there =
        found != members_.end() && found->name == name && found->value.kind() != Value::Kind::null;
    if (there) return &found->value;
    if (need == Need::required) wrong(name, "it is missing");
    return nullptr;
}

std::string Fields::words_of(const Value& value, std::string_view name, Lines lines) const {
    if (!is_a(value, Value::Kind::text, name)) return {};
    const std::size_t limit = lines == Lines::one ? limits::line_bytes : limits::text_bytes;
    std::string words = value.text();
    if (words.size() > limit) {
        wrong(name, "it is longer than " + std::to_string(limit) + " bytes", ErrorKind::too_large);
        return {};
    }
    return cleaned(std::move(words), lines);
}

std::string Fields::text(std::string_view name, Need need, Lines lines) {
    const Value* found = find(name, need);
    if (found == nullptr) return {};
    std::string words = words_of(*found, name, lines);
    if (need == Need::required && words.empty()) wrong(name, "it is empty");
    return words;
}

std::string Fields::exact_text(std::string_view name, std::size_t limit_bytes, Need need) {
    const Value* found = find(name, need);
    if (found == nullptr || !is_a(*found, Value::Kind::text, name)) return {};
    std::string bytes = found->text();
    if (bytes.size() <= limit_bytes) return bytes;
    wrong(name, "it is longer than " + std::to_string(limit_bytes) + " bytes",
          ErrorKind::too_large);
    return {};
}

programme::LocalizedText Fields::localized(std::string_view name, Need need, Lines lines) {
    programme::LocalizedText text;
    const Value* found = find(name, need);
    if (found == nullptr || !is_a(*found, Value::Kind::object, name)) return text;
    const std::vector<Member> languages = found->members();
    if (languages.size() > limits::languages_per_text) {
        wrong(name, "it has more than " + std::to_string(limits::languages_per_text) + " languages",
              ErrorKind::too_large);
        return text;
    }
    for (const Member& language : languages) {
        if (!is_language_tag(language.name))
            wrong(name, "it has a language that is no lower-case tag");
        text.set(language.name, words_of(language.value, name, lines));
    }
    if (need == Need::required && text.empty()) wrong(name, "it is empty");
    return text;
}

std::string Fields::id(std::string_view name, Need need) {
    const Value* found = find(name, need);
    if (found == nullptr || !is_a(*found, Value::Kind::text, name)) return {};
    std::string id = found->text();
    if (is_record_id(id)) return id;
    wrong(name, "it is not an id of 1 to 64 of a-z, 0-9, _ and -");
    return {};
}

std::vector<std::string> Fields::ids(std::string_view name, std::size_t most) {
    std::vector<std::string> ids;
    for (const Value& element : list(name, most)) {
        if (!is_a(element, Value::Kind::text, name)) return {};
        ids.push_back(element.text());
        if (!is_record_id(ids.back())) wrong(name, "it has an id that is none");
    }
    return ids;
}

std::string Fields::language(std::string_view name) {
    std::string tag = exact_text(name, tag_bytes, Need::optional);
    if (!is_language_tag(tag)) wrong(name, "it is no language tag in lower case");
    return tag;
}

std::vector<std::string> Fields::languages(std::string_view name, std::size_t most) {
    std::vector<std::string> tags;
    for (const Value& element : list(name, most)) {
        if (!is_a(element, Value::Kind::text, name)) return {};
        tags.push_back(element.text());
        if (tags.back().empty() || !is_language_tag(tags.back()))
            wrong(name, "it has a language that is no lower-case tag");
    }
    return tags;
}

bool Fields::flag(std::string_view name) {
    const Value* found = find(name);
    return found != nullptr && is_a(*found, Value::Kind::boolean, name) && found->boolean();
}

std::optional<std::int64_t> Fields::number(std::string_view name, Range range, Need need) {
    const Value* found = find(name, need);
    if (found == nullptr || !is_a(*found, Value::Kind::integer, name)) return std::nullopt;
    const std::int64_t value = found->integer();
    if (value >= range.low && value <= range.high) return value;
    wrong(name, std::to_string(value) + " is not from " + std::to_string(range.low) + " to " +
                    std::to_string(range.high));
    return std::nullopt;
}

std::int64_t Fields::required_number(std::string_view name, Range range) {
    return number(name, range, Need::required).value_or(range.low);
}

std::uint64_t Fields::required_count(std::string_view name, std::uint64_t low) {
    return static_cast<std::uint64_t>(
        required_number(name, {static_cast<std::int64_t>(low), limits::feed_number}));
}

std::optional<UtcTime> Fields::instant(std::string_view name, Need need) {
    const auto seconds = number(name, {limits::earliest_instant, limits::latest_instant}, need);
    if (!seconds) return std::nullopt;
    return UtcTime(std::chrono::seconds(*seconds));
}

void Fields::hex(std::string_view name, std::span<std::uint8_t> out) {
    const std::string digits = exact_text(name, out.size() * 2);
    if (from_hex(digits, out)) return;
    std::fill(out.begin(), out.end(), std::uint8_t{0});
    wrong(name, "it is not " + std::to_string(out.size()) + " bytes in hexadecimal");
}

std::vector<Value> Fields::list(std::string_view name, std::size_t most, Need need) {
    const Value* found = find(name, need);
    if (found == nullptr || !is_a(*found, Value::Kind::list, name)) return {};
    std::vector<Value> elements = found->elements();
    if (elements.size() <= most) return elements;
    wrong(name, "it has more than " + std::to_string(most) + " entries", ErrorKind::too_large);
    return {};
}

void Fields::each_object(std::string_view name, std::size_t most,
                         const std::function<void(Fields&)>& take) {
    std::size_t number = 0;
    for (const Value& element : list(name, most)) {
        Fields fields(element, place_ + ": " + std::string(name) + " " + std::to_string(++number),
                      faults_);
        if (!faults_.any()) take(fields);
    }
}

void Fields::with_object(std::string_view name, Need need,
                         const std::function<void(Fields&)>& take) {
    const Value* found = find(name, need);
    if (found == nullptr || !is_a(*found, Value::Kind::object, name)) return;
    Fields fields(*found, place_ + ": " + std::string(name), faults_);
    take(fields);
}

}  // namespace foyer::feed
