#include "kiosk/app/staff_answers.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/json.h"
#include "core/base/text.h"

namespace foyer::kiosk {

namespace {

constexpr std::size_t most_words = 300;  // bytes of a reason of the hub
constexpr std::size_t most_conflicts = 8;
constexpr std::size_t most_missing_screens = 4;
/// A screen asks several times in this time.
constexpr std::chrono::seconds silent_after{30};

const Json* member(const Json& object, const char* name) {
    if (!object.is_object()) return nullptr;
    const auto found = object.find(name);
    return found == object.end() ? nullptr : &*found;
}

std::string words_of(const Json& object, const char* name) {
    const Json* value = member(object, name);
    if (value == nullptr || !value->is_string()) return {};
    return std::string(text::cut(text::sanitise_line(value->get<std::string>()), most_words));
}

std::uint64_t count_of(const Json& object, const char* name) {
    const Json* value = member(object, name);
    if (value == nullptr || !value->is_number_integer() || value->get<std::int64_t>() < 0) return 0;
    return value->get<std::uint64_t>();
}

bool flag_of(const Json& object, const char* name) {
    const Json* value = member(object, name);
    return value != nullptr && value->is_boolean() && value->get<bool>();
}

/// A value of a field in words: lists joined, flags as words.
std::string value_of(const Json& object, const char* name) {
    const Json* value = member(object, name);
    if (value == nullptr || value->is_null()) return {};
    if (value->is_string()) return words_of(object, name);
    if (value->is_boolean()) return value->get<bool>() ? "true" : "false";
    if (!value->is_array()) return {};
    std::string joined;
    for (const Json& one : *value)
        if (one.is_string()) joined += (joined.empty() ? "" : ", ") + one.get<std::string>();
    return std::string(text::cut(text::sanitise_line(joined), most_words));
}

Json body_of(const HubReply& reply) {
    auto parsed = parse_json(reply.body.empty() ? "{}" : reply.body);
    return parsed && parsed->is_object() ? *std::move(parsed) : Json::object();
}

std::vector<EditConflict> conflicts_in(const Json& body) {
    std::vector<EditConflict> conflicts;
    const Json* list = member(body, "conflicts");
    if (list == nullptr || !list->is_array()) return conflicts;
    for (const Json& one : *list) {
        if (conflicts.size() == most_conflicts) break;
        conflicts.push_back({.field = words_of(one, "field"),
                             .mine = value_of(one, "mine"),
                             .theirs = value_of(one, "theirs"),
                             .who = words_of(one, "who")});
    }
    return conflicts;
}

EditStanding question_in(int status, const Json& body, const std::string& code) {
    constexpr int conflict = 409;
    if (code == "late") return EditStanding::late;
    if (status == conflict && member(body, "conflicts")) return EditStanding::conflict;
    if (code == "clash") return EditStanding::clash;
    return EditStanding::refused;
}

std::optional<UtcTime> instant_in(const Json& object, const char* name) {
    const auto instant = parse_instant(words_of(object, name));
    if (!instant) return {};
    return *instant;
}

}  // namespace

EditVerdict read_edit_verdict(const HubReply& reply) {
    constexpr int too_many = 429, first_of_server = 500, timed_out = 408;
    EditVerdict verdict;
    const bool busy = reply.status == 0 || reply.status == too_many || reply.status == timed_out ||
                      reply.status >= first_of_server;
    // What is not the hub (a portal) answers with pages and redirects.
    const bool foreign = reply.status < 200 || (reply.status >= 300 && reply.status < 400);
    if (busy || foreign) return verdict;
    const Json body = body_of(reply);
    if (reply.status < 300) {
        if (!member(body, "revision")) return verdict;
        verdict.kind = EditVerdict::Kind::done;
        verdict.standing = EditStanding::arrived;
        verdict.revision = count_of(body, "revision");
        verdict.edit = words_of(body, "edit");
        if (const Json* told = member(body, "announcement"))
            verdict.announced = words_of(*told, "edit");
        return verdict;
    }
    const Json* error = member(body, "error");
    // A refusal in another form is not the hub's.
    if (error == nullptr) return verdict;
    if (words_of(*error, "code") == "answered") {
        // Somebody has decided on the staff page meanwhile.
        verdict.kind = EditVerdict::Kind::done;
        verdict.standing = EditStanding::arrived;
        verdict.revision = count_of(body, "revision");
        return verdict;
    }
    verdict.kind = EditVerdict::Kind::asked;
    verdict.held = words_of(body, "held");
    verdict.standing = question_in(reply.status, body, words_of(*error, "code"));
    verdict.why = words_of(*error, "message");
    verdict.revision = count_of(body, "revision");
    verdict.conflicts = conflicts_in(body);
    return verdict;
}

std::string read_edit_state(const HubReply& reply) {
    return reply.status == 200 ? words_of(body_of(reply), "state") : std::string();
}

std::vector<LatestEdit> read_latest(const HubReply& reply, std::size_t most) {
    std::vector<LatestEdit> latest;
    if (reply.status != 200) return latest;
    const Json body = body_of(reply);
    const Json* edits = member(body, "edits");
    if (edits == nullptr || !edits->is_array()) return latest;
    for (const Json& one : *edits) {
        if (latest.size() == most) break;
        LatestEdit edit;
        edit.id = words_of(one, "id");
        if (edit.id.empty()) continue;
        edit.at = instant_in(one, "at").value_or(UtcTime{});
        edit.who = words_of(one, "who");
        edit.title = words_of(one, "title");
        edit.session = words_of(one, "session");
        edit.op = words_of(one, "op");
        edit.undoable = words_of(one, "state") == "published";
        latest.push_back(std::move(edit));
    }
    return latest;
}

std::optional<DeskFleet> read_fleet(const HubReply& reply, std::uint64_t revision, UtcTime now) {
    if (reply.status != 200) return {};
    const Json body = body_of(reply);
    const Json* screens = member(body, "screens");
    if (screens == nullptr || !screens->is_array()) return {};
    DeskFleet fleet;
    for (const Json& screen : *screens) {
        const auto seen = instant_in(screen, "seen_at");
        // A screen that nobody has set up and nobody has seen is none.
        if (!seen && !flag_of(screen, "known")) continue;
        ++fleet.all;
        const Json* shown = member(screen, "shown");
        if (shown != nullptr && count_of(*shown, "revision") >= revision) {
            ++fleet.shown;
            continue;
        }
        const bool on_its_way = seen && now - *seen < silent_after;
        if (on_its_way || fleet.missing.size() == most_missing_screens) continue;
        const std::string name = words_of(screen, "name");
        fleet.missing.push_back({name.empty() ? words_of(screen, "id") : name, seen});
    }
    return fleet;
}

}  // namespace foyer::kiosk
