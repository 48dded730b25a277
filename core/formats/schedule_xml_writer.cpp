#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/formats/export.h"
#include "core/formats/schedule_plan.h"
#include "core/time/instant.h"

namespace foyer::formats {

namespace {

using programme::Conference;
using programme::Link;
using programme::Session;
using programme::SessionIndex;
using programme::Snapshot;

pugi::xml_node element(pugi::xml_node& parent, const char* name, std::string_view text = {}) {
    pugi::xml_node child = parent.append_child(name);
    if (!text.empty()) child.text().set(std::string(text).c_str());
    return child;
}

void element_unless_empty(pugi::xml_node& parent, const char* name, const std::string& text) {
    if (!text.empty()) element(parent, name, text);
}

/// The schema takes web addresses only.
void address(pugi::xml_node& parent, const char* name, const std::string& url) {
    if (url.starts_with("http://") || url.starts_with("https://")) element(parent, name, url);
}

void attribute(pugi::xml_node& node, const char* name, const std::string& value) {
    node.append_attribute(name).set_value(value.c_str());
}

void write_link_elements(pugi::xml_node& event, const char* list_name, const char* name,
                         const std::vector<Link>& links) {
    pugi::xml_node list = element(event, list_name);
    for (const Link& link : links) {
        // Readers show the words and nothing else: where there are none, the address.
        pugi::xml_node node = element(list, name, link.title.empty() ? link.url : link.title);
        attribute(node, "href", link.url);
    }
}

/// The schema counts hours up to 99; from there on days, with one digit, are in front.
std::string duration_text(std::chrono::minutes length) {
    if (length < std::chrono::hours{100}) return hours_and_minutes(length);
    const auto whole_days = std::chrono::floor<std::chrono::days>(length);
    return std::to_string(whole_days.count()) + ":" + hours_and_minutes(length - whole_days);
}

class ScheduleXmlWriter {
public:
    explicit ScheduleXmlWriter(const Snapshot& snapshot)
        : snapshot_(snapshot), plan_(plan_schedule(snapshot)) {}

    std::string write();

private:
    void write_conference(pugi::xml_node& schedule) const;
    void write_day(pugi::xml_node& schedule, std::size_t index) const;
    void write_session(pugi::xml_node& room, SessionIndex index) const;
    void write_texts(pugi::xml_node& event, const Session& session) const;
    void write_extras(pugi::xml_node& event, SessionIndex index) const;
    void write_recording(pugi::xml_node& event, const Session& session) const;
    void write_people(pugi::xml_node& event, const Session& session) const;

    [[nodiscard]] std::string local(UtcTime instant) const {
        return snapshot_.conference().zone.format(instant);
    }

    const Snapshot& snapshot_;
    const SchedulePlan plan_;
};

void ScheduleXmlWriter::write_conference(pugi::xml_node& schedule) const {
    const Conference& conference = snapshot_.conference();
    pugi::xml_node node = element(schedule, "conference");
    element(node, "title", conference.title.in(""));
    element(node, "acronym", plan_.acronym);
    element(node, "start", format_date(plan_.first_day));
    element(node, "end", format_date(plan_.last_day));
    element(node, "days", std::to_string(plan_.days.size()));
    element(node, "timeslot_duration", hours_and_minutes(plan_.timeslot));
    address(node, "url", conference.url);
    element(node, "time_zone_name", conference.zone.name());
    for (programme::TrackIndex i = 0; i < plan_.track_names.size(); ++i) {
        pugi::xml_node track = element(node, "track");
        attribute(track, "name", plan_.track_names[i]);
        if (!snapshot_.track(i).color.empty()) attribute(track, "color", snapshot_.track(i).color);
    }
}

void ScheduleXmlWriter::write_day(pugi::xml_node& schedule, std::size_t index) const {
    const PlannedDay& day = plan_.days[index];
    pugi::xml_node node = element(schedule, "day");
    attribute(node, "index", std::to_string(index + 1));
    attribute(node, "date", format_date(day.day));
    attribute(node, "start", local(day.begin));
    attribute(node, "end", local(day.end));
    // Every room on every day, also without sessions: the order of rooms is stated nowhere else.
    for (std::size_t room = 0; room < day.rooms.size(); ++room) {
        const PlannedRoom& planned = plan_.rooms[room];
        if (!planned.room && day.rooms[room].empty()) continue;
        pugi::xml_node room_node = element(node, "room");
        attribute(room_node, "name", planned.name);
        if (!planned.guid.empty()) attribute(room_node, "guid", planned.guid);
        for (const SessionIndex session : day.rooms[room])
            write_session(room_node, session);
    }
}

void ScheduleXmlWriter::write_session(pugi::xml_node& room, SessionIndex index) const {
    const Session& session = snapshot_.session(index);
    const PlannedSession& planned = plan_.sessions[index];
    pugi::xml_node event = element(room, "event");
    attribute(event, "guid", planned.guid);
    attribute(event, "id", std::to_string(planned.number));
    if (!planned.code.empty()) attribute(event, "code", planned.code);
    element(event, "room", plan_.rooms[planned.room].name);
    element(event, "title", planned.title);
    element(event, "subtitle", session.subtitle.in(""));
    element(event, "type", type_of(session));
    element(event, "date", local(session.start));
    element(event, "start", clock_time(snapshot_.conference().zone, session.start));
    element(event, "duration", duration_text(length_of(session)));
    write_texts(event, session);
    element(event, "slug", planned.slug);
    const auto track = snapshot_.find_track(session.track);
    element(event, "track", track ? std::string_view(plan_.track_names[*track]) : "");
    element_unless_empty(event, "logo", session.logo);
    write_people(event, session);
    write_recording(event, session);
    write_link_elements(event, "links", "link", session.links);
    write_link_elements(event, "attachments", "attachment", session.attachments);
    address(event, "url", session.url);
    address(event, "feedback_url", session.feedback_url);
    write_extras(event, index);
}

void ScheduleXmlWriter::write_texts(pugi::xml_node& event, const Session& session) const {
    element_unless_empty(event, "language", session.language);
    element(event, "abstract", session.abstract.in(""));
    element(event, "description", session.description.in(""));
}

void ScheduleXmlWriter::write_recording(pugi::xml_node& event, const Session& session) const {
    const bool stated = session.recording != programme::Recording::unstated;
    if (!stated && session.license.empty()) return;
    pugi::xml_node node = element(event, "recording");
    element(node, "license", session.license);
    const bool opted_out = session.recording == programme::Recording::not_recorded;
    element(node, "optout", opted_out ? "true" : "false");
}

void ScheduleXmlWriter::write_people(pugi::xml_node& event, const Session& session) const {
    pugi::xml_node persons = element(event, "persons");
    for (const programme::Participation& part : session.people) {
        const programme::Person& person =
            snapshot_.person(snapshot_.find_person(part.person).value());
        pugi::xml_node node = element(persons, "person", person.name);
        attribute(node, "guid", person_uuid(snapshot_.conference(), person));
    }
}

void ScheduleXmlWriter::write_extras(pugi::xml_node& event, SessionIndex index) const {
    const ScheduleExtras extras = extras_of(plan_, snapshot_, index);
    if (!extras.any()) return;
    pugi::xml_node instruction = event.append_child(pugi::node_pi);
    instruction.set_name("foyer");
    instruction.set_value(instruction_text(extras).c_str());
}

/// Collects what pugixml prints.
struct StringWriter : pugi::xml_writer {
    std::string text;
    void write(const void* data, std::size_t size) override {
        text.append(static_cast<const char*>(data), size);
    }
};

std::string ScheduleXmlWriter::write() {
    pugi::xml_document document;
    pugi::xml_node declaration = document.append_child(pugi::node_declaration);
    attribute(declaration, "version", "1.0");
    attribute(declaration, "encoding", "UTF-8");
    pugi::xml_node schedule = document.append_child("schedule");
    pugi::xml_node generator = element(schedule, "generator");
    attribute(generator, "name", "foyer");
    attribute(generator, "version", FOYER_VERSION);
    element(schedule, "version", snapshot_.conference().version);
    write_conference(schedule);
    for (std::size_t i = 0; i < plan_.days.size(); ++i)
        write_day(schedule, i);
    StringWriter writer;
    document.save(writer, "  ");
    return std::move(writer.text);
}

}  // namespace

std::string write_schedule_xml(const Snapshot& snapshot) {
    return ScheduleXmlWriter(snapshot).write();
}

}  // namespace foyer::formats
