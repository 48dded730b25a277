#include "kiosk/app/window_painter.h"

#include <imgui.h>

#include <cstddef>

namespace foyer::kiosk {

namespace {

namespace gl = platform::gl;

// ImGui's corners are handed to OpenGL as they are.
static_assert(sizeof(ImDrawVert) == sizeof(gl::Vertex));
static_assert(offsetof(ImDrawVert, uv) == offsetof(gl::Vertex, u));
static_assert(offsetof(ImDrawVert, col) == offsetof(gl::Vertex, rgba));
static_assert(sizeof(ImDrawIdx) == sizeof(std::uint16_t));

}  // namespace

WindowPainter::WindowPainter(std::string icon_folder) : host_(textures_, std::move(icon_folder)) {}

void WindowPainter::warm_up(const ScreenContext& context, ScreenSize size) {
    [[maybe_unused]] const Probe not_shown = draw(context, size);
}

void WindowPainter::attach(platform::Window& window, gl::Renderer& renderer) {
    window_ = &window;
    renderer_ = &renderer;
}

Probe WindowPainter::draw(const ScreenContext& context, ScreenSize size) {
    const FrameRequest request{.width_px = size.width_px,
                               .height_px = size.height_px,
                               .theme = context.state.theme,
                               .language = context.state.language,
                               .pressed_label = context.state.pressed_label};
    return host_.draw(request, [&](Canvas& canvas) { draw_screen(context, canvas); });
}

Probe WindowPainter::paint(const ScreenContext& context, ScreenSize size) {
    Probe probe = draw(context, size);
    textures_.upload();
    const Color background = theme_called(context.state.theme).background;
    gl::clear(size.width_px, size.height_px, background.r, background.g, background.b);
    renderer_->begin(size.width_px, size.height_px);
    render();
    window_->present();
    return probe;
}

void WindowPainter::render() {
    const ImDrawData& frame = host_.frame();
    for (int i = 0; i < frame.CmdListsCount; ++i) {
        const ImDrawList& list = *frame.CmdLists[i];
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
}

}  // namespace foyer::kiosk
