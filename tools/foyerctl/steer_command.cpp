// foyerctl upstream and rehearse: what a hub follows, and which clock it and its screens have.

#include <nlohmann/json.hpp>

#include "tools/foyerctl/hub_client.h"
#include "tools/foyerctl/hub_json.h"
#include "tools/foyerctl/requests.h"
#include "tools/foyerctl/session_json.h"

namespace foyer::foyerctl {

namespace {

/// Sends `call`, or asks GET `path` where it has no method.
Result<HubAnswer> ask(HubClient& hub, const HubCall& call) {
    auto answer = call.method.empty() ? hub.get(call.path) : hub.send(call);
    if (answer && !answer->done()) return Error{ErrorKind::refused, reason_of(*answer)};
    return answer;
}

void tell_upstream(const Json& upstream, Terminal& out) {
    const std::string url = text_at(upstream, "url");
    if (url.empty()) return out.line("It follows no schedule.");
    out.line("It follows " + url + ", every " + std::to_string(number_at(upstream, "every_s")) +
             " s.");
    const std::string checked = text_at(upstream, "last_check");
    const std::string changed = text_at(upstream, "last_change");
    if (!checked.empty())
        out.line("Last asked " + moment_of(checked) +
                 (changed.empty() ? "." : ", last changed " + moment_of(changed) + "."));
    const std::string state = text_at(upstream, "state");
    if (state == "held")
        out.line(out.styled(Style::warning, "It would lose too much; see foyerctl imports."));
    if (const std::string why = text_at(upstream, "why"); !why.empty())
        out.line(out.styled(Style::bad, why));
}

}  // namespace

Outcome run(const UpstreamRequest& request, World& world) {
    auto hub = HubClient::connect(request.hub, HubClient::Token::needed, world);
    if (!hub) return hub.error();
    HubCall call;
    call.path = "upstream";
    if (request.off) {
        call.method = "DELETE";
    } else if (!request.url.empty()) {
        call.method = "PUT";
        Json body;
        body["url"] = request.url;
        if (request.every_s) body["every_s"] = *request.every_s;
        call.body = write_json(body, -1);
    }
    const auto answer = ask(*hub, call);
    if (!answer) return answer.error();
    if (request.json)
        print_json(world.out, *answer->body);
    else
        tell_upstream(*answer->body, world.out);
    return 0;
}

Outcome run(const RehearseRequest& request, World& world) {
    if (!request.at && !request.off)
        return Error{ErrorKind::usage, "Say where it begins (--at), or end it (--off)."};
    auto hub = HubClient::connect(request.hub, HubClient::Token::needed, world);
    if (!hub) return hub.error();
    HubCall call;
    call.path = "rehearsal";
    call.method = request.off ? "DELETE" : "POST";
    if (!request.off) {
        Json body;
        body["at"] = format_utc(*request.at);
        body["speed"] = request.speed;
        call.body = write_json(body, -1);
    }
    const auto answer = ask(*hub, call);
    if (!answer) return answer.error();
    if (request.json)
        print_json(world.out, *answer->body);
    else if (request.off)
        world.out.line("Ended; the hub and its screens show real time again.");
    else
        world.out.line("Rehearsing from " + format_utc(*request.at) +
                       "; every screen says so. To end it: foyerctl rehearse --off --hub " +
                       request.hub.url);
    return 0;
}

}  // namespace foyer::foyerctl
