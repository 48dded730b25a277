#pragma once
// The time zones that a calendar describes itself, as its VTIMEZONE parts. A zone that is not one
// of a place, but made to be expanded without end, counts as not there. One thread.

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/formats/ical_handles.h"
#include "core/formats/ical_scan.h"
#include "core/time/instant.h"
#include "core/time/time_zone.h"

namespace foyer::formats {

class IcalZones {
public:
    explicit IcalZones(const std::vector<IcalPart>& parts);

    /// The offset from UTC of a local reading in the zone `name`; empty when there is none.
    [[nodiscard]] std::optional<std::chrono::seconds> offset(std::string_view name,
                                                             LocalTime local) const;

    /// The name of the first one; "" when there is none.
    [[nodiscard]] std::string first_name() const;

private:
    struct Delete {
        void operator()(icaltimezone* zone) const { icaltimezone_free(zone, 1); }
    };
    std::vector<std::unique_ptr<icaltimezone, Delete>> zones_;
};

/// A zone of the world by any name that calendars use, "/citadel.org/20250101_1/Europe/Paris"
/// included.
[[nodiscard]] std::optional<TimeZone> ical_zone_called(std::string_view name);

}  // namespace foyer::formats
