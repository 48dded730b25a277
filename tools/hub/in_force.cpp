#include "tools/hub/in_force.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace foyer::hub {

namespace {

using programme::Person;
using programme::Programme;
using programme::Session;

std::vector<Session>::iterator place_of(Programme& programme, const std::string& id) {
    return std::lower_bound(
        programme.sessions.begin(), programme.sessions.end(), id,
        [](const Session& session, const std::string& wanted) { return session.id < wanted; });
}

}  // namespace

InForce::InForce(const Layers& layers)
    : programme_(effective(layers)), source_people_(layers.source->people.size()) {}

std::vector<Person> InForce::staff_after(const Layers& layers,
                                         const std::vector<Session>& replaced) const {
    std::unordered_set<std::string_view> named;
    const auto name_all = [&](const Session& session) {
        for (const auto& part : session.people)
            named.insert(part.person);
    };
    for (const Session& session : programme_.sessions) {
        const bool other = std::any_of(replaced.begin(), replaced.end(),
                                       [&](const Session& one) { return one.id == session.id; });
        if (!other) name_all(session);
    }
    for (const Session& session : replaced)
        name_all(session);
    return people_of_staff(layers, std::span(programme_.people).first(source_people_), named);
}

Result<InForce::Next> InForce::next(const Layers& layers, const Touched& touched,
                                    const ReadSource& read) const {
    Next next;
    if (touched.everything) {
        next.whole = std::make_unique<Programme>(effective(layers));
        next.source_people = layers.source->people.size();
        return next;
    }
    for (const std::string& id : touched.sessions) {
        auto source = read(id);
        if (!source) return source.error();
        // An override outlives its session: the source may bring it back.
        if (!*source || find_session(programme_, id) == nullptr) continue;
        next.sessions.push_back(effective_session(layers, **std::move(source), programme_.rooms));
    }
    if (touched.people &&
        !(layers.staff_people->empty() && programme_.people.size() == source_people_))
        next.staff = staff_after(layers, next.sessions);
    return next;
}

void InForce::take(Next next) {
    if (next.whole) {
        programme_ = std::move(*next.whole);
        source_people_ = next.source_people;
        return;
    }
    for (Session& session : next.sessions)
        *place_of(programme_, session.id) = std::move(session);
    if (!next.staff) return;
    programme_.people.resize(source_people_);
    std::move(next.staff->begin(), next.staff->end(), std::back_inserter(programme_.people));
}

std::vector<Person> InForce::people_after(const Next& next) const {
    if (next.whole) return next.whole->people;
    if (!next.staff) return programme_.people;
    const auto source = std::span(programme_.people).first(source_people_);
    std::vector<Person> people(source.begin(), source.end());
    people.insert(people.end(), next.staff->begin(), next.staff->end());
    return people;
}

Programme excerpt(const Programme& programme, const std::set<std::string>& ids) {
    Programme part;
    part.conference = programme.conference;
    part.rooms = programme.rooms;
    part.tracks = programme.tracks;
    std::unordered_set<std::string_view> named;
    for (const std::string& id : ids) {
        const Session* session = find_session(programme, id);
        if (session == nullptr) continue;
        part.sessions.push_back(*session);
        for (const auto& person : session->people)
            named.insert(person.person);
    }
    for (const Person& person : programme.people)
        if (named.contains(person.id)) part.people.push_back(person);
    return part;
}

std::set<std::string> beside(const Programme& programme, const std::vector<const Session*>& slots) {
    std::set<std::string> ids;
    for (const Session& session : programme.sessions)
        for (const Session* slot : slots)
            if (session.start < slot->end && slot->start < session.end) ids.insert(session.id);
    return ids;
}

}  // namespace foyer::hub
