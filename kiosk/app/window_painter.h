#pragma once
// Draws screens into the window. Made before the window is there, so that text can be laid out
// while it is being opened. UI thread, but for the warming up.

#include <string>

#include "kiosk/app/frame_host.h"
#include "kiosk/app/frame_presenter.h"
#include "kiosk/app/loop.h"

namespace foyer::kiosk {

class WindowPainter final : public LoopPainter {
public:
    /// Any thread; it is handed to the UI thread before `paint`. `presenter` outlives it.
    WindowPainter(FramePresenter& presenter, std::string icon_folder);

    /// Lays out what a frame of `size` would show, so that the first real one is quick.
    void warm_up(const ScreenContext& context, ScreenSize size);

    [[nodiscard]] Probe paint(const ScreenContext& context, ScreenSize size) override;
    void forget() override { host_.forget(); }
    void keep_next() override { presenter_.keep_next(); }
    [[nodiscard]] std::optional<Picture> take_kept() override { return presenter_.take_kept(); }

private:
    [[nodiscard]] Probe draw(const ScreenContext& context, ScreenSize size);

    FramePresenter& presenter_;
    FrameHost host_;
};

}  // namespace foyer::kiosk
