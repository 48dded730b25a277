// The bands of the grid: what takes place in all rooms, and pauses.

#include <algorithm>
#include <string>
#include <vector>

#include "kiosk/i18n/wording.h"
#include "kiosk/screens/home_telling.h"
#include "kiosk/screens/programme_view.h"
#include "kiosk/screens/room_card.h"
#include "kiosk/widgets/parts.h"

namespace foyer::kiosk::programme_page {

namespace {

using programme::Session;
using programme::SessionStatus;

/// What a band is, and when: the fuller of `whens` that leaves the title its words. Where only a
/// strip of the band is seen, nothing is said rather than half a word.
void draw_band_words(Canvas& canvas, const Rect& box, const std::string& title,
                     const std::vector<std::string>& whens, TextOptions style) {
    constexpr float gap = 24;
    constexpr float rounding = 4;
    const TextOptions quiet{.token = TextToken::body, .color = canvas.theme().text2};
    const auto breaks = [&](float width) {
        return width <= 0 || canvas.measure(title, width, style).broken_word;
    };
    for (const std::string& when : whens) {
        const float width = canvas.measure(when, 0, quiet).width + rounding;
        if (breaks(box.w - width - gap)) continue;
        const TextExtent taken =
            canvas.text({box.x, box.y, box.w - width - gap, box.h}, title, style);
        canvas.text({box.x + taken.width + gap, box.y, width, box.h}, when, quiet);
        return;
    }
    if (breaks(box.w)) style.scale = scale_for_word(canvas, title, box.w, style);
    if (breaks(box.w)) return;
    const float lower = box.h * (1 - style.scale) / 2;
    canvas.text({box.x, box.y + lower, box.w, box.h - lower}, title, style);
}

}  // namespace

bool band_opens(const View& view, const GridBand& band) {
    return !programme::is_pause(view.snapshot.session(band.session).kind) && band.h >= 96;
}

void draw_grid_band(const View& view, Canvas& canvas, const Rect& rect, const GridBand& band,
                    const Rect& seen) {
    const Theme& theme = canvas.theme();
    const Session& session = view.snapshot.session(band.session);
    const TimeZone& zone = view.snapshot.days_rule().zone;
    const Catalogue& words = view.words();
    const bool pause = programme::is_pause(session.kind);
    const std::string title(session.title.in(words.language()));
    const std::string start = time_of_day(words, zone, session.start);
    const std::string label = start + " " + title;
    std::string when = start + " – " + time_of_day(words, zone, session.end);
    const bool off = session.status == SessionStatus::cancelled;
    if (off) {
        when += ", " + words.text("room.cancelled");
    } else if (session.end <= view.now()) {
        when += ", " + words.text("programme.ended");
    }
    if (!pause && !off)
        canvas.fill(rect, canvas.pressed(label) ? theme.card2 : theme.card, metrics::radius_button);
    canvas.outline(rect, pause ? theme.rule : theme.edge, metrics::radius_button, 2);
    // The words stand in the part that is seen, however many rooms there are.
    float x = std::max(rect.x, seen.x) + 24;
    const float right = std::min(rect.right(), seen.right()) - 24;
    const float y = pause ? rect.y + (rect.h - 44) / 2 : rect.y + 16;
    const std::string_view icon = rest_icon(session.kind);
    if (!icon.empty()) {
        canvas.icon(icon, x, y + 4, 36, theme.text2);
        x += 52;
    }
    draw_band_words(canvas, {x, y, right - x, 44}, title, {when, start},
                    {.token = TextToken::bodyb,
                     .color = pause ? theme.text2 : theme.text,
                     .struck = off,
                     .language = home::shown_language(session.title, words.language()),
                     .strike_color = theme.danger});
    if (!band_opens(view, band)) {
        canvas.note("text", label, when, rect);
        return;
    }
    const std::vector<std::string> people = people_wordings(words, view.snapshot, session);
    const TextOptions note{.token = TextToken::note, .color = theme.text2};
    if (right > x && !people.empty() && !canvas.measure(people.back(), right - x, note).broken_word)
        draw_fitting(canvas, {x, y + 48, right - x, 34}, people, note);
    canvas.button(label, when, rect, open_page(PageKind::session, session.id));
}

}  // namespace foyer::kiosk::programme_page
