#include "core/time/time_zone.h"

#include <date/tz.h>

#include <exception>

#include "core/base/text.h"
#include "core/time/zone_names.h"

namespace foyer {
namespace {

/// Bytes of an unknown name that an error repeats.
constexpr std::size_t quoted_zone_bytes = 60;

date::sys_seconds to_library(UtcTime instant) {
    return date::sys_seconds(instant.time_since_epoch());
}

/// The zone with IANA's name `name`, its rules read; nullptr when there is none.
const date::time_zone* find_zone(const std::string& name) {
    try {
        const date::time_zone* zone = date::locate_zone(name);
        // Rules are read at first use, and a damaged file is noticed only then.
        static_cast<void>(zone->get_info(date::sys_seconds{}));
        return zone;
    } catch (const std::exception&) {
        return nullptr;
    }
}

bool has_zones() {
    try {
        return !date::get_tzdb().zones.empty();
    } catch (const std::exception&) {
        return false;
    }
}

}  // namespace

// UTC needs no rules, so it works without tzdata; a null zone stands for it.
TimeZone::TimeZone() : name_("UTC"), zone_(nullptr) {}

Result<TimeZone> TimeZone::named(std::string_view name) {
    const std::string_view wanted = text::trim(name);
    if (wanted == "UTC" || wanted == "Z") return TimeZone();
    const std::string_view known = iana_zone_of(wanted);
    TimeZone found;
    found.name_ = known.empty() ? wanted : known;
    found.zone_ = find_zone(found.name_);
    if (found.zone_ != nullptr) return found;
    if (!has_zones())
        return Error{ErrorKind::not_found,
                     "This machine has no time zones; install the package tzdata."};
    return Error{ErrorKind::not_found, "No time zone is called \"" +
                                           text::excerpt(name, quoted_zone_bytes) +
                                           "\"; write it like Europe/Paris."};
}

LocalTime TimeZone::to_local(UtcTime instant) const {
    return LocalTime(instant.time_since_epoch() + offset_at(instant));
}

UtcTime TimeZone::to_utc(LocalTime local) const {
    if (zone_ == nullptr) return UtcTime(local.time_since_epoch());
    const date::local_info info = zone_->get_info(date::local_seconds(local.time_since_epoch()));
    if (info.result == date::local_info::nonexistent)
        return UtcTime(info.first.end.time_since_epoch());
    return UtcTime(local.time_since_epoch() - info.first.offset);
}

std::chrono::seconds TimeZone::offset_at(UtcTime instant) const {
    if (zone_ == nullptr) return std::chrono::seconds{0};
    return zone_->get_info(to_library(instant)).offset;
}

std::string TimeZone::format(UtcTime instant) const {
    return format_rfc3339(instant, offset_at(instant));
}

}  // namespace foyer
