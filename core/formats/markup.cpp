#include "core/formats/markup.h"

#include <algorithm>
#include <array>

#include "core/formats/markup_reader.h"

namespace foyer::formats {

namespace {

constexpr unsigned char may_mean_something = 1;
/// An address may begin behind it.
constexpr unsigned char ends_word = 2;

constexpr std::array<unsigned char, 256> byte_kinds = [] {
    std::array<unsigned char, 256> table{};
    for (const char c : std::string_view(" \t\r\f\n<&\\*_~`[]!"))
        table[static_cast<unsigned char>(c)] = may_mean_something | ends_word;
    for (const char c : std::string_view("(\"',:"))
        table[static_cast<unsigned char>(c)] = ends_word;
    return table;
}();

bool is(char c, unsigned char kind) {
    return (byte_kinds[static_cast<unsigned char>(c)] & kind) != 0;
}

/// Whether nothing but the next word of the same line stands behind the space at `at`.
bool parts_words(std::string_view text, std::size_t at) {
    return text[at] == ' ' && at + 1 < text.size() && !is(text[at + 1], may_mean_something) &&
           text[at + 1] != 'h';
}

}  // namespace

bool is_web_address(std::string_view text) {
    for (const std::string_view scheme : {"http://", "https://", "mailto:"})
        if (text.size() > scheme.size() &&
            equal_ignoring_case(text.substr(0, scheme.size()), scheme))
            return true;
    return false;
}

std::string MarkupReader::read() && {
    begin_line();
    while (at_ < source_.size())
        read_piece();
    return std::move(out_).finish();
}

void MarkupReader::read_piece() {
    switch (peek()) {
        case '\n':
            return end_line();
        case ' ':
        case '\t':
        case '\r':
        case '\f':
            ++at_;
            return out_.space();
        case '<':
            return read_angle();
        case '&':
            return read_reference();
        case '\\':
            return read_escape();
        case '*':
        case '_':
        case '~':
            return read_emphasis();
        case '`':
            return read_code_span();
        case '[':
            return open_link_words();
        case ']':
            return close_link_words();
        case '!':
            if (peek(1) != '[') return read_words();
            ++at_;
            words_of_image_ = true;
            return open_link_words();
        default:
            return read_words();
    }
}

/// Words up to the next byte that may mean something.
void MarkupReader::read_words() {
    const char before = out_.last();
    if ((before == '\0' || is(before, ends_word)) && read_bare_address()) return;
    const std::string_view text = rest();
    std::size_t length = 1;
    while (length < text.size()) {
        const char c = text[length];
        if (is(c, may_mean_something) && !parts_words(text, length)) break;
        if (c == 'h' && is(text[length - 1], ends_word)) break;
        ++length;
    }
    out_.write(text.substr(0, length));
    at_ += length;
}

/// A web address in running text is copied as a whole: "_" and "*" in it are not emphasis.
bool MarkupReader::read_bare_address() {
    const char first = peek();
    const std::string_view text = rest();
    if (first != 'h' && first != 'H' && first != 'm') return false;
    if (!is_web_address(text.substr(0, 16))) return false;
    std::string_view address = text.substr(0, text.find_first_of(" \t\r\f\n<>\"`[]"));
    // The bracket around an address is not part of it, one inside ("Foo_(bar)") is.
    if (const std::size_t close = address.find(')'); close < address.find('('))
        address = address.substr(0, close);
    at_ += address.size();
    out_.write(decode_entities(address));
    return true;
}

void MarkupReader::read_reference() {
    constexpr std::size_t longest_reference = 12;
    const std::string_view near = rest().substr(0, longest_reference);
    const std::string_view reference = near.substr(0, near.find(';') + 1);
    const std::string decoded = decode_entities(reference);
    if (reference.empty() || decoded == reference) {
        ++at_;
        return out_.write("&");
    }
    at_ += reference.size();
    if (decoded == " " || decoded == "\n" || decoded == "\t") return out_.space();
    out_.write(decoded);
}

void MarkupReader::read_escape() {
    constexpr std::string_view escapable = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    const char next = peek(1);
    ++at_;
    if (next == '\n') return out_.line();
    if (next == '\0' || escapable.find(next) == std::string_view::npos) return out_.write("\\");
    out_.write(rest().substr(0, 1));
    ++at_;
}

void MarkupReader::end_line() {
    const std::size_t next = source_.find_first_not_of(" \t\r\f", at_ + 1);
    if (next != std::string_view::npos && source_[next] == '\n') {
        end_paragraph();
        at_ = std::min(source_.find_first_not_of(" \t\r\f\n", next), source_.size());
    } else {
        ++at_;
        if (in_heading_)
            end_paragraph();
        else if (soft_breaks_ > 0)
            out_.space();
        else
            out_.line();
    }
    begin_line();
}

void MarkupReader::end_paragraph() {
    out_.paragraph();
    in_heading_ = false;
    open_marks_ = {};
    open_words_.reset();
}

void MarkupReader::write_code_line(std::string_view line) {
    const std::size_t indent = line.find_first_not_of(" \t\r");
    if (indent == std::string_view::npos) return out_.paragraph();
    out_.line();
    out_.indent(indent);
    out_.write(decode_entities(line.substr(indent)));
}

std::string plain_text(std::string_view source) {
    if (!is_escaped_html(source)) return MarkupReader(source).read();
    const std::string unescaped = decode_entities(source);
    return MarkupReader(unescaped).read();
}

}  // namespace foyer::formats
