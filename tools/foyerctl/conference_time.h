#pragma once
// Clock times as staff type them ("14:30"), turned into instants of the conference. Pure.

#include <chrono>
#include <optional>
#include <string>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/time/programme_day.h"

namespace foyer::foyerctl {

/// Local time of a conference: its zone and day boundary where the hub tells them, else the offset
/// of an instant that the hub wrote.
class ConferenceTime {
public:
    /// `facts` is what GET hub said; `sample` an RFC 3339 instant of the programme, or "".
    ConferenceTime(const Json& facts, const std::string& sample);

    /// `typed` is RFC 3339, or a clock time: on the programme day of `session`. usage otherwise.
    [[nodiscard]] Result<UtcTime> on_day_of(UtcTime session, const std::string& typed) const;
    /// The same, but a clock time is the first one after `after`.
    [[nodiscard]] Result<UtcTime> next_after(UtcTime after, const std::string& typed) const;
    /// RFC 3339 with the offset of the conference.
    [[nodiscard]] std::string format(UtcTime instant) const;

private:
    [[nodiscard]] LocalTime to_local(UtcTime instant) const;
    [[nodiscard]] UtcTime to_utc(LocalTime local) const;

    std::optional<TimeZone> zone_;
    std::chrono::seconds offset_{0};
    std::chrono::minutes boundary_ = DayRule{}.boundary;
};

/// True for RFC 3339 and for "HH:MM".
[[nodiscard]] bool is_typed_time(const std::string& typed);

}  // namespace foyer::foyerctl
