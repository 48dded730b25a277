#include "kiosk/app/staff_sender.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/json.h"

namespace foyer::kiosk {

namespace {

/// What has arrived and is not seen in the programme after this time is not waited for: the feed
/// has been taken back behind it.
constexpr std::chrono::minutes patience_with_feed{2};

bool is_to_be_sent(EditStanding standing) {
    return standing == EditStanding::sending || standing == EditStanding::waiting;
}

/// `body` without what the fields of `conflicts` were: who has seen what they are means it.
std::string beyond(const std::string& body, const std::vector<EditConflict>& conflicts) {
    auto parsed = parse_json(body);
    if (!parsed || !parsed->is_object() || !parsed->contains("set")) return body;
    Json& set = (*parsed)["set"];
    for (const EditConflict& conflict : conflicts)
        if (set.contains(conflict.field) && set[conflict.field].is_object())
            set[conflict.field].erase("from");
    return write_json(*parsed);
}

/// `body` as what decides on the edit `held`.
std::string answering(const std::string& body, const std::string& held) {
    auto parsed = parse_json(body);
    if (!parsed || !parsed->is_object()) return body;
    (*parsed)["answers"] = held;
    return write_json(*parsed);
}

/// What is to be gone and is gone already is as it should be.
bool is_gone(std::string_view target, const HubReply& reply) {
    constexpr int not_found = 404, conflict = 409;
    return method_for(target) == "DELETE" &&
           (reply.status == not_found || reply.status == conflict);
}

/// `body` with force and a reason, where it has none.
std::string forced(const std::string& body, std::string_view reason) {
    auto parsed = parse_json(body);
    if (!parsed || !parsed->is_object()) return body;
    (*parsed)["force"] = true;
    if (!parsed->contains("reason")) (*parsed)["reason"] = std::string(reason);
    return write_json(*parsed);
}

}  // namespace

void StaffSender::add(store::WaitingEdit edit, int number) {
    edits_.push_back({.edit = std::move(edit), .number = number});
    waits_until_.reset();
}

void StaffSender::add_kept(store::WaitingEdit edit) {
    edits_.push_back({.edit = std::move(edit), .standing = EditStanding::waiting});
}

bool StaffSender::may_send(MonotonicTime now) const {
    return on_its_way_.empty() && (!waits_until_ || now >= *waits_until_);
}

bool StaffSender::is_first_of_its_kind(const Edit& edit) const {
    if (!is_to_be_sent(edit.standing)) return false;
    for (const Edit& other : edits_) {
        if (&other == &edit) return true;
        const bool open = other.standing != EditStanding::arrived;
        if (open && other.edit.target == edit.edit.target) return false;
    }
    return true;
}

std::optional<MonotonicTime> StaffSender::wakes_at() const {
    const bool any =
        std::ranges::any_of(edits_, [&](const Edit& edit) { return is_first_of_its_kind(edit); });
    if (!any || !on_its_way_.empty()) return {};
    return waits_until_.value_or(MonotonicTime{});
}

void StaffSender::hub_seen() {
    waits_until_.reset();
}

bool StaffSender::answered(const std::string& id, const HubReply& reply, MonotonicTime now,
                           double draw) {
    if (on_its_way_ == id) on_its_way_.clear();
    const auto found = std::ranges::find(edits_, id, [](const Edit& edit) { return edit.edit.id; });
    EditVerdict verdict = read_edit_verdict(reply);
    if (verdict.kind == EditVerdict::Kind::later) {
        waits_until_ = now + backoff_.next(now, draw);
        if (found == edits_.end()) return false;
        found->standing = EditStanding::waiting;
        found->tried = found->tried || reply.lost;
        return false;
    }
    backoff_.reset();
    waits_until_.reset();
    if (found == edits_.end()) return false;
    if (verdict.kind == EditVerdict::Kind::asked && is_gone(found->edit.target, reply))
        verdict = {.kind = EditVerdict::Kind::done, .standing = EditStanding::arrived};
    settle(*found, std::move(verdict), now);
    return found->standing == EditStanding::arrived;
}

void StaffSender::settle(Edit& edit, EditVerdict verdict, MonotonicTime now) {
    edit.standing = verdict.standing;
    edit.why = std::move(verdict.why);
    edit.conflicts = std::move(verdict.conflicts);
    edit.revision = verdict.revision;
    edit.announced = std::move(verdict.announced);
    edit.held = std::move(verdict.held);
    edit.hub_edit = std::move(verdict.edit);
    edit.arrived = now;
}

std::vector<std::string> StaffSender::held() const {
    std::vector<std::string> held;
    for (const Edit& edit : edits_)
        if (!edit.held.empty() && needs_a_look(edit.standing)) held.push_back(edit.held);
    return held;
}

std::optional<store::WaitingEdit> StaffSender::meant(std::string_view id, std::string fresh,
                                                     std::string_view reason, UtcTime now) {
    const Edit* edit = find(id);
    if (edit == nullptr || !needs_a_look(edit->standing)) return {};
    store::WaitingEdit again = edit->edit;
    again.id = std::move(fresh);
    again.made_at = now;
    if (edit->standing == EditStanding::conflict && edit->revision > 0)
        again.base = std::to_string(edit->revision);
    if (edit->standing == EditStanding::conflict) again.body = beyond(again.body, edit->conflicts);
    if (edit->standing == EditStanding::clash) again.body = forced(again.body, reason);
    if (!edit->held.empty()) again.body = answering(again.body, edit->held);
    return again;
}

bool StaffSender::drop(std::string_view id) {
    return std::erase_if(edits_, [&](const Edit& edit) { return edit.edit.id == id; }) > 0;
}

void StaffSender::shown(std::uint64_t revision, MonotonicTime now) {
    std::erase_if(edits_, [&](const Edit& edit) {
        return edit.standing == EditStanding::arrived &&
               (edit.revision <= revision || now - edit.arrived > patience_with_feed);
    });
}

const StaffSender::Edit* StaffSender::find(std::string_view id) const {
    const auto found = std::ranges::find(edits_, id, [](const Edit& edit) { return edit.edit.id; });
    return found == edits_.end() ? nullptr : &*found;
}

std::string_view method_for(std::string_view target) {
    if (target.starts_with("sessions/")) return "PATCH";
    const bool goes =
        target.starts_with("announcements/") || (takes_back(target) && !target.ends_with("/undo"));
    return goes ? "DELETE" : "POST";
}

bool takes_back(std::string_view target) {
    return target.starts_with("edits/");
}

std::string undo_target(std::string_view hub_edit) {
    return "edits/" + std::string(hub_edit) + "/undo";
}

std::string drop_target(std::string_view held) {
    return "edits/" + std::string(held);
}

}  // namespace foyer::kiosk
