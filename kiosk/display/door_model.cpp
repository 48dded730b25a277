#include "kiosk/display/door_model.h"

#include <algorithm>

#include "kiosk/display/door_telling.h"
#include "kiosk/i18n/wording.h"
#include "kiosk/screens/room_card.h"

namespace foyer::kiosk {

namespace {

using door::DoorComing;
using door::DoorTeller;
using programme::RoomState;
using programme::Session;
using programme::SessionIndex;

/// A cancellation, or a signpost, is the headline this long before the planned start.
constexpr std::chrono::minutes early{15};

std::string icon_of(programme::SessionKind kind) {
    if (kind == programme::SessionKind::keynote) return "mic";
    return std::string(rest_icon(kind));
}

double share_of(UtcTime from, UtcTime to, UtcTime now) {
    const auto length = static_cast<double>((to - from).count());
    return length <= 0 ? 0 : static_cast<double>((now - from).count()) / length;
}

/// Everyone is in rooms that this one is not among: their names, else "".
std::string gathered_elsewhere(const DoorTeller& teller) {
    if (teller.room.state != RoomState::plenary && teller.room.state != RoomState::break_)
        return {};
    const Session& session = teller.session(teller.room.now.front());
    if (session.rooms.empty()) return {};
    const std::string& here = teller.snapshot().room(teller.room.room).id;
    if (std::ranges::find(session.rooms, here) != session.rooms.end()) return {};
    return rooms_in_words(teller.snapshot(), teller.teller.words, session);
}

/// The running sessions, those of the room itself before plenaries.
void tell_running_here(const DoorTeller& teller, DoorModel& model) {
    std::vector<SessionIndex> running = teller.room.now;
    std::stable_partition(running.begin(), running.end(),
                          [&](SessionIndex index) { return !teller.session(index).plenary; });
    for (const SessionIndex index : running)
        model.sessions.push_back(door::tell_session(teller, index));
    for (long more = 1; more < static_cast<long>(running.size()); ++more)
        model.more_now.push_back(teller.teller.words.plural("door.more_now", more));
    const Session& main = teller.session(running.front());
    const UtcTime now = teller.teller.now;
    model.state = DoorState::now;
    model.band = {.words = teller.two("chip.now"),
                  .icon = icon_of(main.kind),
                  .tone = ChipTone::inverse,
                  .time = model.sessions.front().end,
                  .from = model.sessions.front().start};
    model.progress = share_of(main.start, main.end, now);
    model.left = teller.teller.words.text(
        "session.left", {{"duration", duration(teller.teller.words, main.end - now)}});
    const programme::SessionMark* mark = teller.teller.marks.of(running.front());
    if (mark && mark->moved_end) {
        model.band.old_time = teller.teller.time(mark->was->end);
        model.planned = std::clamp(share_of(main.start, main.end, mark->was->end), 0.0, 1.0);
    }
    if (model.sessions.front().full) {
        model.band.words = teller.two("door.full");
        model.band.icon = "full";
        model.band.tone = ChipTone::warn;
    }
    if (const std::string where = gathered_elsewhere(teller); !where.empty()) {
        model.state = DoorState::elsewhere;
        model.headline = teller.two("door.everyone_in", {{"room", where}});
        model.to_room = where;
    } else if (teller.room.state == RoomState::plenary) {
        model.headline = teller.two("plenary.together");
    }
}

void tell_cancelled_here(const DoorTeller& teller, SessionIndex index, DoorModel& model) {
    const Session& session = teller.session(index);
    model.state = DoorState::cancelled;
    model.sessions = {door::tell_session(teller, index)};
    model.band = {.words = teller.two("room.cancelled"),
                  .icon = "cancel",
                  .tone = ChipTone::cancel,
                  .time = teller.teller.time(session.start)};
    model.instead = door::instead_of(teller, index);
}

void tell_moved_away_here(const DoorTeller& teller, const DoorComing& coming, DoorModel& model) {
    const DoorNext told = door::tell_next(teller, coming);
    model.state = DoorState::moved;
    model.sessions = {told.session};
    model.band = {
        .words = told.words, .icon = told.icon, .tone = told.tone, .time = told.session.start};
    model.to_room = told.to_room;
}

/// What is off is the headline while people come for it, and until it should have ended; not where
/// something else takes place here at about that time.
bool is_headline(const DoorTeller& teller, const std::vector<DoorComing>& coming) {
    if (coming.empty()) return false;
    const DoorComing& first = coming.front();
    const UtcTime now = teller.teller.now;
    if ((!first.away && !first.cancelled) || first.at - now > early) return false;
    return std::ranges::none_of(coming, [&](const DoorComing& other) {
        return !other.away && !other.cancelled &&
               other.at <= std::max(first.at, now) + home::soon_horizon;
    });
}

/// Nothing runs, `coming` is what comes; takes from it what became the headline.
void tell_quiet_room(const DoorTeller& teller, std::vector<DoorComing>& coming, DoorModel& model) {
    const Catalogue& words = teller.teller.words;
    const UtcTime now = teller.teller.now;
    if (is_headline(teller, coming)) {
        const DoorComing first = coming.front();
        coming.erase(coming.begin());
        if (first.away) {
            tell_moved_away_here(teller, first, model);
        } else {
            tell_cancelled_here(teller, first.session, model);
        }
        return;
    }
    if (!teller.room.next) {
        const bool closed = teller.room.state == RoomState::closed;
        model.state = closed ? DoorState::closed : DoorState::done;
        model.band = {.words = teller.two(closed ? "chip.closed" : "chip.done"),
                      .tone = ChipTone::quiet};
        model.headline = teller.two(closed ? "room.closed" : "room.done");
        return;
    }
    const Session& next = teller.session(*teller.room.next);
    const std::string in = words.text("when.in", {{"duration", duration(words, next.start - now)}});
    const bool soon = next.start - now <= home::soon_horizon;
    // What stands before it in the list, off or elsewhere, must be read first.
    const auto own = std::ranges::find_if(
        coming, [&](const DoorComing& c) { return c.session == *teller.room.next && !c.away; });
    if (soon && own != coming.end()) {
        const DoorNext told = door::tell_next(teller, *own);
        model.state = DoorState::soon;
        model.sessions = {told.session};
        model.band = {.words = teller.two("door.soon"), .tone = ChipTone::plain, .time = in};
        if (!told.from_room.empty()) {
            model.band.words = told.words;
            model.band.tone = ChipTone::warn;
            model.band.icon = told.icon;
            model.headline = teller.two("door.from_room", {{"room", told.from_room}});
        }
        coming.erase(own);
        return;
    }
    const bool begun = teller.room.state == RoomState::free;
    model.state = begun ? DoorState::free : DoorState::first;
    model.band = {.words = teller.two(begun ? "chip.free" : "chip.later"),
                  .tone = ChipTone::quiet,
                  .time = in};
    model.headline = teller.two(begun ? "room.free_until" : "room.first_at",
                                {{"time", teller.teller.time(next.start)}});
}

void tell_what_comes(const DoorTeller& teller, const std::vector<DoorComing>& coming,
                     DoorModel& model) {
    const Catalogue& words = teller.teller.words;
    if (coming.empty()) {
        model.next = door::first_of_later_day(teller);
        const bool over = !model.next && model.state == DoorState::done;
        if (over) model.headline = teller.two("day.thanks");
        return;
    }
    model.next = door::tell_next(teller, coming.front());
    for (auto later = coming.begin() + 1; later != coming.end(); ++later) {
        if (later->away || later->cancelled) continue;
        const DoorSession session = door::tell_session(teller, later->session);
        const bool off = coming.front().away || coming.front().cancelled;
        model.after = DoorLine{.label = words.text(off ? "door.next_here" : "chip.then"),
                               .time = session.start,
                               .title = session.title,
                               .title_language = session.title_language};
        return;
    }
}

}  // namespace

DoorModel door_model(const programme::Snapshot& snapshot, programme::RoomIndex room, UtcTime now,
                     const Catalogue& words, const Catalogue& other) {
    const programme::NowNext state = programme::now_next(snapshot, now);
    const std::vector<RoomSign> signs = natural_signs(snapshot, words);
    const programme::Marks marks(snapshot, now);
    const home::Teller home_teller{snapshot, state, now, words, other, signs, marks};
    const DoorTeller teller{home_teller, state.rooms.at(room)};

    DoorModel model;
    model.room = std::string(snapshot.room(room).name.in(words.language()));
    model.floor = std::string(snapshot.room(room).floor.in(words.language()));
    std::vector<DoorComing> coming = door::coming_to(teller);
    // People come for a talk while the pause before it lasts: what is off must be told them then.
    const bool pause = teller.room.state == RoomState::break_ && is_headline(teller, coming);
    if (teller.room.now.empty() || pause) {
        tell_quiet_room(teller, coming, model);
    } else {
        tell_running_here(teller, model);
    }
    tell_what_comes(teller, coming, model);
    return model;
}

}  // namespace foyer::kiosk
