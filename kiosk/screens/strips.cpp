#include "kiosk/screens/strips.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "core/programme/announcements.h"
#include "kiosk/i18n/wording.h"
#include "kiosk/screens/pairing.h"
#include "kiosk/widgets/parts.h"

namespace foyer::kiosk {

namespace {

/// More would leave no room for what the screen is for; the gravest come first.
constexpr std::size_t most_strips = 3;
constexpr int strip_lines = 3;

struct Strip {
    std::string icon, head, text, role;
    Color fill, ink;
    bool outlined = false;
};

/// What must be said about the programme as a whole: its age first, then how it came to be shown,
/// then a clock that may be wrong.
std::optional<Strip> strip_for(const ScreenContext& context, const Theme& theme) {
    if (!context.snapshot) return std::nullopt;
    const Catalogue& words = context.words();
    const Freshness& freshness = context.freshness;
    if (freshness.ever_confirmed && context.origin != Origin::sample) {
        const std::string time =
            moment(words, context.snapshot->days_rule().zone, freshness.confirmed, context.now);
        const std::string as_of = words.text("fresh.programme_as_of", {{"time", time}});
        if (freshness.grade == FreshnessGrade::outdated)
            return Strip{"warn",         words.text("fresh.outdated"), as_of, "alert", theme.cancel,
                         theme.on_cancel};
        if (freshness.grade == FreshnessGrade::stale)
            return Strip{"offline", as_of,      words.text("fresh.check_door"),
                         "alert",   theme.warn, theme.on_warn};
        if (freshness.age >= freshness_bounds::strip)
            return Strip{"offline", as_of, {}, "status", theme.background, theme.warn_text, true};
    }
    for (const Notice& notice : context.notices) {
        if (std::string said = notice_words(words, notice); !said.empty())
            return Strip{"info",           std::move(said), {},  "status",
                         theme.background, theme.warn_text, true};
    }
    if (context.voice_missing)
        return Strip{"listen",
                     words.text("access.no_voice"),
                     {},
                     "status",
                     theme.background,
                     theme.warn_text,
                     true};
    if (context.clock_unsure)
        return Strip{"clock",  words.text("clock.unsure"), {},
                     "status", theme.background,           theme.warn_text,
                     true};
    // A kiosk that nobody has named does well without the staff; one that was named waits for them.
    const std::string code = shown_pairing_code(context);
    if (!code.empty() && context.role.named && current_page(context.state).kind == PageKind::now)
        return Strip{"screen",
                     words.text("pair.named", {{"screen", context.role.screen}}),
                     words.text("pair.code") + " " + code,
                     "status",
                     theme.background,
                     theme.text2,
                     true};
    return std::nullopt;
}

std::vector<Strip> announcement_strips(const ScreenContext& context, const Theme& theme) {
    std::vector<Strip> strips;
    if (!context.snapshot) return strips;
    const auto& publication = context.snapshot->publication();
    for (const programme::Announcement* announcement :
         programme::announcements_for(publication, context.screen, context.now)) {
        const std::string text(announcement->text.in(context.words().language()));
        switch (announcement->severity) {
            case programme::AnnouncementSeverity::emergency:
                // It has the whole screen.
                break;
            case programme::AnnouncementSeverity::warning:
                strips.push_back({"warn", text, {}, "alert", theme.warn, theme.on_warn});
                break;
            case programme::AnnouncementSeverity::info:
                strips.push_back({"message", text, {}, "status", theme.card, theme.text});
                break;
        }
    }
    return strips;
}

/// What this screen shows otherwise than the others, until the hub is back.
std::optional<Strip> only_here_strip(const ScreenContext& context, const Theme& theme) {
    if (!context.staff) return std::nullopt;
    const auto sessions = sessions_only_here(context.staff->report);
    if (sessions.empty()) return std::nullopt;
    return Strip{"offline",
                 context.words().plural("staff.waits", static_cast<long>(sessions.size())),
                 {},
                 "status",
                 theme.background,
                 theme.warn_text,
                 true};
}

/// Returns the height taken, the gap below included; 0 where it would reach below `most`.
float draw_strip(const Strip& strip, Canvas& canvas, float y, float most) {
    const float width = canvas.width() - 2 * metrics::margin;
    const float text_width = width - 96 - 28;
    const TextOptions head{.token = TextToken::bodyb, .color = strip.ink, .max_lines = strip_lines};
    const float head_height = canvas.measure(strip.head, text_width, head).height;
    const TextOptions note{.token = TextToken::body, .color = strip.ink, .max_lines = strip_lines};
    const float note_height =
        strip.text.empty() ? 0 : canvas.measure(strip.text, text_width, note).height;
    const float height = head_height + note_height + (strip.text.empty() ? 44.0F : 56.0F);
    if (y + height + metrics::gap > most) return 0;
    const Rect rect{metrics::margin, y, width, height};
    canvas.fill(rect, strip.fill, metrics::radius_button);
    if (strip.outlined) canvas.outline(rect, strip.ink, metrics::radius_button, 3);
    const float icon = strip.text.empty() ? 44 : 56;
    canvas.icon(strip.icon, metrics::margin + (96 - icon) / 2, y + (height - icon) / 2, icon,
                strip.ink);
    const float top = y + (height - head_height - note_height) / 2;
    canvas.text({metrics::margin + 96, top, text_width, head_height}, strip.head, head);
    if (!strip.text.empty())
        canvas.text({metrics::margin + 96, top + head_height, text_width, note_height}, strip.text,
                    note);
    canvas.note(strip.role, strip.head, strip.text, rect);
    return height + metrics::gap;
}

}  // namespace

std::string notice_words(const Catalogue& words, const Notice& notice) {
    switch (notice.kind) {
        case NoticeKind::sample_shown:
            return words.text("notice.sample");
        case NoticeKind::source_unreadable:
        case NoticeKind::source_broken:
            return words.text("notice.source_failed");
        case NoticeKind::other_source_shown:
            return words.text("notice.other_source");
        case NoticeKind::store_rebuilt:
            return words.text("notice.rebuilt");
        case NoticeKind::store_unavailable:
        case NoticeKind::store_write_failed:
            return words.text("notice.not_kept");
        case NoticeKind::loading:
        case NoticeKind::no_programme:
            return {};
    }
    return {};
}

float draw_strips(const ScreenContext& context, Canvas& canvas, float y, float most) {
    std::vector<Strip> strips = announcement_strips(context, canvas.theme());
    // A programme that may be wrong is graver than a message that is no emergency.
    if (auto strip = strip_for(context, canvas.theme())) {
        const auto place = std::find_if(strips.begin(), strips.end(), [&](const Strip& other) {
            return !(other.fill == canvas.theme().cancel);
        });
        strips.insert(place, *std::move(strip));
    }
    if (auto strip = only_here_strip(context, canvas.theme())) strips.push_back(*std::move(strip));
    if (strips.size() > most_strips) strips.resize(most_strips);
    for (const Strip& strip : strips)
        y += draw_strip(strip, canvas, y,
                        strip.fill == canvas.theme().cancel ? canvas.height() : most);
    return y;
}

}  // namespace foyer::kiosk
