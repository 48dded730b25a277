#include "kiosk/app/window_painter.h"

#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

namespace foyer::kiosk {

WindowPainter::WindowPainter(std::string icon_folder) : host_(textures_, std::move(icon_folder)) {}

WindowPainter::~WindowPainter() {
    if (window_) ImGui_ImplOpenGL3_Shutdown();
}

void WindowPainter::warm_up(const ScreenContext& context, ScreenSize size) {
    const Probe not_shown = draw(context, size);
    (void)not_shown;
}

void WindowPainter::attach(platform::Window& window) {
    window_ = &window;
    // The backend would upload the atlas by itself and put its own name into the font; ours goes
    // through GlTextures like every picture.
    ImFontAtlas& fonts = *ImGui::GetIO().Fonts;
    const ImTextureID atlas = fonts.TexID;
    ImGui_ImplOpenGL3_Init("#version 150");
    ImGui_ImplOpenGL3_CreateDeviceObjects();
    fonts.SetTexID(atlas);
    fonts.ClearTexData();
}

Probe WindowPainter::draw(const ScreenContext& context, ScreenSize size) {
    const FrameRequest request{.width_px = size.width_px,
                               .height_px = size.height_px,
                               .theme = context.state.theme,
                               .language = context.state.language,
                               .pressed_label = context.state.pressed_label};
    return host_.draw(request, [&](Canvas& canvas) { draw_screen(context, canvas); });
}

Probe WindowPainter::paint(const ScreenContext& context, ScreenSize size) {
    Probe probe = draw(context, size);
    const Color background = theme_called(context.state.theme).background;
    textures_.upload();
    textures_.name_textures(host_.frame());
    platform::gl::clear(size.width_px, size.height_px, background.r, background.g, background.b);
    ImGui_ImplOpenGL3_RenderDrawData(const_cast<ImDrawData*>(&host_.frame()));
    window_->present();
    return probe;
}

}  // namespace foyer::kiosk
