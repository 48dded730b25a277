#include "core/formats/xml_check.h"

#include <algorithm>

#include "core/base/limits.h"
#include "core/base/text.h"

namespace foyer::formats {

namespace {

/// Bytes of a name or a text that a message repeats.
constexpr std::size_t quoted_markup_bytes = 60;

bool is_xml_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool begins_name(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == ':' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool continues_name(char c) {
    return begins_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

std::string quoted_markup(std::string_view text) {
    return text::excerpt(text, quoted_markup_bytes);
}

class StructureCheck {
public:
    StructureCheck(std::string_view document, const LineTable& lines)
        : text_(document), lines_(lines) {}

    Result<void> run() {
        if (text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
        begin_ = at_;
        while (at_ < text_.size()) {
            if (auto checked = check_text(); !checked) return checked;
            if (at_ == text_.size()) break;
            if (auto checked = check_markup(); !checked) return checked;
        }
        if (!open_.empty())
            return cut("<" + quoted_markup(open_.back().name) + ">, opened on line " +
                       std::to_string(lines_.line_of(open_.back().position)));
        if (!root_seen_) return malformed(at_, "there is no element; the file is empty or cut off");
        return {};
    }

private:
    struct OpenElement {
        std::string_view name;
        std::size_t position;
    };

    [[nodiscard]] Error malformed(std::size_t position, const std::string& what) const {
        return {ErrorKind::malformed,
                "This is not well-formed XML: " + lines_.place(position) + ": " + what + "."};
    }

    [[nodiscard]] Error cut(const std::string& inside) const {
        return malformed(text_.size(),
                         "the file ends inside " + inside + "; it was cut off, so get it again");
    }

    [[nodiscard]] bool at(std::string_view wanted) const {
        return text_.substr(at_, wanted.size()) == wanted;
    }

    /// Text between tags; outside of the root only white space may stand.
    Result<void> check_text() {
        const std::size_t next = std::min(text_.find('<', at_), text_.size());
        if (open_.empty()) {
            for (std::size_t i = at_; i < next; ++i)
                if (!is_xml_space(text_[i]))
                    return malformed(i, "\"" + quoted_markup(text_.substr(i, next - i)) +
                                            "\" stands outside of the elements; expected \"<\"");
        }
        at_ = next;
        return {};
    }

    Result<void> check_markup() {
        switch (at_ + 1 < text_.size() ? text_[at_ + 1] : '\0') {
            case '/':
                return check_closing();
            case '?':
                return check_instruction();
            case '!':
                if (at("<!--")) return skip("<!--", "-->", "a comment");
                if (at("<![CDATA[")) return skip("<![CDATA[", "]]>", "a CDATA section");
                return check_document_type();
            default:
                return check_opening();
        }
    }

    Result<void> skip(std::string_view opening, std::string_view closing, const char* what) {
        const std::size_t end = text_.find(closing, at_ + opening.size());
        if (end == std::string_view::npos)
            return cut(std::string(what) + " that begins on line " +
                       std::to_string(lines_.line_of(at_)));
        at_ = end + closing.size();
        return {};
    }

    Result<void> check_instruction() {
        const bool declaration =
            at("<?xml") && at_ + 5 < text_.size() && is_xml_space(text_[at_ + 5]);
        if (declaration && at_ != begin_) {
            const std::string_view before = text_.substr(begin_, at_ - begin_);
            const bool blank = std::all_of(before.begin(), before.end(), is_xml_space);
            return malformed(at_, std::string("the XML declaration \"<?xml …?>\" must be the very "
                                              "first thing in the file, but ") +
                                      (blank ? "an empty line stands" : "other text stands") +
                                      " before it; delete what stands before it and try again");
        }
        return skip("<?", "?>", "a processing instruction");
    }

    /// A document type is skipped. It may hold brackets and quotes, within which ">" ends nothing.
    Result<void> check_document_type() {
        const std::size_t begin = at_;
        if (root_seen_) return malformed(at_, "\"<!\" begins no element; write \"&lt;!\" in texts");
        std::size_t depth = 0;
        char quote = '\0';
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (quote != '\0') {
                if (c == quote) quote = '\0';
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '<') {
                if (at("<!ENTITY"))
                    return Error{ErrorKind::unsupported,
                                 "This XML declares entities of its own (" + lines_.place(at_) +
                                     "). They are not expanded, because a short file can blow up "
                                     "to any size with them; remove the document type."};
                ++depth;
            } else if (c == '>' && depth > 0 && --depth == 0) {
                ++at_;
                return {};
            }
        }
        at_ = begin;
        return cut("a document type that begins on line " + std::to_string(lines_.line_of(begin)));
    }

    std::string_view take_name() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && continues_name(text_[at_]))
            ++at_;
        return text_.substr(begin, at_ - begin);
    }

    void skip_space() {
        while (at_ < text_.size() && is_xml_space(text_[at_]))
            ++at_;
    }

    Result<void> check_closing() {
        const std::size_t begin = at_;
        at_ += 2;
        const std::string_view name = take_name();
        skip_space();
        if (at_ == text_.size()) return cut("a closing tag");
        if (text_[at_] != '>')
            return malformed(at_, "expected \">\" behind \"</" + quoted_markup(name) + "\"");
        ++at_;
        if (open_.empty())
            return malformed(begin, "\"</" + quoted_markup(name) + ">\" closes nothing; remove it");
        const OpenElement& open = open_.back();
        if (name != open.name)
            return malformed(begin, "expected \"</" + quoted_markup(open.name) +
                                        ">\", because the element was opened on line " +
                                        std::to_string(lines_.line_of(open.position)) +
                                        ", but found \"</" + quoted_markup(name) +
                                        ">\"; correct one of the two");
        open_.pop_back();
        return {};
    }

    Result<void> check_opening() {
        const std::size_t begin = at_;
        ++at_;
        if (at_ == text_.size()) return cut("a tag");
        if (!begins_name(text_[at_]))
            return malformed(begin, "\"<\" begins no element; write \"&lt;\" in texts");
        const std::string_view name = take_name();
        if (open_.empty() && root_seen_)
            return malformed(begin, "a second outermost element <" + quoted_markup(name) +
                                        "> begins; a document has one");
        root_seen_ = true;
        bool empty = false;
        for (;;) {
            skip_space();
            if (at_ == text_.size()) return cut("the tag <" + quoted_markup(name) + ">");
            if (text_[at_] == '>') break;
            if (at("/>")) {
                empty = true;
                ++at_;
                break;
            }
            if (auto checked = check_attribute(name); !checked) return checked;
        }
        ++at_;
        if (empty) return {};
        if (open_.size() >= limits::nesting_depth)
            return Error{ErrorKind::too_large,
                         "This XML is nested deeper than " + std::to_string(limits::nesting_depth) +
                             " levels (" + lines_.place(begin) + "); no programme is."};
        open_.push_back({name, begin});
        return {};
    }

    Result<void> check_attribute(std::string_view element) {
        const std::size_t begin = at_;
        const std::string_view name = take_name();
        if (name.empty())
            return malformed(
                at_, "expected an attribute or \">\" in the tag <" + quoted_markup(element) + ">");
        skip_space();
        if (at_ == text_.size()) return cut("the tag <" + quoted_markup(element) + ">");
        if (text_[at_] != '=')
            return malformed(at_,
                             "expected \"=\" behind the attribute \"" + quoted_markup(name) + "\"");
        ++at_;
        skip_space();
        if (at_ == text_.size()) return cut("the tag <" + quoted_markup(element) + ">");
        const char quote = text_[at_];
        if (quote != '"' && quote != '\'')
            return malformed(at_, "expected a quotation mark around the value of the attribute \"" +
                                      quoted_markup(name) + "\"");
        const char ends[] = {quote, '<'};
        const std::size_t end = text_.find_first_of(std::string_view(ends, 2), at_ + 1);
        if (end == std::string_view::npos) return cut("the tag <" + quoted_markup(element) + ">");
        if (text_[end] != quote)
            return malformed(begin, "the value of the attribute \"" + quoted_markup(name) +
                                        "\" has no closing quotation mark before \"<\"");
        at_ = end + 1;
        return {};
    }

    std::string_view text_;
    const LineTable& lines_;
    std::size_t at_ = 0;
    std::size_t begin_ = 0;
    bool root_seen_ = false;
    std::vector<OpenElement> open_;
};

}  // namespace

LineTable::LineTable(std::string_view text) : text_(text), line_begins_{0} {
    for (std::size_t at = text.find('\n'); at != std::string_view::npos;
         at = text.find('\n', at + 1))
        line_begins_.push_back(at + 1);
}

std::size_t LineTable::line_of(std::size_t position) const {
    const auto next = std::upper_bound(line_begins_.begin(), line_begins_.end(), position);
    return static_cast<std::size_t>(next - line_begins_.begin());
}

std::size_t LineTable::column_of(std::size_t position) const {
    const std::size_t begin = line_begins_[line_of(position) - 1];
    const std::string_view before = text_.substr(begin, position - begin);
    return 1 + static_cast<std::size_t>(std::count_if(before.begin(), before.end(), [](char c) {
               return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
           }));
}

std::string LineTable::place(std::size_t position) const {
    return "line " + std::to_string(line_of(position)) + ", column " +
           std::to_string(column_of(position));
}

Result<void> check_xml(std::string_view document, const LineTable& lines) {
    const std::string_view mark = document.substr(0, 2);
    if (mark == "\xFE\xFF" || mark == "\xFF\xFE" ||
        document.substr(0, 4).find('\0') != document.npos)
        return Error{ErrorKind::unsupported,
                     "This XML is written in UTF-16 or UTF-32. Save it as UTF-8 and try again."};
    return StructureCheck(document, lines).run();
}

}  // namespace foyer::formats
