#include "tools/hub/session_answers.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace foyer::hub {

namespace {

using programme::Programme;
using programme::Session;

Json names_of_people(const Programme& programme, const Session& session) {
    Json names = Json::array();
    for (const auto& part : session.people)
        for (const programme::Person& person : programme.people)
            if (person.id == part.person) names.push_back(person.name);
    return names;
}

Json names_of_rooms(const Programme& programme, const Session& session) {
    Json names = Json::array();
    for (const std::string& id : session.rooms)
        for (const programme::Room& room : programme.rooms)
            if (room.id == id) names.push_back(room.name.in(""));
    return names;
}

}  // namespace

Json localized_answer(const programme::LocalizedText& text) {
    Json languages = Json::object();
    for (const auto& [language, words] : text.entries())
        languages[language] = words;
    return languages;
}

Json field_value(Field field, const Session& session, const Programme& programme) {
    const TimeZone& zone = programme.conference.zone;
    switch (field) {
        case Field::rooms:
            return session.rooms;
        case Field::start:
            return zone.format(session.start);
        case Field::end:
            return zone.format(session.end);
        case Field::plenary:
            return session.plenary;
        case Field::status:
            return std::string(word_for(session.status));
        case Field::title:
            return localized_answer(session.title);
        case Field::subtitle:
            return localized_answer(session.subtitle);
        case Field::abstract:
            return localized_answer(session.abstract);
        case Field::description:
            return localized_answer(session.description);
        case Field::people:
            return names_of_people(programme, session);
        case Field::full:
            return session.full;
        case Field::instead:
            return session.instead;
    }
    return nullptr;
}

Json session_answer(const Layers& layers, const Programme& programme, const Session& session,
                    std::uint64_t revision) {
    Json json;
    json["id"] = session.id;
    json["title"] = session.title.in("");
    json["titles"] = localized_answer(session.title);
    for (const Field field : {Field::start, Field::end, Field::rooms})
        json[std::string(word_for(field))] = field_value(field, session, programme);
    json["room_names"] = names_of_rooms(programme, session);
    json["plenary"] = session.plenary;
    json["kind"] = word_for(session.kind);
    json["status"] = word_for(session.status);
    json["full"] = session.full;
    json["instead"] = session.instead;
    json["people"] = names_of_people(programme, session);
    json["revision"] = revision;
    Json overridden = Json::array();
    for (const FieldGroup group : field_groups)
        if (layers.overrides->contains({session.id, group})) overridden.push_back(word_for(group));
    json["overridden"] = std::move(overridden);
    return json;
}

std::string inside_of(const Json& object) {
    const std::string text = object.dump(-1, ' ', false, Json::error_handler_t::replace);
    return text.substr(1, text.size() - 2);
}

}  // namespace foyer::hub
