#include "core/time/instant.h"

#include <cstdlib>
#include <optional>

#include "core/base/text.h"

namespace foyer {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

/// Bytes of what was not understood that an error repeats.
constexpr std::size_t quoted_bytes = 60;

Error not_understood(const char* what, std::string_view text, const char* example) {
    return {ErrorKind::malformed, '"' + text::excerpt(text, quoted_bytes) + "\" is not " + what +
                                      "; write it like " + example + '.'};
}

/// Reads fields from the front of a text; every function takes what it understood.
class Scanner {
public:
    explicit Scanner(std::string_view text) : rest_(text) {}

    bool done() const { return rest_.empty(); }

    bool take(char wanted) {
        if (rest_.empty() || rest_.front() != wanted) return false;
        rest_.remove_prefix(1);
        return true;
    }

    bool take_any(std::string_view wanted) {
        if (rest_.empty() || wanted.find(rest_.front()) == std::string_view::npos) return false;
        rest_.remove_prefix(1);
        return true;
    }

    /// A number of `least` to `most` digits.
    std::optional<int> number(std::size_t least, std::size_t most) {
        int value = 0;
        std::size_t count = 0;
        while (count < most && count < rest_.size() && is_digit(rest_[count])) {
            value = value * 10 + (rest_[count] - '0');
            ++count;
        }
        if (count < least) return std::nullopt;
        rest_.remove_prefix(count);
        return value;
    }

    void skip_digits() {
        while (!rest_.empty() && is_digit(rest_.front()))
            rest_.remove_prefix(1);
    }

private:
    static bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

    std::string_view rest_;
};

std::optional<std::chrono::year_month_day> scan_date(Scanner& scanner) {
    const auto year = scanner.number(4, 4);
    if (!year || !scanner.take('-')) return std::nullopt;
    const auto month = scanner.number(2, 2);
    if (!month || !scanner.take('-')) return std::nullopt;
    const auto day = scanner.number(2, 2);
    if (!day) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) return std::nullopt;
    return date;
}

std::optional<seconds> scan_time_of_day(Scanner& scanner, std::size_t least_hour_digits) {
    const auto hour = scanner.number(least_hour_digits, 2);
    if (!hour || *hour > 23 || !scanner.take(':')) return std::nullopt;
    const auto minute = scanner.number(2, 2);
    if (!minute || *minute > 59) return std::nullopt;
    seconds time = hours{*hour} + minutes{*minute};
    if (!scanner.take(':')) return time;
    const auto second = scanner.number(2, 2);
    if (!second || *second > 60) return std::nullopt;
    time += seconds{*second == 60 ? 59 : *second};
    if (scanner.take('.')) {
        if (!scanner.number(1, 1)) return std::nullopt;
        scanner.skip_digits();
    }
    return time;
}

std::optional<LocalTime> scan_local_time(Scanner& scanner) {
    const auto date = scan_date(scanner);
    if (!date || !scanner.take_any("Tt ")) return std::nullopt;
    const auto time = scan_time_of_day(scanner, 2);
    if (!time) return std::nullopt;
    return std::chrono::local_days(*date) + *time;
}

/// "Z", "+02:00", and the forms "+0200" and "+02" that real files carry.
std::optional<seconds> scan_offset(Scanner& scanner) {
    if (scanner.take_any("Zz")) return seconds{0};
    const bool behind = scanner.take('-');
    if (!behind && !scanner.take('+')) return std::nullopt;
    const auto hour = scanner.number(2, 2);
    if (!hour || *hour > 23) return std::nullopt;
    const bool colon = scanner.take(':');
    auto minute = scanner.number(2, 2);
    if (!minute && !colon) minute = 0;
    if (!minute || *minute > 59) return std::nullopt;
    const seconds offset = hours{*hour} + minutes{*minute};
    return behind ? -offset : offset;
}

}  // namespace

Result<UtcTime> parse_instant(std::string_view text) {
    Scanner scanner(text::trim(text));
    const auto local = scan_local_time(scanner);
    if (local) {
        if (scanner.done())
            return not_understood("an instant: it has no offset from UTC", text,
                                  "2018-06-26T11:20:00+02:00");
        scanner.take(' ');
        const auto offset = scan_offset(scanner);
        if (offset && scanner.done()) return UtcTime(local->time_since_epoch() - *offset);
    }
    return not_understood("an instant", text, "2018-06-26T11:20:00+02:00");
}

Result<LocalTime> parse_local_time(std::string_view text) {
    Scanner scanner(text::trim(text));
    const auto local = scan_local_time(scanner);
    if (local && scanner.done()) return *local;
    return not_understood("a date and time", text, "2018-06-26 09:00");
}

Result<std::chrono::year_month_day> parse_date(std::string_view text) {
    Scanner scanner(text::trim(text));
    const auto date = scan_date(scanner);
    if (date && scanner.done()) return *date;
    return not_understood("a date", text, "2018-06-26");
}

Result<std::chrono::seconds> parse_time_of_day(std::string_view text) {
    Scanner scanner(text::trim(text));
    const auto time = scan_time_of_day(scanner, 1);
    if (time && scanner.done()) return *time;
    return not_understood("a time of day", text, "09:00");
}

namespace {

/// `value` in decimal with at least `width` digits. Every session is written with several instants,
/// and printf would take most of that time.
void append_number(std::string& out, unsigned value, unsigned width) {
    unsigned place = 1;
    for (unsigned digits = 1; digits < width || value / place >= 10; ++digits)
        place *= 10;
    for (; place > 0; place /= 10)
        out.push_back(static_cast<char>('0' + value / place % 10));
}

void append_date(std::string& out, std::chrono::year_month_day date) {
    const int year = int(date.year());
    if (year < 0) out.push_back('-');
    append_number(out, static_cast<unsigned>(std::abs(year)), year < 0 ? 3 : 4);
    out.push_back('-');
    append_number(out, unsigned(date.month()), 2);
    out.push_back('-');
    append_number(out, unsigned(date.day()), 2);
}

/// "2018-06-26T11:20:00", read from any clock's seconds since 1970.
std::string format_reading(seconds since_1970) {
    const std::chrono::sys_seconds reading(since_1970);
    const auto day = std::chrono::floor<std::chrono::days>(reading);
    const std::chrono::hh_mm_ss time(reading - day);
    std::string out;
    out.reserve(std::string_view("2018-06-26T11:20:00+02:00").size());
    append_date(out, day);
    out.push_back('T');
    append_number(out, static_cast<unsigned>(time.hours().count()), 2);
    out.push_back(':');
    append_number(out, static_cast<unsigned>(time.minutes().count()), 2);
    out.push_back(':');
    append_number(out, static_cast<unsigned>(time.seconds().count()), 2);
    return out;
}

}  // namespace

std::string format_date(std::chrono::year_month_day date) {
    std::string out;
    append_date(out, date);
    return out;
}

std::string hours_and_minutes(std::chrono::minutes length) {
    std::string out;
    append_number(out, static_cast<unsigned>(length.count() / 60), 2);
    out.push_back(':');
    append_number(out, static_cast<unsigned>(length.count() % 60), 2);
    return out;
}

std::string format_utc(UtcTime instant) {
    return format_reading(instant.time_since_epoch()) + 'Z';
}

std::string format_rfc3339(UtcTime instant, std::chrono::seconds offset) {
    // RFC 3339 writes whole minutes; older local mean times have seconds.
    const auto whole = std::chrono::floor<minutes>(offset);
    const auto distance = static_cast<unsigned>(std::abs(whole.count()));
    std::string out = format_reading((instant + whole).time_since_epoch());
    out.push_back(whole.count() < 0 ? '-' : '+');
    append_number(out, distance / 60, 2);
    out.push_back(':');
    append_number(out, distance % 60, 2);
    return out;
}

}  // namespace foyer
