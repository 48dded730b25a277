#pragma once
// Times, dates, ages and names in the reader's language. Pure; any thread.

#include <chrono>
#include <string>
#include <vector>

#include "core/programme/snapshot.h"
#include "kiosk/i18n/catalogue.h"

namespace foyer::kiosk {

/// "11:20" in `zone`.
[[nodiscard]] std::string time_of_day(const Catalogue& words, const TimeZone& zone,
                                      UtcTime instant);

/// The calendar date of `instant` in `zone`.
[[nodiscard]] std::chrono::year_month_day zone_date(const TimeZone& zone, UtcTime instant);

/// "Tuesday 26 June", first letter in upper case in every language.
[[nodiscard]] std::string day_name(const Catalogue& words, std::chrono::year_month_day day);

/// "26 June"
[[nodiscard]] std::string short_date(const Catalogue& words, std::chrono::year_month_day day);

/// "Tue 26", where there is little room.
[[nodiscard]] std::string brief_day(const Catalogue& words, std::chrono::year_month_day day);

/// The weekday alone, as it stands within a sentence.
[[nodiscard]] std::string weekday_of(const Catalogue& words, std::chrono::year_month_day day);

/// "30 min", "1 h 20", "2 days": whole minutes, rounded up; never less than one minute.
[[nodiscard]] std::string duration(const Catalogue& words, std::chrono::seconds length);

/// A time of day within the last 18 hours before `now`; a date with it when it is older; with the
/// year when that is another one.
[[nodiscard]] std::string moment(const Catalogue& words, const TimeZone& zone, UtcTime instant,
                                 UtcTime now);

/// The badge of a spoken language: "FR" for "fr-ca"; "" for a tag that is no language's.
[[nodiscard]] std::string language_badge(const std::string& tag);

/// Ways to write the people of a session, the fullest first: with affiliation, the names, fewer
/// names "and 2 more". A screen takes the first that fits. Empty when there are none.
[[nodiscard]] std::vector<std::string> people_wordings(const Catalogue& words,
                                                       const programme::Snapshot& snapshot,
                                                       const programme::Session& session);

}  // namespace foyer::kiosk
