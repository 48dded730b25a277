#pragma once
// Turns the times that a file states into instants: zone, day boundary, starts, ends. One thread.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/formats/draft_cleaner.h"
#include "core/formats/programme_builder.h"
#include "core/time/programme_day.h"

namespace foyer::formats {

/// A session whose texts are clean and whose times are still as stated.
struct TimedSession {
    programme::Session session;
    std::string where;
    StatedTime start;
    StatedTime end;
    std::optional<std::chrono::seconds> duration;
    std::string stated_length;
    std::optional<std::chrono::year_month_day> listed_day;
    std::vector<RoomRef> rooms;
    std::optional<TrackRef> track;
    std::vector<ParticipationDraft> people;
};

/// The zone of the programme: the option, the file's, the one of the first offset, UTC.
/// Fails with usage when the option names no zone.
[[nodiscard]] Result<TimeZone> choose_zone(const ImportOptions& options, std::string_view stated,
                                           const std::vector<TimedSession>& sessions,
                                           DraftCleaner& cleaner);

/// When a file says that one of its days begins and ends.
struct StatedDay {
    StatedTime begin;
    StatedTime end;
};

/// When days begin: the file's own statement; or the first hour that all its days share, when they
/// last around the clock and hold the sessions that the file lists in them; else 04:00. Days that
/// end in the night say when the house is open, not where one day becomes the next.
[[nodiscard]] std::chrono::minutes choose_boundary(const TimeZone& zone, std::string_view stated,
                                                   const std::vector<StatedDay>& stated_days,
                                                   const std::vector<TimedSession>& sessions,
                                                   DraftCleaner& cleaner);

/// Sets start and end of every session and sorts by start; sessions without a start, outside
/// the years that the programme knows, or too long are removed and reported. `slot` is what a
/// session without length is shown for.
void resolve_times(const DayRule& rule, std::chrono::minutes slot,
                   std::vector<TimedSession>& sessions, DraftCleaner& cleaner,
                   ImportReport& report);

}  // namespace foyer::formats
