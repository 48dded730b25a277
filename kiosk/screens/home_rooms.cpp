#include <algorithm>

#include "kiosk/i18n/wording.h"
#include "kiosk/screens/home_telling.h"

namespace foyer::kiosk::home {

namespace {

using programme::RoomNow;
using programme::RoomState;
using programme::Session;
using programme::SessionIndex;

double share_done(const Session& session, UtcTime now) {
    const double length = static_cast<double>((session.end - session.start).count());
    return length <= 0 ? 0 : static_cast<double>((now - session.start).count()) / length;
}

/// Sessions of `room` and plenaries that start after `now` on the programme day of `now`, cancelled
/// ones included, by start.
std::vector<SessionIndex> coming_in(const Teller& teller, programme::RoomIndex room) {
    std::vector<SessionIndex> coming;
    const auto collect = [&](const programme::Timeline& timeline) {
        for (const SessionIndex index : timeline.sessions) {
            if (teller.snapshot.session(index).start > teller.now && teller.is_today(index))
                coming.push_back(index);
        }
    };
    collect(teller.snapshot.timeline(room));
    collect(teller.snapshot.plenaries());
    // Sessions are numbered by start, so the numbers are the order; a plenary that names the room
    // stands in both timelines.
    std::sort(coming.begin(), coming.end());
    coming.erase(std::unique(coming.begin(), coming.end()), coming.end());
    return coming;
}

/// The cancelled session that should be running now, if any.
std::optional<SessionIndex> cancelled_now(const Teller& teller, const RoomNow& room) {
    for (const SessionIndex index : room.cancelled) {
        if (teller.snapshot.session(index).start <= teller.now) return index;
    }
    return std::nullopt;
}

/// The instant at which the last session of the day in `room` ended, if one did.
std::optional<UtcTime> last_end_in(const Teller& teller, programme::RoomIndex room) {
    std::optional<UtcTime> last;
    const auto look = [&](const programme::Timeline& timeline) {
        for (const SessionIndex index : timeline.sessions) {
            const Session& session = teller.snapshot.session(index);
            if (session.status == programme::SessionStatus::scheduled && teller.is_today(index) &&
                session.end <= teller.now && (!last || session.end > *last))
                last = session.end;
        }
    };
    look(teller.snapshot.timeline(room));
    look(teller.snapshot.plenaries());
    return last;
}

/// What staff send people to in place of a cancelled session, "" when to nothing.
std::string instead_of(const Teller& teller, const Session& session) {
    const auto named = teller.snapshot.find_session(session.instead);
    if (!named) return {};
    const Session& other = teller.snapshot.session(*named);
    std::string place = teller.time(other.start);
    for (const std::string& id : other.rooms)
        if (const auto room = teller.snapshot.find_room(id))
            place.append(", ").append(teller.snapshot.room(*room).name.in(teller.words.language()));
    return teller.words.text("room.instead", {{"title", teller.title(other)}, {"place", place}});
}

/// Fills a card for a room where nothing is running.
void tell_quiet(const Teller& teller, const RoomNow& room, RoomCard& card,
                std::vector<SessionIndex>& coming) {
    const Catalogue& words = teller.words;
    if (const auto off = cancelled_now(teller, room)) {
        tell_headline(teller, *off, card);
        card.state = CardState::cancelled;
        card.chip = words.text("chip.off");
        card.until = words.text("room.cancelled");
        card.also_now = instead_of(teller, teller.snapshot.session(*off));
        return;
    }
    const auto signs = signposts(teller, room.room);
    if (!signs.empty() && signs.front()->was->start <= teller.now) {
        tell_moved_away(teller, *signs.front(), card);
        return;
    }
    if (!room.next) {
        card.state = room.state == RoomState::closed ? CardState::closed : CardState::done;
        card.chip = words.text(card.state == CardState::closed ? "chip.closed" : "chip.done");
        card.headline = words.text(card.state == CardState::closed ? "room.closed" : "room.done");
        if (const auto ended = last_end_in(teller, room.room); ended)
            card.until = words.text("room.done_detail", {{"time", teller.time(*ended)}});
        return;
    }
    const Session& next = teller.snapshot.session(*room.next);
    if (next.start - teller.now <= soon_horizon) {
        tell_headline(teller, *room.next, card);
        card.state = CardState::soon;
        card.chip = words.text("chip.soon");
        card.until =
            words.text("when.soon", {{"duration", duration(words, next.start - teller.now)},
                                     {"time", teller.time(next.start)}});
        card.until_short = words.text("when.at", {{"time", teller.time(next.start)}});
        std::erase(coming, *room.next);
        return;
    }
    const bool begun = room.state == RoomState::free;
    card.state = begun ? CardState::free : CardState::first;
    card.chip = words.text(begun ? "chip.free" : "chip.later");
    card.headline = words.text(begun ? "room.free_until" : "room.first_at",
                               {{"time", teller.time(next.start)}});
    card.until = words.text("when.in", {{"duration", duration(words, next.start - teller.now)}});
}

/// What comes, signposts of what moved away among it, by start.
void tell_coming(const Teller& teller, programme::RoomIndex room,
                 const std::vector<SessionIndex>& coming, RoomCard& card) {
    const auto signs = signposts(teller, room);
    auto sign = signs.begin();
    const auto put_signs_before = [&](UtcTime start) {
        for (; sign != signs.end() && (*sign)->was->start <= start; ++sign) {
            const bool is_headline = card.state == CardState::moved &&
                                     teller.snapshot.session((*sign)->session).id == card.session;
            if (!is_headline) card.lines.push_back(signpost_line(teller, **sign));
        }
    };
    for (const SessionIndex index : coming) {
        if (card.lines.size() >= lines_limit) break;
        put_signs_before(teller.snapshot.session(index).start);
        card.lines.push_back(line_for(teller, index));
    }
    put_signs_before(UtcTime::max());
    if (card.lines.size() > lines_limit) card.lines.resize(lines_limit);
}

}  // namespace

std::string Teller::time(UtcTime instant) const {
    return time_of_day(words, snapshot.days_rule().zone, instant);
}

std::string Teller::title(const Session& session) const {
    return std::string(session.title.in(words.language()));
}

bool Teller::is_today(SessionIndex session) const {
    return snapshot.day_of(session) == state.day;
}

std::string Teller::in(UtcTime instant) const {
    return words.text("when.in", {{"duration", duration(words, instant - now)}});
}

std::string shown_language(const programme::LocalizedText& text, const std::string& language) {
    const std::string_view shown = text.in(language);
    for (const auto& [tag, words] : text.entries()) {
        if (std::string_view(words).data() == shown.data()) return tag;
    }
    return {};
}

void tell_room(const Teller& teller, programme::RoomIndex room, RoomCard& card) {
    card.room = teller.snapshot.room(room).id;
    card.name = std::string(teller.snapshot.room(room).name.in(teller.words.language()));
    if (!teller.signs.empty()) card.sign = teller.signs[room];
}

void tell_headline(const Teller& teller, SessionIndex index, RoomCard& card) {
    const Session& session = teller.snapshot.session(index);
    card.session = session.id;
    card.headline = teller.title(session);
    card.headline_language = shown_language(session.title, teller.words.language());
    card.people = people_wordings(teller.words, teller.snapshot, session);
    card.names.clear();
    for (const programme::Participation& part : session.people) {
        if (const auto person = teller.snapshot.find_person(part.person))
            card.names.push_back(teller.snapshot.person(*person).name);
    }
    card.language = language_badge(session.language);
    card.kind = session.kind;
    if (const auto track = teller.snapshot.find_track(session.track)) {
        card.track = std::string(teller.snapshot.track(*track).name.in(teller.words.language()));
        card.track_color = teller.snapshot.track(*track).color;
    }
}

SessionLine line_for(const Teller& teller, SessionIndex index) {
    const Session& session = teller.snapshot.session(index);
    SessionLine line;
    line.session = session.id;
    line.time = teller.time(session.start);
    line.title = teller.title(session);
    line.title_language = shown_language(session.title, teller.words.language());
    line.cancelled = session.status == programme::SessionStatus::cancelled;
    if (line.cancelled)
        line.tail = teller.words.text("room.cancelled");
    else if (session.full)
        line.tail = teller.words.text("chip.full");
    line.kind = session.kind;
    line.plenary = session.plenary;
    if (const programme::SessionMark* mark = teller.marks.of(index)) mark_line(teller, *mark, line);
    return line;
}

void number_lines(const Catalogue& words, std::vector<SessionLine>& lines) {
    bool first = true;
    for (SessionLine& line : lines) {
        if (line.chip.empty()) line.chip = words.text(first ? "chip.next" : "chip.then");
        if (!line.cancelled && !line.away) first = false;
    }
}

void tell_running(const Teller& teller, const RoomNow& room, RoomCard& card) {
    const Session& session = teller.snapshot.session(room.now.front());
    tell_headline(teller, room.now.front(), card);
    card.state = room.state == RoomState::running ? CardState::now : CardState::together;
    card.chip = teller.words.text("chip.now");
    if (session.full && card.state == CardState::now) {
        card.state = CardState::full;
        card.chip = teller.words.text("chip.full");
    }
    card.until = teller.words.text("when.until", {{"time", teller.time(session.end)}});
    card.until_short = teller.words.text("when.to", {{"time", teller.time(session.end)}});
    card.until_time = teller.time(session.end);
    card.progress = share_done(session, teller.now);
    mark_running(teller, session, card);
    card.more_now = static_cast<int>(room.now.size()) - 1;
    if (card.more_now > 0) {
        const std::string second = teller.title(teller.snapshot.session(room.now[1]));
        card.also_now =
            card.more_now == 1
                ? teller.words.text("room.also_now", {{"title", second}})
                : teller.words.plural("room.also_now_more", card.more_now - 1, {{"title", second}});
    }
}

RoomCard room_card(const Teller& teller, const RoomNow& room) {
    RoomCard card;
    tell_room(teller, room.room, card);

    std::vector<SessionIndex> coming = coming_in(teller, room.room);
    if (!room.now.empty()) {
        tell_running(teller, room, card);
    } else {
        tell_quiet(teller, room, card, coming);
    }
    tell_coming(teller, room.room, coming, card);
    number_lines(teller.words, card.lines);
    return card;
}

}  // namespace foyer::kiosk::home
