#include "platform/gl.h"

#include <GL/gl.h>

#include <algorithm>
#include <cstddef>

namespace foyer::platform::gl {

namespace {

constexpr GLint clamp_to_edge = 0x812F;  // GL 1.2; <GL/gl.h> promises 1.1 only

}  // namespace

TextureName create_texture(int width, int height, const std::uint8_t* rgba) {
    GLuint name = 0;
    glGenTextures(1, &name);
    glBindTexture(GL_TEXTURE_2D, name);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, clamp_to_edge);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, clamp_to_edge);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, rgba);
    return name;
}

void delete_texture(TextureName texture) {
    glDeleteTextures(1, &texture);
}

void clear(int width, int height, std::uint8_t r, std::uint8_t g, std::uint8_t b) {
    glDisable(GL_SCISSOR_TEST);
    glViewport(0, 0, width, height);
    glClearColor(static_cast<float>(r) / 255.0F, static_cast<float>(g) / 255.0F,
                 static_cast<float>(b) / 255.0F, 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
}

std::vector<std::uint8_t> read_pixels(int width, int height) {
    const auto row = static_cast<std::ptrdiff_t>(width) * 4;
    std::vector<std::uint8_t> pixels(static_cast<std::size_t>(row * height));
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
    // OpenGL's first row is the lowest.
    for (int top = 0, bottom = height - 1; top < bottom; ++top, --bottom) {
        const auto upper = pixels.begin() + top * row;
        std::swap_ranges(upper, upper + row, pixels.begin() + bottom * row);
    }
    for (std::size_t i = 3; i < pixels.size(); i += 4)
        pixels[i] = 255;
    return pixels;
}

int texture_limit() {
    GLint limit = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &limit);
    return limit;
}

std::string renderer_name() {
    const GLubyte* name = glGetString(GL_RENDERER);
    return name ? reinterpret_cast<const char*>(name) : "";
}

}  // namespace foyer::platform::gl
