#pragma once
// The events of schedule.xml. One thread.

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/formats/import.h"
#include "core/formats/programme_builder.h"

namespace pugi {
class xml_node;
}

namespace foyer::formats {

class LineTable;

/// Where in the file an event stands.
struct ListedDay {
    std::optional<std::chrono::year_month_day> date;
    std::string room_name;  ///< of the enclosing element, "" when there is none
    std::optional<RoomRef> room;
};

class ScheduleXmlEvents {
public:
    /// Everything must outlive this.
    ScheduleXmlEvents(const LineTable& lines, ProgrammeBuilder& builder, ImportReport& report)
        : lines_(lines), builder_(builder), report_(report) {}

    /// Tells what wrote the file: producers mean different things by the same words.
    void written_by(std::string_view generator);

    /// Tells which room has a guid, for what Foyer writes beside the format's own fields.
    void room_is(const std::string& guid, RoomRef room) { rooms_by_guid_.try_emplace(guid, room); }

    /// Adds one <event> to the builder.
    void read(const pugi::xml_node& event, const ListedDay& listed);

private:
    void read_field(const pugi::xml_node& field, SessionDraft& draft);
    void read_recording(const pugi::xml_node& recording, SessionDraft& draft) const;
    void set_times(const pugi::xml_node& event, const ListedDay& listed, SessionDraft& draft) const;
    void set_room(const pugi::xml_node& event, const ListedDay& listed, SessionDraft& draft);

    const LineTable& lines_;
    ProgrammeBuilder& builder_;
    ImportReport& report_;
    DurationStyle style_ = DurationStyle::unknown;
    std::map<std::string, RoomRef> rooms_by_guid_;
    bool plain_texts_ = false;
    bool optout_means_something_ = true;
};

}  // namespace foyer::formats
