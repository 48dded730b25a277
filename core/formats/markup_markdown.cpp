#include <algorithm>
#include <utility>

#include "core/formats/markup.h"
#include "core/formats/markup_reader.h"

namespace foyer::formats {

namespace {

/// Bytes in which the end of inline code and of a link's address are looked for. Without a bound
/// a text of nothing but openings would take quadratic time.
constexpr std::size_t code_span_bytes = 256;
constexpr std::size_t address_bytes = 1024;

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\f' || c == '\r' || c == '\n';
}

/// Letters, digits and every byte of a character beyond ASCII.
bool is_word(char c) {
    return c == '\x7f' || static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') ||
           (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// "---", "===", "* * *": a rule, or the underline of a heading.
bool is_rule(std::string_view line) {
    const char mark = line[0];
    if (mark != '-' && mark != '=' && mark != '*' && mark != '_') return false;
    std::size_t marks = 0;
    for (const char c : line) {
        if (c == mark)
            ++marks;
        else if (!is_blank(c))
            return false;
    }
    return marks >= 3;
}

bool is_fence(std::string_view line) {
    const std::string_view mark = line.substr(0, 3);
    return (mark == "```" || mark == "~~~") &&
           line.find_first_of("`~", std::min(line.find_first_not_of(mark[0]), line.size())) ==
               std::string_view::npos;
}

/// One slot for each kind of mark: * ** _ __ ~~.
std::size_t slot_of(char mark, std::size_t length) {
    const std::size_t kind = mark == '*' ? 0 : mark == '_' ? 2 : 4;
    return kind + (length > 1 ? 1 : 0);
}

/// Bytes of the "(address)" with which `text` begins, brackets in the address included; 0 when it
/// does not. Nothing is looked for behind the next "[", which keeps the reading linear.
std::size_t length_in_brackets(std::string_view text) {
    std::size_t depth = 0;
    for (std::size_t i = 0; i < text.size() && i < address_bytes; ++i) {
        const char c = text[i];
        if (c == '[' || c == '<' || c == '\n') return 0;
        if (c == '(') ++depth;
        if (depth == 0) return 0;
        if (c == ')' && --depth == 0) return i + 1;
    }
    return 0;
}

}  // namespace

void MarkupReader::begin_line() {
    at_ = std::min(source_.find_first_not_of(" \t\r\f", at_), source_.size());
    const std::string_view line = line_head();
    if (line.empty()) return;
    if (is_rule(line)) {
        at_ += line.size();
        return end_paragraph();
    }
    if (is_fence(line)) return read_fence(line);
    if (line[0] == '#') return begin_heading(line);
    if (line[0] == '>' && soft_breaks_ == 0) {
        at_ = std::min(source_.find_first_not_of(" \t>", at_), source_.size());
        return;
    }
    begin_item(line);
}

void MarkupReader::begin_heading(std::string_view line) {
    const std::size_t level = line.find_first_not_of('#');
    // Nothing but the sign: the position is past six too.
    if (level > 6 || line[level] != ' ') return;
    if (line.find_first_not_of(" \t\r", level) == std::string_view::npos) return;
    end_paragraph();
    in_heading_ = true;
    at_ += level;
}

void MarkupReader::begin_item(std::string_view line) {
    constexpr std::string_view bullet = "\u2022";
    std::size_t length = 0;
    if (line.size() > 1 && (line[0] == '-' || line[0] == '*') && is_blank(line[1]))
        length = 1;
    else if (line.substr(0, bullet.size()) == bullet)
        length = bullet.size();
    if (length == 0) return;
    at_ = std::min(source_.find_first_not_of(" \t\r\f", at_ + length), source_.size());
    out_.item();
}

void MarkupReader::read_fence(std::string_view opening) {
    const std::string_view fence = opening.substr(0, 3);
    end_paragraph();
    at_ += opening.size();
    while (at_ < source_.size()) {
        ++at_;
        const std::string_view line = line_rest();
        at_ += line.size();
        const std::size_t text = std::min(line.find_first_not_of(' '), line.size());
        if (line.substr(text, 3) == fence) break;
        write_code_line(line);
    }
    end_paragraph();
}

void MarkupReader::read_emphasis() {
    const char mark = peek();
    const std::size_t run = std::min(rest().find_first_not_of(mark), rest().size());
    const char before = out_.last();
    const char after = peek(run);
    at_ += run;
    if (run > 3 || (mark == '~' && run != 2)) return out_.write(std::string(run, mark));
    if (run < 3) return read_mark(mark, run, before, after);
    read_mark(mark, 2, before, after);
    read_mark(mark, 1, before, after);
}

/// Closes the open mark of its kind, opens one, or writes it as it is.
void MarkupReader::read_mark(char mark, std::size_t length, char before, char after) {
    const bool inside_word = is_word(after) && (mark == '_' || length == 1);
    std::optional<std::size_t>& open = open_marks_[slot_of(mark, length)];
    if (open && before != '\0' && !inside_word) {
        out_.take_back(*open, length);
        open.reset();
        return;
    }
    out_.write(std::string(length, mark));
    if (!is_word(before) && after != '\0' && !is_blank(after)) open = out_.size() - length;
}

void MarkupReader::read_code_span() {
    const std::size_t run = std::min(rest().find_first_not_of('`'), rest().size());
    const std::string_view fence = rest().substr(0, run);
    const std::string_view near = rest().substr(run, code_span_bytes + run);
    const std::size_t end = near.find(fence);
    at_ += run;
    if (run > 3 || end == std::string_view::npos ||
        near.substr(0, end).find("\n\n") != std::string_view::npos)
        return out_.write(fence);
    std::string code = decode_entities(near.substr(0, end));
    std::replace(code.begin(), code.end(), '\n', ' ');
    out_.write(code);
    at_ += end + run;
}

void MarkupReader::open_link_words() {
    out_.write("[");
    open_words_ = out_.size() - 1;
    ++at_;
}

/// "](address)" behind "[words" leaves the words, and the address in brackets where it says more.
void MarkupReader::close_link_words() {
    const bool image = words_of_image_;
    const std::optional<std::size_t> open = std::exchange(open_words_, std::nullopt);
    words_of_image_ = false;
    ++at_;
    const std::size_t length = open ? length_in_brackets(rest()) : 0;
    if (length == 0) return out_.write("]");
    std::string_view address = rest().substr(1, length - 2);
    address = address.substr(0, address.find_first_of(" \t"));
    const std::string_view words = out_.since(*open + 1);
    const bool worth_showing = !image && is_web_address(address) && words != address;
    const bool has_words = !words.empty();
    out_.take_back(*open, 1);
    at_ += length;
    if (!worth_showing) return;
    const std::string shown = decode_entities(address);
    if (!has_words) return out_.write(shown);
    out_.space();
    out_.write("(");
    out_.write(shown);
    out_.write(")");
}

}  // namespace foyer::formats
