#pragma once
// A screen without a window: draws a frame in plain memory. What --screenshot, --dump-ui and the
// tests of every screen stand on. One at a time per process; UI thread only.

#include <functional>
#include <string>

#include "kiosk/app/imgui_frame.h"
#include "kiosk/app/software_renderer.h"
#include "kiosk/widgets/canvas.h"

namespace foyer::kiosk {

/// What a headless screen is.
struct HeadlessScreen {
    int width_px = 1080, height_px = 1920;
    ThemeName theme = ThemeName::dark;
    std::string language = "en";
    std::string pressed_label = {};
};

class HeadlessHost {
public:
    explicit HeadlessHost(std::string icon_folder);

    /// Draws one frame with `draw` and returns what it noted down.
    [[nodiscard]] Probe draw(const HeadlessScreen& screen,
                             const std::function<void(Canvas&)>& draw);
    /// The pixels of the last frame, on the theme's background.
    [[nodiscard]] Picture picture() const;

    [[nodiscard]] TextLayer& text() { return text_; }

private:
    MemoryTextures textures_;
    ImguiFrame imgui_;
    TextLayer text_;
    const ImDrawData* frame_ = nullptr;
    int width_px_ = 0, height_px_ = 0;  ///< of the last frame
    Color background_{};
};

}  // namespace foyer::kiosk
