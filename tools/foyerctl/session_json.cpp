#include "tools/foyerctl/session_json.h"

#include <nlohmann/json.hpp>

namespace foyer::foyerctl {

Json session_json(const programme::Snapshot& snapshot, programme::SessionIndex index,
                  std::string_view language) {
    const programme::Session& session = snapshot.session(index);
    const TimeZone& zone = snapshot.conference().zone;
    Json people = Json::array();
    for (const auto& part : session.people)
        if (const auto person = snapshot.find_person(part.person))
            people.push_back(snapshot.person(*person).name);
    Json json;
    json["id"] = session.id;
    json["title"] = session.title.in(language);
    json["start"] = zone.format(session.start);
    json["end"] = zone.format(session.end);
    json["kind"] = word_for(session.kind);
    json["status"] = word_for(session.status);
    json["plenary"] = session.plenary;
    json["rooms"] = session.rooms;
    json["people"] = std::move(people);
    return json;
}

void print_json(Terminal& out, const Json& document) {
    constexpr int indent = 2;
    out.line(write_json(document, out.interactive() ? indent : -1));
}

}  // namespace foyer::foyerctl
