#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text.h"
#include "core/formats/export.h"
#include "core/formats/json_writer.h"
#include "core/formats/schedule_plan.h"
#include "core/time/instant.h"

namespace foyer::formats {

namespace {

using programme::Conference;
using programme::Link;
using programme::Session;
using programme::SessionIndex;
using programme::Snapshot;

void text_member(JsonWriter& out, std::string_view name, std::string_view text) {
    if (!text.empty()) out.string(name, text);
}

/// For the members that the schema requires and lets be null.
void text_or_null(JsonWriter& out, std::string_view name, std::string_view text) {
    out.key(name);
    if (text.empty()) {
        out.null();
    } else {
        out.string(text);
    }
}

class ScheduleJsonWriter {
public:
    explicit ScheduleJsonWriter(const Snapshot& snapshot)
        : snapshot_(snapshot), plan_(plan_schedule(snapshot)) {}

    std::string write();

private:
    void write_conference();
    void write_tracks();
    void write_rooms();
    void write_day(std::size_t index);
    void write_session(SessionIndex index);
    void write_recording(const Session& session);
    void write_people(const Session& session);
    void write_links(std::string_view name, const std::vector<Link>& links);
    void write_extras();

    [[nodiscard]] std::string local(UtcTime instant) const {
        return snapshot_.conference().zone.format(instant);
    }

    const Snapshot& snapshot_;
    const SchedulePlan plan_;
    JsonWriter out_;
};

std::string ScheduleJsonWriter::write() {
    out_.open_object();
    out_.string("$schema", "https://c3voc.de/schedule/schema.json");
    out_.key("generator");
    out_.open_object(JsonLayout::one_line);
    out_.string("name", "foyer");
    out_.string("version", FOYER_VERSION);
    out_.close_object();
    out_.key("schedule");
    out_.open_object();
    out_.string("version", snapshot_.conference().version);
    write_conference();
    write_extras();
    out_.close_object();
    out_.close_object();
    return out_.finish();
}

void ScheduleJsonWriter::write_conference() {
    const Conference& conference = snapshot_.conference();
    out_.key("conference");
    out_.open_object();
    out_.string("acronym", plan_.acronym);
    out_.string("title", conference.title.in(""));
    out_.string("start", format_date(plan_.first_day));
    out_.string("end", format_date(plan_.last_day));
    out_.number("daysCount", static_cast<std::int64_t>(plan_.days.size()));
    out_.string("timeslot_duration", hours_and_minutes(plan_.timeslot));
    out_.string("time_zone_name", conference.zone.name());
    text_member(out_, "url", conference.url);
    write_tracks();
    write_rooms();
    out_.key("days");
    out_.open_list();
    for (std::size_t i = 0; i < plan_.days.size(); ++i)
        write_day(i);
    out_.close_list();
    out_.close_object();
}

void ScheduleJsonWriter::write_tracks() {
    out_.key("tracks");
    out_.open_list();
    for (programme::TrackIndex i = 0; i < plan_.track_names.size(); ++i) {
        const std::string slug = text::slug(plan_.track_names[i]);
        out_.open_object(JsonLayout::one_line);
        out_.string("name", plan_.track_names[i]);
        out_.string("slug", slug.empty() ? snapshot_.track(i).id : slug);
        text_member(out_, "color", snapshot_.track(i).color);
        out_.close_object();
    }
    out_.close_list();
}

void ScheduleJsonWriter::write_rooms() {
    out_.key("rooms");
    out_.open_list();
    for (const PlannedRoom& planned : plan_.rooms) {
        if (!planned.room) continue;
        const programme::Room& room = snapshot_.room(*planned.room);
        out_.open_object();
        out_.string("name", planned.name);
        out_.string("guid", planned.guid);
        text_or_null(out_, "description", room.description.in(""));
        out_.key("capacity");
        if (room.capacity) {
            out_.number(*room.capacity);
        } else {
            out_.null();
        }
        out_.close_object();
    }
    out_.close_list();
}

void ScheduleJsonWriter::write_day(std::size_t index) {
    const PlannedDay& day = plan_.days[index];
    out_.open_object();
    out_.number("index", static_cast<std::int64_t>(index) + 1);
    out_.string("date", format_date(day.day));
    out_.string("day_start", local(day.begin));
    out_.string("day_end", local(day.end));
    out_.key("rooms");
    out_.open_object();
    for (std::size_t room = 0; room < day.rooms.size(); ++room) {
        if (day.rooms[room].empty()) continue;
        out_.key(plan_.rooms[room].name);
        out_.open_list();
        for (const SessionIndex session : day.rooms[room])
            write_session(session);
        out_.close_list();
    }
    out_.close_object();
    out_.close_object();
}

void ScheduleJsonWriter::write_session(SessionIndex index) {
    const Session& session = snapshot_.session(index);
    const PlannedSession& planned = plan_.sessions[index];
    const TimeZone& zone = snapshot_.conference().zone;
    const auto track = snapshot_.find_track(session.track);
    out_.open_object();
    out_.string("guid", planned.guid);
    text_member(out_, "code", planned.code);
    out_.number("id", planned.number);
    text_or_null(out_, "logo", session.logo);
    out_.string("date", zone.format(session.start));
    out_.string("start", clock_time(zone, session.start));
    out_.string("end", zone.format(session.end));
    out_.string("duration", hours_and_minutes(length_of(session)));
    out_.string("room", plan_.rooms[planned.room].name);
    out_.string("slug", planned.slug);
    // The schema wants an address for everything: where a session has none, the conference's.
    out_.string("url", session.url.empty() ? snapshot_.conference().url : session.url);
    out_.string("title", planned.title);
    text_or_null(out_, "subtitle", session.subtitle.in(""));
    text_or_null(out_, "track", track ? std::string_view(plan_.track_names[*track]) : "");
    out_.string("type", type_of(session));
    text_or_null(out_, "language", session.language);
    text_or_null(out_, "abstract", session.abstract.in(""));
    text_or_null(out_, "description", session.description.in(""));
    write_recording(session);
    text_member(out_, "feedback_url", session.feedback_url);
    write_people(session);
    write_links("links", session.links);
    write_links("attachments", session.attachments);
    out_.close_object();
}

void ScheduleJsonWriter::write_recording(const Session& session) {
    text_member(out_, "recording_license", session.license);
    switch (session.recording) {
        case programme::Recording::unstated:
            break;
        case programme::Recording::recorded:
            out_.boolean("do_not_record", false);
            break;
        case programme::Recording::not_recorded:
            out_.boolean("do_not_record", true);
            break;
    }
}

void ScheduleJsonWriter::write_people(const Session& session) {
    out_.key("persons");
    out_.open_list();
    for (const programme::Participation& part : session.people) {
        const programme::Person& person =
            snapshot_.person(snapshot_.find_person(part.person).value());
        out_.open_object();
        out_.string("guid", person_uuid(snapshot_.conference(), person));
        out_.string("name", person.name);
        text_member(out_, "biography", person.biography.in(""));
        text_member(out_, "url", person.url);
        out_.close_object();
    }
    out_.close_list();
}

void ScheduleJsonWriter::write_links(std::string_view name, const std::vector<Link>& links) {
    out_.key(name);
    out_.open_list();
    for (const Link& link : links) {
        out_.open_object(JsonLayout::one_line);
        out_.string("url", link.url);
        text_member(out_, "title", link.title);
        out_.string("type", "related");
        out_.close_object();
    }
    out_.close_list();
}

void ScheduleJsonWriter::write_extras() {
    out_.key("foyer");
    out_.open_object();
    for (SessionIndex i = 0; i < plan_.sessions.size(); ++i) {
        const ScheduleExtras extras = extras_of(plan_, snapshot_, i);
        if (!extras.any()) continue;
        out_.key(plan_.sessions[i].guid);
        formats::write_extras(out_, extras);
    }
    out_.close_object();
}

}  // namespace

std::string write_schedule_json(const Snapshot& snapshot) {
    return ScheduleJsonWriter(snapshot).write();
}

}  // namespace foyer::formats
