#include "tools/foyerctl/conference_time.h"

#include <nlohmann/json.hpp>

#include "tools/foyerctl/hub_json.h"

namespace foyer::foyerctl {

namespace {

using std::chrono::days;
using std::chrono::floor;

/// "2018-06-26T11:20:00"
constexpr std::size_t local_length = 19;

Error not_a_time(const std::string& typed) {
    return {ErrorKind::usage, "\"" + typed +
                                  "\" is no time; give a clock time (14:30) or an instant "
                                  "(2018-06-26T14:30:00+02:00)."};
}

}  // namespace

bool is_typed_time(const std::string& typed) {
    return parse_instant(typed).ok() || parse_time_of_day(typed).ok();
}

ConferenceTime::ConferenceTime(const Json& facts, const std::string& sample) {
    if (const auto zone = TimeZone::named(text_at(facts, "time_zone"))) zone_ = *zone;
    if (const auto boundary = parse_time_of_day(text_at(facts, "day_starts")))
        boundary_ = floor<std::chrono::minutes>(*boundary);
    const auto instant = parse_instant(sample);
    const auto local = parse_local_time(sample.substr(0, std::min(local_length, sample.size())));
    if (instant && local) offset_ = local->time_since_epoch() - instant->time_since_epoch();
}

Result<UtcTime> ConferenceTime::on_day_of(UtcTime session, const std::string& typed) const {
    if (const auto instant = parse_instant(typed)) return *instant;
    const auto clock = parse_time_of_day(typed);
    if (!clock) return not_a_time(typed);
    // After midnight and before the boundary it is still the day before.
    const auto day = floor<days>(to_local(session) - boundary_);
    return to_utc(day + *clock + (*clock < boundary_ ? days{1} : days{0}));
}

Result<UtcTime> ConferenceTime::next_after(UtcTime after, const std::string& typed) const {
    if (const auto instant = parse_instant(typed)) return *instant;
    const auto clock = parse_time_of_day(typed);
    if (!clock) return not_a_time(typed);
    const auto day = floor<days>(to_local(after));
    const UtcTime today = to_utc(day + *clock);
    return today > after ? today : to_utc(day + days{1} + *clock);
}

std::string ConferenceTime::format(UtcTime instant) const {
    return zone_ ? zone_->format(instant) : format_rfc3339(instant, offset_);
}

LocalTime ConferenceTime::to_local(UtcTime instant) const {
    return zone_ ? zone_->to_local(instant) : LocalTime(instant.time_since_epoch() + offset_);
}

UtcTime ConferenceTime::to_utc(LocalTime local) const {
    return zone_ ? zone_->to_utc(local) : UtcTime(local.time_since_epoch() - offset_);
}

}  // namespace foyer::foyerctl
