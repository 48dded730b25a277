#include "kiosk/app/headless.h"

namespace foyer::kiosk {

HeadlessHost::HeadlessHost(std::string icon_folder) : host_(textures_, std::move(icon_folder)) {}

Probe HeadlessHost::draw(const HeadlessScreen& screen, const std::function<void(Canvas&)>& draw) {
    Probe probe = host_.draw(screen, draw);
    width_px_ = screen.width_px;
    height_px_ = screen.height_px;
    background_ = theme_called(screen.theme).background;
    return probe;
}

Picture HeadlessHost::picture() const {
    Picture result = blank_picture(width_px_, height_px_, background_);
    render(host_.frame(), textures_, result);
    return result;
}

}  // namespace foyer::kiosk
