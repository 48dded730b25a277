#include "kiosk/display/remark.h"

#include <utility>

#include "core/programme/announcements.h"
#include "kiosk/display/display_voice.h"
#include "kiosk/i18n/wording.h"
#include "kiosk/screens/home_telling.h"
#include "kiosk/screens/pairing.h"
#include "kiosk/screens/strips.h"

namespace foyer::kiosk {

namespace {

bool is_dated(const ScreenContext& context) {
    return context.snapshot && context.freshness.ever_confirmed && context.origin != Origin::sample;
}

std::string confirmed_time(const ScreenContext& context, const Catalogue& words) {
    return moment(words, context.snapshot->days_rule().zone, context.freshness.confirmed,
                  context.now);
}

void remark_age(const ScreenContext& context, const Catalogue& words,
                std::vector<Remark>& remarks) {
    if (!is_dated(context) || context.freshness.grade == FreshnessGrade::fresh) return;
    const std::string time = confirmed_time(context, words);
    switch (context.freshness.grade) {
        case FreshnessGrade::fresh:
            break;
        case FreshnessGrade::ageing:
            remarks.push_back({.icon = "offline",
                               .text = words.text("display.ageing", {{"time", time}}),
                               .tone = RemarkTone::plain});
            break;
        case FreshnessGrade::stale:
            remarks.push_back({.icon = "offline",
                               .text = words.text("display.stale", {{"time", time}}),
                               .tone = RemarkTone::warn});
            break;
        case FreshnessGrade::outdated:
            remarks.push_back({.icon = "warn",
                               .text = words.text("display.outdated", {{"time", time}}),
                               .tone = RemarkTone::alarm});
            break;
    }
}

}  // namespace

Remark age_of(const ScreenContext& context, const Catalogue& words) {
    if (!is_dated(context)) return {};
    const std::string time = confirmed_time(context, words);
    if (context.freshness.grade == FreshnessGrade::fresh) return {.icon = "uptodate", .text = time};
    return {.icon = "offline",
            .text = words.text("fresh.as_of", {{"time", time}}),
            .tone = RemarkTone::warn};
}

std::vector<Remark> remarks_of(const ScreenContext& context, const Catalogue& words) {
    std::vector<Remark> remarks;
    remark_age(context, words, remarks);
    for (const Notice& notice : context.notices) {
        if (std::string said = notice_words(words, notice); !said.empty())
            remarks.push_back({.icon = "info", .text = std::move(said), .tone = RemarkTone::plain});
    }
    if (context.clock_unsure)
        remarks.push_back(
            {.icon = "clock", .text = words.text("clock.unsure"), .tone = RemarkTone::plain});
    if (std::string pairing = pairing_words(context, words); !pairing.empty())
        remarks.push_back(
            {.icon = "screen", .text = std::move(pairing), .tone = RemarkTone::plain});
    return remarks;
}

std::vector<Remark> announcements_of(const ScreenContext& context, const Catalogue& words) {
    std::vector<Remark> remarks;
    if (!context.snapshot) return remarks;
    for (const programme::Announcement* announcement : programme::announcements_for(
             context.snapshot->publication(), context.screen, context.now)) {
        if (announcement->severity == programme::AnnouncementSeverity::emergency) continue;
        const bool warns = announcement->severity == programme::AnnouncementSeverity::warning;
        remarks.push_back({.icon = warns ? "warn" : "message",
                           .text = std::string(announcement->text.in(words.language())),
                           .language = home::shown_language(announcement->text, words.language()),
                           .tone = warns ? RemarkTone::warn : RemarkTone::quiet});
    }
    return remarks;
}

std::optional<Remark> remark_in_turn(const ScreenContext& context, std::vector<Remark> remarks) {
    if (remarks.empty()) return std::nullopt;
    const auto languages = static_cast<std::int64_t>(display_languages(context).size());
    const auto count = static_cast<std::int64_t>(remarks.size());
    return std::move(
        remarks[static_cast<std::size_t>(minute_number(context.now) / languages % count)]);
}

}  // namespace foyer::kiosk
