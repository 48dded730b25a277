#pragma once
// Where a text may be cut, and what stands there then. Pure.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

typedef struct _PangoLogAttr PangoLogAttr;  // NOLINT(bugprone-reserved-identifier)

namespace foyer::kiosk {

/// Byte positions of a text, ascending, none at its start.
struct Cuts {
    std::vector<std::size_t> words;       ///< after a word or a hyphen
    std::vector<std::size_t> characters;  ///< between any two characters as people see them
};

/// The cuts of `text` up to byte `end`. `attributes` are Pango's, one for each of the
/// `attribute_count` places around its code points.
[[nodiscard]] Cuts cuts_of(std::string_view text, std::size_t end, const PangoLogAttr* attributes,
                           int attribute_count);

/// `kept` and an ellipsis; spaces, commas, dashes and lonely signs before it are left out. Empty
/// when nothing of `kept` is left then.
[[nodiscard]] std::string with_ellipsis(std::string_view kept);

/// `text` as well-formed UTF-8 without control characters other than newline, and without white
/// space at its end.
[[nodiscard]] std::string presentable(std::string_view text);

}  // namespace foyer::kiosk
