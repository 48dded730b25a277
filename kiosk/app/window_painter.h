#pragma once
// Draws screens into the window with OpenGL. Made before the window is there, so that text can be
// laid out while it is being opened. UI thread, but for the warming up.

#include <memory>
#include <string>
#include <vector>

#include "kiosk/app/frame_host.h"
#include "kiosk/app/gl_textures.h"
#include "kiosk/app/loop.h"
#include "platform/gl_renderer.h"
#include "platform/window.h"

namespace foyer::kiosk {

class WindowPainter final : public LoopPainter {
public:
    /// Any thread; it is handed to the UI thread before `attach`.
    explicit WindowPainter(std::string icon_folder);

    /// Lays out what a frame of `size` would show, so that the first real one is quick.
    void warm_up(const ScreenContext& context, ScreenSize size);

    /// From now on frames go into `window` through `renderer`; both outlive this.
    void attach(platform::Window& window, platform::gl::Renderer& renderer);

    [[nodiscard]] Probe paint(const ScreenContext& context, ScreenSize size) override;

private:
    [[nodiscard]] Probe draw(const ScreenContext& context, ScreenSize size);
    void render();

    GlTextures textures_;
    FrameHost host_;
    platform::Window* window_ = nullptr;
    platform::gl::Renderer* renderer_ = nullptr;
    std::vector<platform::gl::Batch> batches_;  ///< of one draw list; kept for its memory
};

}  // namespace foyer::kiosk
