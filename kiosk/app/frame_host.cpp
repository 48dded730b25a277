#include "kiosk/app/frame_host.h"

#include <cassert>

namespace foyer::kiosk {

FrameHost::FrameHost(TextureStore& textures, std::string icon_folder) : text_(textures) {
    imgui_.upload_atlas(textures);
    text_.set_icon_folder(std::move(icon_folder));
}

Probe FrameHost::draw(const FrameRequest& request, const std::function<void(Canvas&)>& draw) {
    ImDrawList& list = imgui_.begin(request.width_px, request.height_px);
    Canvas canvas(CanvasParts{.draw_list = list,
                              .text = text_,
                              .theme = theme_called(request.theme),
                              .language = request.language,
                              .pressed_label = request.pressed_label,
                              .zoom = request.zoom,
                              .width_px = request.width_px,
                              .height_px = request.height_px,
                              .keep = &keep_});
    draw(canvas);
    frame_ = &imgui_.end();
    text_.end_frame();
    return std::move(canvas.probe());
}

void FrameHost::forget() {
    text_.forget();
    keep_ = {};
}

const ImDrawData& FrameHost::frame() const {
    assert(frame_ != nullptr);
    return *frame_;
}

}  // namespace foyer::kiosk
