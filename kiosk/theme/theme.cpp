#include "kiosk/theme/theme.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace foyer::kiosk {

namespace {

constexpr Color hex(std::uint32_t rgb) {
    return Color{static_cast<std::uint8_t>(rgb >> 16 & 0xff),
                 static_cast<std::uint8_t>(rgb >> 8 & 0xff), static_cast<std::uint8_t>(rgb & 0xff)};
}

constexpr Theme dark_theme{
    .background = hex(0x0E131B),
    .card = hex(0x18202C),
    .card2 = hex(0x243042),
    .text = hex(0xF5F7FA),
    .text2 = hex(0xC5CEDC),
    .text3 = hex(0x9FACBF),
    .line = hex(0x5B6B84),
    .accent = hex(0x6CB8FF),
    .on_accent = hex(0x06121F),
    .inverse = hex(0xF5F7FA),
    .on_inverse = hex(0x0E131B),
    .warn = hex(0xFFC247),
    .on_warn = hex(0x201400),
    .warn_text = hex(0xFFC247),
    .cancel = hex(0xC7253A),
    .on_cancel = hex(0xFFFFFF),
    .danger = hex(0xFF8080),
    .ok = hex(0x4CD49A),
    .focus = hex(0xFFE066),
    .mark = hex(0x1E4468),
    .rule = hex(0x243042),
    .sheet = hex(0xF5F7FA),
    .on_sheet = hex(0x0E131B),
    .on_sheet2 = hex(0x364357),
    .sheet_accent = hex(0x0A55A3),
    .on_sheet_accent = hex(0xFFFFFF),
    .sheet_trough = hex(0xD3DAE4),
    .edge = hex(0x18202C),
    .edge_width = 0,
    .control_width = 2,
};

constexpr Theme light_theme{
    .background = hex(0xF1F4F8),
    .card = hex(0xFFFFFF),
    .card2 = hex(0xE3E9F1),
    .text = hex(0x10161F),
    .text2 = hex(0x364357),
    .text3 = hex(0x52617A),
    .line = hex(0x75849B),
    .accent = hex(0x0A55A3),
    .on_accent = hex(0xFFFFFF),
    .inverse = hex(0x10161F),
    .on_inverse = hex(0xFFFFFF),
    .warn = hex(0xFFC247),
    .on_warn = hex(0x201400),
    .warn_text = hex(0x7A3E00),
    .cancel = hex(0xB3182F),
    .on_cancel = hex(0xFFFFFF),
    .danger = hex(0xA8142A),
    .ok = hex(0x0B6B3F),
    .focus = hex(0x7A3E00),
    .mark = hex(0xCFE3F8),
    .rule = hex(0xE3E9F1),
    .sheet = hex(0x10161F),
    .on_sheet = hex(0xFFFFFF),
    .on_sheet2 = hex(0xC5CEDC),
    .sheet_accent = hex(0x6CB8FF),
    .on_sheet_accent = hex(0x06121F),
    .sheet_trough = hex(0x364357),
    .edge = hex(0xE3E9F1),
    .edge_width = 2,
    .control_width = 2,
};

// Three colours and no more: black, white and one yellow.
constexpr Color black = hex(0x000000);
constexpr Color white = hex(0xFFFFFF);
constexpr Color yellow = hex(0xFFE000);
constexpr Theme contrast_theme{
    .background = black,
    .card = black,
    .card2 = black,
    .text = white,
    .text2 = white,
    .text3 = white,
    .line = white,
    .accent = yellow,
    .on_accent = black,
    .inverse = white,
    .on_inverse = black,
    .warn = yellow,
    .on_warn = black,
    .warn_text = yellow,
    .cancel = white,
    .on_cancel = black,
    .danger = white,
    .ok = white,
    .focus = yellow,
    .mark = black,
    .rule = white,
    .sheet = black,
    .on_sheet = white,
    .on_sheet2 = white,
    .sheet_accent = yellow,
    .on_sheet_accent = black,
    .sheet_trough = black,
    .edge = white,
    .edge_width = 4,
    .control_width = 4,
};

/// In the order of TextToken. The baseline is the one that baseline_in_line gives.
constexpr std::array<TypeSize, 10> type_scale{{
    {.em = 26, .line = 34, .baseline = 26, .weight = 600, .display_face = false},
    {.em = 26, .line = 34, .baseline = 26, .weight = 400, .display_face = false},
    {.em = 32, .line = 44, .baseline = 34, .weight = 400, .display_face = false},
    {.em = 32, .line = 44, .baseline = 34, .weight = 600, .display_face = false},
    {.em = 40, .line = 54, .baseline = 42, .weight = 600, .display_face = false},
    {.em = 40, .line = 54, .baseline = 42, .weight = 400, .display_face = false},
    {.em = 52, .line = 64, .baseline = 51, .weight = 600, .display_face = true},
    {.em = 68, .line = 84, .baseline = 67, .weight = 600, .display_face = true},
    {.em = 96, .line = 112, .baseline = 91, .weight = 600, .display_face = true},
    {.em = 168, .line = 184, .baseline = 153, .weight = 600, .display_face = true},
}};

double linear_channel(std::uint8_t channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Color color) {
    return 0.2126 * linear_channel(color.r) + 0.7152 * linear_channel(color.g) +
           0.0722 * linear_channel(color.b);
}

}  // namespace

std::string_view word_for(ThemeName name) {
    switch (name) {
        case ThemeName::dark:
            return "dark";
        case ThemeName::light:
            return "light";
        case ThemeName::contrast:
            return "contrast";
    }
    return {};
}

const Theme& theme_called(ThemeName name) {
    switch (name) {
        case ThemeName::dark:
            return dark_theme;
        case ThemeName::light:
            return light_theme;
        case ThemeName::contrast:
            break;
    }
    return contrast_theme;
}

const EmergencyColors& emergency_colors(ThemeName theme) {
    static constexpr EmergencyColors colored{
        .ground = hex(0xB3182F), .ink = white, .way = hex(0x0B6B3F)};
    static constexpr EmergencyColors contrast{.ground = black, .ink = white, .way = black};
    return theme == ThemeName::contrast ? contrast : colored;
}

const std::array<Color, 7>& track_colors() {
    static constexpr std::array<Color, 7> colors{{{0xE6, 0x9F, 0x00},
                                                  {0x56, 0xB4, 0xE9},
                                                  {0x00, 0x9E, 0x73},
                                                  {0xF0, 0xE4, 0x42},
                                                  {0x00, 0x72, 0xB2},
                                                  {0xD5, 0x5E, 0x00},
                                                  {0xCC, 0x79, 0xA7}}};
    return colors;
}

double contrast_ratio(Color a, Color b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

const TypeSize& type_size(TextToken token) {
    return type_scale[static_cast<std::size_t>(token)];
}

float baseline_in_line(float em, float line) {
    // Inter's ascent is 0.96875 em and its descent 0.2412 em; half of their difference lies
    // below the middle of the line.
    constexpr float below_middle_em = 0.3638F;
    return std::round(line / 2 + below_middle_em * em);
}

}  // namespace foyer::kiosk
