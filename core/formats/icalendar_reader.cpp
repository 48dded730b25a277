// Reads iCalendar. scan_icalendar takes the file apart; libical reads each event.

#include <algorithm>
#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text.h"
#include "core/formats/html_tags.h"
#include "core/formats/ical_handles.h"
#include "core/formats/ical_scan.h"
#include "core/formats/ical_zones.h"
#include "core/formats/programme_builder.h"
#include "core/formats/readers.h"
#include "core/time/time_zone.h"

namespace foyer::formats {

namespace {

using programme::LocalizedText;
using programme::SessionStatus;

/// What one event says, before rooms and types are recognised by comparing events.
struct Event {
    SessionDraft draft;
    std::string summary;
    std::string location;
    std::string categories;  ///< the first
};

std::string property_text(icalproperty* property) {
    const icalvalue* value = property == nullptr ? nullptr : icalproperty_get_value(property);
    const char* text = value == nullptr ? nullptr : icalvalue_get_text(value);
    return text == nullptr ? std::string() : std::string(text);
}

std::string first_text(icalcomponent* event, icalproperty_kind kind) {
    return property_text(icalcomponent_get_first_property(event, kind));
}

/// The value of a property that libical does not know, read as text.
std::string extension_in(icalcomponent* event, std::string_view name) {
    for (icalproperty* property = icalcomponent_get_first_property(event, ICAL_X_PROPERTY);
         property != nullptr; property = icalcomponent_get_next_property(event, ICAL_X_PROPERTY)) {
        const char* known = icalproperty_get_x_name(property);
        const char* value = icalproperty_get_x(property);
        if (known != nullptr && value != nullptr && equal_ignoring_case(known, name)) return value;
    }
    return {};
}

/// Empty for a day or a time that does not exist, as 30 February.
std::optional<LocalTime> reading_of(icaltimetype time) {
    if (time.month < 1 || time.day < 1 || time.hour < 0 || time.hour > 23) return std::nullopt;
    if (time.minute < 0 || time.minute > 59 || time.second < 0 || time.second > 60)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{time.year},
                                           std::chrono::month{static_cast<unsigned>(time.month)},
                                           std::chrono::day{static_cast<unsigned>(time.day)}};
    if (!date.ok()) return std::nullopt;
    return std::chrono::local_days(date) + std::chrono::hours{time.hour} +
           std::chrono::minutes{time.minute} + std::chrono::seconds{time.second};
}

/// "[talk] Looking at audio" is a talk. The mark of a type; empty when there is none.
std::string_view type_mark(std::string_view summary) {
    constexpr std::size_t longest_mark = 32;
    const std::size_t close = summary.find("] ");
    if (summary.substr(0, 1) != "[" || close == std::string_view::npos || close > longest_mark)
        return {};
    return summary.substr(1, close - 1);
}

class IcalendarReader {
public:
    IcalendarReader(ProgrammeBuilder& builder, ImportReport& report, const IcalParts& parts)
        : builder_(builder), report_(report), parts_(parts), zones_(parts.time_zones) {}

    void read() {
        read_calendar();
        for (const IcalPart& part : parts_.events)
            read_event(part);
        recognise_types();
        recognise_rooms();
        for (Event& event : events_)
            finish(event);
    }

private:
    void read_calendar();
    void read_event(const IcalPart& part);
    bool is_for_the_public(icalcomponent* event, const Event& read);
    void read_times(icalcomponent* event, Event& read);
    StatedTime time_of(icalproperty* property, const Event& read);
    void report_recurrence(icalcomponent* event, const Event& read);
    static void read_texts(icalcomponent* event, Event& read);
    void recognise_types();
    void recognise_rooms();
    void finish(Event& event);

    ProgrammeBuilder& builder_;
    ImportReport& report_;
    const IcalParts& parts_;
    IcalZones zones_;
    std::vector<Event> events_;
    std::set<std::string> locations_;
};

void IcalendarReader::read_calendar() {
    ConferenceDraft& conference = builder_.conference();
    std::string title;
    for (const std::string& property : parts_.properties) {
        const std::size_t colon = property.find(':');
        if (colon == std::string::npos) continue;
        const std::string name = property.substr(0, property.find_first_of(";:"));
        const std::string as_text = "SUMMARY:" + property.substr(colon + 1);
        icalproperty* parsed = icalproperty_new_from_string(as_text.c_str());
        const std::string value = property_text(parsed);
        if (parsed != nullptr) icalproperty_free(parsed);
        if (equal_ignoring_case(name, "X-WR-CALNAME") || equal_ignoring_case(name, "NAME"))
            title = value;
        if (equal_ignoring_case(name, "X-WR-TIMEZONE")) conference.time_zone = value;
        if (equal_ignoring_case(name, "PRODID")) conference.generator = value;
    }
    conference.title = LocalizedText(title);
    if (conference.time_zone.empty()) conference.time_zone = zones_.first_name();
    if (const auto zone = ical_zone_called(conference.time_zone))
        conference.time_zone = zone->name();
}

void IcalendarReader::read_event(const IcalPart& part) {
    Event read;
    read.draft.where = "line " + std::to_string(part.line);
    const IcalComponent event(icalparser_parse_string(part.text.c_str()));
    if (!event) {
        report_.dropped({read.draft.where, "", "it cannot be read as an event"});
        return;
    }
    read_texts(event.get(), read);
    if (!is_for_the_public(event.get(), read)) return;
    read_times(event.get(), read);
    report_recurrence(event.get(), read);
    events_.push_back(std::move(read));
}

void IcalendarReader::read_texts(icalcomponent* event, Event& read) {
    SessionDraft& draft = read.draft;
    draft.keys.guid = first_text(event, ICAL_UID_PROPERTY);
    read.summary = first_text(event, ICAL_SUMMARY_PROPERTY);
    read.location = text::sanitise_line(first_text(event, ICAL_LOCATION_PROPERTY));
    read.categories = first_text(event, ICAL_CATEGORIES_PROPERTY);
    draft.abstract = LocalizedText(first_text(event, ICAL_DESCRIPTION_PROPERTY));
    draft.url = first_text(event, ICAL_URL_PROPERTY);
    if (icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED)
        draft.status = SessionStatus::cancelled;
    draft.plenary = equal_ignoring_case(extension_in(event, "X-FOYER-PLENARY"), "TRUE");
    draft.kind = programme::session_kind(extension_in(event, "X-FOYER-KIND"));
}

bool IcalendarReader::is_for_the_public(icalcomponent* event, const Event& read) {
    icalproperty* property = icalcomponent_get_first_property(event, ICAL_CLASS_PROPERTY);
    const icalproperty_class told =
        property == nullptr ? ICAL_CLASS_NONE : icalproperty_get_class(property);
    if (told == ICAL_CLASS_PRIVATE || told == ICAL_CLASS_CONFIDENTIAL) {
        report_.dropped({read.draft.where, read.summary, "it is marked as not for the public"});
        return false;
    }
    const icaltimetype start = icalcomponent_get_dtstart(event);
    if (icaltime_is_null_time(start) == 0 && start.is_date != 0) {
        report_.dropped({read.draft.where, read.summary,
                         "it lasts all day; a session begins and ends at a time"});
        return false;
    }
    return true;
}

StatedTime IcalendarReader::time_of(icalproperty* property, const Event& read) {
    StatedTime stated;
    const icalvalue* value = property == nullptr ? nullptr : icalproperty_get_value(property);
    if (value == nullptr) return stated;
    const icaltimetype time = icalvalue_get_datetime(value);
    const std::optional<LocalTime> reading =
        icaltime_is_null_time(time) != 0 ? std::nullopt : reading_of(time);
    if (!reading) return stated;
    if (icaltime_is_utc(time) != 0) {
        stated.instant = UtcTime(reading->time_since_epoch());
        return stated;
    }
    icalparameter* parameter = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    const char* name = parameter == nullptr ? nullptr : icalparameter_get_tzid(parameter);
    if (name == nullptr) {
        stated.local = reading;
    } else if (const auto zone = ical_zone_called(name)) {
        stated.instant = zone->to_utc(*reading);
        stated.offset = zone->offset_at(*stated.instant);
        if (builder_.conference().time_zone.empty()) builder_.conference().time_zone = zone->name();
    } else if (const auto offset = zones_.offset(name, *reading)) {
        stated.instant = UtcTime(reading->time_since_epoch() - *offset);
        stated.offset = offset;
    } else {
        stated.local = reading;
        report_.repaired({read.draft.where, read.summary, "TZID", name, "",
                          "there is no such time zone, so the time counts as one of the "
                          "conference's zone"});
    }
    return stated;
}

void IcalendarReader::read_times(icalcomponent* event, Event& read) {
    icalproperty* start = icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY);
    icalproperty* end = icalcomponent_get_first_property(event, ICAL_DTEND_PROPERTY);
    read.draft.start = time_of(start, read);
    read.draft.end = time_of(end, read);
    const auto written = [](icalproperty* property) {
        const IcalText text(property == nullptr ? nullptr
                                                : icalproperty_get_value_as_string_r(property));
        return text ? std::string(text.get()) : std::string();
    };
    read.draft.stated_start = written(start);
    read.draft.stated_length = written(end);
    if (end != nullptr) return;
    icalproperty* length = icalcomponent_get_first_property(event, ICAL_DURATION_PROPERTY);
    if (length == nullptr) return;
    read.draft.stated_length = written(length);
    const icaldurationtype duration = icalproperty_get_duration(length);
    if (icaldurationtype_is_bad_duration(duration) == 0)
        read.draft.duration = std::chrono::seconds{icaldurationtype_as_int(duration)};
}

void IcalendarReader::report_recurrence(icalcomponent* event, const Event& read) {
    for (const icalproperty_kind kind : {ICAL_RRULE_PROPERTY, ICAL_RDATE_PROPERTY}) {
        icalproperty* rule = icalcomponent_get_first_property(event, kind);
        if (rule == nullptr) continue;
        const IcalText text(icalproperty_get_value_as_string_r(rule));
        report_.repaired({read.draft.where, read.summary,
                          kind == ICAL_RRULE_PROPERTY ? "RRULE" : "RDATE", text ? text.get() : "",
                          "",
                          "it repeats; only the first time is taken: enter each time as an "
                          "event of its own"});
    }
}

/// Where most titles begin with a word in brackets, that word is the type.
void IcalendarReader::recognise_types() {
    const auto marked = std::count_if(events_.begin(), events_.end(), [](const Event& event) {
        return !type_mark(event.summary).empty();
    });
    const bool is_habit = static_cast<std::size_t>(marked) * 2 > events_.size();
    for (Event& event : events_) {
        const std::string_view mark = is_habit ? type_mark(event.summary) : std::string_view();
        std::string_view title = event.summary;
        if (!mark.empty()) title.remove_prefix(mark.size() + 3);
        event.draft.type = mark;
        event.draft.title = LocalizedText(std::string(title));
    }
}

/// "Hall C, Ballroom A" are two rooms where each of them is the place of another event.
void IcalendarReader::recognise_rooms() {
    for (const Event& event : events_)
        if (event.location.find(", ") == std::string::npos) locations_.insert(event.location);
}

void IcalendarReader::finish(Event& event) {
    SessionDraft& draft = event.draft;
    std::vector<std::string> rooms;
    for (const std::string_view part : text::split(event.location, ','))
        rooms.emplace_back(part);
    const bool known = std::all_of(rooms.begin(), rooms.end(), [this](const std::string& room) {
        return locations_.contains(room);
    });
    if (!known) rooms = {event.location};
    // "All rooms" of a plenary is no room, unless other events take place there too.
    if (draft.plenary && rooms.size() == 1 && rooms.front() == "All rooms") rooms.clear();
    for (const std::string& name : rooms)
        if (const auto room = builder_.room_called(name)) draft.rooms.push_back(*room);
    if (!event.categories.empty())
        draft.track = builder_.track({"", LocalizedText(event.categories), ""});
    builder_.add(std::move(draft));
}

}  // namespace

Result<programme::Programme> read_icalendar(std::string_view bytes, const ImportOptions& options,
                                            ImportReport& report) {
    make_ical_errors_values();
    const Result<IcalParts> parts = scan_icalendar(bytes);
    if (!parts) return parts.error();
    ProgrammeBuilder builder(options, report);
    IcalendarReader(builder, report, *parts).read();
    return builder.finish();
}

}  // namespace foyer::formats
