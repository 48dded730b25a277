#include "kiosk/text/modest_svg.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace foyer::kiosk {

namespace {

/// A detailed plan of one floor has 5,000 elements; this many draw within half a second.
constexpr std::uint64_t svg_cost = 20'000;
/// Elements within each other and references behind each other. Drawing programs nest a dozen.
constexpr int svg_depth = 100;
/// Bytes of a path that may carry one marker each: two digits and a space.
constexpr std::size_t bytes_a_marker = 3;

struct SvgElement {
    std::vector<std::size_t> children;
    std::vector<std::string_view> references;  ///< ids
    std::uint64_t repeats = 1;                 ///< how often a reference may be drawn
    std::optional<std::uint64_t> cost;
};

/// Reads the tags of a document one after the other, and what they refer to.
class SvgReckoner {
public:
    [[nodiscard]] bool read(std::string_view bytes);
    /// What drawing everything comes to; beyond svg_cost at once.
    [[nodiscard]] std::uint64_t cost() { return elements_.empty() ? 0 : cost_of(0, 0); }

private:
    [[nodiscard]] bool read_tag(std::string_view tag);
    void read_references(std::string_view tag, SvgElement& element);
    [[nodiscard]] std::uint64_t cost_of(std::size_t index, int depth);

    std::vector<SvgElement> elements_;
    std::vector<std::size_t> open_;
    std::unordered_map<std::string_view, std::size_t> ids_;
};

/// The end of the tag that `text` begins with: the first '>' outside of quotes.
std::size_t end_of_tag(std::string_view text) {
    char quote = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (quote != 0) {
            if (text[i] == quote) quote = 0;
        } else if (text[i] == '"' || text[i] == '\'') {
            quote = text[i];
        } else if (text[i] == '>') {
            return i;
        }
    }
    return std::string_view::npos;
}

std::string_view local_name(std::string_view tag) {
    std::string_view name = tag.substr(0, tag.find_first_of(" \t\r\n/>"));
    if (const auto colon = name.rfind(':'); colon != std::string_view::npos)
        name.remove_prefix(colon + 1);
    return name;
}

/// The id after each `before` in `tag` ("#" skipped), up to a quote, a space or a bracket.
template <class Take>
void each_value(std::string_view tag, std::string_view before, Take take) {
    for (std::size_t at = 0; (at = tag.find(before, at)) != std::string_view::npos;) {
        at += before.size();
        std::string_view rest = tag.substr(at);
        rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n=\"'"), rest.size()));
        take(rest.substr(0, rest.find_first_of("\"' \t\r\n)")));
    }
}

void SvgReckoner::read_references(std::string_view tag, SvgElement& element) {
    const auto refer = [&](std::string_view value) {
        if (value.starts_with('#')) element.references.push_back(value.substr(1));
    };
    each_value(tag, "href", refer);
    each_value(tag, "url(", refer);
    // A marker is drawn at each point of a path.
    if (tag.find("marker") != std::string_view::npos) element.repeats = tag.size() / bytes_a_marker;
}

bool SvgReckoner::read_tag(std::string_view tag) {
    if (tag.starts_with('/')) {
        if (!open_.empty()) open_.pop_back();
        return true;
    }
    if (local_name(tag) == "filter") return false;
    // An id or a reference may hide in numbers of characters.
    if (tag.find("&#") != std::string_view::npos &&
        (tag.find("href") != std::string_view::npos || tag.find("url") != std::string_view::npos ||
         tag.find("id") != std::string_view::npos))
        return false;
    const std::size_t index = elements_.size();
    if (index >= svg_cost || open_.size() >= svg_depth) return false;
    elements_.emplace_back();
    read_references(tag, elements_.back());
    each_value(tag, " id=", [&](std::string_view id) { ids_.try_emplace(id, index); });
    if (!open_.empty()) elements_[open_.back()].children.push_back(index);
    if (!tag.ends_with('/')) open_.push_back(index);
    return true;
}

bool SvgReckoner::read(std::string_view bytes) {
    while (true) {
        const std::size_t at = bytes.find('<');
        // Text of a style sheet may refer as well; nobody reckons that through.
        if (bytes.substr(0, at).find("url(") != std::string_view::npos) return false;
        if (at == std::string_view::npos) return true;
        bytes.remove_prefix(at + 1);
        if (bytes.starts_with("!--") || bytes.starts_with('?')) {
            const std::string_view close = bytes.starts_with('?') ? "?>" : "-->";
            const std::size_t end = bytes.find(close);
            if (end == std::string_view::npos) return false;
            bytes.remove_prefix(end + close.size());
            continue;
        }
        const std::size_t end = end_of_tag(bytes);
        if (end == std::string_view::npos) return false;
        const std::string_view tag = bytes.substr(0, end);
        bytes.remove_prefix(end + 1);
        if (tag.starts_with('!')) {
            // A document type without declarations of its own says nothing.
            if (!tag.starts_with("!DOCTYPE") || tag.find('[') != std::string_view::npos)
                return false;
            continue;
        }
        if (!read_tag(tag)) return false;
    }
}

std::uint64_t SvgReckoner::cost_of(std::size_t index, int depth) {
    if (depth > 2 * svg_depth) return svg_cost + 1;
    SvgElement& element = elements_[index];
    if (element.cost) return *element.cost;
    element.cost = svg_cost + 1;  // what leads back to itself is never done
    std::uint64_t cost = 1;
    for (const std::size_t child : element.children)
        cost = std::min(svg_cost + 1, cost + cost_of(child, depth + 1));
    for (const std::string_view id : element.references) {
        const auto found = ids_.find(id);
        if (found == ids_.end()) continue;
        const std::uint64_t once = cost_of(found->second, depth + 1);
        cost = std::min(svg_cost + 1, cost + once * std::max<std::uint64_t>(1, element.repeats));
    }
    element.cost = cost;
    return cost;
}

}  // namespace

bool is_modest_svg(std::string_view bytes) {
    SvgReckoner reckoner;
    if (!reckoner.read(bytes)) return false;
    const std::uint64_t cost = reckoner.cost();
    return cost > 0 && cost <= svg_cost;
}

}  // namespace foyer::kiosk
