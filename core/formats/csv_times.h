#pragma once
// Dates and times as people write them into tables. Pure; any thread.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/formats/stated_time.h"

namespace foyer::formats {

/// What the first number of "3/4/2018" is.
enum class DateOrder { day_first, month_first };

struct FoundOrder {
    DateOrder order = DateOrder::day_first;
    /// A date that could be read either way, where none tells which is meant; "" otherwise.
    std::string_view doubtful;
};
/// The order that the dates of one table need: a number above 12 tells. Day first when none does.
[[nodiscard]] FoundOrder date_order_of(const std::vector<std::string_view>& dates);

/// "2018-06-26", "26.06.2018", "26/6/18", "6/26/2018", "2018/06/26"; years of two digits are 2000
/// to 2099. Empty for anything else, and for dates that do not exist.
[[nodiscard]] std::optional<std::chrono::year_month_day> table_date(std::string_view text,
                                                                    DateOrder order);

/// "09:30", "9:30:00", "9:30 PM", "9 am", "9h30", "9 h", "0930" is none of them. Since midnight.
[[nodiscard]] std::optional<std::chrono::seconds> table_clock(std::string_view text);

/// A date and a time ("26.06.2018 09:30"), a time alone, or what stated_time reads.
[[nodiscard]] StatedTime table_time(std::string_view text, DateOrder order);

}  // namespace foyer::formats
