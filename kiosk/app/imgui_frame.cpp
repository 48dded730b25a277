#include "kiosk/app/imgui_frame.h"

#include <imgui.h>

namespace foyer::kiosk {

namespace {

/// ImGui animates nothing for us; it only asks that time goes on.
constexpr float frame_seconds = 1.0F / 60;
/// Furthest that the corners of a shape may lie beside the true arc, px.
constexpr float arc_error_px = 0.15F;

void build_smallest_atlas(ImFontAtlas& fonts) {
    static constexpr ImWchar only_space[] = {' ', ' ', 0};
    ImFontConfig config;
    config.GlyphRanges = only_space;
    config.SizePixels = 8;
    fonts.Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
    fonts.AddFontDefault(&config);
    fonts.Build();
}

}  // namespace

ImguiFrame::ImguiFrame() {
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange;
    // Big pages exceed 65536 corners; both renderers take an offset.
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    ImGuiStyle& style = ImGui::GetStyle();
    style.AntiAliasedFill = true;
    style.AntiAliasedLines = true;
    style.AntiAliasedLinesUseTex = false;  // would need smooth sampling
    style.CircleTessellationMaxError = arc_error_px;
    build_smallest_atlas(*io.Fonts);
}

ImguiFrame::~ImguiFrame() {
    if (atlas_ != 0) textures_->destroy(atlas_);
    ImGui::DestroyContext();
}

void ImguiFrame::upload_atlas(TextureStore& textures) {
    unsigned char* pixels = nullptr;
    int width = 0;
    int height = 0;
    ImFontAtlas& fonts = *ImGui::GetIO().Fonts;
    fonts.GetTexDataAsRGBA32(&pixels, &width, &height);
    textures_ = &textures;
    atlas_ = textures.create(width, height, pixels);
    fonts.SetTexID(reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(atlas_)));
    fonts.ClearTexData();
}

ImDrawList& ImguiFrame::begin(int width_px, int height_px) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(width_px), static_cast<float>(height_px)};
    io.DisplayFramebufferScale = {1, 1};
    io.DeltaTime = frame_seconds;
    ImGui::NewFrame();
    return *ImGui::GetBackgroundDrawList();
}

const ImDrawData& ImguiFrame::end() {
    ImGui::Render();
    return *ImGui::GetDrawData();
}

}  // namespace foyer::kiosk
