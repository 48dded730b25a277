#include "core/formats/schedule_plan.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_set>

#include "core/base/text.h"
#include "core/formats/uuid.h"
#include "core/formats/words.h"
#include "core/time/instant.h"

namespace foyer::formats {

namespace {

using programme::Conference;
using programme::Person;
using programme::Room;
using programme::Session;
using programme::SessionIndex;
using programme::Snapshot;

/// The largest number given to a session that has none: readers keep it in 32 bits.
constexpr std::uint64_t largest_number = 0x7FFF'FFFF;

/// Hands out texts that differ from each other: the second "A" becomes "A (2)".
class DistinctNames {
public:
    std::string take(const std::string& wanted) {
        std::string name = wanted;
        for (int n = 2; !taken_.insert(name).second; ++n) {
            name = wanted + " (" + std::to_string(n) + ")";
        }
        return name;
    }

private:
    std::unordered_set<std::string> taken_;
};

std::string name_of(const Conference& conference, std::string_view table, std::string_view id) {
    return conference.id + "/" + std::string(table) + "/" + std::string(id);
}

/// What the schema allows as the first part of a slug too: no hyphens, at least four characters.
std::string acronym_of(const Conference& conference, ProgrammeDay first_day) {
    const std::string& stated = conference.acronym.empty() ? conference.id : conference.acronym;
    std::string acronym = text::slug(stated);
    std::replace(acronym.begin(), acronym.end(), '-', '_');
    if (acronym.size() < 4) acronym += std::to_string(static_cast<int>(first_day.year()));
    return acronym;
}

std::optional<std::int64_t> stated_number(const Session& session) {
    const std::string& text = session.keys.number;
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    if (!whole || number == 0 || number > largest_number) return std::nullopt;
    return static_cast<std::int64_t>(number);
}

/// Six capitals and digits, as pretalx gives them and the schema wants them.
bool is_code(std::string_view text) {
    return text.size() == 6 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
           });
}

/// A number that stays with the session from revision to revision.
std::int64_t number_from(std::string_view uuid) {
    std::uint64_t number = 0;
    std::from_chars(uuid.data(), uuid.data() + 8, number, 16);
    return static_cast<std::int64_t>(number % largest_number + 1);
}

void give_keys(const Snapshot& snapshot, std::vector<PlannedSession>& planned) {
    const auto& sessions = snapshot.programme().sessions;
    std::unordered_set<std::string> guids, codes;
    std::unordered_set<std::int64_t> numbers;
    // The source's own keys first, so that no made-up one takes their place.
    for (SessionIndex i = 0; i < sessions.size(); ++i) {
        const std::string& guid = sessions[i].keys.guid;
        if (is_uuid(guid) && guids.insert(guid).second) planned[i].guid = guid;
        const std::string& code = sessions[i].keys.code;
        if (is_code(code) && codes.insert(code).second) planned[i].code = code;
        const auto number = stated_number(sessions[i]);
        if (number && numbers.insert(*number).second) planned[i].number = *number;
    }
    for (SessionIndex i = 0; i < sessions.size(); ++i) {
        PlannedSession& session = planned[i];
        if (session.guid.empty()) {
            session.guid = uuid_for(name_of(snapshot.conference(), "session", sessions[i].id));
        }
        if (session.number != 0) continue;
        session.number = number_from(session.guid);
        while (!numbers.insert(session.number).second)
            ++session.number;
    }
}

void list_rooms(const Snapshot& snapshot, SchedulePlan& plan) {
    const auto& programme = snapshot.programme();
    DistinctNames names;
    for (programme::RoomIndex i = 0; i < programme.rooms.size(); ++i) {
        const Room& room = programme.rooms[i];
        std::string guid = is_uuid(room.guid)
                               ? room.guid
                               : uuid_for(name_of(snapshot.conference(), "room", room.id));
        plan.rooms.push_back({names.take(std::string(room.name.in(""))), std::move(guid), i});
    }
    std::optional<std::size_t> all_rooms, no_room;
    const auto place_of = [&](std::optional<std::size_t>& place, std::string_view name) {
        if (!place) {
            place = plan.rooms.size();
            plan.rooms.push_back({names.take(std::string(name)), "", std::nullopt});
        }
        return *place;
    };
    for (SessionIndex i = 0; i < programme.sessions.size(); ++i) {
        const Session& session = programme.sessions[i];
        if (!session.rooms.empty()) {
            plan.sessions[i].room = snapshot.find_room(session.rooms.front()).value();
        } else if (session.plenary) {
            plan.sessions[i].room = place_of(all_rooms, all_rooms_name);
        } else {
            plan.sessions[i].room = place_of(no_room, no_room_name);
        }
    }
}

std::string title_of(const Session& session) {
    const std::string title(session.title.in(""));
    return session.status == programme::SessionStatus::cancelled ? "CANCELLED: " + title : title;
}

std::string slug_of(const Session& session, const std::string& acronym, std::int64_t number) {
    constexpr std::size_t longest_words = 60;
    std::string words = text::slug(session.title.in("")).substr(0, longest_words);
    while (!words.empty() && words.back() == '-')
        words.pop_back();
    return acronym + "-" + std::to_string(number) + "-" + (words.empty() ? "session" : words);
}

void list_days(const Snapshot& snapshot, SchedulePlan& plan) {
    const DayRule& rule = snapshot.days_rule();
    for (const programme::DaySessions& day : snapshot.days()) {
        PlannedDay planned{day.day, rule.begin_of(day.day), rule.begin_of(day_after(day.day)), {}};
        planned.rooms.resize(plan.rooms.size());
        for (const SessionIndex i : day.sessions) {
            planned.rooms[plan.sessions[i].room].push_back(i);
        }
        plan.days.push_back(std::move(planned));
    }
}

std::chrono::minutes timeslot_of(const Snapshot& snapshot) {
    constexpr std::array slots{60, 30, 15, 10, 5};
    const auto fits = [&](int minutes) {
        const std::chrono::seconds slot = std::chrono::minutes{minutes};
        return std::all_of(
            snapshot.programme().sessions.begin(), snapshot.programme().sessions.end(),
            [&](const Session& session) {
                const auto local = snapshot.conference().zone.to_local(session.start);
                return local.time_since_epoch() % slot == std::chrono::seconds{0} &&
                       (session.end - session.start) % slot == std::chrono::seconds{0};
            });
    };
    const auto found = std::find_if(slots.begin(), slots.end(), fits);
    return std::chrono::minutes{found == slots.end() ? 1 : *found};
}

void find_outer_days(const Snapshot& snapshot, SchedulePlan& plan) {
    constexpr ProgrammeDay epoch{std::chrono::year{1970} / 1 / 1};
    const auto& days = snapshot.days();
    const Conference& conference = snapshot.conference();
    plan.first_day = conference.first_day.value_or(days.empty() ? epoch : days.front().day);
    plan.last_day = conference.last_day.value_or(days.empty() ? plan.first_day : days.back().day);
}

}  // namespace

SchedulePlan plan_schedule(const Snapshot& snapshot) {
    const auto& programme = snapshot.programme();
    SchedulePlan plan;
    find_outer_days(snapshot, plan);
    plan.acronym = acronym_of(programme.conference, plan.first_day);
    plan.timeslot = timeslot_of(snapshot);
    plan.sessions.resize(programme.sessions.size());
    give_keys(snapshot, plan.sessions);
    for (SessionIndex i = 0; i < programme.sessions.size(); ++i) {
        PlannedSession& planned = plan.sessions[i];
        planned.title = title_of(programme.sessions[i]);
        planned.slug = slug_of(programme.sessions[i], plan.acronym, planned.number);
    }
    list_rooms(snapshot, plan);
    DistinctNames track_names;
    for (const programme::Track& track : programme.tracks) {
        plan.track_names.push_back(track_names.take(std::string(track.name.in(""))));
    }
    list_days(snapshot, plan);
    return plan;
}

ScheduleExtras extras_of(const SchedulePlan& plan, const Snapshot& snapshot, SessionIndex index) {
    const Session& session = snapshot.session(index);
    ScheduleExtras extras;
    extras.plenary = session.plenary;
    if (session.rooms.size() != 1) {
        extras.rooms.emplace();
        for (const std::string& room : session.rooms) {
            extras.rooms->push_back(plan.rooms[snapshot.find_room(room).value()].guid);
        }
    }
    const MarkedTitle title = take_status_mark(plan.sessions[index].title);
    if (kind_from_words(type_of(session), title.title, !session.people.empty()) != session.kind) {
        extras.kind = session.kind;
    }
    return extras;
}

std::string_view type_of(const Session& session) {
    return session.type.empty() ? word_for(session.kind) : std::string_view(session.type);
}

std::string clock_time(const TimeZone& zone, UtcTime instant) {
    const LocalTime local = zone.to_local(instant);
    const auto since_midnight = local - std::chrono::floor<std::chrono::days>(local);
    return hours_and_minutes(std::chrono::floor<std::chrono::minutes>(since_midnight));
}

std::chrono::minutes length_of(const Session& session) {
    return std::max(std::chrono::minutes{1},
                    std::chrono::round<std::chrono::minutes>(session.end - session.start));
}

std::string person_uuid(const Conference& conference, const Person& person) {
    return is_uuid(person.guid) ? person.guid : uuid_for(name_of(conference, "person", person.id));
}

}  // namespace foyer::formats
