// Reads schedule.xml. The structure is checked first, then pugixml parses it.

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "core/base/text.h"
#include "core/formats/programme_builder.h"
#include "core/formats/readers.h"
#include "core/formats/schedule_xml_event.h"
#include "core/formats/xml_check.h"
#include "core/formats/xml_text.h"

namespace foyer::formats {

namespace {

using programme::LocalizedText;

/// Reads one document into a builder.
class ScheduleXmlReader {
public:
    ScheduleXmlReader(const LineTable& lines, ProgrammeBuilder& builder, ImportReport& report)
        : builder_(builder), events_(lines, builder, report) {}

    void read(const pugi::xml_node& schedule) {
        // Rooms, tracks and people appear in the order of the file, but what is said about them
        // outside of the days may stand behind the days.
        read_generator(schedule.child("generator"));
        read_conference(schedule.child("conference"), schedule);
        for (const pugi::xml_node& track : schedule.child("tracks").children("track"))
            read_track(track);
        for (const pugi::xml_node& person : schedule.child("persons").children("person"))
            read_person(person);
        if (foyer_wrote_) read_rooms(schedule);
        for (const pugi::xml_node& day : schedule.children("day"))
            read_day(day);
    }

private:
    void read_generator(const pugi::xml_node& generator) {
        const std::string_view name = attribute_of(generator, "name");
        const std::string_view version = attribute_of(generator, "version");
        ConferenceDraft& conference = builder_.conference();
        conference.generator = std::string(name.empty() ? attribute_of(generator, "system") : name);
        if (!version.empty()) conference.generator += " " + std::string(version);
        events_.written_by(conference.generator);
        foyer_wrote_ = name == "foyer";
    }

    /// Foyer lists all rooms on each day, and sessions refer to them by their guids.
    void read_rooms(const pugi::xml_node& schedule) {
        for (const pugi::xml_node& node : schedule.child("day").children("room")) {
            if (attribute_of(node, "guid").empty()) continue;
            const auto room = builder_.room(room_in(node));
            if (room) events_.room_is(std::string(attribute_of(node, "guid")), *room);
        }
    }

    static RoomDraft room_in(const pugi::xml_node& node) {
        RoomDraft room;
        room.name = LocalizedText(std::string(attribute_of(node, "name")));
        room.guid = attribute_of(node, "guid");
        return room;
    }

    void read_conference(const pugi::xml_node& node, const pugi::xml_node& schedule) {
        ConferenceDraft& conference = builder_.conference();
        conference.title = LocalizedText(line_in(node.child("title")));
        conference.subtitle = LocalizedText(line_in(node.child("subtitle")));
        conference.acronym = line_in(node.child("acronym"));
        conference.venue = line_in(node.child("venue"));
        conference.city = line_in(node.child("city"));
        for (const pugi::xml_node& url : {node.child("base_url"), node.child("url"),
                                          schedule.child("base_url"), schedule.child("url")})
            if (conference.url.empty()) conference.url = line_in(url);
        conference.time_zone = line_in(node.child("time_zone_name"));
        conference.day_change = line_in(node.child("day_change"));
        conference.first_day = line_in(node.child("start"));
        conference.last_day = line_in(node.child("end"));
        conference.version = line_in(schedule.child("version"));
        // Slots of three parts are hours, minutes, seconds: no slot lasts days.
        if (const auto slot = parse_time_of_day(line_in(node.child("timeslot_duration"))))
            conference.timeslot = std::chrono::floor<std::chrono::minutes>(*slot);
        for (const pugi::xml_node& track : node.children("track"))
            read_track(track);
    }

    void read_track(const pugi::xml_node& node) {
        TrackDraft track;
        const std::string_view name = attribute_of(node, "name");
        track.name = LocalizedText(name.empty() ? line_in(node) : std::string(name));
        track.color = attribute_of(node, "color");
        builder_.track(track);
    }

    /// FOSDEM describes people once, outside of the days.
    void read_person(const pugi::xml_node& node) {
        PersonDraft person = person_in(node);
        person.biography = LocalizedText(text_in(node.child("biography")));
        if (person.biography.empty())
            person.biography = LocalizedText(text_in(node.child("extended_biography")));
        builder_.person(person);
    }

    void read_day(const pugi::xml_node& day) {
        ListedDay listed;
        const std::string_view start = attribute_of(day, "start");
        listed.date = stated_date(attribute_of(day, "date"));
        if (!listed.date) listed.date = stated_date(start);
        if (!start.empty())
            builder_.day_lasts(stated_time(start), stated_time(attribute_of(day, "end")));
        for (const pugi::xml_node& child : day.children()) {
            const std::string_view name = child.name();
            if (name == "event") events_.read(child, listed);
            if (name != "room") continue;
            listed.room_name = line_of(attribute_of(child, "name"));
            // Of Foyer's own files only rooms with a guid are rooms of the conference.
            const RoomDraft room = room_in(child);
            if (!foyer_wrote_ || !room.guid.empty()) listed.room = builder_.room(room);
            for (const pugi::xml_node& event : child.children("event"))
                events_.read(event, listed);
            listed.room.reset();
            listed.room_name.clear();
        }
    }

    ProgrammeBuilder& builder_;
    ScheduleXmlEvents events_;
    bool foyer_wrote_ = false;
};

Error not_a_schedule(std::string_view root) {
    const std::string name = text::excerpt(root, 60);
    return {ErrorKind::unsupported,
            "This is XML, but no schedule.xml: its outermost element is <" + name +
                "> instead of <schedule>. Export the programme as schedule.xml."};
}

}  // namespace

Result<programme::Programme> read_schedule_xml(std::string_view bytes, const ImportOptions& options,
                                               ImportReport& report) {
    const LineTable lines(bytes);
    if (auto checked = check_xml(bytes, lines); !checked) return checked.error();

    pugi::xml_document document;
    // Bytes are taken as they are: what is not UTF-8 is told by the text layer, and positions stay
    // those of the file.
    const unsigned flags = pugi::parse_escapes | pugi::parse_eol | pugi::parse_cdata |
                           pugi::parse_wconv_attribute | pugi::parse_ws_pcdata_single |
                           pugi::parse_pi;
    const pugi::xml_parse_result parsed =
        document.load_buffer(bytes.data(), bytes.size(), flags, pugi::encoding_utf8);
    if (!parsed)
        return Error{
            ErrorKind::malformed,
            "This is not well-formed XML: " + lines.place(static_cast<std::size_t>(parsed.offset)) +
                ": " + parsed.description() + ". Correct the file or export it again."};
    const pugi::xml_node root = document.document_element();
    if (std::string_view(root.name()) != "schedule") return not_a_schedule(root.name());

    ProgrammeBuilder builder(options, report);
    ScheduleXmlReader(lines, builder, report).read(root);
    return builder.finish();
}

}  // namespace foyer::formats
