#include "core/feed/canonical.h"

#include <cassert>
#include <charconv>
#include <utility>

#include "core/base/limits.h"
#include "core/feed/canonical_text.h"

namespace foyer::feed {

namespace {

constexpr std::string_view true_word = "true";
constexpr std::string_view false_word = "false";
constexpr std::string_view null_word = "null";

bool is_number_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Reads over a document and says where it is not canonical. Depth is bounded, so it recurses.
class Checker {
public:
    explicit Checker(std::string_view document) : document_(document) {}

    Result<void> check() {
        if (!value(0)) return std::move(error_);
        if (at_ != document_.size()) {
            static_cast<void>(wrong("something follows the end"));
            return std::move(error_);
        }
        return {};
    }

private:
    bool wrong(std::string_view what) {
        error_ = {ErrorKind::malformed, "This is not canonical JSON: byte " + std::to_string(at_) +
                                            ": " + std::string(what) + "."};
        return false;
    }

    [[nodiscard]] char next() const { return at_ < document_.size() ? document_[at_] : '\0'; }

    bool skip(char expected) {
        if (at_ >= document_.size() || document_[at_] != expected) return false;
        ++at_;
        return true;
    }

    bool value(std::size_t depth) {
        switch (next()) {
            case '{':
                return enter(depth) && object(depth + 1);
            case '[':
                return enter(depth) && list(depth + 1);
            case '"':
                return text() != nullptr;
            case 't':
                return word(true_word);
            case 'f':
                return word(false_word);
            case 'n':
                return word(null_word);
            default:
                return number();
        }
    }

    bool enter(std::size_t depth) {
        if (depth < limits::nesting_depth) return true;
        error_ = {ErrorKind::too_large, "This JSON is nested deeper than " +
                                            std::to_string(limits::nesting_depth) + " levels."};
        return false;
    }

    bool word(std::string_view expected) {
        if (!document_.substr(at_).starts_with(expected)) return wrong("no value stands here");
        at_ += expected.size();
        return true;
    }

    bool number() {
        const std::size_t begin = at_;
        skip('-');
        const std::size_t digits = at_;
        while (is_number_digit(next()))
            ++at_;
        if (at_ == digits) return wrong("no value stands here");
        const std::string_view spelt = document_.substr(begin, at_ - begin);
        if ((document_[digits] == '0' && at_ - digits > 1) || spelt == "-0")
            return wrong("a number is not in its shortest form");
        std::int64_t parsed = 0;
        const auto read = std::from_chars(spelt.data(), spelt.data() + spelt.size(), parsed);
        if (read.ec != std::errc() || parsed > limits::feed_number || parsed < -limits::feed_number)
            return wrong("a number is larger than 2^53 - 1");
        return true;
    }

    /// The text that begins here, without its escapes; null when it is wrong.
    const std::string* text() {
        const std::size_t length = canonical_text_length(document_.substr(at_));
        if (length == 0) {
            wrong("a text is not closed, not UTF-8, not in NFC or escaped otherwise than it must");
            return nullptr;
        }
        text_ = text_of_canonical(document_.substr(at_, length));
        at_ += length;
        return &text_;
    }

    bool object(std::size_t depth) {
        ++at_;
        if (skip('}')) return true;
        std::string last;
        for (bool first = true;; first = false) {
            if (next() != '"') return wrong("a member has no name");
            const std::string* name = text();
            if (name == nullptr) return false;
            if (!first && *name <= last)
                return wrong("members are not sorted, or one is there twice");
            last = *name;
            if (!skip(':')) return wrong("a colon is missing");
            if (!value(depth)) return false;
            if (skip('}')) return true;
            if (!skip(',')) return wrong("an object is not closed");
        }
    }

    bool list(std::size_t depth) {
        ++at_;
        if (skip(']')) return true;
        while (true) {
            if (!value(depth)) return false;
            if (skip(']')) return true;
            if (!skip(',')) return wrong("a list is not closed");
        }
    }

    std::string_view document_;
    std::size_t at_ = 0;
    std::string text_;
    Error error_{ErrorKind::malformed, ""};
};

/// The bytes of the text that begins `checked`, with its quotes.
std::size_t length_of_text(std::string_view checked) {
    std::size_t at = 1;
    while (checked[at] != '"')
        at += checked[at] == '\\' ? 2 : 1;
    return at + 1;
}

/// The bytes of the value that begins `checked`.
std::size_t length_of_value(std::string_view checked) {
    std::size_t depth = 0;
    for (std::size_t at = 0; at < checked.size();) {
        const char c = checked[at];
        if (c == '"') {
            at += length_of_text(checked.substr(at));
            if (depth == 0) return at;
            continue;
        }
        const bool ends = c == '}' || c == ']';
        if (depth == 0 && (ends || c == ',')) return at;  // after a number or a word
        if (c == '{' || c == '[') ++depth;
        if (ends) --depth;
        ++at;
        if (ends && depth == 0) return at;
    }
    return checked.size();
}

}  // namespace

Result<Value> Value::parse(std::string_view document) {
    if (auto checked = Checker(document).check(); !checked) return checked.error();
    return Value(document);
}

Value::Kind Value::kind() const {
    switch (bytes_.front()) {
        case '{':
            return Kind::object;
        case '[':
            return Kind::list;
        case '"':
            return Kind::text;
        case 't':
        case 'f':
            return Kind::boolean;
        case 'n':
            return Kind::null;
        default:
            return Kind::integer;
    }
}

bool Value::boolean() const {
    assert(kind() == Kind::boolean);
    return bytes_ == true_word;
}

std::int64_t Value::integer() const {
    assert(kind() == Kind::integer);
    std::int64_t value = 0;
    std::from_chars(bytes_.data(), bytes_.data() + bytes_.size(), value);
    return value;
}

std::string Value::text() const {
    assert(kind() == Kind::text);
    return text_of_canonical(bytes_);
}

std::vector<Value> Value::elements() const {
    assert(kind() == Kind::list);
    std::vector<Value> found;
    for (std::size_t at = 1; at + 1 < bytes_.size(); ++at) {
        const std::size_t length = length_of_value(bytes_.substr(at));
        found.push_back(Value(bytes_.substr(at, length)));
        at += length;
    }
    return found;
}

std::vector<Member> Value::members() const {
    assert(kind() == Kind::object);
    std::vector<Member> found;
    for (std::size_t at = 1; at + 1 < bytes_.size(); ++at) {
        const std::size_t name = length_of_text(bytes_.substr(at));
        const std::size_t begin = at + name + 1;
        const std::size_t length = length_of_value(bytes_.substr(begin));
        found.push_back(
            {text_of_canonical(bytes_.substr(at, name)), Value(bytes_.substr(begin, length))});
        at = begin + length;
    }
    return found;
}

bool is_canonical(std::string_view document) {
    return Value::parse(document).ok();
}

}  // namespace foyer::feed
