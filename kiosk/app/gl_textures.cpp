#include "kiosk/app/gl_textures.h"

#include <utility>

namespace foyer::kiosk {

TextureId GlTextures::create(int width, int height, const std::uint8_t* rgba) {
    const std::size_t bytes =
        static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4;
    const TextureId id = next_++;
    textures_[id].waiting = Picture{width, height, {rgba, rgba + bytes}};
    waiting_.push_back(id);
    return id;
}

void GlTextures::destroy(TextureId texture) {
    const auto found = textures_.find(texture);
    if (found == textures_.end()) return;
    if (found->second.name != 0) freed_.push_back(found->second.name);
    textures_.erase(found);
}

void GlTextures::upload() {
    for (const auto name : std::exchange(freed_, {}))
        platform::gl::delete_texture(name);
    for (const TextureId id : std::exchange(waiting_, {})) {
        const auto found = textures_.find(id);
        if (found == textures_.end()) continue;  // destroyed before it was ever shown
        const Picture picture = std::exchange(found->second.waiting, {});
        found->second.name =
            platform::gl::create_texture(picture.width, picture.height, picture.rgba.data());
    }
}

platform::gl::TextureName GlTextures::name_of(TextureId texture) const {
    const auto found = textures_.find(texture);
    return found == textures_.end() ? 0 : found->second.name;
}

}  // namespace foyer::kiosk
