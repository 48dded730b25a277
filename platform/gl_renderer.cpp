#include "platform/gl_renderer.h"

#include <GL/gl.h>
#include <GL/glext.h>

#include <array>
#include <cstddef>
#include <string>
#include <utility>

namespace foyer::platform::gl {

namespace {

constexpr const char* vertex_shader = R"(#version 150
uniform vec2 size;
in vec2 position;
in vec2 place;
in vec4 color;
out vec2 texture_place;
out vec4 tint;
void main() {
    texture_place = place;
    tint = color;
    gl_Position = vec4(position.x * 2.0 / size.x - 1.0, 1.0 - position.y * 2.0 / size.y, 0.0, 1.0);
}
)";

constexpr const char* fragment_shader = R"(#version 150
uniform sampler2D picture;
in vec2 texture_place;
in vec4 tint;
out vec4 pixel;
void main() {
    pixel = tint * texture(picture, texture_place);
}
)";

Error not_taken(const std::string& log) {
    return Error{ErrorKind::unsupported, "the OpenGL driver (" + renderer_name() +
                                             ") does not take Foyer's shaders: " + log};
}

Result<GLuint> compiled(GLenum kind, const char* source) {
    const GLuint shader = glCreateShader(kind);
    glShaderSource(shader, 1, &source, nullptr);
    glCompileShader(shader);
    GLint done = GL_FALSE;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &done);
    if (done == GL_TRUE) return shader;
    std::array<char, 1024> log{};
    glGetShaderInfoLog(shader, static_cast<GLsizei>(log.size()), nullptr, log.data());
    glDeleteShader(shader);
    return not_taken(log.data());
}

/// The attributes of a Vertex, by their place in the shader.
void describe_vertex() {
    const auto at = [](std::size_t offset) { return reinterpret_cast<const void*>(offset); };
    for (GLuint attribute = 0; attribute < 3; ++attribute)
        glEnableVertexAttribArray(attribute);
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, sizeof(Vertex), at(offsetof(Vertex, x)));
    glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, sizeof(Vertex), at(offsetof(Vertex, u)));
    glVertexAttribPointer(2, 4, GL_UNSIGNED_BYTE, GL_TRUE, sizeof(Vertex),
                          at(offsetof(Vertex, rgba)));
}

}  // namespace

Result<Renderer> Renderer::create() {
    const auto vertex = compiled(GL_VERTEX_SHADER, vertex_shader);
    if (!vertex) return vertex.error();
    const auto fragment = compiled(GL_FRAGMENT_SHADER, fragment_shader);
    if (!fragment) return fragment.error();

    Renderer made;
    made.program_ = glCreateProgram();
    glAttachShader(made.program_, *vertex);
    glAttachShader(made.program_, *fragment);
    glBindAttribLocation(made.program_, 0, "position");
    glBindAttribLocation(made.program_, 1, "place");
    glBindAttribLocation(made.program_, 2, "color");
    glLinkProgram(made.program_);
    glDeleteShader(*vertex);
    glDeleteShader(*fragment);
    GLint linked = GL_FALSE;
    glGetProgramiv(made.program_, GL_LINK_STATUS, &linked);
    if (linked != GL_TRUE) return not_taken("they do not link");
    made.size_uniform_ = glGetUniformLocation(made.program_, "size");

    glGenVertexArrays(1, &made.arrays_);
    glGenBuffers(1, &made.vertices_);
    glGenBuffers(1, &made.indices_);
    glBindVertexArray(made.arrays_);
    glBindBuffer(GL_ARRAY_BUFFER, made.vertices_);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, made.indices_);
    describe_vertex();
    return made;
}

Renderer::Renderer(Renderer&& other) noexcept
    : program_(std::exchange(other.program_, 0)),
      arrays_(std::exchange(other.arrays_, 0)),
      vertices_(std::exchange(other.vertices_, 0)),
      indices_(std::exchange(other.indices_, 0)),
      size_uniform_(other.size_uniform_),
      height_(other.height_) {}

Renderer::~Renderer() {
    // OpenGL leaves out the name 0.
    glDeleteBuffers(1, &vertices_);
    glDeleteBuffers(1, &indices_);
    glDeleteVertexArrays(1, &arrays_);
    glDeleteProgram(program_);
}

void Renderer::begin(int width, int height) {
    height_ = height;
    glViewport(0, 0, width, height);
    glUseProgram(program_);
    glUniform2f(size_uniform_, static_cast<float>(width), static_cast<float>(height));
    glBindVertexArray(arrays_);
    glBindBuffer(GL_ARRAY_BUFFER, vertices_);
    glActiveTexture(GL_TEXTURE0);
    glEnable(GL_SCISSOR_TEST);
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

void Renderer::draw(const Mesh& mesh) {
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(mesh.vertices.size_bytes()),
                 mesh.vertices.data(), GL_STREAM_DRAW);
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(mesh.indices.size_bytes()),
                 mesh.indices.data(), GL_STREAM_DRAW);
    for (const Batch& batch : mesh.batches) {
        if (batch.right <= batch.left || batch.bottom <= batch.top) continue;
        glScissor(batch.left, height_ - batch.bottom, batch.right - batch.left,
                  batch.bottom - batch.top);
        glBindTexture(GL_TEXTURE_2D, batch.texture);
        const auto offset = static_cast<std::size_t>(batch.first_index) * sizeof(std::uint16_t);
        glDrawElementsBaseVertex(GL_TRIANGLES, static_cast<GLsizei>(batch.index_count),
                                 GL_UNSIGNED_SHORT, reinterpret_cast<const void*>(offset),
                                 static_cast<GLint>(batch.first_vertex));
    }
}

void Renderer::warm_up() {
    constexpr std::array<std::uint8_t, 4> clear_pixel{255, 255, 255, 0};
    const TextureName texture = create_texture(1, 1, clear_pixel.data());
    constexpr std::array<Vertex, 3> corners{Vertex{0, 0, 0, 0, 0}, Vertex{8, 0, 1, 0, 0},
                                            Vertex{0, 8, 0, 1, 0}};
    constexpr std::array<std::uint16_t, 3> order{0, 1, 2};
    const Batch batch{.texture = texture,
                      .left = 0,
                      .top = 0,
                      .right = 8,
                      .bottom = 8,
                      .first_index = 0,
                      .index_count = 3,
                      .first_vertex = 0};
    clear(8, 8, 0, 0, 0);
    begin(8, 8);
    draw({corners, order, {&batch, 1}});
    glFinish();
    delete_texture(texture);
}

}  // namespace foyer::platform::gl
