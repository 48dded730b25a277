#include "core/formats/schedule_xml_event.h"

#include <pugixml.hpp>

#include "core/base/text.h"
#include "core/formats/schedule_extras.h"
#include "core/formats/xml_check.h"
#include "core/formats/xml_text.h"

namespace foyer::formats {

namespace {

using programme::Link;
using programme::LocalizedText;

std::vector<Link> links_in(const pugi::xml_node& node, const char* element) {
    std::vector<Link> links;
    for (const pugi::xml_node& link : node.children(element))
        links.push_back({std::string(attribute_of(link, "href")), line_in(link)});
    return links;
}

ScheduleExtras extras_of(const pugi::xml_node& event) {
    for (const pugi::xml_node& child : event.children())
        if (child.type() == pugi::node_pi && std::string_view(child.name()) == "foyer")
            return extras_in_instruction(child.value());
    return {};
}

}  // namespace

void ScheduleXmlEvents::written_by(std::string_view generator) {
    const std::string name = text::fold(generator);
    if (name.find("pretalx") != std::string::npos || name.find("hub") != std::string::npos)
        style_ = DurationStyle::days_first;
    plain_texts_ = name.starts_with("foyer");
    // OSEM always writes "false", whatever the speaker chose.
    if (name.find("osem") != std::string::npos) optout_means_something_ = false;
}

void ScheduleXmlEvents::read(const pugi::xml_node& event, const ListedDay& listed) {
    SessionDraft draft;
    draft.where =
        "line " + std::to_string(lines_.line_of(static_cast<std::size_t>(event.offset_debug())));
    draft.keys.guid = attribute_of(event, "guid");
    draft.keys.code = attribute_of(event, "code");
    draft.keys.number = attribute_of(event, "id");
    for (const pugi::xml_node& field : event.children())
        read_field(field, draft);
    set_times(event, listed, draft);
    const ScheduleExtras extras = extras_of(event);
    if (plain_texts_) draft.markup = Markup::plain;
    // A room that stands for all rooms or for none is not to become a room.
    if (!extras.rooms) set_room(event, listed, draft);
    apply(extras, rooms_by_guid_, draft);
    builder_.add(std::move(draft));
}

void ScheduleXmlEvents::read_field(const pugi::xml_node& field, SessionDraft& draft) {
    const std::string_view name = field.name();
    // The first of several equal elements counts.
    const auto line = [&](LocalizedText& text) {
        if (text.empty()) text = LocalizedText(line_in(field));
    };
    const auto paragraphs = [&](LocalizedText& text) {
        if (text.empty()) text = LocalizedText(text_in(field));
    };
    const auto word = [&](std::string& text) {
        if (text.empty()) text = line_in(field);
    };
    if (name == "title") return line(draft.title);
    if (name == "subtitle") return line(draft.subtitle);
    if (name == "abstract") return paragraphs(draft.abstract);
    if (name == "description") return paragraphs(draft.description);
    if (name == "type") return word(draft.type);
    if (name == "language") return word(draft.language);
    if (name == "url") return word(draft.url);
    if (name == "feedback_url") return word(draft.feedback_url);
    if (name == "logo") return word(draft.logo);
    if (name == "recording") return read_recording(field, draft);
    if (name == "track") {
        TrackDraft track;
        track.name = LocalizedText(line_in(field));
        if (!draft.track) draft.track = builder_.track(track);
        return;
    }
    if (name == "persons") {
        for (const pugi::xml_node& person : field.children("person"))
            if (const auto found = builder_.person(person_in(person)))
                draft.people.push_back({*found});
        return;
    }
    if (name == "links" && draft.links.empty()) draft.links = links_in(field, "link");
    if (name == "attachments" && draft.attachments.empty())
        draft.attachments = links_in(field, "attachment");
}

void ScheduleXmlEvents::read_recording(const pugi::xml_node& recording, SessionDraft& draft) const {
    draft.license = line_in(recording.child("license"));
    const std::string optout = line_in(recording.child("optout"));
    if (optout == "true" || optout == "1")
        draft.recording = programme::Recording::not_recorded;
    else if (optout == "false" && optout_means_something_)
        draft.recording = programme::Recording::recorded;
}

void ScheduleXmlEvents::set_times(const pugi::xml_node& event, const ListedDay& listed,
                                  SessionDraft& draft) const {
    const std::string date = line_in(event.child("date"));
    const std::string start = line_in(event.child("start"));
    draft.stated_start = start.empty() ? date : start;
    draft.listed_day = listed.date;
    draft.start = stated_time(date);
    if (!draft.start.stated()) {
        draft.start = stated_time(start);
        // A date of the event's own is a calendar date, not a programme day.
        const auto own = stated_date(date);
        if (own && draft.start.clock) {
            draft.start.local = std::chrono::local_days(*own) + *draft.start.clock;
            draft.start.clock.reset();
        }
    }
    const std::string duration = line_in(event.child("duration"));
    const std::string end = line_in(event.child("end"));
    draft.duration = stated_duration(duration, style_);
    draft.end = stated_time(end);
    draft.stated_length = end.empty() ? duration : end;
}

void ScheduleXmlEvents::set_room(const pugi::xml_node& event, const ListedDay& listed,
                                 SessionDraft& draft) {
    const std::string own = line_in(event.child("room"));
    if (listed.room) {
        draft.rooms.push_back(*listed.room);
        if (!own.empty() && text::sanitise_line(own) != text::sanitise_line(listed.room_name))
            report_.repaired({draft.where, text::sanitise_line(draft.title.in("")), "room",
                              text::sanitise_line(own), text::sanitise_line(listed.room_name),
                              "the room under which the file lists the session counts"});
        return;
    }
    // Pentabarf has no room elements; a nameless one says that the room is not known.
    if (const auto room = builder_.room_called(own)) draft.rooms.push_back(*room);
}

}  // namespace foyer::formats
