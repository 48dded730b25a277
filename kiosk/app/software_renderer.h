#pragma once
// Draws an ImGui frame on the CPU: for --screenshot on a machine without display or OpenGL, and for
// golden pictures. The same frame gives the same bytes every time. UI thread only.

#include <unordered_map>

#include "kiosk/app/picture.h"
#include "kiosk/text/text_layer.h"

struct ImDrawData;

namespace foyer::kiosk {

/// Textures in plain memory.
class MemoryTextures : public TextureStore {
public:
    [[nodiscard]] TextureId create(int width, int height, const std::uint8_t* rgba) override;
    void destroy(TextureId texture) override;

    /// The picture of a texture; nullptr when there is none.
    [[nodiscard]] const Picture* find(TextureId texture) const;
    [[nodiscard]] std::size_t count() const { return pictures_.size(); }

private:
    std::unordered_map<TextureId, Picture> pictures_;
    TextureId next_ = 1;
};

/// Draws the triangles of `data` over `target`, whose size is that of the frame. Texture ids are
/// those of `textures`; triangles of an unknown texture are left out. Textures are sampled at the
/// nearest pixel: the canvas shows pictures 1:1.
void render(const ImDrawData& data, const MemoryTextures& textures, Picture& target);

}  // namespace foyer::kiosk
