#pragma once
// Programmes in English words: days, times, rooms, people, counts. Pure.

#include <cstddef>
#include <string>
#include <string_view>

#include "core/programme/snapshot.h"

namespace foyer::foyerctl {

/// "Tuesday 26 June 2018"
[[nodiscard]] std::string long_day(std::chrono::year_month_day day);
/// "Tue 26 Jun"
[[nodiscard]] std::string short_day(std::chrono::year_month_day day);
/// "Tue 26 Jun 2018", "Tue 26 Jun to Wed 27 Jun 2018"
[[nodiscard]] std::string days_words(std::chrono::year_month_day first,
                                     std::chrono::year_month_day last);
/// "11:20"
[[nodiscard]] std::string clock_words(const TimeZone& zone, UtcTime at);
/// "11:00–11:45"; "Tue 26 Jun 11:00–Thu 28 Jun 18:00" when it takes a day or longer.
[[nodiscard]] std::string span_words(const TimeZone& zone, UtcTime start, UtcTime end);
/// "Tue 26 Jun 11:20"
[[nodiscard]] std::string moment_words(const TimeZone& zone, UtcTime at);

/// "1 session", "943 sessions"
[[nodiscard]] std::string counted(std::size_t count, std::string_view one, std::string_view many);

/// "Salle 1, Salle 2"; "all rooms" for a plenary without any, "room to be announced" for none.
[[nodiscard]] std::string rooms_words(const programme::Snapshot& snapshot,
                                      const programme::Session& session, std::string_view language);
/// "Anthony Seure, Liz Rice"; "" for none.
[[nodiscard]] std::string people_words(const programme::Snapshot& snapshot,
                                       const programme::Session& session);

/// `text` on one line of at most `columns` columns, its spaces kept, with "…" where something is
/// left out.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t columns);

}  // namespace foyer::foyerctl
