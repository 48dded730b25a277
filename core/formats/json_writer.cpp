#include "core/formats/json_writer.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <utility>

namespace foyer::formats {

namespace {

constexpr bool needs_escape(unsigned char c) {
    return c < 0x20 || c == '"' || c == '\\' || c == 0x7f;
}

/// The answers of needs_escape: one look instead of four comparisons for each byte of a programme.
constexpr std::array<bool, 256> escaped_bytes = [] {
    std::array<bool, 256> answers{};
    for (std::size_t c = 0; c < answers.size(); ++c)
        answers[c] = needs_escape(static_cast<unsigned char>(c));
    return answers;
}();

void append_escaped(std::string& out, char c) {
    switch (c) {
        case '"':
            out += "\\\"";
            return;
        case '\\':
            out += "\\\\";
            return;
        case '\n':
            out += "\\n";
            return;
        case '\t':
            out += "\\t";
            return;
        case '\r':
            out += "\\r";
            return;
        default:
            break;
    }
    constexpr std::string_view hex = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    out += "\\u00";
    out += hex[byte >> 4U];
    out += hex[byte & 0xFU];
}

}  // namespace

void JsonWriter::quote(std::string_view text) {
    out_ += '"';
    while (!text.empty()) {
        const auto* const escaped = std::find_if(text.begin(), text.end(), [](char c) {
            return escaped_bytes[static_cast<unsigned char>(c)];
        });
        const auto plain = static_cast<std::size_t>(escaped - text.begin());
        out_.append(text.data(), plain);
        text.remove_prefix(plain);
        if (text.empty()) break;
        append_escaped(out_, text.front());
        text.remove_prefix(1);
    }
    out_ += '"';
}

void JsonWriter::new_line() {
    out_ += '\n';
    out_.append(2 * depth_, ' ');
}

void JsonWriter::separate() {
    if (after_key_) {
        after_key_ = false;
        return;
    }
    if (depth_ == 0) return;
    if (!first_) out_ += ',';
    if (one_line_from_ == 0) {
        new_line();
    } else if (!first_) {
        out_ += ' ';
    }
    first_ = false;
}

void JsonWriter::open(char bracket, JsonLayout layout) {
    separate();
    out_ += bracket;
    ++depth_;
    first_ = true;
    if (layout == JsonLayout::one_line && one_line_from_ == 0) one_line_from_ = depth_;
}

void JsonWriter::close(char bracket) {
    assert(depth_ > 0 && !after_key_);
    --depth_;
    if (one_line_from_ == 0 && !first_) new_line();
    if (one_line_from_ == depth_ + 1) one_line_from_ = 0;
    first_ = false;
    out_ += bracket;
}

void JsonWriter::key(std::string_view name) {
    assert(!after_key_);
    separate();
    quote(name);
    out_ += ": ";
    after_key_ = true;
}

void JsonWriter::string(std::string_view text) {
    separate();
    quote(text);
}

void JsonWriter::number(std::int64_t value) {
    separate();
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out_.append(digits.data(), end);
}

void JsonWriter::boolean(bool value) {
    separate();
    out_ += value ? "true" : "false";
}

void JsonWriter::null() {
    separate();
    out_ += "null";
}

std::string JsonWriter::finish() {
    assert(depth_ == 0);
    out_ += '\n';
    return std::move(out_);
}

}  // namespace foyer::formats
