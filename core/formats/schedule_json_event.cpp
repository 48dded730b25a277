#include "core/formats/schedule_json_event.h"

#include <nlohmann/json.hpp>
#include <string_view>

#include "core/base/text.h"
#include "core/formats/json_values.h"
#include "core/formats/schedule_extras.h"

namespace foyer::formats {

namespace {

using programme::Link;
using programme::LocalizedText;
using programme::PersonRole;

std::vector<Link> links_of_event(const Json& event, std::string_view name) {
    std::vector<Link> links;
    const Json& list = member_of(event, name);
    if (!list.is_array()) return links;
    for (const Json& link : list) {
        if (link.is_string())
            links.push_back({text_of(link), ""});
        else
            links.push_back({text_in(link, "url"), text_in(link, "title")});
    }
    return links;
}

/// frab knows people by a number, pretalx by a code and a guid.
PersonDraft person_in_event(const Json& value) {
    PersonDraft person;
    for (const std::string_view key : {"guid", "code", "id"})
        if (person.guid.empty()) person.guid = text_in(value, key);
    if (person.guid == "0") person.guid.clear();
    for (const std::string_view key : {"name", "public_name", "full_public_name"})
        if (person.name.empty()) person.name = text_in(value, key);
    person.biography = localized_in(value, "biography");
    person.url = text_in(value, "url");
    return person;
}

PersonRole role_in(const Json& value) {
    const std::string role = text::fold(text_in(value, "role"));
    if (role == "moderator") return PersonRole::moderator;
    if (role == "host") return PersonRole::host;
    return PersonRole::speaker;
}

}  // namespace

void ScheduleJsonEvents::written_by(const std::string& generator) {
    const std::string name = text::fold(generator);
    if (name.find("pretalx") != std::string::npos || name.find("hub") != std::string::npos)
        style_ = DurationStyle::days_first;
}

void ScheduleJsonEvents::read_room(const Json& value) {
    constexpr std::int64_t most_seats = 1'000'000;
    RoomDraft room;
    room.name = localized_in(value, "name");
    room.guid = text_in(value, "guid");
    room.description = localized_in(value, "description");
    const Json& capacity = member_of(value, "capacity");
    if (capacity.is_number_integer() && capacity.get<std::int64_t>() > 0 &&
        capacity.get<std::int64_t>() <= most_seats)
        room.capacity = capacity.get<int>();
    const auto known = builder_.room(room);
    if (known && !room.guid.empty()) rooms_by_guid_.try_emplace(room.guid, *known);
}

std::optional<TrackRef> ScheduleJsonEvents::read_track(const Json& value) {
    const std::string slug = text_in(value, "slug");
    TrackDraft track;
    const Json& name = member_of(value, "name");
    if (name.is_null() && !slug.empty()) {
        const auto known = tracks_by_slug_.find(slug);
        if (known != tracks_by_slug_.end()) return known->second;
        track.name = LocalizedText(slug);
    } else {
        track.name = localized_of(name.is_null() ? value : name);
    }
    track.color = text_in(value, "color");
    const auto known = builder_.track(track);
    if (known && !slug.empty()) tracks_by_slug_.try_emplace(slug, *known);
    return known;
}

void ScheduleJsonEvents::read_person(const Json& person) {
    builder_.person(person_in_event(person));
}

void ScheduleJsonEvents::read(const Json& event, const JsonPlace& place,
                              const JsonListing& listed) {
    SessionDraft draft;
    draft.where = place.pointer();
    if (!event.is_object()) {
        report_.dropped({draft.where, "", "it is not an object"});
        return;
    }
    read_texts(event, draft);
    draft.keys = {text_in(event, "guid"), text_in(event, "code"), text_in(event, "id")};
    draft.listed_day = listed.date;
    if (!read_state(event, draft)) return;
    read_times(event, draft);
    if (extras_ == nullptr) {
        read_rooms(event, listed, draft);
    } else {
        read_foyers_own(event, listed, draft);
    }
    read_people(event, draft);
    if (const Json& track = member_of(event, "track"); !track.is_null())
        draft.track = read_track(track);
    builder_.add(std::move(draft));
}

/// Foyer writes plain texts and, where a session has no address, the conference's.
void ScheduleJsonEvents::read_foyers_own(const Json& event, const JsonListing& listed,
                                         SessionDraft& draft) {
    draft.markup = Markup::plain;
    if (draft.url == *conference_url_) draft.url.clear();
    const ScheduleExtras extras = extras_in(member_of(*extras_, draft.keys.guid));
    // A room that stands for all rooms or for none is not to become a room.
    if (!extras.rooms) read_rooms(event, listed, draft);
    apply(extras, rooms_by_guid_, draft);
}

void ScheduleJsonEvents::read_texts(const Json& event, SessionDraft& draft) {
    draft.title = localized_in(event, "title");
    draft.subtitle = localized_in(event, "subtitle");
    draft.abstract = localized_in(event, "abstract");
    draft.description = localized_in(event, "description");
    draft.type = localized_in(event, "type").in("en");
    draft.language = text_in(event, "language");
    draft.license = text_in(event, "recording_license");
    if (const Json& unrecorded = member_of(event, "do_not_record"); unrecorded.is_boolean())
        draft.recording = unrecorded.get<bool>() ? programme::Recording::not_recorded
                                                 : programme::Recording::recorded;
    draft.url = text_in(event, "url");
    draft.feedback_url = text_in(event, "feedback_url");
    draft.logo = text_in(event, "logo");
    draft.links = links_of_event(event, "links");
    draft.attachments = links_of_event(event, "attachments");
}

/// Only version 2 has states, in capitals.
bool ScheduleJsonEvents::read_state(const Json& event, SessionDraft& draft) {
    const std::string state = text_in(event, "state");
    if (state == "CANCELED" || state == "CANCELLED" || state == "WITHDRAWN")
        draft.status = programme::SessionStatus::cancelled;
    if (state == "DRAFT" || state == "SUBMITTED" || state == "REJECTED" || state == "DELETED") {
        report_.dropped({draft.where, std::string(draft.title.in("")),
                         "its state is " + state + ", so it is not part of the programme"});
        return false;
    }
    if (draft.type == "BREAK") draft.kind = programme::SessionKind::break_;
    return true;
}

void ScheduleJsonEvents::read_times(const Json& event, SessionDraft& draft) const {
    const std::string date = text_in(event, "date");
    const std::string start = text_in(event, "start");
    draft.stated_start = start.empty() ? date : start;
    draft.start = stated_time(date);
    if (!draft.start.stated()) draft.start = stated_time(start);
    const std::string duration = text_in(event, "duration");
    const std::string end = text_in(event, "end");
    draft.end = stated_time(end);
    draft.duration = stated_duration(duration, style_);
    draft.stated_length = end.empty() ? duration : end;
}

void ScheduleJsonEvents::read_rooms(const Json& event, const JsonListing& listed,
                                    SessionDraft& draft) {
    const Json& value = member_of(event, "room");
    const bool keyed = value.is_object() && !member_of(value, "guid").is_null();
    if (keyed) {
        const auto known = rooms_by_guid_.find(text_in(value, "guid"));
        if (known != rooms_by_guid_.end()) {
            draft.rooms.push_back(known->second);
            return;
        }
    }
    const std::string own =
        keyed ? text_in(value, "name") : std::string(localized_of(value).in(""));
    if (!listed.room) {
        if (const auto room = builder_.room_called(own))
            draft.rooms.push_back(*room);
        else if (draft.kind == programme::SessionKind::break_)
            draft.plenary = true;
        return;
    }
    draft.rooms.push_back(*listed.room);
    if (own.empty() || text::sanitise_line(own) == text::sanitise_line(listed.room_name)) return;
    report_.repaired({draft.where, std::string(draft.title.in("")), "room", own, listed.room_name,
                      "the room under which the file lists the session counts"});
}

void ScheduleJsonEvents::read_people(const Json& event, SessionDraft& draft) {
    // Version 1 says persons, version 2 participants.
    for (const std::string_view name : {"persons", "participants"}) {
        const Json& people = member_of(event, name);
        if (!people.is_array()) continue;
        for (const Json& value : people) {
            PersonDraft person = person_in_event(value);
            person.markup = draft.markup;
            if (const auto found = builder_.person(person))
                draft.people.push_back({*found, role_in(value)});
        }
    }
}

}  // namespace foyer::formats
