#include "tools/foyerctl/hub_edit.h"

#include <nlohmann/json.hpp>

#include "tools/foyerctl/change_words.h"
#include "tools/foyerctl/hub_json.h"
#include "tools/foyerctl/layout.h"
#include "tools/foyerctl/screen_wait.h"
#include "tools/foyerctl/session_json.h"
#include "tools/foyerctl/words.h"

namespace foyer::foyerctl {

namespace {

/// A value of a field for a person: lists joined, instants as clock times, texts per language as
/// the first one.
std::string value_words(const Json& value) {
    if (value.is_string()) return moment_of(text_at({{"v", value}}, "v"));
    if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
    if (value.is_array()) {
        const std::string words = joined_at({{"v", value}}, "v");
        return words.empty() ? "none" : words;
    }
    if (value.is_object() && !value.empty()) return value_words(value.begin().value());
    return "none";
}

std::string clash_words(const Json& clash) {
    const std::string start = text_at(clash, "start");
    return "\n  " + text_at(clash, "name") + ": \"" + text_at(clash, "title") + "\" [" +
           text_at(clash, "session") + "], " + moment_of(start) + " to " +
           clock_of(text_at(clash, "end"));
}

std::string clashes_words(const Json& answer) {
    std::string words;
    for (const Json& clash : list_at(answer, "clashes"))
        words += clash_words(clash);
    return words;
}

Error clash_error(const HubAnswer& answer) {
    return {ErrorKind::refused,
            "This would double-book:" + clashes_words(*answer.body) +
                "\nNothing was changed. Choose another room or time, or insist with: "
                "--force --reason \"WHY\""};
}

Error conflict_error(const HubAnswer& answer) {
    std::string words = "Somebody else was quicker, and nothing was changed:";
    for (const Json& conflict : list_at(*answer.body, "conflicts")) {
        const auto side = [&](const char* name) {
            return conflict.contains(name) ? value_words(conflict[name]) : std::string("none");
        };
        const std::string who = text_at(conflict, "who");
        words += "\n  " + text_at(conflict, "field") + " was " + side("base") + "; " +
                 (who.empty() ? "somebody" : who) + " made it " + side("theirs") + " (" +
                 moment_of(text_at(conflict, "when")) + "), you wanted " + side("mine");
    }
    return {ErrorKind::refused,
            words +
                "\nTalk to them, then repeat the command if it is still right: it starts from "
                "what stands now."};
}

void tell_screens(const Json& answer, Terminal& out) {
    const Json& screens = object_at(answer, "screens");
    const std::int64_t all = number_at(screens, "all");
    if (all > 0)
        out.line(std::to_string(number_at(screens, "shown")) + " of " +
                 counted(static_cast<std::size_t>(all), "screen", "screens") +
                 " showed it when the hub answered.");
}

void tell_done(const Json& answer, const HubAccess& hub, const EditTerms& terms, Terminal& out) {
    const auto changes = changes_in(answer);
    print_changes(out, changes);
    if (changes.empty()) out.line("No change is announced.");
    const std::string clashes = clashes_words(answer);
    if (!clashes.empty()) out.line("Double-booked:" + clashes);
    if (flag_at(answer, "merged"))
        out.line("Somebody changed something else of it meanwhile; both stand.");
    if (terms.preview) {
        out.line("This is a preview; nothing was published.");
        return;
    }
    const std::string edit = text_at(answer, "edit");
    if (terms.publish_at && !flag_at(answer, "published"))
        out.line("It waits for its time: " + format_utc(*terms.publish_at) + ".");
    else if (const auto revision = number_at(answer, "revision"); revision > 0)
        out.line("Revision " + std::to_string(revision) + ".");
    if (!terms.wait) tell_screens(answer, out);
    if (!edit.empty()) out.line("To take it back: foyerctl undo " + edit + " --hub " + hub.url);
}

}  // namespace

Outcome send_edit(HubClient& hub, const Json& session, const Json& set, const EditTerms& terms,
                  World& world) {
    Json body = {{"set", set}, {"force", terms.force}, {"preview", terms.preview}};
    if (!terms.reason.empty()) body["reason"] = terms.reason;
    if (terms.publish_at) body["publish_at"] = format_utc(*terms.publish_at);
    HubCall call;
    call.method = "PATCH";
    call.path = "sessions/" + escaped_for_url(raw_text_at(session, "id"));
    call.body = write_json(body, -1);
    call.if_match = "\"" + std::to_string(number_at(session, "revision")) + "\"";
    const auto answer = hub.send(call);
    if (!answer) return answer.error();
    return tell_edit(*answer, hub, terms, world);
}

Outcome tell_edit(const HubAnswer& answer, HubClient& hub, const EditTerms& terms, World& world) {
    if (answer.done()) {
        PublishedEnd end{terms.json, terms.wait,
                         [&] { tell_done(*answer.body, hub.access(), terms, world.out); }};
        const bool planned = terms.publish_at && !flag_at(*answer.body, "published");
        if (planned || terms.preview) end.wait.reset();
        return tell_published(hub, *answer.body, end, world);
    }
    if (terms.json) print_json(world.out, *answer.body);
    if (!list_at(*answer.body, "clashes").empty()) return clash_error(answer);
    if (!list_at(*answer.body, "conflicts").empty()) return conflict_error(answer);
    return Error{ErrorKind::refused, reason_of(answer)};
}

}  // namespace foyer::foyerctl
