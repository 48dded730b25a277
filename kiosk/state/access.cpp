#include "kiosk/state/access.h"

#include <algorithm>
#include <cmath>

namespace foyer::kiosk {

namespace {

constexpr double mm_per_inch_of_panel = 25.4;
constexpr double highest_reach_mm = 1220;
/// Of the shorter side: header-less page, navigation and access stand in it.
constexpr double least_share = 760.0 / 1080;
/// Of the shorter side, where nobody has measured: what the drawings of the house show.
constexpr double usual_share = 1000.0 / 1080;

}  // namespace

float zoom_of(TextSize size) {
    switch (size) {
        case TextSize::normal:
            return 1;
        case TextSize::large:
            return 1.15F;
        case TextSize::largest:
            return 1.35F;
    }
    return 1;
}

float reach_px(int width_px, int height_px, const Panel& panel) {
    const double shorter = std::min(width_px, height_px);
    const double least = shorter * least_share;
    const double height = height_px;
    if (panel.reach_px) {
        const double set = *panel.reach_px;
        return static_cast<float>(std::min(std::max(set, least), height));
    }
    if (!panel.bottom_mm) {
        const double usual = height > shorter ? shorter * usual_share : least;
        return static_cast<float>(std::min(usual, height));
    }
    const double px_per_mm =
        std::hypot(width_px, height_px) / (panel.diagonal_inches * mm_per_inch_of_panel);
    const double reach = (highest_reach_mm - *panel.bottom_mm) * px_per_mm;
    return static_cast<float>(std::min(std::max(reach, least), height));
}

}  // namespace foyer::kiosk
