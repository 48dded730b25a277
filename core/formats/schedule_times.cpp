#include "core/formats/schedule_times.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>

#include "core/base/text.h"

namespace foyer::formats {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

/// What a session without an end takes at most: as long as a usual talk.
constexpr minutes usual_length{60};
/// An end before its start means the next morning when the session is no longer than this.
constexpr hours longest_night{12};

std::string title_for_report(const TimedSession& timed) {
    return std::string(timed.session.title.in(""));
}

Place place_of(const TimedSession& timed, const std::string& title) {
    return {timed.where, title};
}

/// "+05:30"
std::string written_offset(seconds offset) {
    const std::string instant = format_rfc3339(UtcTime{}, offset);
    return offset == seconds{0} ? "+00:00" : instant.substr(instant.size() - 6);
}

struct FixedZone {
    minutes offset;
    std::string_view name;
};

/// Zones for offsets that are not whole hours, the most populous one each.
constexpr std::array fractional_zones{
    FixedZone{minutes{-570}, "Pacific/Marquesas"}, FixedZone{minutes{-210}, "America/St_Johns"},
    FixedZone{minutes{-150}, "America/St_Johns"},  FixedZone{minutes{210}, "Asia/Tehran"},
    FixedZone{minutes{270}, "Asia/Kabul"},         FixedZone{minutes{330}, "Asia/Kolkata"},
    FixedZone{minutes{345}, "Asia/Kathmandu"},     FixedZone{minutes{390}, "Asia/Yangon"},
    FixedZone{minutes{525}, "Australia/Eucla"},    FixedZone{minutes{570}, "Australia/Darwin"},
    FixedZone{minutes{630}, "Australia/Adelaide"}, FixedZone{minutes{765}, "Pacific/Chatham"},
};

/// A zone that has `offset`, all year where there is one.
std::string zone_with(seconds offset) {
    if (offset == seconds{0}) return "UTC";
    const auto whole = std::chrono::duration_cast<hours>(offset);
    // The signs of the Etc zones are those of POSIX: Etc/GMT-1 is one hour ahead of UTC.
    if (whole == offset && whole >= hours{-12} && whole <= hours{14})
        return "Etc/GMT" + std::string(whole > hours{0} ? "-" : "+") +
               std::to_string(std::abs(whole.count()));
    for (const FixedZone& zone : fractional_zones)
        if (zone.offset == offset) return std::string(zone.name);
    return "UTC";
}

UtcTime at_local(const TimeZone& zone, std::chrono::year_month_day day, seconds time_of_day) {
    return zone.to_utc(std::chrono::local_days(day) + time_of_day);
}

std::chrono::year_month_day next_day(std::chrono::year_month_day day) {
    return std::chrono::year_month_day(std::chrono::local_days(day) + days{1});
}

/// True when no session lies outside the programme day, cut at `boundary`, that the file lists it
/// under. Days are taken by their order, because some files date them in UTC.
bool fits_listed_days(const DayRule& rule, const std::vector<TimedSession>& sessions) {
    std::map<ProgrammeDay, ProgrammeDay> listed_as;
    for (const TimedSession& timed : sessions) {
        if (!timed.start.instant || !timed.listed_day) continue;
        const ProgrammeDay day = rule.day_of(*timed.start.instant);
        const auto [known, added] = listed_as.emplace(*timed.listed_day, day);
        if (known->second != day) return false;
    }
    return true;
}

std::optional<LocalTime> local_reading(const StatedTime& time, const TimeZone& zone) {
    return time.instant ? zone.to_local(*time.instant) : time.local;
}

/// Ends are written as the last second or minute of a day, or as the first one of the next.
bool lasts_around_the_clock(LocalTime begin, LocalTime end) {
    return end - begin >= days{1} - minutes{1} && end - begin <= days{1};
}

}  // namespace

Result<TimeZone> choose_zone(const ImportOptions& options, std::string_view stated,
                             const std::vector<TimedSession>& sessions, DraftCleaner& cleaner) {
    if (!options.time_zone.empty()) {
        if (auto zone = TimeZone::named(options.time_zone)) return zone;
        return Error{ErrorKind::usage, "There is no time zone \"" +
                                           text::sanitise_line(options.time_zone) +
                                           "\"; name one as \"Europe/Paris\" does."};
    }
    const std::string_view name = text::trim(stated);
    if (!name.empty()) {
        if (auto zone = TimeZone::named(name)) return zone;
    }
    const auto offset = std::find_if(sessions.begin(), sessions.end(), [](const TimedSession& s) {
        return s.start.offset.has_value();
    });
    TimeZone zone;
    std::string why = "the file names no time zone; name it with --tz";
    if (offset != sessions.end()) {
        if (auto fixed = TimeZone::named(zone_with(*offset->start.offset))) zone = *fixed;
        why = "the file names no time zone, so the offset " +
              written_offset(*offset->start.offset) +
              " of its first session counts; this is wrong across a clock change: name the zone "
              "with --tz";
    }
    if (!name.empty()) why = "there is no such time zone; name it with --tz";
    cleaner.report({"conference", ""}, "time_zone", name, zone.name(), std::move(why));
    return zone;
}

minutes choose_boundary(const TimeZone& zone, std::string_view stated,
                        const std::vector<StatedDay>& stated_days,
                        const std::vector<TimedSession>& sessions, DraftCleaner& cleaner) {
    constexpr minutes usual{240};
    if (!text::trim(stated).empty()) {
        if (const auto boundary = parse_time_of_day(text::trim(stated)))
            return std::chrono::floor<minutes>(*boundary);
        cleaner.report({"conference", ""}, "day_change", stated, "04:00", "not a time of day");
    }
    std::optional<minutes> common;
    for (const StatedDay& day : stated_days) {
        const std::optional<LocalTime> begin = local_reading(day.begin, zone);
        const std::optional<LocalTime> end = local_reading(day.end, zone);
        if (!begin || !end || !lasts_around_the_clock(*begin, *end)) return usual;
        const auto time = std::chrono::floor<minutes>(*begin - std::chrono::floor<days>(*begin));
        if (common && *common != time) return usual;
        common = time;
    }
    if (!common) return usual;
    return fits_listed_days({zone, *common}, sessions) ? *common : usual;
}

namespace {

/// Resolves the times of one programme.
class TimeResolver {
public:
    TimeResolver(const DayRule& rule, minutes slot, std::vector<TimedSession>& sessions,
                 DraftCleaner& cleaner, ImportReport& report)
        : rule_(rule), slot_(slot), sessions_(sessions), cleaner_(cleaner), report_(report) {}

    void run() {
        std::erase_if(sessions_, [this](TimedSession& timed) { return !set_start(timed); });
        check_labels();
        std::stable_sort(sessions_.begin(), sessions_.end(),
                         [](const TimedSession& a, const TimedSession& b) {
                             return a.session.start < b.session.start;
                         });
        index_starts();
        std::erase_if(sessions_, [this](TimedSession& timed) { return !set_end(timed); });
    }

private:
    void drop(const TimedSession& timed, std::string why) {
        report_.dropped({timed.where, title_for_report(timed), std::move(why)});
    }

    [[nodiscard]] std::optional<UtcTime> resolve(const StatedTime& time,
                                                 const TimedSession& timed) const {
        if (time.instant) return time.instant;
        if (time.local) return rule_.zone.to_utc(*time.local);
        if (!time.clock || !timed.listed_day) return std::nullopt;
        const bool night = *time.clock < rule_.boundary;
        const auto day = night ? next_day(*timed.listed_day) : *timed.listed_day;
        return at_local(rule_.zone, day, *time.clock);
    }

    bool set_start(TimedSession& timed) {
        const std::optional<UtcTime> start = resolve(timed.start, timed);
        if (!start) {
            drop(timed, timed.session.stated_start.empty()
                            ? "it has no start"
                            : "its start \"" + timed.session.stated_start +
                                  "\" is not a time that can be read");
            return false;
        }
        const std::int64_t count = start->time_since_epoch().count();
        if (count < limits::earliest_instant || count > limits::latest_instant) {
            drop(timed, "it starts on " + format_utc(*start) + ", which no programme does");
            return false;
        }
        timed.session.start = *start;
        return true;
    }

    /// The local time that a file writes beside an instant is only a label. Where it contradicts
    /// the zone, people should know once, not for each session.
    void check_labels() {
        std::size_t different = 0;
        const TimedSession* first = nullptr;
        for (const TimedSession& timed : sessions_) {
            const auto label = parse_time_of_day(timed.session.stated_start);
            if (!timed.start.instant || !label) continue;
            const LocalTime local = rule_.zone.to_local(timed.session.start);
            if (local - std::chrono::floor<days>(local) == *label) continue;
            if (++different == 1) first = &timed;
        }
        if (!first) return;
        const std::string title = title_for_report(*first);
        std::string why = "the date of the session counts, in the time zone " + rule_.zone.name();
        if (different > 1)
            why += "; the same for " + std::to_string(different - 1) + " more sessions";
        cleaner_.report(place_of(*first, title), "start", first->session.stated_start,
                        rule_.zone.format(first->session.start), std::move(why));
    }

    void index_starts() {
        for (const TimedSession& timed : sessions_) {
            starts_.push_back(timed.session.start);
            for (const RoomRef room : timed.rooms)
                starts_of_room_[room].push_back(timed.session.start);
        }
    }

    /// How long a session without an end lasts: until the next one in its room, at most an hour.
    [[nodiscard]] seconds until_next(const TimedSession& timed) const {
        const bool in_room = !timed.session.plenary && !timed.rooms.empty();
        const std::vector<UtcTime>& starts =
            in_room ? starts_of_room_.at(timed.rooms.front()) : starts_;
        const auto next = std::upper_bound(starts.begin(), starts.end(), timed.session.start);
        if (next == starts.end()) return usual_length;
        return std::min<seconds>(*next - timed.session.start, usual_length);
    }

    /// What the file says, in seconds; may be anything. Empty when it says nothing.
    [[nodiscard]] std::optional<seconds> stated_length(const TimedSession& timed) {
        const std::optional<UtcTime> end = resolve(timed.end, timed);
        if (!end) return timed.duration;
        const UtcTime start = timed.session.start;
        // Compared before subtracting: a hostile end may lie thousands of years away.
        if (*end > start || timed.end.instant) return *end - start;
        // An end before its start, without an offset to prove it, is the next morning's.
        const seconds overnight = *end - start + days{1};
        if (overnight <= seconds{0} || overnight > longest_night) return *end - start;
        if (!timed.end.clock) {
            const std::string title = title_for_report(timed);
            cleaner_.report(place_of(timed, title), "end", timed.stated_length,
                            rule_.zone.format(start + overnight),
                            "it ends before it starts, so it ends in the night after");
        }
        return overnight;
    }

    bool set_end(TimedSession& timed) {
        const std::optional<seconds> stated = stated_length(timed);
        if (stated && *stated > limits::longest_session) {
            drop(timed, "it would last " +
                            std::to_string(std::chrono::duration_cast<hours>(*stated).count()) +
                            " hours; a session lasts 7 days at most");
            return false;
        }
        seconds length = stated.value_or(seconds{0});
        if (length <= seconds{0}) {
            std::string why = "it has no length, so it is shown for one slot";
            if (!stated) why = "it has no end, so it ends when the next one begins";
            if (length < seconds{0}) why = "it ends before it starts, so it is shown for one slot";
            length = stated ? seconds{slot_} : until_next(timed);
            const std::string title = title_for_report(timed);
            const auto count = std::chrono::duration_cast<minutes>(length).count();
            cleaner_.report(place_of(timed, title), "end", timed.stated_length,
                            std::to_string(count) + " minutes", std::move(why));
        }
        timed.session.end = timed.session.start + length;
        return true;
    }

    const DayRule& rule_;
    minutes slot_;
    std::vector<TimedSession>& sessions_;
    DraftCleaner& cleaner_;
    ImportReport& report_;
    std::vector<UtcTime> starts_;
    std::map<RoomRef, std::vector<UtcTime>> starts_of_room_;
};

}  // namespace

void resolve_times(const DayRule& rule, minutes slot, std::vector<TimedSession>& sessions,
                   DraftCleaner& cleaner, ImportReport& report) {
    TimeResolver(rule, slot, sessions, cleaner, report).run();
}

}  // namespace foyer::formats
