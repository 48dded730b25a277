#pragma once
// The JSON body of a request, read strictly: every member is known and of its type, every text is
// clean. The first thing that is wrong is kept, with its place; what is read after it means
// nothing. One thread.

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/programme/localized_text.h"
#include "core/time/instant.h"
#include "tools/hub/answers.h"

namespace foyer::hub {

/// The first thing that was wrong with a body.
class BodyFaults {
public:
    void note(std::string_view place, std::string_view what);
    [[nodiscard]] bool any() const { return first_.has_value(); }
    [[nodiscard]] const Refusal& first() const { return *first_; }

private:
    std::optional<Refusal> first_;
};

enum class Presence { required, optional };
enum class WordsShape { line, paragraphs };

class BodyFields {
public:
    /// Reads from `object`; a fault when it is none. `place` names it in messages ("set/rooms", ""
    /// for the body itself). Everything given outlives this.
    BodyFields(const Json& object, std::string place, BodyFaults& faults);

    /// The member called `name`; null when it is not there. JSON's null counts as a value.
    [[nodiscard]] const Json* find(std::string_view name, Presence presence);
    /// As find; null also for JSON's null.
    [[nodiscard]] const Json* find_value(std::string_view name,
                                         Presence presence = Presence::optional);

    /// One clean line of at most limits::line_bytes, or paragraphs of at most limits::text_bytes;
    /// "" when it is missing.
    [[nodiscard]] std::string text(std::string_view name, Presence presence = Presence::optional,
                                   WordsShape shape = WordsShape::line);
    /// A text, or an object from language tag to text.
    [[nodiscard]] programme::LocalizedText localized(std::string_view name, Presence presence,
                                                     WordsShape shape);
    [[nodiscard]] bool flag(std::string_view name);
    [[nodiscard]] std::optional<std::int64_t> number(std::string_view name, std::int64_t low,
                                                     std::int64_t high);
    [[nodiscard]] std::optional<UtcTime> instant(std::string_view name,
                                                 Presence presence = Presence::optional);
    /// A list of texts of one line, at most `most`.
    [[nodiscard]] std::vector<std::string> texts(std::string_view name, std::size_t most,
                                                 Presence presence = Presence::optional);
    /// A record id.
    [[nodiscard]] std::string id(std::string_view name);
    /// A word that `parse` knows; `otherwise` when it is missing.
    template <class Enum>
    [[nodiscard]] Enum word(std::string_view name, std::optional<Enum> (*parse)(std::string_view),
                            Enum otherwise, Presence presence = Presence::optional) {
        const std::string word = text(name, presence);
        if (word.empty()) return otherwise;
        if (const auto value = parse(word)) return *value;
        wrong(name, "\"" + word + "\" is none of its words");
        return otherwise;
    }
    /// The object called `name`.
    void with_object(std::string_view name, Presence presence,
                     const std::function<void(BodyFields&)>& take);
    /// The names of the members, in their order.
    [[nodiscard]] std::vector<std::string> names() const;

    void wrong(std::string_view name, std::string_view what);
    /// Notes a member that nobody has asked for.
    void refuse_unknown();
    [[nodiscard]] BodyFaults& faults() { return faults_; }

private:
    [[nodiscard]] std::string clean(const Json& value, std::string_view name, WordsShape shape);
    [[nodiscard]] std::string place_of(std::string_view name) const;

    const Json& object_;
    std::string place_;
    BodyFaults& faults_;
    std::set<std::string, std::less<>> asked_;
};

/// The JSON of a body: an object of at most limits::request_body_bytes; an empty body is an empty
/// object where `may_be_empty`.
[[nodiscard]] Asked<Json> read_body(const HttpRequest& request, bool may_be_empty);

}  // namespace foyer::hub
