#pragma once
// JSON text written straight into a string: no document is built first, so a whole programme takes
// milliseconds. Strings must be UTF-8. Calls must nest properly; a wrong order is our own bug.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace foyer::formats {

/// How the members of an object or list are laid out for people.
enum class JsonLayout {
    lines,     ///< each on its own line, indented by two spaces a level
    one_line,  ///< all on the line where it begins; everything inside is on that line too
};

class JsonWriter {
public:
    void open_object(JsonLayout layout = JsonLayout::lines) { open('{', layout); }
    void close_object() { close('}'); }
    void open_list(JsonLayout layout = JsonLayout::lines) { open('[', layout); }
    void close_list() { close(']'); }

    /// Names the member that the next call writes.
    void key(std::string_view name);

    void string(std::string_view text);
    void number(std::int64_t value);
    void boolean(bool value);
    void null();

    void string(std::string_view name, std::string_view text) { key(name), string(text); }
    void number(std::string_view name, std::int64_t value) { key(name), number(value); }
    void boolean(std::string_view name, bool value) { key(name), boolean(value); }

    /// The finished document with a newline at its end.
    [[nodiscard]] std::string finish();

private:
    void open(char bracket, JsonLayout layout);
    void close(char bracket);
    /// Comma, new line and indent before a member, as its place asks for.
    void separate();
    void new_line();
    void quote(std::string_view text);

    std::string out_;
    std::size_t depth_ = 0;
    std::size_t one_line_from_ = 0;  ///< depth at which one-line layout began, 0 when it has not
    bool first_ = true;
    bool after_key_ = false;
};

}  // namespace foyer::formats
