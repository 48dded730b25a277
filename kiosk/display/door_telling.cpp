#include "kiosk/display/door_telling.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "kiosk/i18n/wording.h"

namespace foyer::kiosk::door {

namespace {

using programme::RoomIndex;
using programme::Session;
using programme::SessionIndex;
using programme::SessionMark;
using programme::SessionStatus;

/// More are not read in passing.
constexpr std::size_t most_instead = 3;
/// Who is later than this has asked somebody.
constexpr std::chrono::minutes late{15};

/// "Anthony Seure, Algolia" for each person.
std::vector<std::string> names_of(const DoorTeller& teller, const Session& session) {
    std::vector<std::string> names;
    for (const programme::Participation& part : session.people) {
        const auto index = teller.snapshot().find_person(part.person);
        if (!index) continue;
        const programme::Person& person = teller.snapshot().person(*index);
        names.push_back(person.affiliation.empty()
                            ? person.name
                            : teller.teller.words.text(
                                  "people.affiliation",
                                  {{"name", person.name}, {"affiliation", person.affiliation}}));
    }
    return names;
}

std::string rooms_of(const DoorTeller& teller, SessionIndex index) {
    return rooms_in_words(teller.snapshot(), teller.teller.words, teller.session(index));
}

/// Where the session was to take place; "" when it was to be here all along.
std::string from_room_of(const DoorTeller& teller, const SessionMark& mark) {
    std::string names;
    for (const std::string& id : mark.was->rooms) {
        const auto room = teller.snapshot().find_room(id);
        if (!room || *room == teller.room.room) continue;
        if (!names.empty()) names += ", ";
        names += teller.room_name(*room);
    }
    return names;
}

DoorInstead tell_instead(const DoorTeller& teller, SessionIndex index) {
    DoorInstead instead;
    instead.session = tell_session(teller, index);
    instead.room = rooms_of(teller, index);
    const Session& session = teller.session(index);
    const auto room = session.rooms.size() == 1 ? teller.snapshot().find_room(session.rooms.front())
                                                : std::nullopt;
    if (room && !teller.teller.signs.empty()) instead.sign = teller.teller.signs[*room];
    return instead;
}

/// How far a session's first room stands from this one in the list of rooms.
long distance(const DoorTeller& teller, const Session& session) {
    long nearest = 1'000'000;
    for (const std::string& id : session.rooms) {
        if (const auto room = teller.snapshot().find_room(id))
            nearest = std::min(
                nearest, std::labs(static_cast<long>(*room) - static_cast<long>(teller.room.room)));
    }
    return nearest;
}

bool takes_place(const Session& session) {
    return session.status == SessionStatus::scheduled;
}

}  // namespace

TwoWords DoorTeller::two(std::string_view key,
                         std::initializer_list<WordArgument> arguments) const {
    TwoWords words{teller.words.text(key, arguments), {}};
    if (teller.other.language() != teller.words.language())
        words.other = teller.other.text(key, arguments);
    if (words.other == words.word) words.other.clear();
    return words;
}

std::string DoorTeller::room_name(RoomIndex index) const {
    return std::string(teller.snapshot.room(index).name.in(teller.words.language()));
}

DoorSession tell_session(const DoorTeller& teller, SessionIndex index) {
    const Session& session = teller.session(index);
    DoorSession told;
    told.session = session.id;
    told.title = teller.teller.title(session);
    told.title_language = home::shown_language(session.title, teller.teller.words.language());
    told.start = teller.teller.time(session.start);
    told.end = teller.teller.time(session.end);
    told.people = people_wordings(teller.teller.words, teller.snapshot(), session);
    told.names = names_of(teller, session);
    told.kind = session.kind;
    told.cancelled = !takes_place(session);
    told.full = session.full;
    return told;
}

std::vector<DoorComing> coming_to(const DoorTeller& teller) {
    std::vector<DoorComing> coming;
    const UtcTime now = teller.teller.now;
    const auto collect = [&](const programme::Timeline& timeline) {
        for (const SessionIndex index : timeline.sessions) {
            const Session& session = teller.session(index);
            if (session.start > now && teller.teller.is_today(index))
                coming.push_back(
                    {.session = index, .at = session.start, .cancelled = !takes_place(session)});
        }
    };
    collect(teller.snapshot().timeline(teller.room.room));
    collect(teller.snapshot().plenaries());
    // What should be on is told until its end; for a while where another one has taken its place.
    for (const SessionIndex index : teller.room.cancelled) {
        const UtcTime start = teller.session(index).start;
        if (start <= now && (teller.room.now.empty() || now < start + late))
            coming.push_back({.session = index, .at = start, .cancelled = true});
    }
    for (const SessionMark* mark : teller.teller.marks.moved_away(teller.room.room)) {
        const bool today =
            teller.snapshot().days_rule().day_of(mark->was->start) == teller.teller.state.day;
        if (today && takes_place(teller.session(mark->session)))
            coming.push_back({.session = mark->session, .at = mark->was->start, .away = mark});
    }
    // A plenary that names the room stands in both timelines. What does not take place here is told
    // before what does.
    std::ranges::sort(coming, [](const DoorComing& a, const DoorComing& b) {
        const auto rank = [](const DoorComing& c) { return c.away ? 0 : c.cancelled ? 1 : 2; };
        return std::tuple(a.at, rank(a), a.session) < std::tuple(b.at, rank(b), b.session);
    });
    const auto twice =
        std::unique(coming.begin(), coming.end(), [](const DoorComing& a, const DoorComing& b) {
            return a.session == b.session && a.away == b.away;
        });
    coming.erase(twice, coming.end());
    return coming;
}

DoorNext tell_next(const DoorTeller& teller, const DoorComing& coming) {
    DoorNext next;
    next.session = tell_session(teller, coming.session);
    next.words = teller.two("chip.next");
    if (coming.away) {
        next.words = teller.two("chip.moved");
        next.tone = ChipTone::warn;
        next.icon = "moved";
        next.session.start = teller.teller.time(coming.at);
        next.to_room = rooms_of(teller, coming.session);
        const Session& session = teller.session(coming.session);
        if (session.start != coming.away->was->start)
            next.to_room += ", " + teller.teller.time(session.start);
        return next;
    }
    if (coming.cancelled) {
        next.words = teller.two("room.cancelled");
        next.tone = ChipTone::cancel;
        next.icon = "cancel";
        return next;
    }
    if (next.session.full) {
        next.words = teller.two("door.full");
        next.icon = "full";
        next.tone = ChipTone::warn;
    }
    const SessionMark* mark = teller.teller.marks.of(coming.session);
    if (!mark || !mark->was) return next;
    if (mark->moved_room) next.from_room = from_room_of(teller, *mark);
    if (mark->moved_start) next.session.old_time = teller.teller.time(mark->was->start);
    if (next.from_room.empty() && next.session.old_time.empty()) return next;
    next.words = teller.two(next.from_room.empty() ? "chip.moved" : "door.moved_here");
    next.tone = ChipTone::warn;
    next.icon = next.from_room.empty() ? "clock" : "moved";
    return next;
}

std::vector<DoorInstead> instead_of(const DoorTeller& teller, SessionIndex cancelled) {
    const Session& off = teller.session(cancelled);
    std::vector<SessionIndex> beside;
    const auto named = teller.snapshot().find_session(off.instead);
    const auto rooms = static_cast<RoomIndex>(teller.snapshot().programme().rooms.size());
    for (RoomIndex room = 0; room < rooms; ++room) {
        if (room == teller.room.room) continue;
        for (const SessionIndex index : teller.snapshot().timeline(room).sessions) {
            const Session& session = teller.session(index);
            if (session.start == off.start && takes_place(session) && index != named)
                beside.push_back(index);
        }
    }
    std::ranges::sort(beside, [&](SessionIndex a, SessionIndex b) {
        return std::tuple(distance(teller, teller.session(a)), a) <
               std::tuple(distance(teller, teller.session(b)), b);
    });
    beside.erase(std::unique(beside.begin(), beside.end()), beside.end());
    if (named && takes_place(teller.session(*named))) beside.insert(beside.begin(), *named);
    std::vector<DoorInstead> instead;
    for (const SessionIndex index : beside) {
        if (instead.size() == most_instead) break;
        instead.push_back(tell_instead(teller, index));
    }
    return instead;
}

std::optional<DoorNext> first_of_later_day(const DoorTeller& teller) {
    const programme::Snapshot& snapshot = teller.snapshot();
    std::optional<SessionIndex> first;
    const auto look = [&](const programme::Timeline& timeline) {
        for (const SessionIndex index : timeline.sessions) {
            const Session& session = teller.session(index);
            if (session.start <= teller.teller.now || teller.teller.is_today(index) ||
                !takes_place(session))
                continue;
            if (!first || index < *first) first = index;
            break;
        }
    };
    look(snapshot.timeline(teller.room.room));
    look(snapshot.plenaries());
    if (!first) return std::nullopt;
    DoorNext next;
    next.session = tell_session(teller, *first);
    const ProgrammeDay day = snapshot.day_of(*first);
    if (day == day_after(teller.teller.state.day)) {
        next.words = teller.two("door.tomorrow");
    } else {
        next.words = {day_name(teller.teller.words, day), {}};
    }
    return next;
}

}  // namespace foyer::kiosk::door
