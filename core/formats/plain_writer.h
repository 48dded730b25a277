#pragma once
// Collects plain text while markup is read: breaks are asked for and appear once between two texts,
// and emphasis marks are taken back when their partner turns up. Pure; any thread.

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace foyer::formats {

class PlainWriter {
public:
    explicit PlainWriter(std::size_t expected_bytes) { out_.reserve(expected_bytes); }

    /// Adds `text`, behind whatever break or space was asked for before.
    void write(std::string_view text) {
        if (text.empty()) return;
        write_break();
        out_.append(text);
    }
    /// Asks for a space before the next text of this line.
    void space() {
        if (!at_line_start()) space_ = true;
    }
    /// Asks for a new line before the next text.
    void line() { break_ = std::max(break_, 1); }
    /// Asks for an empty line before the next text; not between a dash and its text.
    void paragraph() {
        if (!item_) break_ = 2;
    }
    /// Begins a list item: "- " stands before the next text. Items of a list stay together.
    void item() {
        break_ = in_list_ ? 1 : std::max(break_, 1);
        item_ = true;
    }
    /// Ends a list item; an empty one leaves nothing.
    void end_item() {
        item_ = false;
        line();
    }
    /// Asks for the indentation of code before the next text.
    void indent(std::size_t spaces) { indent_ = spaces; }

    [[nodiscard]] bool at_line_start() const { return out_.empty() || break_ > 0 || item_; }
    [[nodiscard]] std::size_t size() const { return out_.size(); }
    [[nodiscard]] std::string_view since(std::size_t position) const {
        return std::string_view(out_).substr(position);
    }
    /// The last byte of the text, 0 when a break or space stands behind it.
    [[nodiscard]] char last() const { return at_line_start() || space_ ? '\0' : out_.back(); }

    /// Takes back `length` bytes at `position` when the text is finished.
    void take_back(std::size_t position, std::size_t length) {
        taken_back_.emplace_back(position, length);
    }

    /// Everything written, without what was taken back.
    [[nodiscard]] std::string finish() &&;

private:
    void write_break();

    std::string out_;
    int break_ = 0;
    bool space_ = false;
    bool item_ = false;
    bool in_list_ = false;
    std::size_t indent_ = 0;
    std::vector<std::pair<std::size_t, std::size_t>> taken_back_;
};

}  // namespace foyer::formats
