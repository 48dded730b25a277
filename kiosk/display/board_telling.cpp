#include "kiosk/display/board_telling.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "core/programme/announcements.h"
#include "kiosk/i18n/wording.h"
#include "kiosk/screens/room_card.h"

namespace foyer::kiosk::board {

namespace {

using home::Teller;
using programme::RoomIndex;
using programme::RoomNow;
using programme::Session;
using programme::SessionIndex;
using programme::SessionMark;
using programme::SessionStatus;

constexpr std::chrono::minutes coming_time{60};

/// The place of a session's first room in the list of rooms; all rooms together come first.
RoomIndex first_room(const Teller& teller, const Session& session) {
    RoomIndex first = static_cast<RoomIndex>(teller.snapshot.programme().rooms.size());
    for (const std::string& id : session.rooms)
        if (const auto room = teller.snapshot.find_room(id)) first = std::min(first, *room);
    return session.plenary && session.rooms.empty() ? 0 : first;
}

std::string old_rooms(const Teller& teller, const SessionMark& mark) {
    std::string names;
    for (const std::string& id : mark.was->rooms) {
        const auto room = teller.snapshot.find_room(id);
        if (!room) continue;
        if (!names.empty()) names += ", ";
        names += teller.snapshot.room(*room).name.in(teller.words.language());
    }
    return names;
}

void mark_row(const Teller& teller, SessionIndex index, BoardRow& row) {
    const Session& session = teller.snapshot.session(index);
    if (session.status == SessionStatus::cancelled) {
        row.chips.push_back({teller.words.text("room.cancelled"), "cancel", ChipTone::cancel});
        row.struck = true;
        row.status.clear();
        return;
    }
    if (session.full)
        row.chips.push_back({teller.words.text("board.full"), "full", ChipTone::warn});
    const SessionMark* mark = teller.marks.of(index);
    if (!mark) return;
    if (mark->moved_room) {
        const std::string from = old_rooms(teller, *mark);
        row.chips.push_back({from.empty() ? teller.words.text("chip.moved")
                                          : teller.words.text("board.moved_from", {{"room", from}}),
                             "moved", ChipTone::warn});
    } else if (mark->moved_start) {
        row.chips.push_back(
            {teller.words.text("board.not_at", {{"time", teller.time(mark->was->start)}}), "clock",
             ChipTone::warn});
    } else if (mark->moved_end && row.now) {
        row.chips.push_back({teller.words.text("when.to", {{"time", teller.time(session.end)}}),
                             "clock", ChipTone::warn});
        row.status.clear();
    } else if (const std::string word = word_for_mark(teller.snapshot, teller.words, *mark);
               !word.empty()) {
        row.chips.push_back({word, {}, ChipTone::warn});
    }
}

BoardRow row_of(const Teller& teller, SessionIndex index) {
    const Session& session = teller.snapshot.session(index);
    BoardRow row;
    row.session = session.id;
    row.time = teller.time(session.start);
    row.title = teller.title(session);
    row.title_language = home::shown_language(session.title, teller.words.language());
    row.badge = language_badge(session.language);
    row.room = rooms_in_words(teller.snapshot, teller.words, session);
    const auto room =
        session.rooms.size() == 1 ? teller.snapshot.find_room(session.rooms.front()) : std::nullopt;
    if (room) {
        if (!teller.signs.empty()) row.sign = teller.signs[*room];
        row.floor = std::string(teller.snapshot.room(*room).floor.in(teller.words.language()));
    }
    if (programme::is_pause(session.kind) || (session.plenary && !room))
        row.icon = programme::is_pause(session.kind) ? rest_icon(session.kind) : "people";
    row.now = session.start <= teller.now && teller.now < session.end;
    if (row.now) {
        row.status = teller.words.text("when.until", {{"time", teller.time(session.end)}});
        if (session.status == SessionStatus::scheduled)
            row.chips.push_back({teller.words.text("chip.now"), {}, ChipTone::inverse});
    } else {
        row.status = teller.in(session.start);
    }
    mark_row(teller, index, row);
    return row;
}

/// Sessions by start, then by the place of their room.
std::vector<BoardRow> rows_of(const Teller& teller, std::vector<SessionIndex> sessions) {
    std::ranges::sort(sessions, [&](SessionIndex a, SessionIndex b) {
        const auto key = [&](SessionIndex i) {
            const Session& session = teller.snapshot.session(i);
            return std::tuple(session.start, first_room(teller, session), i);
        };
        return key(a) < key(b);
    });
    std::vector<BoardRow> rows;
    for (const SessionIndex index : sessions)
        rows.push_back(row_of(teller, index));
    return rows;
}

/// Sessions after now, by start, until `most` after now; only of the day unless `any_day`.
std::vector<SessionIndex> starts_within(const Teller& teller, std::chrono::seconds most) {
    std::vector<SessionIndex> starts;
    for (const programme::DaySessions& day : teller.snapshot.days()) {
        for (const SessionIndex index : day.sessions) {
            const UtcTime start = teller.snapshot.session(index).start;
            if (start > teller.now && start <= teller.now + most) starts.push_back(index);
        }
    }
    return starts;
}

/// The first start after now of a session that takes place; empty when nothing does.
std::optional<UtcTime> first_start(const Teller& teller) {
    std::optional<UtcTime> first;
    for (const programme::DaySessions& day : teller.snapshot.days()) {
        for (const SessionIndex index : day.sessions) {
            const Session& session = teller.snapshot.session(index);
            if (session.start > teller.now && session.status == SessionStatus::scheduled &&
                (!first || session.start < *first))
                first = session.start;
        }
    }
    return first;
}

std::string days_title(const Teller& teller, UtcTime start) {
    const DayRule& rule = teller.snapshot.days_rule();
    const ProgrammeDay day = rule.day_of(start);
    const std::string time = teller.time(start);
    if (day == teller.state.day) return teller.words.text("board.later", {{"time", time}});
    if (day == day_after(teller.state.day))
        return teller.words.text("day.tomorrow_from", {{"time", time}});
    return teller.words.text("day.again_from",
                             {{"date", day_name(teller.words, day)}, {"time", time}});
}

std::string icon_of_change(const SessionMark& mark, bool cancelled) {
    if (cancelled) return "cancel";
    if (mark.moved_room) return "moved";
    return mark.moved_start || mark.moved_end ? "clock" : "edit";
}

BoardChange change_of(const Teller& teller, const SessionMark& mark) {
    const Session& session = teller.snapshot.session(mark.session);
    BoardChange change;
    change.session = session.id;
    change.cancelled = session.status == SessionStatus::cancelled;
    change.fresh = teller.now < mark.at + programme::news_time;
    std::string word = word_for_mark(teller.snapshot, teller.words, mark);
    if (word.empty()) word = teller.words.text(mark.moved_end ? "changed.end" : "chip.changed");
    change.word = {std::move(word), icon_of_change(mark, change.cancelled),
                   change.cancelled ? ChipTone::cancel : ChipTone::warn};
    change.time = teller.time(session.start);
    change.published = teller.words.text(change.fresh ? "board.new_at" : "board.since",
                                         {{"time", teller.time(mark.at)}});
    change.title = teller.title(session);
    change.title_language = home::shown_language(session.title, teller.words.language());
    change.people = people_wordings(teller.words, teller.snapshot, session);
    if (!change.cancelled) change.move = move_of(teller.snapshot, teller.words, mark);
    if (!mark.moved_room || change.cancelled)
        change.room = rooms_in_words(teller.snapshot, teller.words, session);
    return change;
}

}  // namespace

std::vector<BoardRow> rows_now(const Teller& teller) {
    std::vector<BoardRow> rows;
    std::set<SessionIndex> told;
    const auto tell = [&](SessionIndex index) {
        if (told.insert(index).second) rows.push_back(row_of(teller, index));
    };
    for (const RoomNow& room : teller.state.rooms) {
        for (const SessionIndex index : room.now)
            tell(index);
        for (const SessionIndex index : room.cancelled) {
            if (teller.snapshot.session(index).start <= teller.now) tell(index);
        }
    }
    return rows;
}

NextRows rows_next(const Teller& teller) {
    NextRows next;
    auto starts = starts_within(teller, coming_time);
    const auto takes_place = [&](SessionIndex index) {
        return teller.snapshot.session(index).status == SessionStatus::scheduled;
    };
    if (std::ranges::any_of(starts, takes_place)) {
        next.title = teller.words.text("board.next");
    } else if (const auto first = first_start(teller)) {
        starts = starts_within(teller, *first - teller.now);
        next.title = days_title(teller, *first);
    }
    std::vector<SessionIndex> later = starts_within(teller, 3 * coming_time);
    std::erase_if(later, [&](SessionIndex index) {
        return !teller.is_today(index) || std::ranges::find(starts, index) != starts.end();
    });
    next.rows = rows_of(teller, std::move(starts));
    next.later = rows_of(teller, std::move(later));
    return next;
}

std::vector<BoardRow> rows_by_room(const Teller& teller) {
    std::vector<BoardRow> rows;
    for (const RoomNow& room : teller.state.rooms) {
        if (room.state == programme::RoomState::closed) continue;
        BoardRow row;
        if (!room.now.empty()) {
            row = row_of(teller, room.now.front());
        } else if (room.next) {
            row = row_of(teller, *room.next);
        } else {
            row.title = teller.words.text("room.done");
        }
        const programme::Room& record = teller.snapshot.room(room.room);
        row.room = std::string(record.name.in(teller.words.language()));
        row.floor = std::string(record.floor.in(teller.words.language()));
        if (!teller.signs.empty()) row.sign = teller.signs[room.room];
        row.icon.clear();
        rows.push_back(std::move(row));
    }
    // Floors in the order in which their first room stands in the programme.
    std::vector<std::string> floors;
    for (const BoardRow& row : rows)
        if (std::ranges::find(floors, row.floor) == floors.end()) floors.push_back(row.floor);
    std::ranges::stable_sort(rows, {}, [&](const BoardRow& row) {
        return std::ranges::find(floors, row.floor) - floors.begin();
    });
    return rows;
}

std::vector<BoardChange> changes_today(const Teller& teller) {
    const DayRule& rule = teller.snapshot.days_rule();
    std::vector<const SessionMark*> today;
    for (const SessionMark& mark : teller.marks.all())
        if (rule.day_of(mark.at) == teller.state.day) today.push_back(&mark);
    std::ranges::stable_sort(today, [](const auto* a, const auto* b) { return a->at > b->at; });
    std::vector<BoardChange> changes;
    for (const SessionMark* mark : today)
        changes.push_back(change_of(teller, *mark));
    return changes;
}

std::vector<BoardNotice> notices_for(const Teller& teller, std::string_view screen) {
    std::vector<BoardNotice> notices;
    for (const programme::Announcement* announcement :
         programme::announcements_for(teller.snapshot.publication(), screen, teller.now)) {
        if (announcement->severity == programme::AnnouncementSeverity::emergency) continue;
        notices.push_back({std::string(announcement->text.in(teller.words.language())),
                           home::shown_language(announcement->text, teller.words.language()),
                           announcement->severity == programme::AnnouncementSeverity::warning});
    }
    return notices;
}

std::vector<BoardLogo> logos_of(const Teller& teller) {
    std::vector<BoardLogo> logos;
    for (const programme::Sponsor& sponsor : teller.snapshot.sponsors())
        logos.push_back({sponsor.name, std::string(sponsor.level.in(teller.words.language())),
                         sponsor.picture ? &*sponsor.picture : nullptr});
    return logos;
}

}  // namespace foyer::kiosk::board
