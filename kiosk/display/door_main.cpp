// The middle of a door sign: what is on, what is off, and where to go.

#include <algorithm>

#include "kiosk/display/door_parts.h"
#include "kiosk/display/fitting.h"

namespace foyer::kiosk::door {

namespace {

constexpr float way_height = 112;

constexpr FitSteps big_title{{TextToken::display, 4},
                             {TextToken::headline, 5},
                             {TextToken::title, 6},
                             {TextToken::bodyl, 6}};
constexpr FitSteps big_words{
    {TextToken::display, 3}, {TextToken::headline, 4}, {TextToken::title, 4}};

/// The people of a session with what they belong to, one a line or beside each other; fewer words
/// where there is little room. Returns the height taken.
float draw_people_lines(Canvas& canvas, const Rect& box, const DoorSession& session) {
    const TextOptions style{.token = TextToken::title, .color = canvas.theme().text2};
    const float line = type_size(style.token).line;
    std::string beside;
    bool fits = true;
    for (const std::string& name : session.names) {
        beside += (beside.empty() ? "" : "  ·  ") + name;
        fits = fits && canvas.measure(name, 0, style).width <= box.w;
    }
    if (canvas.measure(beside, 0, style).width <= box.w) {
        canvas.text({box.x, box.y, box.w, line}, beside, style);
        return line;
    }
    const float height = line * static_cast<float>(session.names.size());
    if (!fits || height > box.h + 1)
        return draw_names(canvas, box, session.people, session.names, style);
    float y = box.y;
    for (const std::string& name : session.names) {
        canvas.text({box.x, y, box.w, line}, name, style);
        y += line;
    }
    return height;
}

/// A session alone: its title as large as fits, then its people. Returns the height taken.
float draw_alone(Canvas& canvas, const Rect& area, const DoorSession& session, Color ink) {
    const float people_line = type_size(TextToken::title).line;
    const float for_people = session.people.empty() || area.h < 220 ? 0 : people_line + 24;
    const TextExtent title =
        draw_fitted(canvas, {area.x, area.y, area.w, area.h - for_people}, session.title, big_title,
                    {.color = ink, .language = session.title_language});
    if (for_people == 0) return title.height;
    const float y = area.y + title.height + 24;
    const float people = draw_people_lines(canvas, {area.x, y, area.w, area.bottom() - y}, session);
    return title.height + 24 + people;
}

/// Sessions that overlap in this room, one below the other.
void draw_several(Canvas& canvas, const Rect& area, const DoorModel& door) {
    const Theme& theme = canvas.theme();
    const auto count = static_cast<int>(door.sessions.size());
    const auto rows_in = [&](float row) { return std::max(1, static_cast<int>(area.h / row)); };
    constexpr float tall = 54 + 128 + 32;
    constexpr float low = 54 + 64 + 24;
    const float row = rows_in(tall) >= count ? tall : low;
    // The last row counts the others where not all fit.
    const int shown = rows_in(row) >= count ? count : std::max(1, rows_in(row) - 1);
    float y = area.y;
    for (int i = 0; i < shown; ++i, y += row) {
        const DoorSession& session = door.sessions[static_cast<std::size_t>(i)];
        canvas.text({area.x, y, area.w, 54}, session.start + " – " + session.end,
                    {.token = TextToken::bodyl, .color = theme.text2});
        canvas.text({area.x, y + 54, area.w, row == tall ? 128.0F : 64.0F}, session.title,
                    {.token = TextToken::title,
                     .color = theme.text,
                     .max_lines = 2,
                     .language = session.title_language});
        canvas.note("session", session.title, session.start + " – " + session.end,
                    {area.x, y, area.w, row - 24});
    }
    if (shown == count || door.more_now.empty()) return;
    const std::string& more = door.more_now[static_cast<std::size_t>(count - shown - 1)];
    canvas.text({area.x, y, area.w, 54}, more, {.token = TextToken::bodyl, .color = theme.text2});
    canvas.note("more", more, {}, {area.x, y, area.w, 54});
}

void note_session(Canvas& canvas, const Rect& rect, const DoorSession& session) {
    canvas.note("session", session.title, session.start + " – " + session.end, rect);
}

/// One place to go instead: its plate, its time, its title.
void draw_place(Canvas& canvas, const Rect& rect, const DoorInstead& place) {
    const Theme& theme = canvas.theme();
    draw_card_ground(canvas, rect, false);
    float x = rect.x + metrics::padding;
    const float inner = rect.h - 64;
    if (place.sign) {
        const float width = std::min(184.0F, inner);
        const Rect plate{x, rect.y + 32, width, inner};
        canvas.fill(plate, theme.inverse, metrics::radius_button);
        const float sign_y = plate.y + (inner - 112) / 2 + (place.sign->caption.empty() ? 0 : 20);
        if (!place.sign->caption.empty())
            canvas.text(
                {plate.x + 6, sign_y - 34, width - 12, 44}, place.sign->caption,
                {.token = TextToken::bodyb, .color = theme.on_inverse, .align = Align::center});
        canvas.text(
            {plate.x + 6, sign_y, width - 12, 112}, place.sign->sign,
            {.token = TextToken::display, .color = theme.on_inverse, .align = Align::center});
        x = plate.right() + metrics::padding;
    }
    const float width = rect.right() - metrics::padding - x;
    float y = rect.y + 28;
    const TextExtent start = canvas.text({x, y, width, 64}, place.session.start,
                                         {.token = TextToken::title, .color = theme.text});
    if (place.sign) {
        canvas.text({x + start.width + 20, y, width - start.width - 20, 64},
                    "– " + place.session.end, {.token = TextToken::title, .color = theme.text2});
    } else {
        canvas.text({x + start.width + 28, y, width - start.width - 28, 64}, place.room,
                    {.token = TextToken::title, .color = theme.text});
    }
    y += 64;
    const TextExtent title =
        canvas.text({x, y, width, std::max(64.0F, std::min(128.0F, rect.bottom() - 20 - y))},
                    place.session.title,
                    {.token = TextToken::title,
                     .color = theme.text,
                     .max_lines = 2,
                     .language = place.session.title_language});
    y += title.height;
    if (rect.bottom() - y >= 44 + 20)
        draw_fitting(canvas, {x, y, width, 44}, place.session.people,
                     {.token = TextToken::body, .color = theme.text2});
    canvas.note("instead", place.session.start + " " + place.session.title, place.room, rect);
}

/// The hatched panel with the title that is off; returns its lower edge.
float draw_off(Canvas& canvas, const Rect& area, const DoorSession& session) {
    const Theme& theme = canvas.theme();
    const float width = area.w - 2 * metrics::padding;
    const TextOptions style =
        fitted(canvas, session.title, width, area.h - 88,
               {{TextToken::headline, 4}, {TextToken::title, 5}, {TextToken::bodyl, 5}},
               {.color = theme.text2,
                .struck = true,
                .language = session.title_language,
                .strike_color = theme.danger});
    const float height = std::min(area.h, canvas.measure(session.title, width, style).height + 88);
    const Rect panel{area.x, area.y, area.w, height};
    canvas.fill(panel, theme.card, metrics::radius_card);
    canvas.hatch(panel, theme.card2, metrics::radius_card);
    canvas.text({panel.x + metrics::padding, panel.y + 44, width, height - 88}, session.title,
                style);
    canvas.note("session", session.title, session.start, panel);
    return panel.bottom();
}

/// What to do instead, within `area`.
void draw_places(Canvas& canvas, const DisplayVoice& voice, const Rect& area,
                 const std::vector<DoorInstead>& places) {
    const Theme& theme = canvas.theme();
    if (places.empty() || area.h < 84 + 180) return;
    const std::string head = voice.words.text("door.instead");
    const TextExtent word = canvas.text({area.x, area.y, area.w, 84}, head,
                                        {.token = TextToken::headline, .color = theme.text});
    if (voice.speaks_two()) {
        const std::string other = voice.other.text("door.instead");
        const float left = area.x + word.width + 28;
        canvas.text(
            {left, area.y + 16, area.right() - left, 64}, other,
            {.token = TextToken::title, .color = theme.text2, .language = voice.other.language()});
    }
    float y = area.y + 84 + 20;
    const float room = area.bottom() - y;
    const auto count =
        std::min<int>(static_cast<int>(places.size()),
                      static_cast<int>((room + metrics::gap) / (220 + metrics::gap)));
    if (count < 1) return;
    const float height = std::min(
        304.0F, (room - metrics::gap * static_cast<float>(count - 1)) / static_cast<float>(count));
    for (int i = 0; i < count; ++i, y += height + metrics::gap)
        draw_place(canvas, {area.x, y, area.w, height}, places[static_cast<std::size_t>(i)]);
}

}  // namespace

void draw_main(Canvas& canvas, const DisplayVoice& voice, const Rect& area, const DoorModel& door) {
    const Theme& theme = canvas.theme();
    float y = area.y;
    if (door.sessions.empty()) {
        const TextExtent words =
            draw_fitted(canvas, area, door.headline.word, big_words, {.color = theme.text});
        canvas.note("text", door.headline.word, door.headline.other,
                    {area.x, y, area.w, words.height});
        y += words.height + 24;
        if (door.headline.other.empty() || y + 84 > area.bottom()) return;
        draw_fitted(canvas, {area.x, y, area.w, area.bottom() - y}, door.headline.other,
                    {{TextToken::headline, 2}, {TextToken::title, 2}},
                    {.color = theme.text2, .language = voice.other.language()});
        return;
    }
    if (door.sessions.size() > 1) {
        draw_several(canvas, area, door);
        return;
    }
    const DoorSession& session = door.sessions.front();
    if (door.state == DoorState::elsewhere) {
        // Where everyone is matters more than what they hear there.
        const TextExtent words = draw_fitted(canvas, {area.x, y, area.w, area.h * 0.5F},
                                             door.headline.word, big_words, {.color = theme.text});
        canvas.note("text", door.headline.word, door.headline.other,
                    {area.x, y, area.w, words.height});
        y += words.height + 32;
        const TextOptions title{.token = TextToken::title,
                                .color = theme.text2,
                                .max_lines = 3,
                                .language = session.title_language};
        canvas.text({area.x, y, area.w, std::max(64.0F, area.bottom() - y)}, session.title, title);
        note_session(canvas, {area.x, y, area.w, 64}, session);
        return;
    }
    if (!door.headline.word.empty()) {
        canvas.text({area.x, y, area.w, 64}, door.headline.word,
                    {.token = TextToken::title, .color = theme.text2});
        canvas.note("text", door.headline.word, door.headline.other, {area.x, y, area.w, 64});
        y += 64 + 24;
    }
    const bool away = !door.to_room.empty();
    const float bottom = area.bottom() - (away ? way_height + 48 : 0);
    const float taken = draw_alone(canvas, {area.x, y, area.w, bottom - y}, session,
                                   away ? theme.text2 : theme.text);
    note_session(canvas, {area.x, y, area.w, taken}, session);
    if (!away) return;
    y += taken + 48;
    draw_way(canvas, {area.x, y, area.w, way_height}, door.to_room, theme.text);
    canvas.note("way", door.to_room, {}, {area.x, y, area.w, way_height});
}

void draw_cancelled(Canvas& canvas, const DisplayVoice& voice, const Rect& area,
                    const DoorModel& door) {
    const DoorSession& session = door.sessions.front();
    const bool alone = door.instead.empty();
    if (is_wide(canvas)) {
        const float left = alone ? area.w : area.w * 0.42F;
        draw_off(canvas, {area.x, area.y, left, area.h}, session);
        const float x = area.x + left + 2 * metrics::gap;
        if (!alone) draw_places(canvas, voice, {x, area.y, area.right() - x, area.h}, door.instead);
        return;
    }
    const float most = alone ? area.h : std::min(area.h * 0.45F, 424.0F);
    const float y = draw_off(canvas, {area.x, area.y, area.w, most}, session) + 48;
    draw_places(canvas, voice, {area.x, y, area.w, area.bottom() - y}, door.instead);
}

}  // namespace foyer::kiosk::door
