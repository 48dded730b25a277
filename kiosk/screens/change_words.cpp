#include "kiosk/screens/change_words.h"

#include "kiosk/i18n/wording.h"
#include "kiosk/state/staff_report.h"

namespace foyer::kiosk {

namespace {

using programme::Session;
using programme::SessionMark;
using programme::Snapshot;

std::string names_of_rooms(const Snapshot& snapshot, const Catalogue& words,
                           const std::vector<std::string>& ids) {
    std::string names;
    for (const std::string& id : ids) {
        const auto room = snapshot.find_room(id);
        if (!room) continue;
        if (!names.empty()) names += ", ";
        names += snapshot.room(*room).name.in(words.language());
    }
    return names.empty() ? words.text("room.to_be_announced") : names;
}

std::string joined(std::string a, const std::string& b) {
    if (!a.empty() && !b.empty()) a += ", ";
    return a + b;
}

}  // namespace

Move move_of(const Snapshot& snapshot, const Catalogue& words, const SessionMark& mark) {
    Move move;
    if (!mark.was) return move;
    const Session& session = snapshot.session(mark.session);
    const auto time = [&](UtcTime at) { return time_of_day(words, snapshot.days_rule().zone, at); };
    if (mark.moved_start) {
        move = {time(mark.was->start), time(session.start)};
        if (snapshot.days_rule().day_of(mark.was->start) != snapshot.day_of(mark.session))
            move.to = joined(short_date(words, snapshot.day_of(mark.session)), move.to);
    } else if (mark.moved_end) {
        move = {words.text("when.until", {{"time", time(mark.was->end)}}),
                words.text("when.until", {{"time", time(session.end)}})};
    }
    if (mark.moved_room) {
        move.from = joined(move.from, names_of_rooms(snapshot, words, mark.was->rooms));
        move.to = joined(move.to, rooms_in_words(snapshot, words, session));
    }
    return move;
}

std::string spoken(const Catalogue& words, const Move& move) {
    if (!move.says()) return {};
    if (move.from.empty()) return words.text("move.to", {{"to", move.to}});
    if (move.to.empty()) return words.text("move.from", {{"from", move.from}});
    return words.text("move.from_to", {{"from", move.from}, {"to", move.to}});
}

std::string word_for_mark(const Snapshot& snapshot, const Catalogue& words,
                          const SessionMark& mark) {
    if (is_only_here(snapshot, snapshot.session(mark.session).id))
        return words.text("staff.only_here");
    if (snapshot.session(mark.session).status == programme::SessionStatus::cancelled)
        return words.text("room.cancelled");
    // Another end alone is told by the card while the session runs.
    if (mark.moved_room || mark.moved_start) return words.text("chip.moved");
    if (mark.reinstated) return words.text("chip.again");
    if (mark.added) return words.text("chip.new");
    return {};
}

std::string rooms_in_words(const Snapshot& snapshot, const Catalogue& words,
                           const Session& session) {
    if (session.plenary && session.rooms.empty()) return words.text("room.all");
    return names_of_rooms(snapshot, words, session.rooms);
}

}  // namespace foyer::kiosk
