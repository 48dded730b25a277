#include <algorithm>

#include "core/base/text.h"
#include "core/formats/markup.h"
#include "core/formats/markup_reader.h"

namespace foyer::formats {

namespace {

std::string without_tags(std::string_view line) {
    std::string out;
    for (std::size_t at = 0; at < line.size();) {
        const std::optional<HtmlTag> tag = html_tag_at(line.substr(at));
        if (tag)
            at += tag->length;
        else
            out.push_back(line[at++]);
    }
    return out;
}

std::string_view trim(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \n") - first + 1);
}

bool is_list(const HtmlTag& tag) {
    return equal_ignoring_case(tag.name, "ul") || equal_ignoring_case(tag.name, "ol");
}

}  // namespace

void MarkupReader::read_angle() {
    if (skip_comment() || read_autolink()) return;
    if (const std::optional<HtmlTag> tag = html_tag_at(rest())) {
        at_ += tag->length;
        return read_tag(*tag);
    }
    out_.write("<");
    ++at_;
}

bool MarkupReader::skip_comment() {
    if (!comments_end_ || rest().substr(0, 4) != "<!--") return false;
    const std::size_t end = rest().find("-->", 4);
    comments_end_ = end != std::string_view::npos;
    if (comments_end_) at_ += end + 3;
    return comments_end_;
}

/// "<https://…>" is the address without its brackets.
bool MarkupReader::read_autolink() {
    const std::string_view text = rest();
    if (!is_web_address(text.substr(1, 16))) return false;
    const std::size_t end = text.find_first_of("> \n<", 1);
    if (end == std::string_view::npos || text[end] != '>') return false;
    out_.write(text.substr(1, end - 1));
    at_ += end + 1;
    return true;
}

void MarkupReader::read_tag(const HtmlTag& tag) {
    switch (tag.effect) {
        case TagEffect::none:
            return;
        case TagEffect::line:
            if (out_.at_line_start())
                end_paragraph();
            else
                out_.line();
            return begin_line();
        case TagEffect::block:
            return read_block(tag);
        case TagEffect::item:
            return read_item(tag);
        case TagEffect::row:
            return out_.line();
        case TagEffect::cell:
            return out_.space();
        case TagEffect::pre:
            return read_pre(tag);
        case TagEffect::link:
            return read_anchor(tag);
        case TagEffect::image:
            return out_.write(decode_entities(html_attribute(tag, "alt")));
        case TagEffect::swallowed:
            return swallow(tag);
    }
}

void MarkupReader::read_block(const HtmlTag& tag) {
    if (is_list(tag)) {
        // A list inside an item stays close to it.
        if (soft_breaks_ == 0 || tag.closing)
            end_paragraph();
        else
            out_.line();
        return;
    }
    end_paragraph();
    if (tag.closing)
        soft_breaks_ -= std::min<std::size_t>(soft_breaks_, 1);
    else if (!equal_ignoring_case(tag.name, "hr"))
        ++soft_breaks_;
    begin_line();
}

void MarkupReader::read_item(const HtmlTag& tag) {
    if (tag.closing) {
        soft_breaks_ -= std::min<std::size_t>(soft_breaks_, 1);
        return out_.end_item();
    }
    ++soft_breaks_;
    out_.item();
}

void MarkupReader::read_pre(const HtmlTag& tag) {
    end_paragraph();
    if (tag.closing) return;
    std::string_view code = rest().substr(0, distance_to_closing("</pre").value_or(rest().size()));
    at_ += code.size();
    while (!code.empty()) {
        const std::size_t length = std::min(code.find('\n'), code.size());
        write_code_line(without_tags(code.substr(0, length)));
        code.remove_prefix(std::min(length + 1, code.size()));
    }
    end_paragraph();
}

void MarkupReader::read_anchor(const HtmlTag& tag) {
    if (!tag.closing) {
        anchor_address_ = decode_entities(html_attribute(tag, "href"));
        anchor_words_ = out_.size();
        return;
    }
    const std::string address = std::move(anchor_address_);
    anchor_address_.clear();
    if (!is_web_address(address)) return;
    const std::string_view words = trim(out_.since(anchor_words_));
    if (words.empty()) return out_.write(address);
    constexpr std::string_view mail = "mailto:";
    const bool is_mail = address.compare(0, mail.size(), mail) == 0;
    if (words == address || (is_mail && words == std::string_view(address).substr(mail.size())))
        return;
    out_.space();
    out_.write("(");
    out_.write(address);
    out_.write(")");
}

void MarkupReader::swallow(const HtmlTag& tag) {
    if (tag.closing) return;
    // One spelling only, so that a missing ending is looked for once.
    const std::string closing = "</" + text::lower_case(tag.name);
    at_ += distance_to_closing(closing).value_or(0);
}

std::optional<std::size_t> MarkupReader::distance_to_closing(const std::string& closing) {
    const auto known = std::find(missing_closings_.begin(), missing_closings_.end(), closing);
    if (known != missing_closings_.end()) return std::nullopt;
    const std::string_view text = rest();
    for (std::size_t at = text.find("</"); at != std::string_view::npos;
         at = text.find("</", at + 2))
        if (equal_ignoring_case(text.substr(at, closing.size()), closing)) return at;
    missing_closings_.push_back(closing);
    return std::nullopt;
}

}  // namespace foyer::formats
