#pragma once
// Pictures that travel with the programme, because screens may have no other network: floor plans
// and logos. Plain values; pure; any thread.

#include <optional>
#include <string>
#include <string_view>

namespace foyer::programme {

enum class PictureType { svg, png };

struct Picture {
    PictureType type = PictureType::svg;  ///< always picture_type(bytes)
    std::string bytes;                    ///< the file, at most limits::picture_bytes
    friend bool operator==(const Picture&, const Picture&) = default;
};

/// What `bytes` are by their content, as far as their beginning tells: whoever draws them may still
/// find them broken. Empty for anything but SVG in UTF-8 and PNG. Linear time.
[[nodiscard]] std::optional<PictureType> picture_type(std::string_view bytes);

/// The picture that `bytes` are; empty as picture_type is, and beyond limits::picture_bytes.
[[nodiscard]] std::optional<Picture> picture_of(std::string bytes);

}  // namespace foyer::programme
