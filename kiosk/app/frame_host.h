#pragma once
// What a window and a picture without a window share: an ImGui context and a text layer over some
// textures, and the drawing of one frame with a canvas. One at a time per process. It may be made
// and warmed up on one thread and handed to another, but serves one at a time.

#include <functional>
#include <string>

#include "kiosk/app/imgui_frame.h"
#include "kiosk/text/text_layer.h"
#include "kiosk/widgets/canvas.h"

namespace foyer::kiosk {

/// What a frame is drawn for.
struct FrameRequest {
    int width_px = 1080, height_px = 1920;
    ThemeName theme = ThemeName::dark;
    float zoom = 1;  ///< of everything: see zoom_of
    std::string language = "en";
    std::string pressed_label = {};
};

class FrameHost {
public:
    /// `textures` outlives it.
    FrameHost(TextureStore& textures, std::string icon_folder);

    /// Draws one frame with `draw` and returns what it noted down.
    [[nodiscard]] Probe draw(const FrameRequest& request, const std::function<void(Canvas&)>& draw);
    /// The shapes of the last frame; valid until the next draw.
    [[nodiscard]] const ImDrawData& frame() const;

    /// Drops what it keeps of earlier frames.
    void forget();

    [[nodiscard]] TextLayer& text() { return text_; }

private:
    ImguiFrame imgui_;
    TextLayer text_;
    Keep keep_;
    const ImDrawData* frame_ = nullptr;
};

}  // namespace foyer::kiosk
