// CanonicalWriter of canonical.h.

#include <cassert>
#include <utility>

#include "core/base/limits.h"
#include "core/feed/canonical.h"
#include "core/feed/canonical_text.h"

namespace foyer::feed {

void CanonicalWriter::wrong(std::string what) {
    if (wrong_.empty()) wrong_ = std::move(what);
}

void CanonicalWriter::before_value() {
    if (levels_.empty()) {
        assert(out_.empty());
        return;
    }
    Level& level = levels_.back();
    assert(level.object == key_written_);
    if (!level.object && !level.empty) out_ += ',';
    level.empty = false;
    key_written_ = false;
}

void CanonicalWriter::open(char bracket) {
    before_value();
    out_ += bracket;
    levels_.push_back({.last_key = {}, .object = bracket == '{', .empty = true});
}

void CanonicalWriter::close(char bracket) {
    assert(!levels_.empty() && levels_.back().object == (bracket == '}') && !key_written_);
    levels_.pop_back();
    out_ += bracket;
}

void CanonicalWriter::open_object() {
    open('{');
}

void CanonicalWriter::close_object() {
    close('}');
}

void CanonicalWriter::open_list() {
    open('[');
}

void CanonicalWriter::close_list() {
    close(']');
}

void CanonicalWriter::key(std::string_view name) {
    assert(!levels_.empty() && levels_.back().object && !key_written_);
    Level& level = levels_.back();
    assert(level.empty || level.last_key < name);
    if (!level.empty) out_ += ',';
    level.empty = false;
    level.last_key = name;
    quote(name);
    out_ += ':';
    key_written_ = true;
}

void CanonicalWriter::quote(std::string_view text) {
    if (!is_normal_text(text)) wrong("a text is not UTF-8 in normal form C");
    append_canonical_text(out_, text);
}

void CanonicalWriter::text(std::string_view text) {
    before_value();
    quote(text);
}

void CanonicalWriter::integer(std::int64_t value) {
    if (value > limits::feed_number || value < -limits::feed_number)
        wrong("the number " + std::to_string(value) + " is larger than 2^53 - 1");
    before_value();
    out_ += std::to_string(value);
}

void CanonicalWriter::boolean(bool value) {
    before_value();
    out_ += value ? "true" : "false";
}

void CanonicalWriter::raw(std::string_view canonical) {
    before_value();
    out_ += canonical;
}

void CanonicalWriter::text(std::string_view name, std::string_view text) {
    key(name);
    this->text(text);
}

void CanonicalWriter::integer(std::string_view name, std::int64_t value) {
    key(name);
    integer(value);
}

void CanonicalWriter::boolean(std::string_view name, bool value) {
    key(name);
    boolean(value);
}

Result<std::string> CanonicalWriter::take() {
    assert(levels_.empty());
    if (!wrong_.empty()) return Error{ErrorKind::invalid, wrong_};
    return std::move(out_);
}

}  // namespace foyer::feed
