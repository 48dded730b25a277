#pragma once
// The few OpenGL calls that Foyer makes itself. All need a current context; UI thread only.

#include <cstdint>
#include <string>
#include <vector>

namespace foyer::platform::gl {

/// Name of a texture; 0 is none.
using TextureName = unsigned int;

/// Uploads `rgba` (rows top to bottom). Shown 1:1, so it is sampled at the nearest pixel.
[[nodiscard]] TextureName create_texture(int width, int height, const std::uint8_t* rgba);
void delete_texture(TextureName texture);

/// Makes the whole of a `width` x `height` px window one colour; what follows is drawn into all of
/// it.
void clear(int width, int height, std::uint8_t r, std::uint8_t g, std::uint8_t b);

/// The pixels of the back buffer as RGBA, rows top to bottom, alpha 255.
[[nodiscard]] std::vector<std::uint8_t> read_pixels(int width, int height);

/// The largest width or height of a texture.
[[nodiscard]] int texture_limit();

/// What draws ("llvmpipe (LLVM 15.0.6, 256 bits)").
[[nodiscard]] std::string renderer_name();

}  // namespace foyer::platform::gl
