#include "kiosk/screens/session_model.h"

#include <algorithm>

#include "kiosk/i18n/wording.h"
#include "kiosk/screens/home_telling.h"

namespace foyer::kiosk {

namespace {

using programme::Session;
using programme::SessionIndex;
using programme::SessionKind;
using programme::SessionMark;
using programme::SessionStatus;
using programme::Snapshot;

struct SessionTeller {
    const Snapshot& snapshot;
    SessionIndex index;
    const Session& session;
    UtcTime now;
    const Catalogue& words;
    const RowTeller& rows;

    [[nodiscard]] std::string in_words(const programme::LocalizedText& text) const {
        return std::string(text.in(words.language()));
    }
};

std::string with_comma(std::string a, const std::string& b) {
    if (!a.empty() && !b.empty()) a += ", ";
    return a + b;
}

bool overlaps(const Session& a, UtcTime start, UtcTime end) {
    return a.start < end && start < a.end;
}

bool takes_place(const Session& session) {
    return session.status != SessionStatus::cancelled;
}

std::string head_of_change(const Catalogue& words, const SessionMark& mark) {
    if (mark.moved_room && mark.moved_start) return words.text("changed.room_and_time");
    if (mark.moved_room) return words.text("changed.room");
    if (mark.moved_start) return words.text("changed.time");
    if (mark.moved_end) return words.text("changed.end");
    if (mark.reinstated) return words.text("changed.again");
    if (mark.added) return words.text("changed.new");
    return words.text("changed.other");
}

void tell_banner(const SessionTeller& teller, const SessionMark* mark, SessionModel& model) {
    const Catalogue& words = teller.words;
    const bool full = teller.session.full && !model.cancelled && teller.now < teller.session.end;
    if (!mark && !model.cancelled && !full) return;
    SessionBanner banner;
    if (model.cancelled) {
        banner.kind = SessionBanner::Kind::cancelled;
        banner.head = words.text("room.cancelled");
    } else if (full) {
        banner.head = words.text("session.full");
        if (mark) banner.move = move_of(teller.snapshot, words, *mark);
    } else {
        banner.head = head_of_change(words, *mark);
        banner.move = move_of(teller.snapshot, words, *mark);
    }
    if (mark && !full) {
        const TimeZone& zone = teller.snapshot.days_rule().zone;
        banner.since = words.text("when.at", {{"time", moment(words, zone, mark->at, teller.now)}});
    }
    model.banner = std::move(banner);
}

void tell_instead(const SessionTeller& teller, SessionModel& model) {
    if (!model.cancelled) return;
    if (const auto named = teller.snapshot.find_session(teller.session.instead)) {
        model.instead.push_back(teller.rows.row(*named));
        model.instead_heading = teller.words.text("session.instead_named");
        return;
    }
    std::string rooms;
    for (const std::string& id : teller.session.rooms) {
        const auto room = teller.snapshot.find_room(id);
        if (!room) continue;
        rooms = with_comma(rooms, teller.in_words(teller.snapshot.room(*room).name));
        for (const SessionIndex other : teller.snapshot.timeline(*room).sessions) {
            const Session& session = teller.snapshot.session(other);
            if (!takes_place(session) ||
                !overlaps(session, teller.session.start, teller.session.end))
                continue;
            model.instead.push_back(teller.rows.row(other));
        }
    }
    model.instead_heading = teller.words.text(
        model.instead.empty() ? "session.nothing_instead" : "session.instead", {{"room", rooms}});
    if (rooms.empty()) model.instead_heading.clear();
}

void tell_kind(const SessionTeller& teller, SessionModel& model) {
    const Session& session = teller.session;
    if (const auto track = teller.snapshot.find_track(session.track)) {
        model.track = teller.in_words(teller.snapshot.track(*track).name);
        model.track_color = teller.snapshot.track(*track).color;
    }
    const std::string kind = kind_in_words(teller.words, session.kind);
    // A track that says more than "talk" makes the word needless.
    if (model.track.empty() || (session.kind != SessionKind::talk && kind != model.track))
        model.kind = kind;
    model.language = language_badge(session.language);
    model.length = duration(teller.words, session.end - session.start);
    model.level = session.level;
}

void tell_time(const SessionTeller& teller, const SessionMark* mark, SessionModel& model) {
    const Session& session = teller.session;
    const Catalogue& words = teller.words;
    model.time = time_range(teller.snapshot, words, session.start, session.end);
    if (mark && mark->was && (mark->moved_start || mark->moved_end) && !model.cancelled)
        model.old_time = time_range(teller.snapshot, words, mark->was->start, mark->was->end);
    const DayRule& rule = teller.snapshot.days_rule();
    if (teller.now >= session.end) {
        model.time_tail = words.text("session.over");
        if (rule.day_of(session.start) != rule.day_of(teller.now))
            model.time_tail = day_name(words, zone_date(rule.zone, session.start));
    } else if (teller.now >= session.start) {
        if (!model.cancelled)
            model.time_tail = words.text("session.left",
                                         {{"duration", duration(words, session.end - teller.now)}});
    } else if (rule.day_of(session.start) == rule.day_of(teller.now)) {
        if (!model.cancelled)
            model.time_tail =
                words.text("when.in", {{"duration", duration(words, session.start - teller.now)}});
    } else {
        model.time_tail = day_name(words, zone_date(rule.zone, session.start));
    }
}

void tell_places(const SessionTeller& teller, const SessionMark* mark, SessionModel& model) {
    const Session& session = teller.session;
    for (const std::string& id : session.rooms) {
        const auto room = teller.snapshot.find_room(id);
        if (!room) continue;
        model.places.push_back({id, teller.in_words(teller.snapshot.room(*room).name),
                                teller.in_words(teller.snapshot.room(*room).floor)});
    }
    if (model.places.empty())
        model.places.push_back({{}, rooms_in_words(teller.snapshot, teller.words, session), {}});
    if (!mark || !mark->was || !mark->moved_room || model.cancelled) return;
    Session before = session;
    before.rooms = mark->was->rooms;
    before.plenary = false;
    model.old_rooms = rooms_in_words(teller.snapshot, teller.words, before);
}

void tell_people(const SessionTeller& teller, SessionModel& model) {
    for (const programme::Participation& part : teller.session.people) {
        const auto found = teller.snapshot.find_person(part.person);
        if (!found) continue;
        const programme::Person& person = teller.snapshot.person(*found);
        std::string role;
        switch (part.role) {
            case programme::PersonRole::speaker:
                break;
            case programme::PersonRole::moderator:
                role = teller.words.text("role.moderator");
                break;
            case programme::PersonRole::host:
                role = teller.words.text("role.host");
                break;
        }
        const std::string about = with_comma(teller.in_words(person.position), person.affiliation);
        model.people.push_back({person.id, person.name, with_comma(std::move(role), about)});
    }
}

void tell_texts(const SessionTeller& teller, SessionModel& model) {
    const Session& session = teller.session;
    model.abstract = teller.in_words(session.abstract);
    const auto& of = session.abstract.empty() ? session.description : session.abstract;
    model.abstract_language = home::shown_language(of, teller.words.language());
    const std::string description = teller.in_words(session.description);
    // Some sources write the abstract once more at the head of the description.
    if (description.starts_with(model.abstract)) {
        model.abstract = description;
    } else if (!description.empty()) {
        model.abstract += "\n\n" + description;
    }
    for (const auto* list : {&session.links, &session.attachments}) {
        for (const programme::Link& link : *list)
            model.links.push_back({link.title == link.url ? std::string() : link.title, link.url});
    }
    model.web_address = session.url;
    switch (session.recording) {
        case programme::Recording::unstated:
            break;
        case programme::Recording::recorded:
            model.notes.push_back(teller.words.text("session.recorded"));
            break;
        case programme::Recording::not_recorded:
            model.notes.push_back(teller.words.text("session.not_recorded"));
            break;
    }
    if (!session.license.empty())
        model.notes.push_back(teller.words.text("session.license", {{"license", session.license}}));
}

void tell_next(const SessionTeller& teller, SessionModel& model) {
    for (const std::string& id : teller.session.rooms) {
        const auto room = teller.snapshot.find_room(id);
        if (!room) continue;
        for (const SessionIndex other : teller.snapshot.timeline(*room).sessions) {
            const Session& session = teller.snapshot.session(other);
            if (other == teller.index || !takes_place(session) ||
                session.start < teller.session.end ||
                teller.snapshot.day_of(other) != teller.snapshot.day_of(teller.index))
                continue;
            model.next_heading = teller.words.text(
                "session.next_in", {{"room", teller.in_words(teller.snapshot.room(*room).name)}});
            model.next = teller.rows.row(other);
            return;
        }
    }
}

/// What somebody could go to instead: other rooms, overlapping, nearest start first.
void tell_beside(const SessionTeller& teller, SessionModel& model) {
    const Session& own = teller.session;
    if (is_pause(own.kind)) return;
    std::vector<SessionIndex> beside;
    for (const programme::DaySessions& day : teller.snapshot.days()) {
        if (day.day != teller.snapshot.day_of(teller.index)) continue;
        for (const SessionIndex other : day.sessions) {
            const Session& session = teller.snapshot.session(other);
            const bool same_room = std::ranges::any_of(session.rooms, [&](const std::string& room) {
                return std::ranges::find(own.rooms, room) != own.rooms.end();
            });
            if (other != teller.index && takes_place(session) && !is_pause(session.kind) &&
                !same_room && overlaps(session, own.start, own.end))
                beside.push_back(other);
        }
    }
    const auto distance = [&](SessionIndex other) {
        const auto apart = teller.snapshot.session(other).start - own.start;
        return apart < apart.zero() ? -apart : apart;
    };
    std::ranges::stable_sort(beside, {}, distance);
    if (beside.size() > beside_limit) {
        model.more_beside = static_cast<int>(beside.size() - beside_limit);
        beside.resize(beside_limit);
    }
    for (const SessionIndex other : beside)
        model.beside.push_back(teller.rows.row(other));
}

}  // namespace

std::string time_range(const Snapshot& snapshot, const Catalogue& words, UtcTime start,
                       UtcTime end) {
    const TimeZone& zone = snapshot.days_rule().zone;
    return time_of_day(words, zone, start) + " – " + time_of_day(words, zone, end);
}

std::string kind_in_words(const Catalogue& words, SessionKind kind) {
    switch (kind) {
        case SessionKind::talk:
            return words.text("kind.talk");
        case SessionKind::keynote:
            return words.text("kind.keynote");
        case SessionKind::workshop:
            return words.text("kind.workshop");
        case SessionKind::break_:
            return words.text("kind.break");
        case SessionKind::meal:
            return words.text("kind.meal");
        case SessionKind::social:
            return words.text("kind.social");
        case SessionKind::other:
            return words.text("kind.other");
    }
    return {};
}

SessionModel session_model(const Snapshot& snapshot, SessionIndex index, UtcTime now,
                           const Catalogue& words) {
    const RowTeller rows(snapshot, now, words);
    const SessionTeller teller{snapshot, index, snapshot.session(index), now, words, rows};
    const programme::Marks marks(snapshot, now);
    const SessionMark* mark = marks.any_of(index);
    SessionModel model;
    model.id = teller.session.id;
    model.cancelled = !takes_place(teller.session);
    model.title = teller.in_words(teller.session.title);
    model.title_language = home::shown_language(teller.session.title, words.language());
    model.subtitle = teller.in_words(teller.session.subtitle);
    tell_banner(teller, mark, model);
    tell_instead(teller, model);
    tell_kind(teller, model);
    tell_time(teller, mark, model);
    tell_places(teller, mark, model);
    tell_people(teller, model);
    tell_texts(teller, model);
    tell_next(teller, model);
    tell_beside(teller, model);
    return model;
}

}  // namespace foyer::kiosk
