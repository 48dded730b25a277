#pragma once
// The members of one object of a feed document, read strictly: the first thing that is wrong is
// kept and what is read after it means nothing. Unknown members are ignored. Part of core/feed; one
// thread.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/feed/canonical.h"
#include "core/programme/localized_text.h"
#include "core/time/instant.h"

namespace foyer::feed {

/// The first thing that was wrong with a document.
class Faults {
public:
    void note(ErrorKind kind, std::string detail);
    [[nodiscard]] bool any() const { return first_.has_value(); }
    [[nodiscard]] const Error& first() const { return *first_; }

private:
    std::optional<Error> first_;
};

enum class Need { required, optional };
enum class Lines { one, many };

/// Bounds of a number, both included.
struct Range {
    std::int64_t low;
    std::int64_t high;
};

class Fields {
public:
    /// Reads from `object`; invalid when it is none. `place` names it in messages
    /// ("sessions/opening"); `faults` outlives this.
    Fields(Value object, std::string place, Faults& faults);

    /// The member called `name`; null when there is none or it is null. Missing and required is
    /// noted.
    [[nodiscard]] const Value* find(std::string_view name, Need need = Need::optional);

    /// A text of at most limits::line_bytes (one line) or limits::text_bytes, sanitised; "" when it
    /// is missing.
    [[nodiscard]] std::string text(std::string_view name, Need need = Need::optional,
                                   Lines lines = Lines::one);
    /// The bytes of a text of at most `limit_bytes`, as they are.
    [[nodiscard]] std::string exact_text(std::string_view name, std::size_t limit_bytes,
                                         Need need = Need::required);
    [[nodiscard]] programme::LocalizedText localized(std::string_view name,
                                                     Need need = Need::optional,
                                                     Lines lines = Lines::one);
    /// A record id; "" when it is missing.
    [[nodiscard]] std::string id(std::string_view name, Need need = Need::optional);
    [[nodiscard]] std::vector<std::string> ids(std::string_view name, std::size_t most);
    /// A language tag in lower case; "" when it is missing.
    [[nodiscard]] std::string language(std::string_view name);
    [[nodiscard]] std::vector<std::string> languages(std::string_view name, std::size_t most);
    [[nodiscard]] bool flag(std::string_view name);
    [[nodiscard]] std::optional<std::int64_t> number(std::string_view name, Range range,
                                                     Need need = Need::optional);
    /// A number that must be there; the lower bound when it is not.
    [[nodiscard]] std::int64_t required_number(std::string_view name, Range range);
    /// As required_number, for counts and versions: from `low` to 2^53 - 1.
    [[nodiscard]] std::uint64_t required_count(std::string_view name, std::uint64_t low);
    /// UTC seconds from 1970 to 2199.
    [[nodiscard]] std::optional<UtcTime> instant(std::string_view name, Need need = Need::optional);
    /// Fills `out` from hexadecimal; zeros when it is wrong.
    void hex(std::string_view name, std::span<std::uint8_t> out);

    /// The value of a word that `parse` knows; unsupported when it does not. `missing` when the
    /// member is not there.
    template <class Enum, class Parse>
    [[nodiscard]] Enum word(std::string_view name, Parse parse, Enum missing) {
        const Value* found = find(name);
        if (found == nullptr || !is_a(*found, Value::Kind::text, name)) return missing;
        if (const std::optional<Enum> known = parse(found->text())) return *known;
        unknown_word(name, found->text());
        return missing;
    }

    /// Calls `take` with each object in the list `name`, at most `most`.
    void each_object(std::string_view name, std::size_t most,
                     const std::function<void(Fields&)>& take);
    /// The object called `name`.
    void with_object(std::string_view name, Need need, const std::function<void(Fields&)>& take);
    /// The elements of the list called `name`, at most `most`.
    [[nodiscard]] std::vector<Value> list(std::string_view name, std::size_t most,
                                          Need need = Need::optional);

    void wrong(std::string_view name, std::string_view what,
               ErrorKind kind = ErrorKind::invalid) const;
    [[nodiscard]] Faults& faults() const { return faults_; }

private:
    [[nodiscard]] bool is_a(const Value& value, Value::Kind kind, std::string_view name) const;
    [[nodiscard]] std::string words_of(const Value& value, std::string_view name,
                                       Lines lines) const;
    void unknown_word(std::string_view name, const std::string& word) const;

    std::vector<Member> members_;
    std::string place_;
    Faults& faults_;
};

}  // namespace foyer::feed
