#pragma once
// The members of one JSON object, read one by one with every check that Foyer's own JSON asks for.
// What is not as it should be is repaired and reported with its place; a missing member and null
// are the default and no repair. Pure; any thread.

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/json.h"
#include "core/formats/import.h"
#include "core/formats/json_place.h"
#include "core/programme/localized_text.h"

namespace foyer::formats {

/// How long a text may be and whether it may hold new lines.
enum class TextShape {
    line,   ///< one line of at most limits::line_bytes
    block,  ///< paragraphs of at most limits::text_bytes
};

class JsonFields {
public:
    /// Reads from `object`, which may be any value (anything but an object has no members).
    /// `session` names the session in reports. Everything given must outlive the JsonFields.
    JsonFields(const Json& object, const JsonPlace& place, ImportReport& report)
        : object_(object), place_(place), report_(report) {}

    /// Names the session in reports from here on.
    void set_session(std::string session) { session_ = std::move(session); }
    [[nodiscard]] const std::string& session() const { return session_; }

    /// The member called `name`; null pointer when it is missing or null.
    [[nodiscard]] const Json* find(std::string_view name) const;

    /// Clean text; numbers are taken as their digits.
    [[nodiscard]] std::string text(std::string_view name, TextShape shape = TextShape::line);
    /// A text per language, or a plain string for a text whose language is not stated; such texts
    /// get `unstated_language`.
    [[nodiscard]] programme::LocalizedText localized(std::string_view name, TextShape shape,
                                                     std::string_view unstated_language);
    /// As above on one line, without languages in which there is nothing to read; `otherwise`
    /// (reported) when no text is left.
    [[nodiscard]] programme::LocalizedText required(std::string_view name,
                                                    std::string_view unstated_language,
                                                    programme::LocalizedText otherwise);
    /// A BCP 47 tag in lower case.
    [[nodiscard]] std::string language(std::string_view name);
    /// "#rrggbb"
    [[nodiscard]] std::string color(std::string_view name);
    [[nodiscard]] bool flag(std::string_view name);
    /// A whole number of at least 0 that fits an int.
    [[nodiscard]] std::optional<int> count(std::string_view name);
    [[nodiscard]] std::optional<std::chrono::year_month_day> date(std::string_view name);
    /// The value of an enum by its word; `otherwise` (reported) when `parse` does not know it.
    template <class Enum>
    [[nodiscard]] Enum word(std::string_view name, std::optional<Enum> (*parse)(std::string_view),
                            Enum otherwise) {
        const std::string was = text(name);
        if (was.empty()) return otherwise;
        if (const std::optional<Enum> value = parse(was)) return *value;
        repaired(name, was, std::string(word_for(otherwise)), "no such word");
        return otherwise;
    }
    /// A list; the empty one when the member is missing or something else.
    [[nodiscard]] const Json& list(std::string_view name);
    /// Calls `read_one` with the members of each object of a list, at most `limit` of them; what
    /// is no object or too much is left out and reported.
    void each_object(std::string_view name, std::size_t limit,
                     const std::function<void(JsonFields&)>& read_one);
    /// Calls `read` with the members of the object `name` when there is one.
    void with_object(std::string_view name, const std::function<void(JsonFields&)>& read);
    /// RFC 6901, for a report that comes later.
    [[nodiscard]] std::string pointer_to(std::string_view name) const {
        return place_.member(name).pointer();
    }
    /// Reports the object itself as left out.
    void dropped(std::string why);

    void repaired(std::string_view name, const std::string& was, const std::string& now,
                  std::string why);

private:
    [[nodiscard]] std::string string_of(const Json& value, std::string_view name);
    [[nodiscard]] std::string clean(const std::string& raw, TextShape shape, std::string_view name);

    const Json& object_;
    const JsonPlace& place_;
    ImportReport& report_;
    std::string session_;
};

/// `tag` in lower case when it is formed like a BCP 47 tag, also "": none is looked up, for none
/// may be lost.
[[nodiscard]] std::optional<std::string> lower_case_tag(std::string_view tag);

}  // namespace foyer::formats
