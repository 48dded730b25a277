// foyerctl move, retime, delay, cancel, reinstate, full: staff edits of one session.

#include <nlohmann/json.hpp>

#include "tools/foyerctl/conference_time.h"
#include "tools/foyerctl/hub_client.h"
#include "tools/foyerctl/hub_edit.h"
#include "tools/foyerctl/hub_json.h"
#include "tools/foyerctl/hub_sessions.h"
#include "tools/foyerctl/requests.h"

namespace foyer::foyerctl {

namespace {

/// The hub, and the session that an edit is about.
struct Desk {
    HubClient hub;
    std::shared_ptr<const Json> session;
};

Result<Desk> desk_for(const HubAccess& access, const std::string& wanted, World& world) {
    auto hub = HubClient::connect(access, HubClient::Token::needed, world);
    if (!hub) return hub.error();
    auto session = find_session(*hub, wanted);
    if (!session) return session.error();
    return Desk{*std::move(hub), *std::move(session)};
}

/// {"from": what the hub said, "to": value}
Json change_of(const Json& session, const char* field, const Json& to) {
    Json from = nullptr;
    if (session.contains(field)) from = session[field];
    return {{"from", std::move(from)}, {"to", to}};
}

struct Slot {
    UtcTime start{};
    UtcTime end{};
};

Result<Slot> slot_of(const Json& session) {
    const auto start = parse_instant(raw_text_at(session, "start"));
    const auto end = parse_instant(raw_text_at(session, "end"));
    if (!start) return start.error();
    if (!end) return end.error();
    return Slot{*start, *end};
}

Outcome send_slot(Desk& desk, const Slot& slot, const ConferenceTime& time, const EditTerms& terms,
                  World& world) {
    Json set;
    set["start"] = change_of(*desk.session, "start", time.format(slot.start));
    set["end"] = change_of(*desk.session, "end", time.format(slot.end));
    return send_edit(desk.hub, *desk.session, set, terms, world);
}

}  // namespace

Outcome run(const MoveRequest& request, World& world) {
    auto desk = desk_for(request.hub, request.session, world);
    if (!desk) return desk.error();
    // The hub knows its rooms by id and by name, in every language.
    Json set = {{"rooms", change_of(*desk->session, "rooms", request.rooms)}};
    if (flag_at(*desk->session, "plenary"))
        set["plenary"] = change_of(*desk->session, "plenary", false);
    return send_edit(desk->hub, *desk->session, set, request.terms, world);
}

Outcome run(const RetimeRequest& request, World& world) {
    auto desk = desk_for(request.hub, request.session, world);
    if (!desk) return desk.error();
    const auto slot = slot_of(*desk->session);
    if (!slot) return slot.error();
    const ConferenceTime time(desk->hub.facts(), raw_text_at(*desk->session, "start"));
    const auto start = time.on_day_of(slot->start, request.start);
    if (!start) return start.error();
    UtcTime end = *start + (slot->end - slot->start);
    if (!request.end.empty()) {
        const auto typed = time.next_after(*start, request.end);
        if (!typed) return typed.error();
        end = *typed;
    }
    return send_slot(*desk, {*start, end}, time, request.terms, world);
}

Outcome run(const DelayRequest& request, World& world) {
    auto desk = desk_for(request.hub, request.session, world);
    if (!desk) return desk.error();
    const auto slot = slot_of(*desk->session);
    if (!slot) return slot.error();
    const ConferenceTime time(desk->hub.facts(), raw_text_at(*desk->session, "start"));
    return send_slot(*desk, {slot->start + request.by, slot->end + request.by}, time, request.terms,
                     world);
}

Outcome run(const CancelRequest& request, World& world) {
    auto desk = desk_for(request.hub, request.session, world);
    if (!desk) return desk.error();
    Json set = {{"status", change_of(*desk->session, "status", "cancelled")}};
    if (!request.instead.empty()) {
        const auto other = find_session(desk->hub, request.instead);
        if (!other) return other.error();
        set["instead"] = change_of(*desk->session, "instead", raw_text_at(**other, "id"));
    }
    return send_edit(desk->hub, *desk->session, set, request.terms, world);
}

Outcome run(const ReinstateRequest& request, World& world) {
    auto desk = desk_for(request.hub, request.session, world);
    if (!desk) return desk.error();
    Json set = {{"status", change_of(*desk->session, "status", "scheduled")}};
    if (!raw_text_at(*desk->session, "instead").empty())
        set["instead"] = change_of(*desk->session, "instead", "");
    return send_edit(desk->hub, *desk->session, set, request.terms, world);
}

Outcome run(const FullRequest& request, World& world) {
    auto desk = desk_for(request.hub, request.session, world);
    if (!desk) return desk.error();
    const Json set = {{"full", change_of(*desk->session, "full", !request.off)}};
    return send_edit(desk->hub, *desk->session, set, request.terms, world);
}

}  // namespace foyer::foyerctl
