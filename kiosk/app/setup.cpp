#include "kiosk/app/setup.h"

#include <algorithm>
#include <system_error>

#include "kiosk/app/assets.h"
#include "platform/feed_source.h"

namespace foyer::kiosk {

namespace {

/// The language of a tag or a locale: "fr" of "fr-ch" and of "fr_FR.UTF-8".
std::string primary_language(const std::string& tag) {
    return tag.substr(0, tag.find_first_of("-_.@"));
}

}  // namespace

Result<std::string> choose_language(const Catalogues& catalogues, const std::string& wanted,
                                    const std::string& locale) {
    for (const std::string& tag : {wanted, primary_language(wanted)})
        if (catalogues.has(tag)) return tag;
    if (!wanted.empty()) {
        std::string names;
        for (const Catalogue& catalogue : catalogues.all())
            names += (names.empty() ? "" : ", ") + catalogue.language();
        return Error{ErrorKind::usage, "--lang: there is no translation into \"" + wanted +
                                           "\"; there are: " + names};
    }
    const std::string of_system = primary_language(locale);
    for (const std::string& tag : {of_system, std::string("en")})
        if (catalogues.has(tag)) return tag;
    return catalogues.all().front().language();
}

State initial_state(const Options& options, const std::string& language) {
    State state;
    state.language = language;
    state.theme = state.installed_theme = options.theme;
    state.text_size = state.installed_text_size = options.text_size;
    state.motion = options.motion;
    return update(std::move(state), Intent{.kind = IntentKind::open, .page = options.page});
}

ScreenSetup screen_setup(const Options& options, const std::string& language) {
    ScreenSetup setup;
    setup.language = language;
    setup.installed = {.mode = options.mode,
                       .room = options.room,
                       .language = options.language,
                       .languages = options.languages,
                       .theme = options.theme,
                       .light_hours = options.light_hours};
    if (options.asks("mode")) setup.asked.mode = options.mode;
    if (options.asks("room")) setup.asked.room = options.room;
    if (options.asks("lang")) setup.asked.language = options.language;
    if (options.asks("languages")) setup.asked.languages = options.languages;
    if (options.asks("theme")) setup.asked.theme = options.theme;
    return setup;
}

ProgrammeClock programme_clock(const Options& options, const Clock& clock) {
    if (!options.at && !options.speed) return {};
    const UtcTime now = std::chrono::floor<std::chrono::seconds>(clock.wall());
    return ProgrammeClock(options.at.value_or(now), clock.monotonic(), options.speed.value_or(1));
}

KeeperOptions keeper_options(const Options& options, const std::filesystem::path& assets,
                             const std::filesystem::path& default_db, const ProgrammeClock& clock) {
    KeeperOptions keeper;
    keeper.source = options.source;
    keeper.sample = sample_programme(assets);
    keeper.time_zone = options.time_zone;
    keeper.title = options.title;
    keeper.clock = clock;
    keeper.db = options.db.empty() ? default_db : std::filesystem::path(options.db);
    if (options.draws_once()) {
        // A picture leaves no trace, and needs no store that nobody named.
        keeper.use = StoreUse::read_only;
        std::error_code ignored;
        const bool is_named = !options.db.empty();
        const bool helps = options.source.empty() && std::filesystem::exists(default_db, ignored);
        if (!is_named && !helps) keeper.db.clear();
    }
    return keeper;
}

StaffOptions staff_options(const Options& options, const KeeperOptions& keeper) {
    StaffOptions staff;
    staff.db = keeper.db;
    staff.hub = options.hub;
    staff.token_file = options.token_file;
    staff.authority = options.authority;
    return staff;
}

FollowOptions follow_options(const Options& options) {
    FollowOptions follow;
    follow.feed = options.hub.empty() ? options.feed : platform::feed_of_hub(options.hub);
    follow.screen = options.screen;
    follow.trust = options.trust;
    follow.authority = options.authority;
    return follow;
}

}  // namespace foyer::kiosk
