#pragma once
// Where foyerctl prints. What a person sees is wrapped to the width of the terminal and coloured;
// what a program reads through a pipe is neither.

#include <cstddef>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace foyer::foyerctl {

enum class Style { plain, strong, faint, good, warning, bad };

class Terminal {
public:
    /// Prints to the open file `descriptor`. Width: $COLUMNS, else that of the terminal, else none.
    /// No colours with $NO_COLOR or TERM=dumb.
    explicit Terminal(int descriptor);

    [[nodiscard]] bool interactive() const { return interactive_; }
    /// Columns in a line; a very large number when lines are not to be wrapped.
    [[nodiscard]] std::size_t width() const { return width_; }
    /// `text` in this style, or as it is without colours.
    [[nodiscard]] std::string styled(Style style, std::string_view text) const;

    /// Keeps `text` for flush().
    void print(std::string_view text) { waiting_ += text; }
    /// Keeps `text` and the end of the line.
    void line(std::string_view text = {});
    /// Brings everything out; fails with disk when it does not fit where it goes.
    [[nodiscard]] Result<void> flush();

private:
    int descriptor_;
    bool interactive_;
    bool colours_;
    std::size_t width_;
    std::string waiting_;
};

}  // namespace foyer::foyerctl
