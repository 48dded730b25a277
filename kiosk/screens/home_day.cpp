#include <algorithm>

#include "kiosk/i18n/wording.h"
#include "kiosk/screens/home_telling.h"

namespace foyer::kiosk::home {

namespace {

using programme::RoomNow;
using programme::Session;
using programme::SessionIndex;
using programme::SessionKind;
using programme::Snapshot;

constexpr std::size_t soon_limit = 12;  // more never fit beside the rooms

bool is_rest(SessionKind kind) {
    return kind == SessionKind::break_ || kind == SessionKind::meal || kind == SessionKind::social;
}

/// The first session of each room's own that starts after now today, as small cards.
void tell_rooms_afterwards(const Teller& teller, WideCard& wide) {
    std::optional<UtcTime> parting;
    for (const RoomNow& room : teller.state.rooms) {
        RoomCard card;
        for (const SessionIndex index : teller.snapshot.timeline(room.room).sessions) {
            const Session& session = teller.snapshot.session(index);
            if (session.start <= teller.now || session.plenary ||
                session.status == programme::SessionStatus::cancelled || !teller.is_today(index))
                continue;
            tell_headline(teller, index, card);
            tell_room(teller, room.room, card);
            card.state = CardState::first;
            card.chip = teller.time(session.start);
            card.until = teller.words.text("when.until", {{"time", teller.time(session.end)}});
            if (!parting || session.start < *parting) parting = session.start;
            break;
        }
        if (!card.session.empty()) wide.rooms.push_back(std::move(card));
    }
    if (!parting) return;
    wide.rooms_from = teller.time(*parting);
    wide.rooms_heading = teller.words.text("plenary.from_rooms", {{"time", wide.rooms_from}});
    for (const SessionIndex index : teller.snapshot.plenaries().sessions) {
        const Session& session = teller.snapshot.session(index);
        if (session.start > teller.now && session.start >= *parting)
            std::erase_if(wide.card.lines,
                          [&](const SessionLine& line) { return line.session == session.id; });
    }
}

void tell_plenary_lines(const Teller& teller, SessionIndex headline, RoomCard& card) {
    for (const SessionIndex index : teller.snapshot.plenaries().sessions) {
        const Session& session = teller.snapshot.session(index);
        if (index == headline || session.start <= teller.now || !teller.is_today(index)) continue;
        if (card.lines.size() == lines_limit) break;
        card.lines.push_back(line_for(teller, index));
    }
}

std::string range_of_days(const Catalogue& words, const Snapshot& snapshot) {
    const ProgrammeDay first = snapshot.days().front().day;
    const ProgrammeDay last = snapshot.days().back().day;
    const auto dated = [&words](ProgrammeDay day) {
        return words.text("date.year", {{"weekday", weekday_of(words, day)},
                                        {"day", std::to_string(static_cast<unsigned>(day.day()))},
                                        {"month", words.month(static_cast<unsigned>(day.month()))},
                                        {"year", std::to_string(static_cast<int>(day.year()))}});
    };
    if (first == last) return dated(first);
    return words.text("date.range", {{"from", dated(first)}, {"to", dated(last)}});
}

void tell_figures(const Teller& teller, RestCard& rest) {
    long talks = 0;
    for (const Session& session : teller.snapshot.programme().sessions) {
        if (!is_rest(session.kind) && !session.people.empty() &&
            session.status == programme::SessionStatus::scheduled)
            ++talks;
    }
    const auto figure = [&](const char* key, long number) {
        if (number > 0)
            rest.figures.push_back(
                {number, teller.words.plural(key, number), teller.other.plural(key, number)});
    };
    if (talks > 0) {
        figure("stats.talks", talks);
    } else {
        figure("stats.sessions", static_cast<long>(teller.snapshot.programme().sessions.size()));
    }
    long speakers = 0;
    for (programme::PersonIndex i = 0; i < teller.snapshot.programme().people.size(); ++i) {
        if (!teller.snapshot.sessions_of(i).empty()) ++speakers;
    }
    figure("stats.people", speakers);
    figure("stats.rooms", static_cast<long>(teller.snapshot.programme().rooms.size()));
}

}  // namespace

WideCard together_card(const Teller& teller, const RoomNow& room) {
    WideCard wide;
    tell_running(teller, room, wide.card);
    wide.where = teller.words.text("plenary.together");
    tell_plenary_lines(teller, room.now.front(), wide.card);
    tell_rooms_afterwards(teller, wide);
    number_lines(teller.words, wide.card.lines);
    return wide;
}

WideCard before_card(const Teller& teller, SessionIndex first) {
    WideCard wide;
    const Session& session = teller.snapshot.session(first);
    tell_headline(teller, first, wide.card);
    const bool soon = session.start - teller.now <= soon_horizon;
    wide.card.state = soon ? CardState::soon : CardState::first;
    wide.card.chip = teller.words.text(soon ? "chip.soon" : "chip.next");
    wide.card.until = teller.words.text(
        "when.in", {{"duration", duration(teller.words, session.start - teller.now)}});
    wide.where = teller.words.text("day.opens", {{"time", teller.time(session.start)}});
    tell_plenary_lines(teller, first, wide.card);
    tell_rooms_afterwards(teller, wide);
    for (SessionLine& line : wide.card.lines)
        line.chip = teller.words.text("chip.then");
    return wide;
}

RestCard rest_card(const Teller& teller) {
    RestCard rest;
    const programme::DaySessions* next_day = nullptr;
    for (const programme::DaySessions& day : teller.snapshot.days()) {
        if (day.first_start > teller.now) {
            next_day = &day;
            break;
        }
    }
    if (!next_day) {
        rest.headline = teller.words.text("day.thanks");
        rest.headline_other = teller.other.text("day.thanks");
        const programme::DaySessions& last = teller.snapshot.days().back();
        if (teller.now - last.last_end > std::chrono::hours{18})
            rest.detail = teller.words.text(
                "day.was", {{"date", range_of_days(teller.words, teller.snapshot)}});
        tell_figures(teller, rest);
        return rest;
    }
    const bool begun = teller.snapshot.days().front().first_start <= teller.now;
    const bool tomorrow = next_day->day == day_after(teller.state.day);
    const std::string time = teller.time(next_day->first_start);
    const auto say = [&](const Catalogue& words) {
        if (!begun) return words.text("day.opens_on", {{"date", day_name(words, next_day->day)}});
        if (tomorrow) return words.text("day.see_you_tomorrow");
        return words.text("day.see_you_on", {{"weekday", weekday_of(words, next_day->day)}});
    };
    rest.headline = say(teller.words);
    rest.headline_other = say(teller.other);
    rest.detail =
        begun && tomorrow
            ? teller.words.text("day.tomorrow_from", {{"time", time}})
            : teller.words.text("day.again_from",
                                {{"date", day_name(teller.words, next_day->day)}, {"time", time}});
    if (!begun) tell_figures(teller, rest);
    return rest;
}

std::vector<SoonLine> soon_lines(const Teller& teller) {
    std::vector<SoonLine> soon;
    for (const programme::DaySessions& day : teller.snapshot.days()) {
        if (day.day != teller.state.day) continue;
        for (const SessionIndex index : day.sessions) {
            const Session& session = teller.snapshot.session(index);
            if (session.start <= teller.now) continue;
            if (soon.size() == soon_limit) return soon;
            SoonLine line;
            line.session = session.id;
            line.time = teller.time(session.start);
            line.in_short = duration(teller.words, session.start - teller.now);
            line.in = teller.words.text("when.in", {{"duration", line.in_short}});
            line.title = teller.title(session);
            line.title_language = shown_language(session.title, teller.words.language());
            line.cancelled = session.status == programme::SessionStatus::cancelled;
            if (session.plenary) {
                line.room = teller.words.text("soon.all");
            } else if (const auto room = session.rooms.empty()
                                             ? std::nullopt
                                             : teller.snapshot.find_room(session.rooms.front())) {
                line.room =
                    std::string(teller.snapshot.room(*room).name.in(teller.words.language()));
            } else {
                line.room = teller.words.text("room.to_be_announced");
            }
            soon.push_back(std::move(line));
        }
    }
    return soon;
}

}  // namespace foyer::kiosk::home
