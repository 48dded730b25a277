// foyerctl take: publishes an edit that the hub holds, as who made it meant it.

#include <nlohmann/json.hpp>

#include "tools/foyerctl/hub_client.h"
#include "tools/foyerctl/hub_edit.h"
#include "tools/foyerctl/hub_json.h"
#include "tools/foyerctl/requests.h"

namespace foyer::foyerctl {

namespace {

/// The edit with its values, as an answer to the one that is held.
Json body_for(const Json& edit, const EditTerms& terms) {
    Json set = Json::object();
    for (const auto& [field, to] : object_at(edit, "set").items())
        set[field] = {{"to", to}};
    Json body = {{"set", set},
                 {"answers", raw_text_at(edit, "id")},
                 {"force", terms.force},
                 {"preview", terms.preview}};
    if (!terms.reason.empty()) body["reason"] = terms.reason;
    if (edit.contains("announce") && edit["announce"].is_object())
        body["announce"] = edit["announce"];
    return body;
}

}  // namespace

Outcome run(const TakeRequest& request, World& world) {
    auto hub = HubClient::connect(request.hub, HubClient::Token::needed, world);
    if (!hub) return hub.error();
    const auto found = hub->get("edits/" + escaped_for_url(request.edit));
    if (!found) return found.error();
    const Json& edit = *found->body;
    if (const std::string state = text_at(edit, "state"); state != "held")
        return Error{ErrorKind::refused, "Edit " + request.edit +
                                             " does not wait to be decided: it is " +
                                             (state.empty() ? "of an unknown kind" : state) +
                                             "; \"foyerctl edits --held\" lists those that do"};
    HubCall call;
    call.method = "PATCH";
    call.path = "sessions/" + escaped_for_url(raw_text_at(edit, "session"));
    call.body = write_json(body_for(edit, request.terms), -1);
    // As things are now: what stands in its way was told, and this decides on it.
    call.if_match = "\"" + std::to_string(number_at(edit, "revision")) + "\"";
    const auto answer = hub->send(call);
    if (!answer) return answer.error();
    return tell_edit(*answer, *hub, request.terms, world);
}

}  // namespace foyer::foyerctl
