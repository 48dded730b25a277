// How changes are told on the home: marks on lines, signposts in old rooms, the strip of news.

#include <algorithm>

#include "kiosk/i18n/wording.h"
#include "kiosk/screens/home_telling.h"

namespace foyer::kiosk::home {

namespace {

using programme::Session;
using programme::SessionMark;

/// Who is later than this has asked somebody.
constexpr std::chrono::minutes signpost_time{15};

}  // namespace

void mark_line(const Teller& teller, const SessionMark& mark, SessionLine& line) {
    if (line.cancelled) return;
    const std::string word = word_for_mark(teller.snapshot, teller.words, mark);
    if (word.empty()) return;
    line.chip = word;
    line.changed = true;
    line.move.from = move_of(teller.snapshot, teller.words, mark).from;
    line.said = spoken(teller.words, line.move);
}

std::vector<const SessionMark*> signposts(const Teller& teller, programme::RoomIndex room) {
    std::vector<const SessionMark*> signs;
    for (const SessionMark* mark : teller.marks.moved_away(room)) {
        const UtcTime planned = mark->was->start;
        const bool takes_place =
            teller.snapshot.session(mark->session).status == programme::SessionStatus::scheduled;
        // Who is on the way to a talk that moves while it runs has just as long to read it.
        if (takes_place && teller.now < std::max(planned, mark->at) + signpost_time &&
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
    line.move.to = move_of(teller.snapshot, teller.words, mark).to;
    line.said = spoken(teller.words, line.move);
    line.kind = session.kind;
    return line;
}

void tell_moved_away(const Teller& teller, const SessionMark& mark, RoomCard& card) {
    tell_headline(teller, mark.session, card);
    card.state = CardState::moved;
    card.chip = teller.words.text("chip.moved");
    card.move = move_of(teller.snapshot, teller.words, mark);
    card.until = spoken(teller.words, card.move);
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
        item.word = word_for_mark(teller.snapshot, teller.words, *mark);
        if (!item.cancelled) item.move = move_of(teller.snapshot, teller.words, *mark);
        item.said = item.move.says() ? spoken(teller.words, item.move) : item.word;
        news.items.push_back(std::move(item));
    }
    if (!news.items.empty())
        news.head = teller.words.plural("news.changes", static_cast<long>(news.items.size()));
    return news;
}

}  // namespace foyer::kiosk::home
