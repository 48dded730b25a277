#include "kiosk/app/frame_presenter.h"

#include <imgui.h>

#include <cstddef>
#include <optional>
#include <vector>

#include "kiosk/app/gl_textures.h"
#include "kiosk/app/software_renderer.h"
#include "platform/gl_renderer.h"

namespace foyer::kiosk {

namespace {

namespace gl = platform::gl;

// ImGui's corners are handed to OpenGL as they are.
static_assert(sizeof(ImDrawVert) == sizeof(gl::Vertex));
static_assert(offsetof(ImDrawVert, uv) == offsetof(gl::Vertex, u));
static_assert(offsetof(ImDrawVert, col) == offsetof(gl::Vertex, rgba));
static_assert(sizeof(ImDrawIdx) == sizeof(std::uint16_t));

class GraphicsPresenter final : public FramePresenter {
public:
    TextureStore& textures() override { return textures_; }

    Result<void> attach(platform::Window& window) override {
        auto renderer = gl::Renderer::create();
        if (!renderer) return renderer.error();
        renderer_.emplace(*std::move(renderer));
        renderer_->warm_up();
        window_ = &window;
        return {};
    }

    void present(const ImDrawData& frame, ScreenSize size, Color background) override {
        textures_.upload();
        gl::clear(size.width_px, size.height_px, background.r, background.g, background.b);
        renderer_->begin(size.width_px, size.height_px);
        for (int i = 0; i < frame.CmdListsCount; ++i)
            draw(*frame.CmdLists[i]);
        if (std::exchange(keep_next_, false))
            kept_ = Picture{size.width_px, size.height_px,
                            gl::read_pixels(size.width_px, size.height_px)};
        window_->present();
    }

private:
    void draw(const ImDrawList& list) {
        batches_.clear();
        for (const ImDrawCmd& command : list.CmdBuffer) {
            const auto texture = reinterpret_cast<std::uintptr_t>(command.TextureId);
            batches_.push_back({.texture = textures_.name_of(texture),
                                .left = static_cast<int>(command.ClipRect.x),
                                .top = static_cast<int>(command.ClipRect.y),
                                .right = static_cast<int>(command.ClipRect.z),
                                .bottom = static_cast<int>(command.ClipRect.w),
                                .first_index = command.IdxOffset,
                                .index_count = command.ElemCount,
                                .first_vertex = command.VtxOffset});
        }
        const auto* vertices = reinterpret_cast<const gl::Vertex*>(list.VtxBuffer.Data);
        renderer_->draw({{vertices, static_cast<std::size_t>(list.VtxBuffer.Size)},
                         {list.IdxBuffer.Data, static_cast<std::size_t>(list.IdxBuffer.Size)},
                         batches_});
    }

    GlTextures textures_;
    std::optional<gl::Renderer> renderer_;
    platform::Window* window_ = nullptr;
    std::vector<gl::Batch> batches_;  ///< of one draw list; kept for its memory
};

class ProcessorPresenter final : public FramePresenter {
public:
    TextureStore& textures() override { return textures_; }

    Result<void> attach(platform::Window& window) override {
        window_ = &window;
        return {};
    }

    void present(const ImDrawData& frame, ScreenSize size, Color background) override {
        Picture picture = blank_picture(size.width_px, size.height_px, background);
        render(frame, textures_, picture);
        window_->present(platform::Pixels{picture.width, picture.height, picture.rgba});
        if (std::exchange(keep_next_, false)) kept_ = std::move(picture);
    }

private:
    MemoryTextures textures_;
    platform::Window* window_ = nullptr;
};

}  // namespace

std::unique_ptr<FramePresenter> make_presenter(platform::Drawing drawing) {
    if (drawing == platform::Drawing::graphics) return std::make_unique<GraphicsPresenter>();
    return std::make_unique<ProcessorPresenter>();
}

}  // namespace foyer::kiosk
