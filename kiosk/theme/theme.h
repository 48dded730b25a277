#pragma once
// Design tokens: the only place that holds a colour or a type size. Sizes are logical px: at scale
// 1 (1080x1920 or 1920x1080) one logical px is one pixel.

#include <array>
#include <cstdint>
#include <string_view>

namespace foyer::kiosk {

/// An opaque or translucent sRGB colour.
struct Color {
    std::uint8_t r, g, b, a = 255;
    friend bool operator==(const Color&, const Color&) = default;
};

enum class ThemeName { dark, light, contrast };
[[nodiscard]] std::string_view word_for(ThemeName name);

/// The colours of one theme by their use. `inverse` marks now and selected, `accent` what can be
/// touched and nothing else, `warn` what changed, `cancel` what is off.
struct Theme {
    Color background, card, card2;
    Color text, text2, text3, line;
    Color accent, on_accent;
    Color inverse, on_inverse;
    Color warn, on_warn, warn_text;
    Color cancel, on_cancel, danger;
    Color ok, focus, mark, rule;
    /// A sheet that asks something, over a page: it stands out by being the other way round.
    Color sheet, on_sheet, on_sheet2, sheet_accent, on_sheet_accent, sheet_trough;
    Color edge;           ///< outline of cards where `edge_width` > 0
    float edge_width;     ///< px
    float control_width;  ///< outline of controls, px
};
[[nodiscard]] const Theme& theme_called(ThemeName name);

/// QR codes are dark on light in every theme: few phones read them the other way round.
inline constexpr Color qr_paper{255, 255, 255};
inline constexpr Color qr_ink{16, 22, 31};

/// An emergency looks the same on every screen, but for those in high contrast.
struct EmergencyColors {
    Color ground, ink;
    Color way;  ///< ground of the panel that shows the way out
};
[[nodiscard]] const EmergencyColors& emergency_colors(ThemeName theme);

/// At night a screen is black, and says little in grey.
inline constexpr Color night_ground{0, 0, 0};
inline constexpr Color night_ink{159, 172, 191};
inline constexpr Color night_warn{214, 164, 64};

/// The colours of tracks, the same in every theme: they can be told apart by people who do not see
/// all colours (Okabe and Ito), and stand out from any card.
[[nodiscard]] const std::array<Color, 7>& track_colors();

/// Contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2, relative luminance).
[[nodiscard]] double contrast_ratio(Color a, Color b);

/// The type scale.
enum class TextToken { caption, note, body, bodyb, bodyl, bodyr, title, headline, display, hero };

struct TypeSize {
    float em;           ///< px
    float line;         ///< line height, px
    float baseline;     ///< from the top of a line box, px
    int weight;         ///< 400 or 600
    bool display_face;  ///< Inter Display, from 52 px up
};
[[nodiscard]] const TypeSize& type_size(TextToken token);

/// Where the baseline lies below the top of a line of height `line`, whole px: the ascent and
/// descent of Inter stand in the middle of the line. Gives the baselines of the type scale.
[[nodiscard]] float baseline_in_line(float em, float line);

namespace metrics {
constexpr float margin = 48;
constexpr float gap = 24;
constexpr float padding = 40;
constexpr float radius_card = 28;
constexpr float radius_button = 20;
constexpr float radius_chip = 12;
}  // namespace metrics

}  // namespace foyer::kiosk
