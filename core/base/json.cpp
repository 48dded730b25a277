#include "core/base/json.h"

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <numeric>
#include <vector>

#include "core/base/limits.h"
#include "core/base/text.h"

namespace foyer {
namespace {

/// Bytes of the library's explanation that an error repeats; it may quote the document.
constexpr std::size_t quoted_bytes = 200;

/// The members of an object as the plain vector that they are kept in.
using Members = Json::object_t::Container;

/// Keeps the last value of each key that an object gives twice, as browsers do. The library itself
/// would compare each new key with all before it, which takes minutes for a hostile document.
void drop_repeated_keys(Members& object) {
    std::vector<std::size_t> order(object.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return object[a].first < object[b].first;
    });
    std::vector<bool> dropped(object.size());
    bool any = false;
    for (std::size_t i = 0; i + 1 < order.size(); ++i) {
        if (object[order[i]].first != object[order[i + 1]].first) continue;
        dropped[order[i]] = true;
        any = true;
    }
    if (!any) return;
    Members kept;
    for (std::size_t i = 0; i < object.size(); ++i)
        if (!dropped[i]) kept.emplace_back(object[i].first, std::move(object[i].second));
    object = std::move(kept);
}

std::string place_of(std::string_view bytes, std::size_t position) {
    const std::string_view before = bytes.substr(0, std::min(position, bytes.size()));
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
    const std::size_t column = std::max<std::size_t>(1, text::length(before.substr(line_begin)));
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

/// The library's explanation without its own numbering and place.
std::string reason_of(const std::string& what) {
    std::size_t begin = what.find("] ");
    begin = begin == std::string::npos ? 0 : begin + 2;
    const std::size_t colon = what.find(": ", begin);
    if (what.compare(begin, 11, "parse error") == 0 && colon != std::string::npos)
        begin = colon + 2;
    return text::excerpt(std::string_view(what).substr(begin), quoted_bytes);
}

/// Builds the document from the parser's events, within the bound of depth. The parser does not
/// recurse, so neither does anything here: a document of any depth is refused, not overflown.
class Builder : public nlohmann::json_sax<Json> {
public:
    explicit Builder(std::string_view bytes) : bytes_(bytes) {}

    bool null() override { return add(nullptr); }
    bool boolean(bool value) override { return add(value); }
    bool number_integer(number_integer_t value) override { return add(value); }
    bool number_unsigned(number_unsigned_t value) override { return add(value); }
    bool number_float(number_float_t value, const string_t&) override { return add(value); }
    bool string(string_t& value) override { return add(std::move(value)); }
    bool binary(binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(Json::object()); }
    bool start_array(std::size_t) override { return open(Json::array()); }
    bool key(string_t& value) override {
        key_ = std::move(value);
        return true;
    }
    bool end_object() override {
        drop_repeated_keys(open_.back()->get_ref<Json::object_t&>());
        open_.pop_back();
        return true;
    }
    bool end_array() override {
        open_.pop_back();
        return true;
    }
    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::detail::exception& error) override {
        error_ = {ErrorKind::malformed, "This is not valid JSON: " + place_of(bytes_, position) +
                                            ": " + reason_of(error.what()) + "."};
        return false;
    }

    Result<Json> finish(bool complete) && {
        if (complete) return std::move(document_);
        return std::move(error_);
    }

private:
    bool add(Json value) {
        place(std::move(value));
        return true;
    }

    /// Puts `value` where the document goes on. The open containers stay where they are: a
    /// container grows only while none of its elements is open.
    Json* place(Json value) {
        if (open_.empty()) {
            document_ = std::move(value);
            return &document_;
        }
        Json& container = *open_.back();
        if (container.is_array()) {
            auto& elements = container.get_ref<Json::array_t&>();
            return &elements.emplace_back(std::move(value));
        }
        Members& members = container.get_ref<Json::object_t&>();
        return &members.emplace_back(std::move(key_), std::move(value)).second;
    }

    bool open(Json container) {
        if (open_.size() >= limits::nesting_depth) {
            error_ = {ErrorKind::too_large, "This JSON is nested deeper than " +
                                                std::to_string(limits::nesting_depth) +
                                                " levels; no programme is."};
            return false;
        }
        open_.push_back(place(std::move(container)));
        return true;
    }

    std::string_view bytes_;
    Json document_;
    std::vector<Json*> open_;
    std::string key_;
    Error error_{ErrorKind::malformed, "This is not valid JSON."};
};

}  // namespace

Result<Json> parse_json(std::string_view bytes) {
    // The library takes a NUL for the end of the document and would not look behind it.
    if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos)
        return Error{ErrorKind::malformed,
                     "This is not valid JSON: " + place_of(bytes, nul + 1) + ": a NUL byte."};
    Builder builder(bytes);
    const bool complete = Json::sax_parse(bytes.begin(), bytes.end(), &builder);
    return std::move(builder).finish(complete);
}

std::string write_json(const Json& document, int indent) {
    return document.dump(indent, ' ', false, Json::error_handler_t::replace);
}

}  // namespace foyer
