#include "kiosk/app/software_renderer.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <vector>

namespace foyer::kiosk {

namespace {

/// Pixels from (left, top) to before (right, bottom).
struct Clip {
    int left, top, right, bottom;
};

/// The first pixel whose middle lies at or behind `position`.
int first_pixel(float position) {
    return static_cast<int>(std::ceil(position - 0.5F));
}

std::uint32_t over_255(std::uint32_t value) {
    const std::uint32_t rounded = value + 128;
    return (rounded + (rounded >> 8)) >> 8;
}

Color unpacked(ImU32 color) {
    return Color{static_cast<std::uint8_t>(color >> IM_COL32_R_SHIFT & 0xff),
                 static_cast<std::uint8_t>(color >> IM_COL32_G_SHIFT & 0xff),
                 static_cast<std::uint8_t>(color >> IM_COL32_B_SHIFT & 0xff),
                 static_cast<std::uint8_t>(color >> IM_COL32_A_SHIFT & 0xff)};
}

Color product(Color a, Color b) {
    const auto times = [](std::uint8_t x, std::uint8_t y) {
        return static_cast<std::uint8_t>(over_255(std::uint32_t{x} * y));
    };
    return Color{times(a.r, b.r), times(a.g, b.g), times(a.b, b.b), times(a.a, b.a)};
}

void blend(std::uint8_t* pixel, Color color) {
    if (color.a == 255) {
        std::memcpy(pixel, &color, 4);
        return;
    }
    if (color.a == 0) return;
    const std::uint32_t alpha = color.a;
    const std::uint32_t rest = 255 - alpha;
    pixel[0] = static_cast<std::uint8_t>(over_255(color.r * alpha + pixel[0] * rest));
    pixel[1] = static_cast<std::uint8_t>(over_255(color.g * alpha + pixel[1] * rest));
    pixel[2] = static_cast<std::uint8_t>(over_255(color.b * alpha + pixel[2] * rest));
    pixel[3] = static_cast<std::uint8_t>(alpha + over_255(pixel[3] * rest));
}

/// A quantity that changes evenly over a triangle.
struct Slope {
    float at_origin = 0, per_x = 0, per_y = 0;
    [[nodiscard]] float at(float x, float y) const { return at_origin + per_x * x + per_y * y; }
};

using Corners = std::array<ImDrawVert, 3>;

class Painter {
public:
    Painter(Picture& target, const Picture& texture, Clip clip)
        : target_(target), texture_(texture), clip_(clip) {}

    /// Two triangles that form an upright rectangle. False when they do not.
    bool rectangle(const std::array<ImDrawVert, 4>& corners) {
        const ImDrawVert& a = corners[0];
        const ImDrawVert& c = corners[2];
        const bool upright = corners[1].pos.x == c.pos.x && corners[1].pos.y == a.pos.y &&
                             corners[3].pos.x == a.pos.x && corners[3].pos.y == c.pos.y &&
                             a.pos.x <= c.pos.x && a.pos.y <= c.pos.y;
        const bool plain = a.col == c.col && a.col == corners[1].col && a.col == corners[3].col;
        if (!upright || !plain) return false;
        const Clip area{std::max(first_pixel(a.pos.x), clip_.left),
                        std::max(first_pixel(a.pos.y), clip_.top),
                        std::min(first_pixel(c.pos.x), clip_.right),
                        std::min(first_pixel(c.pos.y), clip_.bottom)};
        if (a.uv.x == c.uv.x && a.uv.y == c.uv.y) {
            const Color color = product(unpacked(a.col), texel(a.uv.x, a.uv.y));
            for (int y = area.top; y < area.bottom; ++y)
                span(y, area.left, area.right, color);
            return true;
        }
        picture(a, c, area);
        return true;
    }

    void triangle(Corners corners) {
        std::sort(corners.begin(), corners.end(), [](const ImDrawVert& a, const ImDrawVert& b) {
            return a.pos.y < b.pos.y || (a.pos.y == b.pos.y && a.pos.x < b.pos.x);
        });
        const ImVec2 &low = corners[0].pos, &middle = corners[1].pos, &high = corners[2].pos;
        const float area =
            (middle.x - low.x) * (high.y - low.y) - (high.x - low.x) * (middle.y - low.y);
        if (area == 0) return;
        const bool plain = corners[0].col == corners[1].col && corners[0].col == corners[2].col &&
                           same_texel(corners[0], corners[1]) && same_texel(corners[0], corners[2]);
        const Color color =
            product(unpacked(corners[0].col), texel(corners[0].uv.x, corners[0].uv.y));
        if (!plain) set_slopes(corners, area);

        const int end = std::min(first_pixel(high.y), clip_.bottom);
        for (int y = std::max(first_pixel(low.y), clip_.top); y < end; ++y) {
            const float row = static_cast<float>(y) + 0.5F;
            const float far_edge = crossing(low, high, row);
            const float near_edge =
                row < middle.y ? crossing(low, middle, row) : crossing(middle, high, row);
            const int from = std::max(first_pixel(std::min(far_edge, near_edge)), clip_.left);
            const int to = std::min(first_pixel(std::max(far_edge, near_edge)), clip_.right);
            if (plain) {
                span(y, from, to, color);
            } else {
                shaded_span(y, from, to);
            }
        }
    }

private:
    std::uint8_t* pixel(int x, int y) {
        return &target_
                    .rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(target_.width) +
                           static_cast<std::size_t>(x)) *
                          4];
    }

    [[nodiscard]] Color texel_at(int x, int y) const {
        return pixel_at(texture_, std::clamp(x, 0, texture_.width - 1),
                        std::clamp(y, 0, texture_.height - 1));
    }
    [[nodiscard]] Color texel(float u, float v) const {
        return texel_at(static_cast<int>(u * static_cast<float>(texture_.width)),
                        static_cast<int>(v * static_cast<float>(texture_.height)));
    }
    static bool same_texel(const ImDrawVert& a, const ImDrawVert& b) {
        return a.uv.x == b.uv.x && a.uv.y == b.uv.y;
    }

    void span(int y, int from, int to, Color color) {
        if (from >= to) return;
        std::uint8_t* out = pixel(from, y);
        const auto count = static_cast<std::size_t>(to - from);
        if (color.a == 255) {
            for (std::size_t i = 0; i < count; ++i)
                std::memcpy(out + i * 4, &color, 4);
        } else {
            for (std::size_t i = 0; i < count; ++i)
                blend(out + i * 4, color);
        }
    }

    /// The picture between the corners `a` and `c` of an upright rectangle.
    void picture(const ImDrawVert& a, const ImDrawVert& c, const Clip& area) {
        if (area.left >= area.right) return;
        const Color tint = unpacked(a.col);
        const std::vector<int> columns =
            texels(area.left, area.right, {a.pos.x, c.pos.x}, {a.uv.x, c.uv.x}, texture_.width);
        const std::vector<int> rows =
            texels(area.top, area.bottom, {a.pos.y, c.pos.y}, {a.uv.y, c.uv.y}, texture_.height);
        for (int y = area.top; y < area.bottom; ++y) {
            std::uint8_t* out = pixel(area.left, y);
            const auto row = static_cast<std::size_t>(rows[static_cast<std::size_t>(y - area.top)]);
            const std::uint8_t* in =
                &texture_.rgba[row * static_cast<std::size_t>(texture_.width) * 4];
            for (const int column : columns) {
                Color found{};
                std::memcpy(&found, in + static_cast<std::ptrdiff_t>(column) * 4, 4);
                blend(out, a.col == IM_COL32_WHITE ? found : product(tint, found));
                out += 4;
            }
        }
    }

    /// From one corner to the other.
    struct Range {
        float from, to;
    };

    /// The texel under each pixel from `first` to before `end` along one side of an upright
    /// rectangle.
    static std::vector<int> texels(int first, int end, Range position, Range uv, int size) {
        std::vector<int> result;
        const float per_pixel = (uv.to - uv.from) / (position.to - position.from);
        for (int at = first; at < end; ++at) {
            const float middle = static_cast<float>(at) + 0.5F;
            const float found = uv.from + (middle - position.from) * per_pixel;
            result.push_back(
                std::clamp(static_cast<int>(found * static_cast<float>(size)), 0, size - 1));
        }
        return result;
    }

    /// Where the edge from `a` down to `b` crosses the middle of a pixel row. Equal for both
    /// triangles of an edge, so that they leave no gap and share no pixel.
    static float crossing(const ImVec2& a, const ImVec2& b, float row) {
        return a.x + (row - a.y) * (b.x - a.x) / (b.y - a.y);
    }

    void set_slopes(const Corners& corners, float area) {
        const auto slope = [&](float q0, float q1, float q2) {
            const ImVec2 &p0 = corners[0].pos, &p1 = corners[1].pos, &p2 = corners[2].pos;
            Slope result;
            result.per_x = ((q1 - q0) * (p2.y - p0.y) - (q2 - q0) * (p1.y - p0.y)) / area;
            result.per_y = ((q2 - q0) * (p1.x - p0.x) - (q1 - q0) * (p2.x - p0.x)) / area;
            result.at_origin = q0 - result.per_x * p0.x - result.per_y * p0.y;
            return result;
        };
        const Color c0 = unpacked(corners[0].col), c1 = unpacked(corners[1].col),
                    c2 = unpacked(corners[2].col);
        red_ = slope(c0.r, c1.r, c2.r);
        green_ = slope(c0.g, c1.g, c2.g);
        blue_ = slope(c0.b, c1.b, c2.b);
        alpha_ = slope(c0.a, c1.a, c2.a);
        u_ = slope(corners[0].uv.x, corners[1].uv.x, corners[2].uv.x);
        v_ = slope(corners[0].uv.y, corners[1].uv.y, corners[2].uv.y);
    }

    void shaded_span(int y, int from, int to) {
        if (from >= to) return;
        std::uint8_t* out = pixel(from, y);
        const float row = static_cast<float>(y) + 0.5F;
        const auto channel = [](float value) {
            return static_cast<std::uint8_t>(std::clamp(value + 0.5F, 0.0F, 255.0F));
        };
        for (int x = from; x < to; ++x, out += 4) {
            const float column = static_cast<float>(x) + 0.5F;
            const Color color{channel(red_.at(column, row)), channel(green_.at(column, row)),
                              channel(blue_.at(column, row)), channel(alpha_.at(column, row))};
            blend(out, product(color, texel(u_.at(column, row), v_.at(column, row))));
        }
    }

    Picture& target_;
    const Picture& texture_;
    Clip clip_;
    Slope red_, green_, blue_, alpha_, u_, v_;
};

Clip clip_of(const ImDrawCmd& command, const ImDrawData& data, const Picture& target) {
    const auto edge = [](float value, int limit) {
        return static_cast<int>(std::clamp(value, 0.0F, static_cast<float>(limit)));
    };
    return Clip{edge(command.ClipRect.x - data.DisplayPos.x, target.width),
                edge(command.ClipRect.y - data.DisplayPos.y, target.height),
                edge(command.ClipRect.z - data.DisplayPos.x, target.width),
                edge(command.ClipRect.w - data.DisplayPos.y, target.height)};
}

void draw_command(const ImDrawList& list, const ImDrawCmd& command, Painter painter) {
    const ImDrawIdx* indices = list.IdxBuffer.Data + command.IdxOffset;
    const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
    const auto at = [&](unsigned i) -> const ImDrawVert& { return vertices[indices[i]]; };
    for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
        // ImGui writes a rectangle as the triangles a b c and a c d.
        const bool pair = i + 5 < command.ElemCount && indices[i] == indices[i + 3] &&
                          indices[i + 2] == indices[i + 4];
        if (pair && painter.rectangle({at(i), at(i + 1), at(i + 2), at(i + 5)})) {
            i += 3;
            continue;
        }
        painter.triangle({at(i), at(i + 1), at(i + 2)});
    }
}

}  // namespace

TextureId MemoryTextures::create(int width, int height, const std::uint8_t* rgba) {
    const std::size_t size = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4;
    pictures_.emplace(next_,
                      Picture{.width = width, .height = height, .rgba = {rgba, rgba + size}});
    return next_++;
}

void MemoryTextures::destroy(TextureId texture) {
    pictures_.erase(texture);
}

const Picture* MemoryTextures::find(TextureId texture) const {
    const auto found = pictures_.find(texture);
    return found == pictures_.end() ? nullptr : &found->second;
}

void render(const ImDrawData& data, const MemoryTextures& textures, Picture& target) {
    for (int i = 0; i < data.CmdListsCount; ++i) {
        const ImDrawList& list = *data.CmdLists[i];
        for (const ImDrawCmd& command : list.CmdBuffer) {
            if (command.UserCallback != nullptr) continue;
            const auto id = reinterpret_cast<std::uintptr_t>(command.GetTexID());
            const Picture* texture = textures.find(id);
            if (texture == nullptr) continue;
            draw_command(list, command, Painter(target, *texture, clip_of(command, data, target)));
        }
    }
}

}  // namespace foyer::kiosk
