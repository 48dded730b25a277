#include "kiosk/widgets/track_mark.h"

namespace foyer::kiosk {

Color parsed_color(const std::string& hex, Color otherwise) {
    if (hex.size() != 7 || hex[0] != '#') return otherwise;
    std::uint32_t value = 0;
    for (const char digit : hex.substr(1)) {
        const bool letter = (digit >= 'a' && digit <= 'f') || (digit >= 'A' && digit <= 'F');
        if (!letter && (digit < '0' || digit > '9')) return otherwise;
        const int nibble = letter ? (digit | 0x20) - 'a' + 10 : digit - '0';
        value = value * 16 + static_cast<std::uint32_t>(nibble);
    }
    return {static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8 & 255),
            static_cast<std::uint8_t>(value & 255)};
}

void draw_track_mark(Canvas& canvas, float x, float y, const std::string& name,
                     const std::string& color) {
    const Color fill = parsed_color(color, canvas.theme().card2);
    canvas.fill({x, y, 36, 36}, fill, 8);
    const Color black{0, 0, 0};
    const Color white{255, 255, 255};
    const Color ink = contrast_ratio(fill, black) >= contrast_ratio(fill, white) ? black : white;
    std::size_t letter = 1;
    while (letter < name.size() && (name[letter] & 0xC0) == 0x80)
        ++letter;
    canvas.text({x, y + 1, 36, 34}, name.substr(0, letter),
                {.token = TextToken::caption, .color = ink, .align = Align::center});
}

}  // namespace foyer::kiosk
