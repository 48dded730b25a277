#pragma once
// A screen without a window: draws a frame in plain memory. What --screenshot, --dump-ui and the
// tests of every screen stand on. One at a time per process; UI thread only.

#include <functional>
#include <string>

#include "kiosk/app/frame_host.h"
#include "kiosk/app/software_renderer.h"

namespace foyer::kiosk {

using HeadlessScreen = FrameRequest;

class HeadlessHost {
public:
    explicit HeadlessHost(std::string icon_folder);

    /// Draws one frame with `draw` and returns what it noted down.
    [[nodiscard]] Probe draw(const HeadlessScreen& screen,
                             const std::function<void(Canvas&)>& draw);
    /// The pixels of the last frame, on the theme's background.
    [[nodiscard]] Picture picture() const;

    [[nodiscard]] TextLayer& text() { return host_.text(); }

private:
    MemoryTextures textures_;
    FrameHost host_;
    int width_px_ = 0, height_px_ = 0;  ///< of the last frame
    Color background_{};
};

}  // namespace foyer::kiosk
