// How changes are told on the home: marks on lines, signposts in old rooms, the strip of news.

#include <algorithm>

#include "kiosk/i18n/wording.h"
#include "kiosk/screens/home_telling.h"

namespace foyer::kiosk::home {

namespace {

using programme::Session;
using programme::SessionMark;
using programme::Slot;

/// Who is later than this has asked somebody.
constexpr std::chrono::minutes signpost_time{15};

std::string names_of_rooms(const Teller& teller, const std::vector<std::string>& ids,
                           bool plenary) {
    if (plenary && ids.empty()) return teller.words.text("room.all");
    std::string names;
    for (const std::string& id : ids) {
        const auto room = teller.snapshot.find_room(id);
        if (!room) continue;
        if (!names.empty()) names += ", ";
        names += teller.snapshot.room(*room).name.in(teller.words.language());
    }
    return names.empty() ? teller.words.text("room.to_be_announced") : names;
}

std::string joined(std::string a, const std::string& b) {
    if (!a.empty() && !b.empty()) a += ", ";
    return a + b;
}

/// The move of `session` in words that stand without their place: only what differs.
Move move_of(const Teller& teller, const Session& session, const SessionMark& mark) {
    Move move;
    if (!mark.was) return move;
    if (mark.moved_start) {
        move.from = teller.time(mark.was->start);
        move.to = teller.time(session.start);
    } else if (mark.moved_end) {
        move.from = teller.words.text("when.until", {{"time", teller.time(mark.was->end)}});
        move.to = teller.words.text("when.until", {{"time", teller.time(session.end)}});
    }
    if (mark.moved_room) {
        move.from = joined(move.from, names_of_rooms(teller, mark.was->rooms, false));
        move.to = joined(move.to, names_of_rooms(teller, session.rooms, session.plenary));
    }
    return move;
}

/// The move for the ear.
std::string said(const Teller& teller, const Move& move) {
    if (!move.says()) return {};
    if (move.from.empty()) return teller.words.text("move.to", {{"to", move.to}});
    if (move.to.empty()) return teller.words.text("move.from", {{"from", move.from}});
    return teller.words.text("move.from_to", {{"from", move.from}, {"to", move.to}});
}

std::string word_of(const Teller& teller, const Session& session, const SessionMark& mark) {
    if (session.status == programme::SessionStatus::cancelled)
        return teller.words.text("room.cancelled");
    // Another end alone is told by the card while the session runs.
    if (mark.moved_room || mark.moved_start) return teller.words.text("chip.moved");
    if (mark.reinstated) return teller.words.text("chip.again");
    if (mark.added) return teller.words.text("chip.new");
    return {};
}

}  // namespace

void mark_line(const Teller& teller, const Session& session, const SessionMark& mark,
               SessionLine& line) {
    if (line.cancelled) return;
    const std::string word = word_of(teller, session, mark);
    if (word.empty()) return;
    line.chip = word;
    line.changed = true;
    line.move.from = move_of(teller, session, mark).from;
    line.said = said(teller, line.move);
}

std::vector<const SessionMark*> signposts(const Teller& teller, programme::RoomIndex room) {
    std::vector<const SessionMark*> signs;
    for (const SessionMark* mark : teller.marks.moved_away(room)) {
        const UtcTime planned = mark->was->start;
        const bool takes_place =
            teller.snapshot.session(mark->session).status == programme::SessionStatus::scheduled;
        if (takes_place && teller.now < planned + signpost_time &&
            teller.snapshot.days_rule().day_of(planned) == teller.state.day)
            signs.push_back(mark);
    }
    return signs;
}

SessionLine signpost_line(const Teller& teller, const SessionMark& mark) {
    const Session& session = teller.snapshot.session(mark.session);
    SessionLine line;
    line.session = session.id;
    line.chip = teller.words.text("chip.moved");
    line.changed = true;
    line.away = true;
    line.time = teller.time(mark.was->start);
    line.title = teller.title(session);
    line.title_language = shown_language(session.title, teller.words.language());
    line.move.to = move_of(teller, session, mark).to;
    line.said = said(teller, line.move);
    line.kind = session.kind;
    return line;
}

void tell_moved_away(const Teller& teller, const SessionMark& mark, RoomCard& card) {
    const Session& session = teller.snapshot.session(mark.session);
    tell_headline(teller, mark.session, card);
    card.state = CardState::moved;
    card.chip = teller.words.text("chip.moved");
    card.move = move_of(teller, session, mark);
    card.until = said(teller, card.move);
    card.until_short = card.move.to;
}

void mark_running(const Teller& teller, const Session& session, RoomCard& card) {
    const auto index = teller.snapshot.find_session(session.id);
    const SessionMark* mark = index ? teller.marks.of(*index) : nullptr;
    if (!mark || !mark->moved_end) return;
    card.old_until = teller.time(mark->was->end);
    const auto length = static_cast<double>((session.end - session.start).count());
    const auto planned = static_cast<double>((mark->was->end - session.start).count());
    card.planned = length <= 0 ? 1.0 : std::clamp(planned / length, 0.0, 1.0);
}

ChangeNews change_news(const Teller& teller) {
    ChangeNews news;
    for (const SessionMark* mark : teller.marks.urgent()) {
        const Session& session = teller.snapshot.session(mark->session);
        ChangeNews::Item item;
        item.time = teller.time(mark->was ? mark->was->start : session.start);
        item.title = teller.title(session);
        item.title_language = shown_language(session.title, teller.words.language());
        item.cancelled = session.status == programme::SessionStatus::cancelled;
        item.word = word_of(teller, session, *mark);
        if (!item.cancelled) item.move = move_of(teller, session, *mark);
        item.said = item.move.says() ? said(teller, item.move) : item.word;
        news.items.push_back(std::move(item));
    }
    if (!news.items.empty())
        news.head = teller.words.plural("news.changes", static_cast<long>(news.items.size()));
    return news;
}

}  // namespace foyer::kiosk::home
