// Pairing: a screen that the hub does not know shows a code, and who types it here makes something
// of that screen.

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/pairing_code.h"
#include "tools/hub/api_handlers.h"
#include "tools/hub/screen_wish.h"

namespace foyer::hub {

namespace {

/// A screen that shows its code asks for the head every few seconds, at most once a minute.
constexpr std::chrono::minutes still_there{2};

bool is_known(const Desk& desk, const std::string& id) {
    const auto& screens = desk.layers().screens;
    return std::any_of(screens.begin(), screens.end(),
                       [&](const programme::Screen& screen) { return screen.id == id; });
}

/// The screens that show this code now.
std::vector<std::string> screens_that_show(const ApiContext& context, const std::string& code,
                                           UtcTime now) {
    std::vector<std::string> found;
    for (const auto& [id, sight] : context.screens.all())
        if (sight.seen_at + still_there >= now && !is_known(context.desk, id) &&
            pairing_code(id) == code)
            found.push_back(id);
    return found;
}

Refusal too_many_codes(std::chrono::seconds wait) {
    return {429, "too_often",
            "Too many codes that no screen shows; try again in " + std::to_string(wait.count()) +
                " seconds.",
            ""};
}

Refusal no_such_screen() {
    return {404, "no_screen",
            "No screen that waits to be set up shows this code. It must follow this hub; look at "
            "it again, its code may have changed.",
            ""};
}

/// Somebody made an id up that has the code of another one.
Refusal two_screens(const std::vector<std::string>& ids) {
    std::string names;
    for (const std::string& id : ids)
        names += (names.empty() ? "" : ", ") + id;
    return {409, "ambiguous",
            "Several screens have this code: " + names +
                ". Look which name stands on the screen, and set that one up by its name.",
            ""};
}

}  // namespace

HttpResponse pair_screen(ApiContext& context, const ApiCall& call) {
    BodyFaults faults;
    BodyFields fields(*call.body, "", faults);
    const std::string code = typed_pairing_code(fields.text("code", Presence::required));
    if (code.empty()) fields.wrong("code", "must be the six letters and digits on the screen");
    programme::Screen screen = read_screen_wish(fields, context.desk.programme());
    if (faults.any()) return answer_of(faults.first());
    const std::string who = "pair " + call.actor.name;
    if (auto wait = context.sign_in_limits.attempt(who, call.actor.token, call.moment.monotonic))
        return answer_of(too_many_codes(*wait));
    const auto found = screens_that_show(context, code, call.moment.now());
    if (found.empty()) return answer_of(no_such_screen());
    context.sign_in_limits.passed(who, call.actor.token);
    if (found.size() > 1) return answer_of(two_screens(found));
    screen.id = found.front();
    return set_screen(context, call, std::move(screen), "screen.pair");
}

}  // namespace foyer::hub
