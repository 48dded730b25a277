#pragma once
// Draws textured, coloured triangles: all that the screens are made of. Needs a current OpenGL 3.2
// context from its making to its end; UI thread only.

#include <cstdint>
#include <span>

#include "core/base/result.h"
#include "platform/gl.h"

namespace foyer::platform::gl {

/// One corner of a triangle.
struct Vertex {
    float x, y;          ///< px from the top left
    float u, v;          ///< of the texture, 0 to 1
    std::uint32_t rgba;  ///< red in the lowest byte, straight alpha
};

/// Triangles with one texture inside one rectangle.
struct Batch {
    TextureName texture;
    int left, top, right, bottom;  ///< px; nothing is drawn outside
    unsigned int first_index, index_count;
    unsigned int first_vertex;  ///< that the indices count from
};

/// A list of triangles that share their corners.
struct Mesh {
    std::span<const Vertex> vertices;
    std::span<const std::uint16_t> indices;
    std::span<const Batch> batches;
};

class Renderer {
public:
    /// unsupported when the driver does not take our shaders.
    [[nodiscard]] static Result<Renderer> create();
    Renderer(Renderer&& other) noexcept;
    Renderer& operator=(Renderer&&) = delete;
    ~Renderer();

    /// Begins a frame of `width` x `height` px.
    void begin(int width, int height);
    /// Draws `mesh` over what is there.
    void draw(const Mesh& mesh);

    /// Draws something that cannot be seen, so that the driver makes its code ready: software
    /// drivers compile it at the first use.
    void warm_up();

private:
    Renderer() = default;

    unsigned int program_ = 0, arrays_ = 0, vertices_ = 0, indices_ = 0;
    int size_uniform_ = -1;
    int height_ = 0;
};

}  // namespace foyer::platform::gl
