#pragma once
// Canonical JSON: the one way in which every document of the feed is written (FORMAT.md). No white
// space; members sorted by the bytes of their names, each once; numbers are whole, within ±(2^53-1)
// and in their shortest form; texts are UTF-8 in NFC with the escapes of RFC 8785. So equal values
// are equal bytes, and whatever is not canonical is refused. Pure; any thread.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace foyer::feed {

struct Member;

/// A value in a document that was checked: a view into the document's bytes, which must outlive it.
/// Asking for what it is not is our own bug (assert).
class Value {
public:
    enum class Kind { null, boolean, integer, text, list, object };

    /// The value that is the whole of `document`. malformed, with the place, unless the document is
    /// canonical; too_large when it is nested deeper than limits::nesting_depth.
    [[nodiscard]] static Result<Value> parse(std::string_view document);

    [[nodiscard]] Kind kind() const;
    /// Its canonical JSON.
    [[nodiscard]] std::string_view bytes() const { return bytes_; }

    [[nodiscard]] bool boolean() const;
    [[nodiscard]] std::int64_t integer() const;
    [[nodiscard]] std::string text() const;
    [[nodiscard]] std::vector<Value> elements() const;
    /// Sorted by name.
    [[nodiscard]] std::vector<Member> members() const;

private:
    explicit Value(std::string_view bytes) : bytes_(bytes) {}

    std::string_view bytes_;
};

struct Member {
    std::string name;
    Value value;
};

/// True when `document` is one canonical JSON value.
[[nodiscard]] bool is_canonical(std::string_view document);

/// Writes canonical JSON from front to back. Members come in the order of their names and values
/// where they belong; the other way round is our own bug (assert).
class CanonicalWriter {
public:
    void open_object();
    void close_object();
    void open_list();
    void close_list();
    void key(std::string_view name);

    void text(std::string_view text);
    void integer(std::int64_t value);
    void boolean(bool value);
    /// A value that is canonical JSON already.
    void raw(std::string_view canonical);

    void text(std::string_view name, std::string_view text);
    void integer(std::string_view name, std::int64_t value);
    void boolean(std::string_view name, bool value);

    /// What was written. invalid when a text was not UTF-8 in NFC or a number out of range.
    [[nodiscard]] Result<std::string> take();

private:
    struct Level {
        std::string last_key;
        bool object = false;
        bool empty = true;
    };

    void open(char bracket);
    void close(char bracket);
    void before_value();
    void quote(std::string_view text);
    void wrong(std::string what);

    std::string out_;
    std::vector<Level> levels_;
    bool key_written_ = false;
    std::string wrong_;
};

}  // namespace foyer::feed
