#pragma once
// Textures of a window. Pictures may be made before OpenGL is there, on another thread: they wait
// in memory until the UI thread uploads them. One thread at a time.

#include <unordered_map>
#include <vector>

#include "kiosk/app/picture.h"
#include "kiosk/text/text_layer.h"
#include "platform/gl.h"

namespace foyer::kiosk {

class GlTextures : public TextureStore {
public:
    [[nodiscard]] TextureId create(int width, int height, const std::uint8_t* rgba) override;
    void destroy(TextureId texture) override;

    /// Uploads what waits and frees what was destroyed. UI thread, with its context.
    void upload();
    /// OpenGL's name of an uploaded texture; 0 when there is none.
    [[nodiscard]] platform::gl::TextureName name_of(TextureId texture) const;

private:
    struct Texture {
        Picture waiting;  ///< empty once uploaded
        platform::gl::TextureName name = 0;
    };
    std::unordered_map<TextureId, Texture> textures_;
    std::vector<TextureId> waiting_;
    std::vector<platform::gl::TextureName> freed_;
    TextureId next_ = 1;
};

}  // namespace foyer::kiosk
