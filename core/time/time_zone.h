#pragma once
// IANA time zones from the system's tzdata, through Howard Hinnant's date library.
// tzdata lists clock changes up to 2037; later instants have the zone's standard time.
// A TimeZone is a small value; the zones behind it live as long as the program. Any thread.

#include <chrono>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/time/instant.h"

namespace date {
class time_zone;
}

namespace foyer {

/// One IANA zone. Default: UTC.
class TimeZone {
public:
    TimeZone();

    /// The zone called `name` ("Europe/Paris", "UTC"); also Rails' and Windows' names that real
    /// files carry ("Berlin"). not_found for anything else.
    [[nodiscard]] static Result<TimeZone> named(std::string_view name);

    /// The IANA name, as asked for after resolving aliases that are not IANA's own.
    [[nodiscard]] const std::string& name() const { return name_; }

    [[nodiscard]] LocalTime to_local(UtcTime instant) const;

    /// The instant of a local reading. Twice-existing readings (clocks back) give the first;
    /// readings that do not exist (clocks forward) give the instant of the change.
    [[nodiscard]] UtcTime to_utc(LocalTime local) const;

    /// Local minus UTC at `instant`.
    [[nodiscard]] std::chrono::seconds offset_at(UtcTime instant) const;

    /// "2018-06-26T11:20:00+02:00" in this zone.
    [[nodiscard]] std::string format(UtcTime instant) const;

    friend bool operator==(const TimeZone& a, const TimeZone& b) { return a.name_ == b.name_; }

private:
    std::string name_;
    const date::time_zone* zone_;
};

}  // namespace foyer
