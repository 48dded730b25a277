#include "kiosk/text/icon_drawing.h"
#include "kiosk/text/object_free.h"

#include <cairo.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cstdio>

namespace foyer::kiosk {

namespace {

using SvgPtr = std::unique_ptr<RsvgHandle, ObjectFree>;

/// Names come from the code, never from a programme; still none may leave the folder.
bool is_plain_word(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

}  // namespace

Raster draw_icon(const std::string& folder, std::string_view name, int size_px, Color color) {
    if (!is_plain_word(name)) return {};
    const RasterBoard board = make_board(size_px, size_px);
    if (!board.cairo) return {};
    const std::string path = folder + "/" + std::string(name) + ".svg";
    const SvgPtr svg(rsvg_handle_new_from_file(path.c_str(), nullptr));
    if (!svg) return {};

    char style[32];
    std::snprintf(style, sizeof style, "* { color: #%02x%02x%02x }", color.r, color.g, color.b);
    const auto* style_bytes = reinterpret_cast<const guint8*>(style);
    if (!rsvg_handle_set_stylesheet(svg.get(), style_bytes, std::string_view(style).size(),
                                    nullptr)) {
        return {};
    }
    const RsvgRectangle viewport{.x = 0,
                                 .y = 0,
                                 .width = static_cast<double>(size_px),
                                 .height = static_cast<double>(size_px)};
    cairo_t* cairo = board.cairo.get();
    cairo_push_group(cairo);
    const bool drawn = rsvg_handle_render_document(svg.get(), cairo, &viewport, nullptr) != FALSE;
    cairo_pop_group_to_source(cairo);
    cairo_paint_with_alpha(cairo, color.a / 255.0);
    return drawn ? raster_of(board) : Raster{};
}

}  // namespace foyer::kiosk
