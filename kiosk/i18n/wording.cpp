#include "kiosk/i18n/wording.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace foyer::kiosk {

namespace {

using std::chrono::duration_cast;
using std::chrono::floor;
using std::chrono::hours;
using std::chrono::minutes;

std::string two_digits(long value) {
    std::array<char, 24> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%02ld", value);
    return buffer.data();
}

std::string capitalised(std::string text) {
    // Weekdays and months begin with an ASCII letter in every catalogue so far; others stay.
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string day_number(const Catalogue& words, std::chrono::year_month_day day) {
    const unsigned number = static_cast<unsigned>(day.day());
    return number == 1 ? words.first_of_month() : std::to_string(number);
}

}  // namespace

std::string time_of_day(const Catalogue& words, const TimeZone& zone, UtcTime instant) {
    const LocalTime local = zone.to_local(instant);
    const auto since_midnight = local - floor<std::chrono::days>(local);
    const long minute_of_day = duration_cast<minutes>(since_midnight).count();
    return words.text("time.of_day", {{"hour", two_digits(minute_of_day / 60)},
                                      {"minute", two_digits(minute_of_day % 60)}});
}

std::chrono::year_month_day zone_date(const TimeZone& zone, UtcTime instant) {
    return std::chrono::year_month_day(floor<std::chrono::days>(zone.to_local(instant)));
}

std::string weekday_of(const Catalogue& words, std::chrono::year_month_day day) {
    return words.weekday(std::chrono::weekday(std::chrono::sys_days(day)).c_encoding());
}

std::string day_name(const Catalogue& words, std::chrono::year_month_day day) {
    return capitalised(
        words.text("date.day", {{"weekday", weekday_of(words, day)},
                                {"day", day_number(words, day)},
                                {"month", words.month(static_cast<unsigned>(day.month()))}}));
}

std::string short_date(const Catalogue& words, std::chrono::year_month_day day) {
    return words.text("date.short", {{"day", day_number(words, day)},
                                     {"month", words.month(static_cast<unsigned>(day.month()))}});
}

std::string brief_day(const Catalogue& words, std::chrono::year_month_day day) {
    const unsigned weekday = std::chrono::weekday(std::chrono::sys_days(day)).c_encoding();
    return capitalised(words.text("date.brief", {{"weekday", words.short_weekday(weekday)},
                                                 {"day", day_number(words, day)}}));
}

std::string duration(const Catalogue& words, std::chrono::seconds length) {
    const long total = std::max<long>(1, std::chrono::ceil<minutes>(length).count());
    if (total < 60) return words.text("duration.minutes", {{"n", std::to_string(total)}});
    constexpr long two_days = 2880;  // minutes
    if (total >= two_days)
        return words.plural("duration.days", std::chrono::round<std::chrono::days>(length).count());
    const std::string whole_hours = std::to_string(total / 60);
    if (total % 60 == 0) return words.text("duration.hours", {{"n", whole_hours}});
    return words.text("duration.hours_minutes",
                      {{"hours", whole_hours}, {"minutes", two_digits(total % 60)}});
}

std::string moment(const Catalogue& words, const TimeZone& zone, UtcTime instant, UtcTime now) {
    std::string time = time_of_day(words, zone, instant);
    if (now - instant < hours{18} && instant - now < hours{1}) return time;
    const std::chrono::year_month_day day = zone_date(zone, instant);
    std::string date = short_date(words, day);
    if (day.year() != zone_date(zone, now).year())
        date += " " + std::to_string(static_cast<int>(day.year()));
    return date + ", " + time;
}

std::string language_badge(const std::string& tag) {
    std::string badge = tag.substr(0, tag.find('-'));
    if (badge.size() > 3) return {};
    std::transform(badge.begin(), badge.end(), badge.begin(), [](unsigned char c) {
        return static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    });
    return badge;
}

std::vector<std::string> people_wordings(const Catalogue& words,
                                         const programme::Snapshot& snapshot,
                                         const programme::Session& session) {
    std::vector<const programme::Person*> people;
    for (const programme::Participation& part : session.people) {
        if (const auto person = snapshot.find_person(part.person))
            people.push_back(&snapshot.person(*person));
    }
    std::vector<std::string> wordings;
    if (people.empty()) return wordings;
    if (people.size() == 1) {
        if (!people[0]->affiliation.empty())
            wordings.push_back(
                words.text("people.affiliation",
                           {{"name", people[0]->name}, {"affiliation", people[0]->affiliation}}));
        wordings.push_back(people[0]->name);
        return wordings;
    }
    if (people.size() == 2)
        wordings.push_back(
            words.text("people.two", {{"first", people[0]->name}, {"second", people[1]->name}}));
    // A long list is never written out whole: beyond eight nobody reads it on a card.
    const std::size_t most = std::min<std::size_t>(people.size(), 8);
    for (std::size_t shown = most; shown >= 1; --shown) {
        std::string names;
        for (std::size_t i = 0; i < shown; ++i) {
            if (i > 0) names += ", ";
            names += people[i]->name;
        }
        const std::size_t rest = people.size() - shown;
        wordings.push_back(
            rest == 0 ? names
                      : words.plural("people.more", static_cast<long>(rest), {{"names", names}}));
    }
    wordings.push_back(people[0]->name + " +" + std::to_string(people.size() - 1));
    return wordings;
}

}  // namespace foyer::kiosk
