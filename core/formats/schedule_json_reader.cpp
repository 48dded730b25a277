// Reads schedule.json: version 1, and version 2 as far as its alpha goes.

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "core/base/json.h"
#include "core/formats/json_place.h"
#include "core/formats/json_values.h"
#include "core/formats/programme_builder.h"
#include "core/formats/readers.h"
#include "core/formats/schedule_json_event.h"

namespace foyer::formats {

namespace {

class ScheduleJsonReader {
public:
    ScheduleJsonReader(ProgrammeBuilder& builder, ImportReport& report)
        : builder_(builder), report_(report), events_(builder, report) {}

    void read(const Json& document) {
        const Json& schedule = member_of(document, "schedule");
        const Json& conference = member_of(schedule, "conference");
        const JsonPlace root;
        const JsonPlace place = root.member("schedule");
        const JsonPlace conference_place = place.member("conference");
        read_conference(conference, schedule, member_of(document, "generator"));
        foyer_wrote_ = member_of(schedule, "foyer").is_object();
        if (foyer_wrote_)
            events_.foyer_wrote(member_of(schedule, "foyer"), builder_.conference().url);
        read_rooms(conference, schedule);
        each_element(member_of(conference, "tracks"), conference_place.member("tracks"),
                     [this](const Json& track, const JsonPlace&) { events_.read_track(track); });
        each_element(member_of(schedule, "persons"), place.member("persons"),
                     [this](const Json& person, const JsonPlace&) { events_.read_person(person); });
        each_element(member_of(conference, "days"), conference_place.member("days"),
                     [this](const Json& day, const JsonPlace& at) { read_day(day, at); });
        each_element(
            member_of(schedule, "events"), place.member("events"),
            [this](const Json& event, const JsonPlace& at) { events_.read(event, at, {}); });
    }

private:
    void read_conference(const Json& node, const Json& schedule, const Json& generator) {
        ConferenceDraft& conference = builder_.conference();
        conference.title = localized_in(node, "title");
        conference.subtitle = localized_in(node, "subtitle");
        conference.acronym = text_in(node, "acronym");
        conference.venue = text_in(node, "venue");
        conference.city = text_in(node, "city");
        for (const std::string& url :
             {text_in(schedule, "base_url"), text_in(node, "url"), text_in(schedule, "url")})
            if (conference.url.empty()) conference.url = url;
        conference.time_zone = text_in(node, "time_zone_name");
        conference.first_day = text_in(node, "start");
        conference.last_day = text_in(node, "end");
        conference.version = text_in(schedule, "version");
        conference.generator = text_in(generator, "name");
        if (const std::string version = text_in(generator, "version"); !version.empty())
            conference.generator += " " + version;
        const std::string timeslot = text_in(node, "timeslot_duration");
        // Three parts are hours, minutes, seconds here; version 2 writes ISO 8601.
        if (const auto slot = parse_time_of_day(timeslot))
            conference.timeslot = std::chrono::floor<std::chrono::minutes>(*slot);
        else if (const auto length = stated_duration(timeslot))
            conference.timeslot = std::chrono::floor<std::chrono::minutes>(*length);
        events_.written_by(conference.generator);
    }

    void read_rooms(const Json& conference, const Json& schedule) {
        const auto read = [this](const Json& room, const JsonPlace&) { events_.read_room(room); };
        each_element(member_of(conference, "rooms"), {}, read);
        const Json& misplaced = member_of(schedule, "rooms");
        if (!misplaced.is_array()) return;
        report_.repaired({"/schedule/rooms", "", "rooms", "/schedule/rooms",
                          "/schedule/conference/rooms",
                          "the rooms stand beside the conference instead of in it"});
        each_element(misplaced, {}, read);
    }

    void read_day(const Json& day, const JsonPlace& place) {
        // Version 2 calls them as the XML does.
        std::string begin = text_in(day, "day_start");
        std::string end = text_in(day, "day_end");
        if (begin.empty()) begin = text_in(day, "start");
        if (end.empty()) end = text_in(day, "end");
        JsonListing listed;
        listed.date = stated_date(text_in(day, "date"));
        if (!listed.date) listed.date = stated_date(begin);
        if (!begin.empty()) builder_.day_lasts(stated_time(begin), stated_time(end));
        const Json& rooms = member_of(day, "rooms");
        if (!rooms.is_object()) return;
        const JsonPlace rooms_place = place.member("rooms");
        for (const auto& [name, events] : rooms.items()) {
            listed.room_name = name;
            // Of Foyer's own files only the rooms of the conference are rooms.
            if (!foyer_wrote_) listed.room = builder_.room_called(name);
            const JsonPlace room_place = rooms_place.member(name);
            each_element(events, room_place, [&](const Json& event, const JsonPlace& at) {
                events_.read(event, at, listed);
            });
        }
    }

    ProgrammeBuilder& builder_;
    ImportReport& report_;
    ScheduleJsonEvents events_;
    bool foyer_wrote_ = false;
};

}  // namespace

Result<programme::Programme> read_schedule_json(std::string_view bytes,
                                                const ImportOptions& options,
                                                ImportReport& report) {
    const Result<Json> document = parse_json(bytes);
    if (!document) return document.error();
    if (!member_of(member_of(*document, "schedule"), "conference").is_object())
        return Error{ErrorKind::unsupported,
                     "This is JSON, but no schedule.json: it has no object \"conference\" in "
                     "\"schedule\". Export the programme as schedule.json version 1."};
    ProgrammeBuilder builder(options, report);
    ScheduleJsonReader(builder, report).read(*document);
    return builder.finish();
}

}  // namespace foyer::formats
