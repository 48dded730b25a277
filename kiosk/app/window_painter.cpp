#include "kiosk/app/window_painter.h"

namespace foyer::kiosk {

WindowPainter::WindowPainter(FramePresenter& presenter, std::string icon_folder)
    : presenter_(presenter), host_(presenter.textures(), std::move(icon_folder)) {}

void WindowPainter::warm_up(const ScreenContext& context, ScreenSize size) {
    [[maybe_unused]] const Probe not_shown = draw(context, size);
}

Probe WindowPainter::draw(const ScreenContext& context, ScreenSize size) {
    const FrameRequest request{.width_px = size.width_px,
                               .height_px = size.height_px,
                               .theme = context.state.theme,
                               .zoom = zoom_for(context, size.width_px, size.height_px),
                               .language = context.state.language,
                               .pressed_label = context.state.pressed_label};
    return host_.draw(request, [&](Canvas& canvas) { draw_screen(context, canvas); });
}

Probe WindowPainter::paint(const ScreenContext& context, ScreenSize size) {
    Probe probe = draw(context, size);
    presenter_.present(host_.frame(), size, theme_called(context.state.theme).background);
    return probe;
}

}  // namespace foyer::kiosk
