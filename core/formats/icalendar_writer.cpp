#include <chrono>
#include <string>
#include <string_view>
#include <unordered_set>

#include "core/formats/export.h"
#include "core/formats/ical_handles.h"
#include "core/formats/schedule_plan.h"

namespace foyer::formats {

namespace {

using programme::Session;
using programme::Snapshot;

icaltimetype utc(UtcTime instant) {
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss clock{instant - day};
    icaltimetype time = icaltime_null_time();
    time.year = static_cast<int>(date.year());
    time.month = static_cast<int>(static_cast<unsigned>(date.month()));
    time.day = static_cast<int>(static_cast<unsigned>(date.day()));
    time.hour = static_cast<int>(clock.hours().count());
    time.minute = static_cast<int>(clock.minutes().count());
    time.second = static_cast<int>(clock.seconds().count());
    time.zone = icaltimezone_get_utc_timezone();
    return time;
}

/// Stands for a comma or semicolon that libical would leave bare: it takes categories for lists and
/// does not know the type of extensions. Private use, which no text of a programme holds.
constexpr std::string_view comma_mark = "\uE000", semicolon_mark = "\uE001";

std::string with_marks(std::string_view text) {
    std::string marked;
    for (const char c : text) {
        if (c == ',') {
            marked += comma_mark;
        } else if (c == ';') {
            marked += semicolon_mark;
        } else {
            marked += c;
        }
    }
    return marked;
}

/// The written calendar with each mark as the escaped sign. Lines only get shorter by it.
std::string without_marks(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    while (!text.empty()) {
        const bool comma = text.starts_with(comma_mark);
        if (comma || text.starts_with(semicolon_mark)) {
            plain += comma ? "\\," : "\\;";
            text.remove_prefix(comma_mark.size());
        } else {
            plain += text.front();
            text.remove_prefix(1);
        }
    }
    return plain;
}

icalproperty* extension(const char* name, const std::string& value) {
    icalproperty* property = icalproperty_new_x(value.c_str());
    icalproperty_set_x_name(property, name);
    return property;
}

class CalendarWriter {
public:
    CalendarWriter(const Snapshot& snapshot, const std::string& language, UtcTime stamped)
        : snapshot_(snapshot), language_(language), stamped_(utc(stamped)) {}

    std::string write();

private:
    IcalComponent event_of(const Session& session);
    std::string uid_of(const Session& session);
    [[nodiscard]] std::string location_of(const Session& session) const;
    [[nodiscard]] std::string description_of(const Session& session) const;

    const Snapshot& snapshot_;
    const std::string& language_;
    const icaltimetype stamped_;
    std::unordered_set<std::string> uids_;
};

std::string CalendarWriter::uid_of(const Session& session) {
    const std::string& guid = session.keys.guid;
    if (!guid.empty() && uids_.insert(guid).second) return guid;
    std::string uid = session.id + "@" + snapshot_.conference().id;
    uids_.insert(uid);
    return uid;
}

std::string CalendarWriter::location_of(const Session& session) const {
    if (session.rooms.empty()) return std::string(session.plenary ? all_rooms_name : "");
    std::string location;
    for (const std::string& id : session.rooms) {
        if (!location.empty()) location += ", ";
        location += snapshot_.room(snapshot_.find_room(id).value()).name.in(language_);
    }
    return location;
}

/// Who, and then the texts, paragraphs parted by an empty line.
std::string CalendarWriter::description_of(const Session& session) const {
    std::string people;
    for (const programme::Participation& part : session.people) {
        const auto& person = snapshot_.person(snapshot_.find_person(part.person).value());
        if (!people.empty()) people += ", ";
        people += person.name;
        if (!person.affiliation.empty()) people += " (" + person.affiliation + ")";
    }
    std::string description;
    for (const std::string_view part :
         {std::string_view(people), session.subtitle.in(language_), session.abstract.in(language_),
          session.description.in(language_)}) {
        if (part.empty()) continue;
        if (!description.empty()) description += "\n\n";
        description += part;
    }
    return description;
}

IcalComponent CalendarWriter::event_of(const Session& session) {
    IcalComponent event(icalcomponent_new(ICAL_VEVENT_COMPONENT));
    const auto add = [&event](icalproperty* property) {
        icalcomponent_add_property(event.get(), property);
    };
    add(icalproperty_new_uid(uid_of(session).c_str()));
    add(icalproperty_new_dtstamp(stamped_));
    add(icalproperty_new_dtstart(utc(session.start)));
    add(icalproperty_new_dtend(utc(session.end)));
    add(icalproperty_new_summary(std::string(session.title.in(language_)).c_str()));
    const std::string location = location_of(session);
    if (!location.empty()) add(icalproperty_new_location(location.c_str()));
    const std::string description = description_of(session);
    if (!description.empty()) add(icalproperty_new_description(description.c_str()));
    if (const auto track = snapshot_.find_track(session.track)) {
        const std::string name = with_marks(snapshot_.track(*track).name.in(language_));
        add(icalproperty_new_categories(name.c_str()));
    }
    if (!session.url.empty()) add(icalproperty_new_url(session.url.c_str()));
    const bool cancelled = session.status == programme::SessionStatus::cancelled;
    add(icalproperty_new_status(cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
    add(extension("X-FOYER-KIND", std::string(word_for(session.kind))));
    if (session.plenary) add(extension("X-FOYER-PLENARY", "TRUE"));
    return event;
}

std::string CalendarWriter::write() {
    make_ical_errors_values();
    IcalComponent calendar(icalcomponent_new(ICAL_VCALENDAR_COMPONENT));
    const auto add = [&calendar](icalproperty* property) {
        icalcomponent_add_property(calendar.get(), property);
    };
    add(icalproperty_new_prodid("-//Foyer//Foyer " FOYER_VERSION "//EN"));
    add(icalproperty_new_version("2.0"));
    add(extension("X-WR-CALNAME", with_marks(snapshot_.conference().title.in(language_))));
    add(extension("X-WR-TIMEZONE", snapshot_.conference().zone.name()));
    for (const Session& session : snapshot_.programme().sessions) {
        icalcomponent_add_component(calendar.get(), event_of(session).release());
    }
    const IcalText text(icalcomponent_as_ical_string_r(calendar.get()));
    return text ? without_marks(text.get()) : std::string();
}

}  // namespace

std::string write_icalendar(const Snapshot& snapshot, const std::string& language,
                            UtcTime stamped) {
    return CalendarWriter(snapshot, language, stamped).write();
}

}  // namespace foyer::formats
