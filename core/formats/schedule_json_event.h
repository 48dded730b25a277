#pragma once
// The events of schedule.json, versions 1 and 2. One thread.

#include <chrono>
#include <map>
#include <optional>
#include <string>

#include "core/base/json.h"
#include "core/formats/import.h"
#include "core/formats/json_place.h"
#include "core/formats/programme_builder.h"

namespace foyer::formats {

/// Under which day and room of version 1 an event stands; both empty in version 2.
struct JsonListing {
    std::optional<std::chrono::year_month_day> date;
    std::string room_name;
    std::optional<RoomRef> room;
};

class ScheduleJsonEvents {
public:
    /// Both must outlive this.
    ScheduleJsonEvents(ProgrammeBuilder& builder, ImportReport& report)
        : builder_(builder), report_(report) {}

    /// Tells what wrote the file: pretalx writes days first in durations.
    void written_by(const std::string& generator);

    /// Tells that Foyer wrote the file, and what it wrote beside the format's own fields, by the
    /// guids of sessions. Both must outlive this.
    void foyer_wrote(const Json& extras, const std::string& conference_url) {
        extras_ = &extras;
        conference_url_ = &conference_url;
    }

    void read_room(const Json& room);
    std::optional<TrackRef> read_track(const Json& track);
    /// Somebody described outside of the events.
    void read_person(const Json& person);

    /// Adds one event to the builder, or reports why not.
    void read(const Json& event, const JsonPlace& place, const JsonListing& listed);

private:
    void read_times(const Json& event, SessionDraft& draft) const;
    void read_rooms(const Json& event, const JsonListing& listed, SessionDraft& draft);
    void read_foyers_own(const Json& event, const JsonListing& listed, SessionDraft& draft);
    void read_people(const Json& event, SessionDraft& draft);
    void read_texts(const Json& event, SessionDraft& draft);
    /// False when the event is not for the public.
    bool read_state(const Json& event, SessionDraft& draft);

    ProgrammeBuilder& builder_;
    ImportReport& report_;
    const Json* extras_ = nullptr;
    const std::string* conference_url_ = nullptr;
    DurationStyle style_ = DurationStyle::unknown;
    /// Version 2 names rooms and tracks by their keys alone.
    std::map<std::string, RoomRef> rooms_by_guid_;
    std::map<std::string, TrackRef> tracks_by_slug_;
};

}  // namespace foyer::formats
