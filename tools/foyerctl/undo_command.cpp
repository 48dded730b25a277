// foyerctl undo: takes back an edit as a new one.

#include <nlohmann/json.hpp>

#include "tools/foyerctl/hub_client.h"
#include "tools/foyerctl/hub_edit.h"
#include "tools/foyerctl/hub_json.h"
#include "tools/foyerctl/requests.h"
#include "tools/foyerctl/session_json.h"

namespace foyer::foyerctl {

namespace {

/// Edits that are listed to choose from.
constexpr std::size_t most_listed = 10;

bool can_be_undone(const Json& edit) {
    const std::string state = text_at(edit, "state");
    return state == "published" || state == "scheduled";
}

Error choose_edit(const Json& edits) {
    std::string words =
        "Your last edit is not known to the hub; give the id of the one to take back:";
    std::size_t listed = 0;
    for (const Json& edit : edits) {
        if (!can_be_undone(edit) || ++listed > most_listed) continue;
        words += "\n  " + text_at(edit, "id") + "  " + moment_of(text_at(edit, "at")) + "  " +
                 text_at(edit, "who") + ": " + text_at(edit, "op") + " \"" +
                 text_at(edit, "title") + "\"";
    }
    if (listed == 0) words = "There is no edit to take back.";
    return {ErrorKind::not_found, words};
}

Result<std::string> last_own_edit(HubClient& hub) {
    const auto answer = hub.get("edits?limit=50");
    if (!answer) return answer.error();
    const Json& edits = list_at(*answer->body, "edits");
    for (const Json& edit : edits)
        if (flag_at(edit, "own") && can_be_undone(edit)) return raw_text_at(edit, "id");
    return choose_edit(edits);
}

/// An edit that waits for its time is dropped instead of undone.
Outcome drop_planned(HubClient& hub, const std::string& edit, bool json, World& world) {
    HubCall call;
    call.method = "DELETE";
    call.path = "edits/" + escaped_for_url(edit);
    const auto answer = hub.send(call);
    if (!answer) return answer.error();
    if (json) print_json(world.out, *answer->body);
    if (!answer->done()) return Error{ErrorKind::refused, reason_of(*answer)};
    if (!json) world.out.line("Dropped; it waited for its time and was never published.");
    return 0;
}

}  // namespace

Outcome run(const UndoRequest& request, World& world) {
    auto hub = HubClient::connect(request.hub, HubClient::Token::needed, world);
    if (!hub) return hub.error();
    std::string edit = request.edit;
    if (edit.empty()) {
        auto own = last_own_edit(*hub);
        if (!own) return own.error();
        edit = *std::move(own);
    }
    HubCall call;
    call.method = "POST";
    call.path = "edits/" + escaped_for_url(edit) + "/undo";
    call.body = "{}";
    const auto answer = hub->send(call);
    if (!answer) return answer.error();
    if (!answer->done() && error_code_of(*answer) == "scheduled")
        return drop_planned(*hub, edit, request.json, world);
    EditTerms terms;
    terms.json = request.json;
    terms.wait = request.wait;
    return tell_edit(*answer, *hub, terms, world);
}

}  // namespace foyer::foyerctl
