#pragma once
// Texts laid out and drawn by Pango: shaping, bidi, wrapping, shortening. Knows nothing of caches
// and textures. UI thread only.

#include <memory>

#include "kiosk/text/raster.h"
#include "kiosk/text/text_layer.h"

typedef struct _PangoLayout PangoLayout;  // NOLINT(bugprone-reserved-identifier)

namespace foyer::kiosk {

struct LayoutFree {
    void operator()(PangoLayout* layout) const;
};

/// A text laid out: its block without a texture, and what can draw it.
struct LaidOutText {
    TextBlock block;
    std::unique_ptr<PangoLayout, LayoutFree> layout;
};

class Shaper {
public:
    Shaper();
    ~Shaper();
    Shaper(const Shaper&) = delete;
    Shaper& operator=(const Shaper&) = delete;

    /// Lays out, and shortens at a word what exceeds request.max_lines. The block's offset and
    /// picture size are those of the ink.
    [[nodiscard]] LaidOutText lay_out(const TextRequest& request);
    /// The picture of a text that lay_out made from the same request.
    [[nodiscard]] static Raster draw(const LaidOutText& text, const TextRequest& request);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace foyer::kiosk
