#include "kiosk/widgets/canvas.h"

#include <imgui.h>

#include <algorithm>
#include <cassert>
#include <cmath>

#include "kiosk/widgets/hatching.h"
#include "kiosk/widgets/pixels.h"

namespace foyer::kiosk {

namespace {

constexpr float design_side_px = 1080;
/// The line through struck text stands where it crosses the middle of small letters.
constexpr float strike_height_em = 0.31F;
constexpr float strike_width_em = 1.0F / 14;
constexpr float thinnest_strike_px = 3;
constexpr float strike_overhang_px = 2;
/// A colon stands on the baseline, digits are taller than small letters.
constexpr float colon_raise_em = 0.07F;
/// The ground of a marked word reaches beyond it; where it is a line, its distance and thickness.
constexpr float mark_overhang_px = 4;
constexpr float mark_radius_px = 8;
constexpr float hatch_stripe_px = 14;
constexpr float hatch_pitch_px = 40;
/// What rounding to whole px may take from a box.
constexpr float rounding_px = 1.5F;

ImU32 packed(Color color) {
    return IM_COL32(color.r, color.g, color.b, color.a);
}

ImVec2 point(int x, int y) {
    return {static_cast<float>(x), static_cast<float>(y)};
}

ImTextureID imgui_texture(TextureId texture) {
    return reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(texture));
}

void draw_block(ImDrawList& draw_list, const TextBlock& block, int x, int y) {
    if (block.texture == 0) return;
    const int left = x + block.offset_x;
    const int top = y + block.offset_y;
    draw_list.AddImage(imgui_texture(block.texture), point(left, top),
                       point(left + block.picture_width, top + block.picture_height));
}

int aligned(const PixelRect& box, int width, Align align) {
    switch (align) {
        case Align::left:
            return box.x;
        case Align::center:
            return box.x + (box.w - width + 1) / 2;
        case Align::right:
            return box.x + box.w - width;
    }
    return box.x;
}

}  // namespace

Canvas::Canvas(CanvasParts parts)
    : parts_(std::move(parts)),
      scale_(static_cast<float>(std::min(parts_.width_px, parts_.height_px)) / design_side_px *
             parts_.zoom),
      width_(static_cast<float>(parts_.width_px) / scale_),
      height_(static_cast<float>(parts_.height_px) / scale_) {
    assert(parts_.width_px > 0 && parts_.height_px > 0);
    probe_.language = parts_.language;
    probe_.width = parts_.width_px;
    probe_.height = parts_.height_px;
}

PixelRect Canvas::to_pixels(const Rect& rect) const {
    const int x = whole(rect.x * scale_);
    const int y = whole(rect.y * scale_);
    return {x + origin_x_, y + origin_y_, whole(rect.right() * scale_) - x,
            whole(rect.bottom() * scale_) - y};
}

void Canvas::set_language(const std::string& language) {
    parts_.language = language;
    probe_.language = language;
}

void Canvas::ground(Color color) {
    parts_.draw_list.AddRectFilled({0, 0}, point(parts_.width_px, parts_.height_px), packed(color));
}

void Canvas::fill(const Rect& rect, Color color, float radius) {
    const PixelRect px = to_pixels(rect);
    if (px.w <= 0 || px.h <= 0 || color.a == 0) return;
    parts_.draw_list.AddRectFilled(point(px.x, px.y), point(px.x + px.w, px.y + px.h),
                                   packed(color), radius * scale_);
}

void Canvas::outline(const Rect& rect, Color color, float radius, float thickness) {
    const PixelRect px = to_pixels(rect);
    const auto width = static_cast<float>(std::max(1, whole(thickness * scale_)));
    if (px.w <= 0 || px.h <= 0 || thickness <= 0 || color.a == 0) return;
    const float inset = width / 2;
    parts_.draw_list.PathRect(
        {static_cast<float>(px.x) + inset, static_cast<float>(px.y) + inset},
        {static_cast<float>(px.x + px.w) - inset, static_cast<float>(px.y + px.h) - inset},
        std::max(0.0F, radius * scale_ - inset));
    parts_.draw_list.PathStroke(packed(color), ImDrawFlags_Closed, width);
}

void Canvas::rule(float x, float y, float w, Color color, float thickness) {
    PixelRect px = to_pixels({x, y, w, thickness});
    px.h = std::max(1, whole(thickness * scale_));
    if (px.w <= 0) return;
    parts_.draw_list.AddRectFilled(point(px.x, px.y), point(px.x + px.w, px.y + px.h),
                                   packed(color));
}

void Canvas::hatch(const Rect& rect, Color color, float radius) {
    const PixelRect px = to_pixels(rect);
    const std::vector<Polygon> stripes =
        stripes_of(Hatching{.left = static_cast<float>(px.x),
                            .top = static_cast<float>(px.y),
                            .right = static_cast<float>(px.x + px.w),
                            .bottom = static_cast<float>(px.y + px.h),
                            .radius = radius * scale_,
                            .stripe = hatch_stripe_px * scale_,
                            .pitch = hatch_pitch_px * scale_});
    for (const Polygon& stripe : stripes) {
        for (const Point& corner : stripe)
            parts_.draw_list.PathLineTo({corner.x, corner.y});
        parts_.draw_list.PathFillConvex(packed(color));
    }
}

void Canvas::ring(const Rect& rect, Color color, float thickness, double share) {
    const PixelRect px = to_pixels(rect);
    if (px.w <= 0 || px.h <= 0 || share <= 0) return;
    constexpr float quarter = 1.5707963F;
    const float width = std::max(1.0F, thickness * scale_);
    const float radius = (static_cast<float>(std::min(px.w, px.h)) - width) / 2;
    const ImVec2 middle{static_cast<float>(px.x) + static_cast<float>(px.w) / 2,
                        static_cast<float>(px.y) + static_cast<float>(px.h) / 2};
    const auto turn = static_cast<float>(std::min(share, 1.0)) * 4 * quarter;
    parts_.draw_list.PathArcTo(middle, radius, -quarter, turn - quarter, 64);
    parts_.draw_list.PathStroke(packed(color), ImDrawFlags_None, width);
}

void Canvas::focus_ring(const PixelRect& rect) {
    constexpr float ring_px = 6;
    const auto away = static_cast<float>(whole((ring_px + 2) * scale_));
    const float width = std::max(2.0F, ring_px * scale_);
    const auto at = [&](int value, float by) { return static_cast<float>(value) + by; };
    // It never leaves the screen.
    const float half = width / 2;
    const ImVec2 from{std::max(half, at(rect.x, -away + half)),
                      std::max(half, at(rect.y, -away + half))};
    const ImVec2 to{std::min(at(parts_.width_px, -half), at(rect.x + rect.w, away - half)),
                    std::min(at(parts_.height_px, -half), at(rect.y + rect.h, away - half))};
    parts_.draw_list.PathRect(from, to, 24 * scale_);
    parts_.draw_list.PathStroke(packed(parts_.theme.focus), ImDrawFlags_Closed, width);
}

void Canvas::icon(std::string_view name, float x, float y, float size, Color color) {
    if (!shows({x, y, size, size})) return;
    const int size_px = whole(size * scale_);
    const TextureId texture = parts_.text.icon(name, size_px, color);
    if (texture == 0) return;
    const int left = whole(x * scale_) + origin_x_;
    const int top = whole(y * scale_) + origin_y_;
    parts_.draw_list.AddImage(imgui_texture(texture), point(left, top),
                              point(left + size_px, top + size_px));
}

Rect Canvas::from_pixels(const PixelRect& px) const {
    return {static_cast<float>(px.x - origin_x_) / scale_,
            static_cast<float>(px.y - origin_y_) / scale_, static_cast<float>(px.w) / scale_,
            static_cast<float>(px.h) / scale_};
}

PixelRect Canvas::centred(const TextLayer::Shown& shown, const PixelRect& box) {
    return {box.x + (box.w - shown.width) / 2, box.y + (box.h - shown.height) / 2, shown.width,
            shown.height};
}

Rect Canvas::picture(const Rect& box, const programme::Picture& source) {
    const PixelRect px = to_pixels(box);
    const TextLayer::Shown shown = parts_.text.picture(source, px.w, px.h);
    if (shown.texture == 0) return {};
    const PixelRect at = centred(shown, px);
    parts_.draw_list.AddImage(imgui_texture(shown.texture), point(at.x, at.y),
                              point(at.x + at.w, at.y + at.h));
    return from_pixels(at);
}

Rect Canvas::picture_extent(const Rect& box, const programme::Picture& source) {
    const PixelRect px = to_pixels(box);
    const TextLayer::Shown shown = parts_.text.picture(source, px.w, px.h);
    return shown.texture == 0 ? Rect{} : from_pixels(centred(shown, px));
}

TextRequest Canvas::request_for(std::string_view text, float width,
                                const TextOptions& options) const {
    const TypeSize& size = type_size(options.token);
    const float line = options.line > 0 ? options.line : size.line;
    return TextRequest{.text = std::string(text),
                       .em_px = size.em * options.scale * scale_,
                       .line_px = line * options.scale * scale_,
                       .weight = size.weight,
                       .display_face = size.display_face,
                       .width_px = std::max(1, whole(width * scale_)),
                       .max_lines = std::max(1, options.max_lines),
                       .color = options.color,
                       .language = options.language.empty() ? parts_.language : options.language,
                       .tabular = options.tabular,
                       .align = options.align,
                       .marked = options.marked};
}

TextExtent Canvas::text(const Rect& box, std::string_view text, const TextOptions& options) {
    const PixelRect px = to_pixels(box);
    if (text.empty() || px.w <= 0) return {};
    TextRequest request = request_for(text, box.w, options);
    // A box as wide as its words must not lose a px of them because both its edges were rounded.
    request.width_px = std::max(px.w, request.width_px);
    const auto room = static_cast<int>((static_cast<float>(px.h) + rounding_px) / request.line_px);
    request.max_lines = std::clamp(room, 1, request.max_lines);
    const PixelRect shown = shown_part(px);
    if (shown.w <= 0 || shown.h <= 0) return extent_of(parts_.text.measure(request));

    const TextBlock& block = parts_.text.block(request);
    const int x = aligned(px, block.width_px, options.align);
    mark(block, x, px.y, request);
    draw_block(parts_.draw_list, block, x, px.y);
    if (options.struck) strike(block, x, px.y, request.em_px, options);
    probe_.texts.push_back(ProbeText{.text = std::string(text),
                                     .box = shown,
                                     .ink = shown_part({x, px.y, block.width_px, block.height_px}),
                                     .shortened = block.shortened,
                                     .broken_word = block.broken_word,
                                     .missing_glyphs = block.missing_glyphs});
    return extent_of(block);
}

void Canvas::mark(const TextBlock& block, int x, int y, const TextRequest& request) {
    const int overhang = whole(mark_overhang_px * scale_);
    // Where the theme has no ground for it, a line below says the same.
    const bool underlined = parts_.theme.mark == parts_.theme.card;
    for (const TextMark& found : block.marks) {
        const TextLine& line = block.lines[found.line];
        const int left = x + found.left - (underlined ? 0 : overhang);
        const int right = x + found.right + (underlined ? 0 : overhang);
        const int rest = whole(request.line_px);
        if (underlined) {
            const int top = y + line.baseline + overhang;
            parts_.draw_list.AddRectFilled(point(left, top), point(right, top + overhang),
                                           packed(parts_.theme.accent));
        } else {
            parts_.draw_list.AddRectFilled(point(left, y + line.top),
                                           point(right, y + line.top + rest),
                                           packed(parts_.theme.mark), mark_radius_px * scale_);
        }
    }
}

void Canvas::strike(const TextBlock& block, int x, int y, float em_px, const TextOptions& options) {
    const Color color = options.strike_color.a != 0 ? options.strike_color : options.color;
    const int thickness =
        std::max(1, whole(std::max(thinnest_strike_px * scale_, em_px * strike_width_em)));
    const int overhang = whole(strike_overhang_px * scale_);
    for (const TextLine& line : block.lines) {
        if (line.width == 0) continue;
        const float middle = static_cast<float>(y + line.baseline) - strike_height_em * em_px;
        const int top = whole(middle - static_cast<float>(thickness) / 2);
        const int left = x + line.left - overhang;
        parts_.draw_list.AddRectFilled(point(left, top),
                                       point(left + line.width + 2 * overhang, top + thickness),
                                       packed(color));
    }
}

TextExtent Canvas::extent_of(const TextBlock& block) const {
    return TextExtent{.width = static_cast<float>(block.width_px) / scale_,
                      .height = static_cast<float>(block.height_px) / scale_,
                      .lines = static_cast<int>(block.lines.size()),
                      .shortened = block.shortened,
                      .broken_word = block.broken_word};
}

TextExtent Canvas::measure(std::string_view text, float width, const TextOptions& options) {
    if (text.empty()) return {};
    TextRequest request = request_for(text, width, options);
    if (width <= 0) request.width_px = 0;
    return extent_of(parts_.text.measure(request));
}

float Canvas::clock(const Rect& box, std::string_view time, TextToken token, Color color,
                    Align align) {
    const PixelRect px = to_pixels(box);
    const auto piece = [&](std::string_view part) -> const TextBlock& {
        TextRequest request = request_for(part, 0, TextOptions{.token = token, .color = color});
        request.width_px = 0;
        return parts_.text.block(request);
    };
    struct Piece {
        const TextBlock* block;
        float left;
        int raise;
    };
    std::vector<Piece> pieces;
    float advance = 0;
    int missing = 0;
    int height = 0;
    const int raise = whole(colon_raise_em * type_size(token).em * scale_);
    for (std::string_view rest = time; !rest.empty();) {
        const bool colon = rest.front() == ':';
        const std::string_view part = colon ? rest.substr(0, 1) : rest.substr(0, rest.find(':'));
        rest.remove_prefix(part.size());
        const TextBlock& block = piece(part);
        pieces.push_back({&block, advance, colon ? raise : 0});
        if (!block.lines.empty()) advance += block.lines.front().advance;
        missing += block.missing_glyphs;
        height = std::max(height, block.height_px);
    }
    const int width = whole(advance);
    const int left = aligned(px, width, align);
    for (const Piece& part : pieces) {
        draw_block(parts_.draw_list, *part.block, left + whole(part.left), px.y - part.raise);
    }
    if (!pieces.empty()) {
        probe_.texts.push_back(ProbeText{.text = std::string(time),
                                         .box = shown_part(px),
                                         .ink = shown_part({left, px.y, width, height}),
                                         .shortened = false,
                                         .broken_word = false,
                                         .missing_glyphs = missing});
    }
    return static_cast<float>(width) / scale_;
}

}  // namespace foyer::kiosk
