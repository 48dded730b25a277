#pragma once
// A text layer on plain memory, and requests for it.

#include <string>
#include <utility>

#include "kiosk/app/software_renderer.h"
#include "kiosk/text/text_layer.h"

namespace foyer::tests {

constexpr kiosk::Color white_ink{255, 255, 255};

/// `text` in the size of body text, in a box `width_px` wide.
inline kiosk::TextRequest request(std::string text, int width_px, int max_lines) {
    return kiosk::TextRequest{.text = std::move(text),
                              .em_px = 32,
                              .line_px = 44,
                              .width_px = width_px,
                              .max_lines = max_lines,
                              .color = white_ink};
}

/// A text layer on plain memory.
struct TextDesk {
    kiosk::MemoryTextures textures;
    kiosk::TextLayer layer{textures};

    kiosk::TextBlock block(const kiosk::TextRequest& wanted) { return layer.block(wanted); }
    /// What the picture of `wanted` shows.
    kiosk::Picture picture(const kiosk::TextRequest& wanted) {
        const kiosk::Picture* found = textures.find(layer.block(wanted).texture);
        return found == nullptr ? kiosk::Picture{} : *found;
    }
};

}  // namespace foyer::tests
