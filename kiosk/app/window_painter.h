#pragma once
// Draws screens into the window with OpenGL. Made in two steps, so that text can be laid out while
// the window is still being opened. UI thread, but for the first step.

#include <memory>
#include <string>

#include "kiosk/app/frame_host.h"
#include "kiosk/app/gl_textures.h"
#include "kiosk/app/loop.h"
#include "platform/window.h"

namespace foyer::kiosk {

class WindowPainter final : public LoopPainter {
public:
    /// Any thread; it is handed to the UI thread before `attach`.
    explicit WindowPainter(std::string icon_folder);
    ~WindowPainter() override;

    /// Lays out what a frame of `size` would show, so that the first real one is quick.
    void warm_up(const ScreenContext& context, ScreenSize size);

    /// From now on frames go into `window`, whose context is current and which outlives this.
    void attach(platform::Window& window);

    [[nodiscard]] Probe paint(const ScreenContext& context, ScreenSize size) override;

private:
    [[nodiscard]] Probe draw(const ScreenContext& context, ScreenSize size);

    GlTextures textures_;
    FrameHost host_;
    platform::Window* window_ = nullptr;
};

}  // namespace foyer::kiosk
