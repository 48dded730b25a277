#pragma once
// Puts the shapes of a frame into the window, by OpenGL or by the processor. Its textures may be
// filled on another thread while the window is being opened; the rest is for the UI thread.

#include <memory>
#include <optional>
#include <utility>

#include "core/base/result.h"
#include "kiosk/app/options.h"
#include "kiosk/app/picture.h"
#include "kiosk/text/text_layer.h"
#include "kiosk/theme/theme.h"
#include "platform/window.h"

struct ImDrawData;

namespace foyer::kiosk {

class FramePresenter {
public:
    virtual ~FramePresenter() = default;

    /// Where what is drawn keeps its pictures. One thread at a time.
    [[nodiscard]] virtual TextureStore& textures() = 0;

    /// From now on frames go into `window`, which outlives this and was opened for the same way of
    /// drawing. unsupported when the driver cannot do what is needed.
    [[nodiscard]] virtual Result<void> attach(platform::Window& window) = 0;

    /// Shows `frame`, whose size is `size`, over `background`.
    virtual void present(const ImDrawData& frame, ScreenSize size, Color background) = 0;

    /// Keeps what the next frame looks like.
    void keep_next() { keep_next_ = true; }
    /// What was kept since the last call.
    [[nodiscard]] std::optional<Picture> take_kept() { return std::exchange(kept_, {}); }

protected:
    bool keep_next_ = false;
    std::optional<Picture> kept_;
};

[[nodiscard]] std::unique_ptr<FramePresenter> make_presenter(platform::Drawing drawing);

}  // namespace foyer::kiosk
