#include "core/programme/picture.h"

#include <algorithm>

#include "core/base/limits.h"
#include "core/base/text.h"

namespace foyer::programme {

namespace {

constexpr std::string_view png_signature{"\x89PNG\r\n\x1a\n", 8};
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view white_space = " \t\r\n";

void skip_space(std::string_view& rest) {
    rest.remove_prefix(std::min(rest.find_first_not_of(white_space), rest.size()));
}

/// Skips what begins with `begin` up to and with `end`; false when it is not there.
bool skip_between(std::string_view& rest, std::string_view begin, std::string_view end) {
    if (!rest.starts_with(begin)) return false;
    const std::size_t found = rest.find(end, begin.size());
    rest.remove_prefix(found == std::string_view::npos ? rest.size() : found + end.size());
    return true;
}

/// Skips a document type, whose inner part is in square brackets.
bool skip_document_type(std::string_view& rest) {
    if (!rest.starts_with("<!DOCTYPE")) return false;
    std::size_t end = std::min(rest.find_first_of("[>"), rest.size());
    if (rest.substr(end, 1) == "[") end = std::min(rest.find(']', end), rest.size());
    end = std::min(rest.find('>', end), rest.size());
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return true;
}

/// The name of the document's element; "" when it does not begin as XML does.
std::string_view root_element(std::string_view rest) {
    if (rest.starts_with(byte_order_mark)) rest.remove_prefix(byte_order_mark.size());
    for (;;) {
        skip_space(rest);
        if (!skip_between(rest, "<?", "?>") && !skip_between(rest, "<!--", "-->") &&
            !skip_document_type(rest))
            break;
    }
    if (!rest.starts_with('<')) return {};
    rest.remove_prefix(1);
    return rest.substr(0, rest.find_first_of(" \t\r\n/>"));
}

}  // namespace

std::optional<PictureType> picture_type(std::string_view bytes) {
    if (bytes.starts_with(png_signature)) return PictureType::png;
    const std::string_view root = root_element(bytes);
    const bool svg = root == "svg" || root.ends_with(":svg");
    if (svg && text::is_utf8(bytes)) return PictureType::svg;
    return std::nullopt;
}

std::optional<Picture> picture_of(std::string bytes) {
    if (bytes.size() > limits::picture_bytes) return std::nullopt;
    const std::optional<PictureType> type = picture_type(bytes);
    if (!type) return std::nullopt;
    return Picture{*type, std::move(bytes)};
}

}  // namespace foyer::programme
