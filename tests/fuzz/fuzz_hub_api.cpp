// Bodies of requests to the hub's API: read strictly, judged, and never taken for more than what
// the rules allow.
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "core/programme/validation.h"
#include "tools/hub/edit_judge.h"
#include "tools/hub/edit_request.h"

namespace {

using namespace foyer;

programme::Programme programme_to_edit() {
    programme::Programme programme;
    programme.conference.id = "test";
    programme.conference.title.set("en", "Test");
    for (const char* id : {"salle-1", "salle-2"}) {
        programme::Room room;
        room.id = id;
        room.name = programme::LocalizedText(id);
        programme.rooms.push_back(room);
    }
    programme::Session session;
    session.id = "s1";
    session.title = programme::LocalizedText("Talk");
    session.start = UtcTime(std::chrono::seconds(1'530'003'600));
    session.end = session.start + std::chrono::hours{1};
    session.rooms = {"salle-1"};
    programme.sessions.push_back(session);
    return programme;
}

/// Our own bug when an edit that is accepted breaks the rules of the model.
void check_edit(const programme::Programme& before, const Json& body) {
    const auto read = hub::read_edit(body, 1, before);
    const auto* request = std::get_if<hub::EditRequest>(&read);
    if (request == nullptr) return;
    const auto judgement =
        hub::judge_edit(*request, {before.sessions.front(), 1, 1, {}, "somebody"});
    if (!judgement.invalid.empty() || !judgement.conflicts.empty()) return;
    programme::Programme after = before;
    after.people.insert(after.people.end(), request->new_people.begin(), request->new_people.end());
    after.sessions.front() = judgement.after;
    if (programme::has_errors(programme::validate(after))) __builtin_trap();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const programme::Programme before = programme_to_edit();
    hub::HttpRequest request;
    request.body.assign(reinterpret_cast<const char*>(data), size);
    const auto body = hub::read_body(request, false);
    if (const auto* json = std::get_if<Json>(&body)) check_edit(before, *json);
    return 0;
}
