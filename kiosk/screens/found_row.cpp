#include "kiosk/screens/found_row.h"

#include <algorithm>

#include "kiosk/screens/room_card_parts.h"
#include "kiosk/screens/session_row.h"

namespace foyer::kiosk {

namespace {

std::string sessions_in_words(const Catalogue& words, std::size_t count) {
    return words.plural("count.sessions", static_cast<long>(count));
}

std::string detail_line(const FoundRow& row) {
    if (row.detail.empty() || row.count.empty()) return row.detail + row.count;
    return row.detail + "  \u00B7  " + row.count;
}

}  // namespace

std::string position_in_words(const Catalogue& words, const programme::Person& person) {
    const std::string position(person.position.in(words.language()));
    if (position.empty() || person.affiliation.empty()) return position + person.affiliation;
    return words.text("people.affiliation",
                      {{"name", position}, {"affiliation", person.affiliation}});
}

FoundRow person_row(const programme::Snapshot& snapshot, const Catalogue& words,
                    programme::PersonIndex person) {
    const programme::Person& found = snapshot.person(person);
    return {.icon = "person",
            .name = found.name,
            .detail = found.affiliation.empty() ? std::string(found.position.in(words.language()))
                                                : found.affiliation,
            .count = sessions_in_words(words, snapshot.sessions_of(person).size()),
            .intent = open_page(PageKind::person, found.id)};
}

FoundRow room_row(const programme::Snapshot& snapshot, const Catalogue& words,
                  programme::RoomIndex room) {
    const programme::Room& found = snapshot.room(room);
    return {.icon = "door",
            .name = std::string(found.name.in(words.language())),
            .detail = std::string(found.floor.in(words.language())),
            .count = sessions_in_words(words, snapshot.timeline(room).sessions.size()),
            .intent = open_page(PageKind::room, found.id)};
}

FoundRow track_row(const programme::Snapshot& snapshot, const Catalogue& words,
                   programme::TrackIndex track) {
    const programme::Track& found = snapshot.track(track);
    const std::string name(found.name.in(words.language()));
    const auto count =
        std::ranges::count(snapshot.programme().sessions, found.id, &programme::Session::track);
    return {.icon = "programme",
            .name = name,
            .detail = {},
            .count = sessions_in_words(words, static_cast<std::size_t>(count)),
            .intent = open_page(PageKind::search, name)};
}

void draw_found_row(Canvas& canvas, const Rect& rect, const FoundRow& row) {
    const Theme& theme = canvas.theme();
    const std::string detail = detail_line(row);
    draw_row_ground(canvas, rect, row.name);
    constexpr float plate = 72;
    const Rect sign{rect.x + 32, rect.y + (rect.h - plate) / 2, plate, plate};
    canvas.fill(sign, theme.card2, plate / 2);
    if (theme.edge_width > 2) canvas.outline(sign, theme.edge, plate / 2, theme.edge_width);
    canvas.icon(row.icon, sign.x + 18, sign.y + 18, 36, theme.text2);
    const float x = sign.right() + 28;
    const float width = rect.right() - 84 - x;
    const float below = detail.empty() ? 0 : 34;
    const float y = rect.y + (rect.h - 44 - below) / 2;
    canvas.text({x, y, width, 44}, row.name,
                {.token = TextToken::bodyb, .color = theme.text, .marked = row.marked});
    if (below > 0)
        canvas.text({x, y + 44, width, 34}, detail,
                    {.token = TextToken::note, .color = theme.text2});
    room_card::draw_chevron(canvas, rect.right() - 64, rect.y + (rect.h - 32) / 2);
    canvas.button(row.name, detail, rect, row.intent);
}

}  // namespace foyer::kiosk
