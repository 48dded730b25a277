#include "tools/hub/field_groups.h"

#include <algorithm>
#include <cassert>
#include <string>
#include <tuple>
#include <vector>

namespace foyer::hub {

namespace {

using programme::Session;

std::vector<std::string> sorted_rooms(const Session& session) {
    std::vector<std::string> rooms = session.rooms;
    std::sort(rooms.begin(), rooms.end());
    return rooms;
}

bool same_people(const Session& a, const Session& b) {
    if (a.people.size() != b.people.size()) return false;
    const auto sorted = [](std::vector<programme::Participation> people) {
        std::sort(people.begin(), people.end(), [](const auto& x, const auto& y) {
            return std::tie(x.person, x.role) < std::tie(y.person, y.role);
        });
        return people;
    };
    return sorted(a.people) == sorted(b.people);
}

template <class Enum, class List>
std::optional<Enum> value_called(std::string_view word, const List& all) {
    for (const Enum value : all)
        if (word_for(value) == word) return value;
    return std::nullopt;
}

}  // namespace

std::string_view word_for(FieldGroup group) {
    switch (group) {
        case FieldGroup::slot:
            return "slot";
        case FieldGroup::status:
            return "status";
        case FieldGroup::title:
            return "title";
        case FieldGroup::text:
            return "text";
        case FieldGroup::people:
            return "people";
        case FieldGroup::live:
            return "live";
    }
    assert(false);
    return {};
}

std::optional<FieldGroup> field_group_called(std::string_view word) {
    return value_called<FieldGroup>(word, field_groups);
}

std::string_view word_for(Field field) {
    switch (field) {
        case Field::rooms:
            return "rooms";
        case Field::start:
            return "start";
        case Field::end:
            return "end";
        case Field::plenary:
            return "plenary";
        case Field::status:
            return "status";
        case Field::instead:
            return "instead";
        case Field::title:
            return "title";
        case Field::subtitle:
            return "subtitle";
        case Field::abstract:
            return "abstract";
        case Field::description:
            return "description";
        case Field::people:
            return "people";
        case Field::full:
            return "full";
    }
    assert(false);
    return {};
}

std::optional<Field> field_called(std::string_view word) {
    return value_called<Field>(word, fields_of_session);
}

FieldGroup group_of(Field field) {
    switch (field) {
        case Field::rooms:
        case Field::start:
        case Field::end:
        case Field::plenary:
            return FieldGroup::slot;
        case Field::status:
        case Field::instead:
            return FieldGroup::status;
        case Field::title:
            return FieldGroup::title;
        case Field::subtitle:
        case Field::abstract:
        case Field::description:
            return FieldGroup::text;
        case Field::people:
            return FieldGroup::people;
        case Field::full:
            return FieldGroup::live;
    }
    assert(false);
    return FieldGroup::slot;
}

void copy_field(Field field, const Session& from, Session& to) {
    switch (field) {
        case Field::rooms:
            to.rooms = from.rooms;
            return;
        case Field::start:
            to.start = from.start;
            return;
        case Field::end:
            to.end = from.end;
            return;
        case Field::plenary:
            to.plenary = from.plenary;
            return;
        case Field::status:
            to.status = from.status;
            return;
        case Field::instead:
            to.instead = from.instead;
            return;
        case Field::title:
            to.title = from.title;
            return;
        case Field::subtitle:
            to.subtitle = from.subtitle;
            return;
        case Field::abstract:
            to.abstract = from.abstract;
            return;
        case Field::description:
            to.description = from.description;
            return;
        case Field::people:
            to.people = from.people;
            return;
        case Field::full:
            to.full = from.full;
            return;
    }
}

bool same_field(Field field, const Session& a, const Session& b) {
    switch (field) {
        case Field::rooms:
            return sorted_rooms(a) == sorted_rooms(b);
        case Field::start:
            return a.start == b.start;
        case Field::end:
            return a.end == b.end;
        case Field::plenary:
            return a.plenary == b.plenary;
        case Field::status:
            return a.status == b.status;
        case Field::instead:
            return a.instead == b.instead;
        case Field::title:
            return a.title == b.title;
        case Field::subtitle:
            return a.subtitle == b.subtitle;
        case Field::abstract:
            return a.abstract == b.abstract;
        case Field::description:
            return a.description == b.description;
        case Field::people:
            return same_people(a, b);
        case Field::full:
            return a.full == b.full;
    }
    assert(false);
    return true;
}

void copy_group(FieldGroup group, const Session& from, Session& to) {
    for (const Field field : fields_of_session)
        if (group_of(field) == group) copy_field(field, from, to);
}

bool same_group(FieldGroup group, const Session& a, const Session& b) {
    return std::all_of(fields_of_session.begin(), fields_of_session.end(), [&](Field field) {
        return group_of(field) != group || same_field(field, a, b);
    });
}

}  // namespace foyer::hub
