#include "kiosk/screens/map_card.h"

#include <algorithm>
#include <utility>

namespace foyer::kiosk {

namespace {

constexpr float map_padding = 24;
constexpr float pin_size = 72;
constexpr float tag_height = 52;

/// A word on a dark ground beside a spot, kept inside of `card`.
void draw_tag(Canvas& canvas, const Rect& card, float x, float y, const std::string& word) {
    const TextOptions style{.token = TextToken::caption, .color = qr_paper};
    const float most = card.w - 2 * map_padding - 32;
    const float width = std::min(most, canvas.measure(word, 0, style).width) + 32;
    const Rect tag{
        std::clamp(x - width / 2, card.x + 8, std::max(card.x + 8, card.right() - 8 - width)),
        std::clamp(y, card.y + 8, card.bottom() - 8 - tag_height), width, tag_height};
    canvas.fill(tag, qr_ink, metrics::radius_chip);
    canvas.text({tag.x + 16, tag.y + 9, width - 32, 34}, word, style);
}

void draw_spots(Canvas& canvas, const Rect& card, const Rect& plan, const Catalogue& words,
                const RoomMap& map, const std::string& room) {
    // The same on white paper in every theme.
    const Color room_color = theme_called(ThemeName::light).cancel;
    const Color here_color = theme_called(ThemeName::light).accent;
    const auto at = [&](const MapSpot& spot) {
        return std::pair{plan.x + spot.x * plan.w, plan.y + spot.y * plan.h};
    };
    if (map.here) {
        const auto [x, y] = at(*map.here);
        canvas.fill({x - 22, y - 22, 44, 44}, qr_paper, 22);
        canvas.fill({x - 18, y - 18, 36, 36}, here_color, 18);
        draw_tag(canvas, card, x, y + 30, words.text("map.here"));
    }
    const auto [x, y] = at(map.room);
    canvas.fill({x - 26, y - 26, 52, 52}, qr_paper, 26);
    canvas.fill({x - 22, y - 22, 44, 44}, room_color, 22);
    canvas.icon("pin", x - 14, y - 14, 28, qr_paper);
    draw_tag(canvas, card, x, y - 36 - tag_height, room);
}

}  // namespace

void add_map(Canvas& canvas, PageFlow& flow, float above, const Catalogue& words,
             const RoomMap& map, const std::string& room, float most_height) {
    const float width = flow.width() - 2 * map_padding;
    const float height = std::max(240.0F, most_height - 2 * map_padding);
    const Rect extent = canvas.picture_extent({0, 0, width, height}, *map.picture);
    if (extent.h <= 0) return;
    flow.add(above, extent.h + 2 * map_padding,
             [&canvas, &words, &map, &room, extent, width, height](const Rect& rect) {
                 canvas.fill(rect, qr_paper, metrics::radius_card);
                 if (canvas.theme().card == qr_paper || canvas.theme().edge_width > 0)
                     canvas.outline(rect, canvas.theme().line, metrics::radius_card, 2);
                 // The picture stands in the middle of the box that it was measured for.
                 const float top = rect.y + map_padding - (height - extent.h) / 2;
                 const Rect plan =
                     canvas.picture({rect.x + map_padding, top, width, height}, *map.picture);
                 draw_spots(canvas, rect, plan, words, map, room);
                 std::string said = room;
                 if (map.here) said += ", " + words.text("map.here");
                 canvas.note("map", map.title, said, rect);
             });
}

}  // namespace foyer::kiosk
