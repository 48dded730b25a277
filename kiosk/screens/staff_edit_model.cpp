#include "kiosk/screens/staff_edit_model.h"

#include <algorithm>

#include "kiosk/i18n/wording.h"
#include "kiosk/screens/change_words.h"
#include "kiosk/screens/home_telling.h"
#include "kiosk/screens/session_model.h"

namespace foyer::kiosk {

namespace {

using programme::Session;
using programme::SessionStatus;
using programme::Snapshot;

/// What the parts of the model are worked out from.
struct EditTeller {
    const Snapshot& snapshot;
    const Catalogue& words;
    const StaffDraft& draft;
    const Session& from;
    const Session to;

    [[nodiscard]] std::string range(const Session& session) const {
        return time_range(snapshot, words, session.start, session.end);
    }
    [[nodiscard]] std::string time(UtcTime instant) const {
        return time_of_day(words, snapshot.conference().zone, instant);
    }
};

std::string tail_of(const EditTeller& teller, UtcTime now) {
    const Session& session = teller.from;
    const Catalogue& words = teller.words;
    if (session.end <= now) return words.text("staff.over");
    if (session.start <= now) return words.text("when.until", {{"time", teller.time(session.end)}});
    return words.text("when.in", {{"duration", duration(words, session.start - now)}});
}

void tell_rooms(const EditTeller& teller, StaffEditModel& model) {
    const Snapshot& snapshot = teller.snapshot;
    for (const programme::Room& room : snapshot.programme().rooms) {
        Session there = teller.to;
        there.rooms = {room.id};
        there.plenary = false;
        const bool own = teller.from.rooms == std::vector{room.id} && !teller.from.plenary;
        const auto trouble = own ? std::nullopt : trouble_of(snapshot, there);
        model.rooms.push_back(
            {.label = std::string(room.name.in(teller.words.language())),
             .intent = change_edit(StaffField::room, own ? std::string() : room.id),
             .chosen = teller.to.rooms == std::vector{room.id} && !teller.to.plenary,
             .taken = trouble && trouble->kind == DraftTrouble::Kind::room});
    }
    // Its own room is where it was among the others only when nothing parts them.
    const auto rank = [&](const EditChoice& choice) {
        if (choice.intent.argument.empty()) return 0;
        return choice.taken ? 2 : 1;
    };
    std::ranges::stable_sort(model.rooms, {}, rank);
}

StaffStanding standing_of(const Session& session) {
    if (session.status == SessionStatus::cancelled) return StaffStanding::cancelled;
    return session.full ? StaffStanding::full : StaffStanding::on;
}

void tell_standing(const EditTeller& teller, StaffEditModel& model) {
    const Catalogue& words = teller.words;
    const StaffStanding is = standing_of(teller.from);
    const StaffStanding chosen = standing_of(teller.to);
    const auto choice = [&](StaffStanding standing, const char* value, std::string label) {
        model.standings.push_back(
            {.label = std::move(label),
             .intent = change_edit(StaffField::standing, standing == is ? "" : value),
             .chosen = standing == chosen});
    };
    choice(StaffStanding::on, "on", words.text("staff.on"));
    choice(StaffStanding::full, "full", words.text("staff.full"));
    choice(StaffStanding::cancelled, "cancelled", words.text("staff.cancelled"));
    if (teller.draft.standing != StaffStanding::cancelled) return;
    for (const std::string_view key : cancel_reasons)
        model.reasons.push_back({.label = reason_words(words, key),
                                 .intent = change_edit(StaffField::reason, std::string(key)),
                                 .chosen = teller.draft.reason == key});
}

void tell_messages(const EditTeller& teller, StaffEditModel& model) {
    const Catalogue& words = teller.words;
    const std::string& chosen = teller.draft.message;
    model.messages.push_back({.label = words.text("staff.message_none"),
                              .intent = change_edit(StaffField::message, {}),
                              .chosen = chosen.empty()});
    for (const std::string_view key : staff_messages)
        model.messages.push_back({.label = message_name(words, key),
                                  .intent = change_edit(StaffField::message, std::string(key)),
                                  .chosen = chosen == key});
    model.messages.push_back({.label = message_name(words, own_message),
                              .intent = open_page(PageKind::staff_words, teller.from.id),
                              .chosen = chosen == own_message});
    model.message = message_of(teller.snapshot, teller.draft, words);
}

void tell_warning(const EditTeller& teller, StaffEditModel& model) {
    const auto trouble = trouble_of(teller.snapshot, teller.to);
    if (!trouble) return;
    const Session& other = teller.snapshot.session(trouble->other);
    const char* key = trouble->kind == DraftTrouble::Kind::room     ? "staff.clash_room"
                      : trouble->kind == DraftTrouble::Kind::person ? "staff.clash_person"
                                                                    : "staff.no_break";
    model.warning = {.what = teller.words.text(key, {{"name", trouble->name}}),
                     .other = teller.time(other.start) + " " +
                              std::string(other.title.in(teller.words.language())),
                     .hard = trouble->kind != DraftTrouble::Kind::no_break};
}

}  // namespace

EditSide edit_side(const Snapshot& snapshot, const Catalogue& words, const Session& session) {
    EditSide side{.time = time_range(snapshot, words, session.start, session.end),
                  .place = rooms_in_words(snapshot, words, session),
                  .state = {}};
    if (session.status == SessionStatus::cancelled) {
        side.state = words.text("staff.cancelled");
    } else if (session.full) {
        side.state = words.text("staff.full");
    }
    return side;
}

StaffEditModel staff_edit_model(const Snapshot& snapshot, programme::SessionIndex session,
                                const StaffDraft& draft, UtcTime now, const Catalogue& words) {
    const Session& from = snapshot.session(session);
    const EditTeller teller{snapshot, words, draft, from, as_drafted(from, draft)};
    StaffEditModel model;
    model.id = from.id;
    model.title = from.title.in(words.language());
    model.title_language = home::shown_language(from.title, words.language());
    model.people = people_wordings(words, snapshot, from);
    model.time = teller.range(from);
    model.tail = tail_of(teller, now);
    model.where = rooms_in_words(snapshot, words, from);
    std::vector<std::string> names;
    for (const programme::Room& room : snapshot.programme().rooms)
        names.emplace_back(room.name.in(words.language()));
    const std::vector<RoomSign> signs = natural_signs(names);
    const auto room = from.rooms.size() == 1 ? snapshot.find_room(from.rooms.front())
                                             : std::optional<programme::RoomIndex>();
    if (!signs.empty() && room && !from.plenary) model.sign = signs[*room];

    model.start = teller.time(teller.to.start);
    if (from.start != teller.to.start) model.old_start = teller.time(from.start);
    model.length = duration(words, teller.to.end - teller.to.start);
    if (from.end - from.start != teller.to.end - teller.to.start)
        model.old_length = duration(words, from.end - from.start);
    tell_rooms(teller, model);
    tell_standing(teller, model);
    tell_messages(teller, model);
    model.before = edit_side(snapshot, words, from);
    model.after = edit_side(snapshot, words, teller.to);
    model.changed = !(from == teller.to);
    model.differs = model.changed || !draft.message.empty();
    tell_warning(teller, model);
    return model;
}

}  // namespace foyer::kiosk
