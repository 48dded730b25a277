#pragma once
// One pass over a text that may be HTML, Markdown or both. Only markup.cpp uses it; the parts that
// know Markdown and those that know HTML are in markup_markdown.cpp and markup_html.cpp.

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/formats/html_tags.h"
#include "core/formats/plain_writer.h"

namespace foyer::formats {

/// True for an address that is worth showing: http, https, mailto.
[[nodiscard]] bool is_web_address(std::string_view text);

class MarkupReader {
public:
    /// `source` must outlive the reader.
    explicit MarkupReader(std::string_view source) : source_(source), out_(source.size()) {}

    [[nodiscard]] std::string read() &&;

private:
    [[nodiscard]] std::string_view rest() const { return source_.substr(at_); }
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0';
    }
    /// What is left of the line, without its end.
    [[nodiscard]] std::string_view line_rest() const { return rest().substr(0, rest().find('\n')); }
    /// As much of it as tells what kind of line it is. HTML may put a whole text on one line, so
    /// looking for its end at each of its tags would take quadratic time.
    [[nodiscard]] std::string_view line_head() const {
        constexpr std::size_t bound = 256;
        const std::string_view near = rest().substr(0, bound);
        return near.substr(0, near.find('\n'));
    }

    void read_piece();
    void read_words();
    bool read_bare_address();
    void read_reference();
    void read_escape();
    void end_line();
    void end_paragraph();
    void write_code_line(std::string_view line);

    // Markdown
    void begin_line();
    void begin_heading(std::string_view line);
    void begin_item(std::string_view line);
    void read_fence(std::string_view opening);
    void read_emphasis();
    void read_mark(char mark, std::size_t length, char before, char after);
    void read_code_span();
    void open_link_words();
    void close_link_words();

    // HTML
    void read_angle();
    bool skip_comment();
    bool read_autolink();
    void read_tag(const HtmlTag& tag);
    void read_block(const HtmlTag& tag);
    void read_item(const HtmlTag& tag);
    void read_pre(const HtmlTag& tag);
    void read_anchor(const HtmlTag& tag);
    void swallow(const HtmlTag& tag);
    std::optional<std::size_t> distance_to_closing(const std::string& closing);

    std::string_view source_;
    std::size_t at_ = 0;
    PlainWriter out_;
    /// How many open HTML elements make a line break in the source a mere space.
    std::size_t soft_breaks_ = 0;
    bool in_heading_ = false;
    /// Positions in the output: of "[" before the words of a link, of emphasis marks not yet
    /// closed.
    std::optional<std::size_t> open_words_;
    bool words_of_image_ = false;
    std::array<std::optional<std::size_t>, 6> open_marks_;
    std::string anchor_address_;
    std::size_t anchor_words_ = 0;
    /// Endings that do not occur any more. Each search for one runs to the end of the text, so it
    /// is made once.
    bool comments_end_ = true;
    std::vector<std::string> missing_closings_;
};

}  // namespace foyer::formats
