// foyerctl accept, reject, drop, forget and pair: what becomes of what waits at a hub.

#include <nlohmann/json.hpp>

#include "tools/foyerctl/hub_client.h"
#include "tools/foyerctl/hub_json.h"
#include "tools/foyerctl/requests.h"
#include "tools/foyerctl/session_json.h"

namespace foyer::foyerctl {

namespace {

struct DecisionCall {
    const char* method;
    const char* path;  ///< before the id
    const char* end;   ///< behind it
    const char* done;  ///< what to say then
};

DecisionCall call_for(Decision decision) {
    switch (decision) {
        case Decision::accept_import:
            return {"POST", "imports/", "/accept", "Published."};
        case Decision::reject_import:
            return {"POST", "imports/", "/reject", "Rejected; the screens keep what they show."};
        case Decision::drop_edit:
            return {"DELETE", "edits/", "", "Dropped; it was never published."};
        case Decision::forget_screen:
            return {"DELETE", "screens/", "",
                    "Forgotten; if it comes back it shows a code to be paired by."};
    }
    return {"POST", "imports/", "/reject", ""};
}

/// Sends it, and says `done` with the revision, or what the hub answered.
Outcome decide(const HubAccess& access, const HubCall& call, const std::string& done, bool json,
               World& world) {
    auto hub = HubClient::connect(access, HubClient::Token::needed, world);
    if (!hub) return hub.error();
    const auto answer = hub->send(call);
    if (!answer) return answer.error();
    if (json) print_json(world.out, *answer->body);
    if (!answer->done()) return Error{ErrorKind::refused, reason_of(*answer)};
    if (json) return 0;
    world.out.line(done);
    if (const auto revision = number_at(*answer->body, "revision"); revision > 0)
        world.out.line("Revision " + std::to_string(revision) + ".");
    return 0;
}

}  // namespace

Outcome run(const DecideRequest& request, World& world) {
    const DecisionCall decision = call_for(request.decision);
    HubCall call;
    call.method = decision.method;
    call.path = decision.path + escaped_for_url(request.id) + decision.end;
    if (call.method == "POST") call.body = "{}";
    return decide(request.hub, call, decision.done, request.json, world);
}

Outcome run(const PairRequest& request, World& world) {
    Json body;
    body["code"] = request.code;
    body["name"] = request.name;
    body["mode"] = request.mode;
    body["languages"] = request.languages;
    if (!request.room.empty()) body["room"] = request.room;
    if (!request.zone.empty()) body["zone"] = request.zone;
    HubCall call;
    call.method = "POST";
    call.path = "screens/pair";
    call.body = write_json(body, -1);
    return decide(request.hub, call, "Paired; the screen is what you asked for within a second.",
                  request.json, world);
}

}  // namespace foyer::foyerctl
