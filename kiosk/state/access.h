#pragma once
// What makes the screen usable for everybody: text sizes, and how far up the glass a seated person
// reaches. Pure.

#include <optional>

namespace foyer::kiosk {

enum class TextSize { normal, large, largest };
/// What everything is magnified by: 1, 1.15, 1.35.
[[nodiscard]] float zoom_of(TextSize size);

/// What the installer has measured.
struct Panel {
    double diagonal_inches = 21.5;      ///< the smallest one that kiosks have
    std::optional<double> bottom_mm{};  ///< from the floor to the lower edge of the picture
    std::optional<int> reach_px{};      ///< from its lower edge, as staff have set it
    bool touched = false;               ///< a board that visitors can touch
    friend bool operator==(const Panel&, const Panel&) = default;
};

/// How far above its lower edge a screen of `width_px` x `height_px` may have what a seated person
/// touches, physical px: what lies below 1,220 mm (ADA 2010 308.2.1, EN 301 549 8.3.2), at least
/// 760/1080 of the shorter side so that a page has room. Without a measured height a comfortable
/// part. The whole height when all of it is within reach.
[[nodiscard]] float reach_px(int width_px, int height_px, const Panel& panel);

}  // namespace foyer::kiosk
