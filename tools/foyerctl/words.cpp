#include "tools/foyerctl/words.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "core/base/text.h"

namespace foyer::foyerctl {

namespace {

using std::chrono::year_month_day;

constexpr std::array day_names{"Sunday",   "Monday", "Tuesday", "Wednesday",
                               "Thursday", "Friday", "Saturday"};
constexpr std::array month_names{"January",   "February", "March",    "April",
                                 "May",       "June",     "July",     "August",
                                 "September", "October",  "November", "December"};
constexpr std::size_t short_name = 3;

std::string day_name(year_month_day day) {
    return day_names[std::chrono::weekday(std::chrono::sys_days(day)).c_encoding()];
}

std::string month_name(year_month_day day) {
    return month_names[static_cast<unsigned>(day.month()) - 1];
}

std::string number(unsigned value) {
    return std::to_string(value);
}

std::string year_words(year_month_day day) {
    return std::to_string(static_cast<int>(day.year()));
}

year_month_day date_of(LocalTime local) {
    return year_month_day(std::chrono::floor<std::chrono::days>(local));
}

template <class Ids, class NameOf>
std::string joined(const Ids& ids, const NameOf& name_of) {
    std::string words;
    for (const auto& id : ids) {
        const std::string name = name_of(id);
        if (name.empty()) continue;
        if (!words.empty()) words += ", ";
        words += name;
    }
    return words;
}

}  // namespace

std::string long_day(year_month_day day) {
    return day_name(day) + " " + number(static_cast<unsigned>(day.day())) + " " + month_name(day) +
           " " + year_words(day);
}

std::string short_day(year_month_day day) {
    return day_name(day).substr(0, short_name) + " " + number(static_cast<unsigned>(day.day())) +
           " " + month_name(day).substr(0, short_name);
}

std::string days_words(year_month_day first, year_month_day last) {
    const std::string end = short_day(last) + " " + year_words(last);
    if (first == last) return end;
    const bool same_year = first.year() == last.year();
    return short_day(first) + (same_year ? "" : " " + year_words(first)) + " to " + end;
}

std::string clock_words(const TimeZone& zone, UtcTime at) {
    const LocalTime local = zone.to_local(at);
    const std::chrono::hh_mm_ss time(local - std::chrono::floor<std::chrono::days>(local));
    const auto two = [](long value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return two(time.hours().count()) + ":" + two(time.minutes().count());
}

std::string moment_words(const TimeZone& zone, UtcTime at) {
    return short_day(date_of(zone.to_local(at))) + " " + clock_words(zone, at);
}

std::string span_words(const TimeZone& zone, UtcTime start, UtcTime end) {
    if (end - start >= std::chrono::hours{24})
        return moment_words(zone, start) + "–" + moment_words(zone, end);
    return clock_words(zone, start) + "–" + clock_words(zone, end);
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

std::string rooms_words(const programme::Snapshot& snapshot, const programme::Session& session,
                        std::string_view language) {
    const std::string names = joined(session.rooms, [&](const std::string& id) {
        const auto room = snapshot.find_room(id);
        return room ? std::string(snapshot.room(*room).name.in(language)) : std::string();
    });
    if (!names.empty()) return names;
    return session.plenary ? "all rooms" : "room to be announced";
}

std::string people_words(const programme::Snapshot& snapshot, const programme::Session& session) {
    return joined(session.people, [&](const programme::Participation& part) {
        const auto person = snapshot.find_person(part.person);
        return person ? snapshot.person(*person).name : std::string();
    });
}

std::string shortened(std::string_view text, std::size_t columns) {
    std::string line = text::sanitise(text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    if (text::columns(line) <= columns) return line;
    std::string_view kept = text::cut(line, columns);
    while (!kept.empty() && text::columns(kept) + 1 > columns)
        kept = text::cut(kept, kept.size() - 1);
    return std::string(text::trim(kept)) + "…";
}

}  // namespace foyer::foyerctl
