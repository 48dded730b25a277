#pragma once
// The ImGui context that a window and a picture without a window share: one frame, one draw list
// that covers the screen, no stock widgets, no settings file. One per process; UI thread only.

#include <cstdint>

#include "kiosk/text/text_layer.h"

struct ImDrawData;
struct ImDrawList;

namespace foyer::kiosk {

class ImguiFrame {
public:
    /// Creates the context and its smallest font atlas.
    ImguiFrame();
    ~ImguiFrame();
    ImguiFrame(const ImguiFrame&) = delete;
    ImguiFrame& operator=(const ImguiFrame&) = delete;

    /// Hands the atlas to `textures`, which outlives this. Shapes are drawn with its white pixel.
    /// A backend of ImGui that uploads the atlas by itself does not need this.
    void upload_atlas(TextureStore& textures);

    /// Begins a frame of `width_px` x `height_px` physical px. After the backend's own NewFrame,
    /// where there is one. The draw list covers the screen and is valid until end().
    [[nodiscard]] ImDrawList& begin(int width_px, int height_px);
    /// Ends the frame. What it returns is valid until the next begin().
    [[nodiscard]] const ImDrawData& end();

private:
    TextureStore* textures_ = nullptr;
    TextureId atlas_ = 0;
};

}  // namespace foyer::kiosk
