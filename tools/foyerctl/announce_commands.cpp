// foyerctl announce and withdraw: what staff tell the attendees.

#include <nlohmann/json.hpp>

#include "core/base/ids.h"
#include "tools/foyerctl/conference_time.h"
#include "tools/foyerctl/hub_client.h"
#include "tools/foyerctl/hub_json.h"
#include "tools/foyerctl/requests.h"
#include "tools/foyerctl/screen_wait.h"
#include "tools/foyerctl/session_json.h"

namespace foyer::foyerctl {

namespace {

/// Where the hub does not tell its zone, any session tells the offset.
std::string sample_instant(HubClient& hub) {
    if (!text_at(hub.facts(), "time_zone").empty()) return {};
    const auto answer = hub.get("sessions");
    if (!answer) return {};
    const Json& sessions = list_at(*answer->body, "sessions");
    return sessions.empty() ? "" : raw_text_at(sessions.front(), "start");
}

bool is_clock_time(const std::string& typed) {
    return !typed.empty() && !parse_instant(typed).ok();
}

Result<Json> announcement_of(const AnnounceRequest& request, HubClient& hub, World& world) {
    Json text = Json::object();
    for (const auto& [language, words] : request.texts)
        text[language] = words;
    Json zones = Json::array();
    for (const std::string& zone : request.zones)
        zones.push_back(zone);
    Json body = {{"severity", request.severity},
                 {"zones", std::move(zones)},
                 {"text", std::move(text)},
                 {"from", nullptr},
                 {"until", nullptr}};
    const bool needs_zone = is_clock_time(request.from) || is_clock_time(request.until);
    const ConferenceTime time(hub.facts(), needs_zone ? sample_instant(hub) : "");
    UtcTime from = world.now();
    if (!request.from.empty()) {
        const auto typed = time.next_after(from, request.from);
        if (!typed) return typed.error();
        from = *typed;
        body["from"] = time.format(from);
    }
    if (!request.until.empty()) {
        const auto typed = time.next_after(from, request.until);
        if (!typed) return typed.error();
        body["until"] = time.format(*typed);
    }
    if (request.terms.preview) body["preview"] = true;
    if (request.terms.publish_at) body["publish_at"] = format_utc(*request.terms.publish_at);
    return body;
}

/// The first of two steps: what would happen, and how to let it.
Error unconfirmed(const AnnounceRequest& request) {
    std::string zones;
    for (const std::string& zone : request.zones)
        zones += (zones.empty() ? "" : ", ") + zone;
    return {ErrorKind::usage,
            "An emergency takes over every screen" +
                (zones.empty() ? std::string(" of the conference") : " of " + zones) +
                " at once. Nothing was published; give the same command with --yes to do it."};
}

Error refused(const HubAnswer& answer, bool json, World& world) {
    if (json) print_json(world.out, *answer.body);
    return {ErrorKind::refused, reason_of(answer)};
}

void tell_revision(const Json& answer, Terminal& out) {
    if (const auto revision = number_at(answer, "revision"); revision > 0)
        out.line("Revision " + std::to_string(revision) + ".");
}

void tell_announced(const Json& answer, const std::string& until, const AnnounceRequest& request,
                    Terminal& out) {
    if (request.terms.preview)
        return out.line("The hub would take it. This is a preview; nothing was published.");
    const std::string id = text_at(answer, "id");
    out.line("Announced as " + id +
             (until.empty() ? ", until it is withdrawn." : ", until " + moment_of(until) + "."));
    tell_revision(answer, out);
    out.line("To take it back: foyerctl withdraw " + id + " --hub " + request.hub.url);
}

}  // namespace

Outcome run(const AnnounceRequest& request, World& world) {
    if (request.severity == "emergency" && !request.confirmed && !request.terms.preview)
        return unconfirmed(request);
    auto hub = HubClient::connect(request.hub, HubClient::Token::needed, world);
    if (!hub) return hub.error();
    const auto body = announcement_of(request, *hub, world);
    if (!body) return body.error();
    HubCall call;
    call.method = "POST";
    call.path = "announcements";
    call.body = write_json(*body, -1);
    const auto answer = hub->send(call);
    if (!answer) return answer.error();
    if (!answer->done()) return refused(*answer, request.terms.json, world);
    PublishedEnd end{
        request.terms.json, request.terms.wait,
        [&] { tell_announced(*answer->body, raw_text_at(*body, "until"), request, world.out); }};
    if (request.terms.preview || request.terms.publish_at) end.wait.reset();
    return tell_published(*hub, *answer->body, end, world);
}

Outcome run(const WithdrawRequest& request, World& world) {
    auto hub = HubClient::connect(request.hub, HubClient::Token::needed, world);
    if (!hub) return hub.error();
    HubCall call;
    call.method = "DELETE";
    call.path = "announcements/" + escaped_for_url(request.announcement);
    const auto answer = hub->send(call);
    if (!answer) return answer.error();
    if (!answer->done()) return refused(*answer, request.json, world);
    const auto words = [&] {
        world.out.line("Withdrawn.");
        tell_revision(*answer->body, world.out);
    };
    return tell_published(*hub, *answer->body, {request.json, request.wait, words}, world);
}

}  // namespace foyer::foyerctl
