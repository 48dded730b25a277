#include "core/formats/ical_zones.h"

#include <algorithm>

namespace foyer::formats {

namespace {

/// Parts of one zone that say when its clocks change. Real ones have two, those with all their
/// history about forty.
constexpr int most_changes = 64;
/// Bytes of a zone; one with all its history has 10 KiB.
constexpr std::size_t longest_zone_bytes = std::size_t{64} * 1024;

/// libical lists all clock changes of half a century. A rule that gives one each second would fill
/// the memory, so it must be one of a month, and without times of day.
bool is_harmless(const icalrecurrencetype& rule) {
    const auto unset = [](const short* list) { return list[0] == ICAL_RECURRENCE_ARRAY_MAX; };
    const bool no_times = unset(rule.by_hour) && unset(rule.by_minute) && unset(rule.by_second);
    const bool one_month = !unset(rule.by_month) && unset(rule.by_month + 1);
    const bool whole_year = unset(rule.by_month) && unset(rule.by_day) &&
                            unset(rule.by_month_day) && unset(rule.by_year_day) &&
                            unset(rule.by_week_no);
    return rule.freq == ICAL_YEARLY_RECURRENCE && no_times && (one_month || whole_year);
}

bool is_harmless(icalcomponent* zone) {
    int changes = 0;
    for (icalcomponent* part = icalcomponent_get_first_component(zone, ICAL_ANY_COMPONENT);
         part != nullptr; part = icalcomponent_get_next_component(zone, ICAL_ANY_COMPONENT)) {
        if (++changes > most_changes) return false;
        int rules = 0;
        for (icalproperty* rule = icalcomponent_get_first_property(part, ICAL_RRULE_PROPERTY);
             rule != nullptr; rule = icalcomponent_get_next_property(part, ICAL_RRULE_PROPERTY)) {
            if (++rules > 1 || !is_harmless(icalproperty_get_rrule(rule))) return false;
        }
    }
    return changes > 0;
}

}  // namespace

IcalZones::IcalZones(const std::vector<IcalPart>& parts) {
    for (const IcalPart& part : parts) {
        if (part.text.size() > longest_zone_bytes) continue;
        IcalComponent component(icalparser_parse_string(part.text.c_str()));
        if (!component || !is_harmless(component.get())) continue;
        std::unique_ptr<icaltimezone, Delete> zone(icaltimezone_new());
        if (icaltimezone_set_component(zone.get(), component.get()) == 0) continue;
        // Now the zone owns the component.
        (void)component.release();
        zones_.push_back(std::move(zone));
    }
}

std::optional<std::chrono::seconds> IcalZones::offset(std::string_view name,
                                                      LocalTime local) const {
    const auto found = std::find_if(zones_.begin(), zones_.end(), [&](const auto& zone) {
        const char* id = icaltimezone_get_tzid(zone.get());
        return id != nullptr && name == id;
    });
    if (found == zones_.end()) return std::nullopt;
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(local - day);
    icaltimetype reading = icaltime_null_time();
    reading.year = static_cast<int>(date.year());
    reading.month = static_cast<int>(static_cast<unsigned>(date.month()));
    reading.day = static_cast<int>(static_cast<unsigned>(date.day()));
    reading.hour = static_cast<int>(time.hours().count());
    reading.minute = static_cast<int>(time.minutes().count());
    reading.second = static_cast<int>(time.seconds().count());
    int daylight = 0;
    return std::chrono::seconds{icaltimezone_get_utc_offset(found->get(), &reading, &daylight)};
}

std::string IcalZones::first_name() const {
    const char* id = zones_.empty() ? nullptr : icaltimezone_get_tzid(zones_.front().get());
    return id == nullptr ? "" : id;
}

std::optional<TimeZone> ical_zone_called(std::string_view name) {
    while (!name.empty()) {
        if (auto zone = TimeZone::named(name)) return *zone;
        const std::size_t slash = name.find('/', 1);
        if (slash == std::string_view::npos) break;
        name.remove_prefix(slash + 1);
    }
    return std::nullopt;
}

}  // namespace foyer::formats
