#include "kiosk/app/headless.h"

#include <cassert>

namespace foyer::kiosk {

HeadlessHost::HeadlessHost(std::string icon_folder) : text_(textures_) {
    imgui_.upload_atlas(textures_);
    text_.set_icon_folder(std::move(icon_folder));
}

Probe HeadlessHost::draw(const HeadlessScreen& screen, const std::function<void(Canvas&)>& draw) {
    const Theme& theme = theme_called(screen.theme);
    ImDrawList& list = imgui_.begin(screen.width_px, screen.height_px);
    Canvas canvas(CanvasParts{.draw_list = list,
                              .text = text_,
                              .theme = theme,
                              .language = screen.language,
                              .pressed_label = screen.pressed_label,
                              .width_px = screen.width_px,
                              .height_px = screen.height_px});
    draw(canvas);
    frame_ = &imgui_.end();
    text_.end_frame();
    width_px_ = screen.width_px;
    height_px_ = screen.height_px;
    background_ = theme.background;
    return std::move(canvas.probe());
}

Picture HeadlessHost::picture() const {
    assert(frame_ != nullptr);
    Picture result = blank_picture(width_px_, height_px_, background_);
    render(*frame_, textures_, result);
    return result;
}

}  // namespace foyer::kiosk
