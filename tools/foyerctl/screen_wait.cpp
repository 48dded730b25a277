#include "tools/foyerctl/screen_wait.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/guarded.h"
#include "tools/foyerctl/hub_json.h"
#include "tools/foyerctl/layout.h"
#include "tools/foyerctl/progress.h"
#include "tools/foyerctl/session_json.h"

namespace foyer::foyerctl {

namespace {

/// How often the hub is asked: screens follow within a second.
constexpr std::chrono::milliseconds look_interval{200};

struct Showing {
    std::int64_t shown = 0;
    std::int64_t all = 0;  ///< those that are on
    bool reached = false;  ///< the hub has published what is waited for
    [[nodiscard]] bool everywhere() const { return reached && shown >= all; }
};

Result<Showing> look(HubClient& hub, std::int64_t revision) {
    const auto answer = hub.get("status");
    if (!answer) return answer.error();
    const Json& screens = object_at(*answer->body, "screens");
    return Showing{number_at(screens, "shown"), number_at(screens, "all"),
                   number_at(*answer->body, "revision") >= revision};
}

Result<Showing> wait_for_screens(HubClient& hub, std::int64_t revision, std::chrono::seconds limit,
                                 const World& world) {
    const Progress progress(world.err, "Waiting for the screens");
    const MonotonicTime end = world.clock.monotonic() + limit;
    for (;;) {
        auto showing = look(hub, revision);
        if (!showing || showing->everywhere() || world.clock.monotonic() >= end) return showing;
        Guarded<bool> never;
        never.wait_for({}, look_interval, [](bool) { return false; });
    }
}

std::string screens_counted(std::int64_t count) {
    return counted(static_cast<std::size_t>(count), "screen", "screens");
}

std::string words_of(const Showing& showing) {
    if (showing.all <= 0) return "No screen is on.";
    if (showing.all == 1) return "The one screen shows it.";
    return "All " + screens_counted(showing.all) + " show it.";
}

Error late_screens(const Showing& showing, std::chrono::seconds limit) {
    const std::string after = " after " + std::to_string(limit.count()) + " s";
    if (!showing.reached) return {ErrorKind::refused, "Accepted, but not yet published" + after};
    return {ErrorKind::refused, "Published, but only " + std::to_string(showing.shown) + " of " +
                                    screens_counted(showing.all) + " showed it" + after +
                                    "; \"foyerctl screens\" tells which do not"};
}

}  // namespace

Outcome tell_published(HubClient& hub, const Json& answer, const PublishedEnd& end, World& world) {
    if (!end.json) end.words();
    const std::int64_t revision = number_at(answer, "revision");
    if (!end.wait || revision <= 0) {
        if (end.json) print_json(world.out, answer);
        return 0;
    }
    if (const auto flushed = world.out.flush(); !flushed) return flushed.error();
    const auto showing = wait_for_screens(hub, revision, *end.wait, world);
    if (end.json) {
        Json whole = answer;
        if (showing) whole["screens"] = {{"shown", showing->shown}, {"all", showing->all}};
        print_json(world.out, whole);
    }
    if (!showing) return showing.error();
    if (!showing->everywhere()) return late_screens(*showing, *end.wait);
    if (!end.json) world.out.line(words_of(*showing));
    return 0;
}

}  // namespace foyer::foyerctl
