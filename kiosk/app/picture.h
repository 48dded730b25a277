#pragma once
// A picture in memory: what the software renderer draws, what --screenshot writes, what golden
// pictures are compared with.

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "kiosk/theme/theme.h"

namespace foyer::kiosk {

/// Straight alpha RGBA, rows top to bottom.
struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
    friend bool operator==(const Picture&, const Picture&) = default;
};

/// A picture of `width` x `height` px in one colour. Both are positive.
[[nodiscard]] Picture blank_picture(int width, int height, Color color);

/// The pixel at (x, y), which lies inside.
[[nodiscard]] Color pixel_at(const Picture& picture, int x, int y);

/// Writes `picture` as a PNG file. Fails with disk.
[[nodiscard]] Result<void> write_png(const Picture& picture, const std::string& path);

/// `picture` as the bytes of a PNG file. Fails with refused when there is no memory for it.
[[nodiscard]] Result<std::string> png_bytes(const Picture& picture);

/// `picture` made smaller, so that its longest side has `longest_px`; as it is when it is smaller.
[[nodiscard]] Picture scaled_down(const Picture& picture, int longest_px);

/// The picture in the PNG file `path`. Fails with not_found or malformed.
[[nodiscard]] Result<Picture> read_png(const std::string& path);

/// Pixels of which some channel differs by more than `tolerance`; all of them when the sizes
/// differ.
[[nodiscard]] std::size_t differing_pixels(const Picture& a, const Picture& b, int tolerance);

}  // namespace foyer::kiosk
