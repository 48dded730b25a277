// foyerctl now: what is on now and next in every room, as design 5 defines it.

#include <nlohmann/json.hpp>

#include "core/programme/now_next.h"
#include "tools/foyerctl/layout.h"
#include "tools/foyerctl/programmes.h"
#include "tools/foyerctl/requests.h"
#include "tools/foyerctl/session_json.h"
#include "tools/foyerctl/words.h"

namespace foyer::foyerctl {

namespace {

using programme::NowNext;
using programme::RoomNow;
using programme::RoomState;
using programme::SessionIndex;
using programme::Snapshot;

Json sessions_json(const Snapshot& snapshot, const std::vector<SessionIndex>& sessions,
                   const std::string& language) {
    Json list = Json::array();
    for (const SessionIndex session : sessions)
        list.push_back(session_json(snapshot, session, language));
    return list;
}

Json now_json(const Snapshot& snapshot, const NowNext& answer, const std::string& language) {
    Json rooms = Json::array();
    for (const RoomNow& state : answer.rooms) {
        const auto& room = snapshot.room(state.room);
        Json json;
        json["id"] = room.id;
        json["name"] = room.name.in(language);
        json["state"] = word_for(state.state);
        json["now"] = sessions_json(snapshot, state.now, language);
        json["next"] = nullptr;
        if (state.next) json["next"] = session_json(snapshot, *state.next, language);
        json["also_next"] = sessions_json(snapshot, state.also_next, language);
        json["cancelled"] = sessions_json(snapshot, state.cancelled, language);
        rooms.push_back(std::move(json));
    }
    Json json;
    json["at"] = snapshot.conference().zone.format(answer.at);
    json["day"] = format_date(answer.day);
    json["rooms"] = std::move(rooms);
    return json;
}

/// What stands beside a room in which nothing is running.
std::string quiet_words(const RoomNow& state) {
    switch (state.state) {
        case RoomState::free:
            return "free until the next session";
        case RoomState::done:
            return "no more sessions today";
        case RoomState::before:
            return "not begun yet today";
        case RoomState::closed:
            return "no sessions today";
        case RoomState::running:
        case RoomState::break_:
        case RoomState::plenary:
            break;
    }
    return {};
}

/// Builds the rows of one room: its name stands on the first.
class RoomRows {
public:
    RoomRows(const Snapshot& snapshot, const std::string& language, std::string name)
        : snapshot_(snapshot), language_(language), name_(std::move(name)) {}

    void add(Cell what, SessionIndex index) {
        const auto& session = snapshot_.session(index);
        std::string words(session.title.in(language_));
        if (const std::string people = people_words(snapshot_, session); !people.empty())
            words += "\n" + people;
        add(std::move(what), span_words(snapshot_.conference().zone, session.start, session.end),
            std::move(words));
    }

    void add(Cell what, std::string time, std::string words) {
        rows_.push_back({{rows_.empty() ? name_ : std::string(), Style::strong},
                         std::move(what),
                         {std::move(time)},
                         {std::move(words)}});
    }

    [[nodiscard]] const std::vector<TableRow>& rows() const { return rows_; }

private:
    const Snapshot& snapshot_;
    const std::string& language_;
    std::string name_;
    std::vector<TableRow> rows_;
};

void print_now(const Snapshot& snapshot, const NowNext& answer, const std::string& language,
               Terminal& out) {
    const auto& conference = snapshot.conference();
    out.line(out.styled(Style::strong, conference.title.in(language)));
    const auto local = conference.zone.to_local(answer.at);
    out.line(long_day(std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(local))) +
             ", " + clock_words(conference.zone, answer.at) + " (" + conference.zone.name() + ")");
    out.line();
    std::vector<TableRow> rows;
    for (const RoomNow& state : answer.rooms) {
        RoomRows room(snapshot, language, std::string(snapshot.room(state.room).name.in(language)));
        for (const SessionIndex session : state.now)
            room.add(
                {snapshot.session(session).plenary ? std::string(word_for(state.state)) : "now",
                 Style::good},
                session);
        if (state.now.empty())
            room.add({std::string(word_for(state.state)), Style::faint}, "", quiet_words(state));
        for (const SessionIndex session : state.cancelled)
            room.add({"cancelled", Style::bad}, session);
        if (state.next) room.add({"next"}, *state.next);
        for (const SessionIndex session : state.also_next)
            room.add({"next"}, session);
        rows.insert(rows.end(), room.rows().begin(), room.rows().end());
    }
    print_table(out, rows, 0);
}

Error no_such_room(const Snapshot& snapshot, const std::string& name) {
    std::string known;
    for (const auto& room : snapshot.programme().rooms)
        known += (known.empty() ? "" : ", ") + room.id;
    return {ErrorKind::not_found,
            "there is no room \"" + name + "\"; give one of these ids, or a name: " + known};
}

}  // namespace

Outcome run(const NowRequest& request, World& world) {
    const auto opened = open_snapshot(request.db, request.hub, request.trust, world);
    if (!opened) return opened.error();
    const Snapshot& snapshot = **opened;
    NowNext answer = now_next(snapshot, request.at.value_or(world.now()));
    if (!request.room.empty()) {
        const auto room = snapshot.room_called(request.room);
        if (!room) return no_such_room(snapshot, request.room);
        std::erase_if(answer.rooms, [&](const RoomNow& state) { return state.room != *room; });
    }
    if (request.json)
        print_json(world.out, now_json(snapshot, answer, request.language));
    else
        print_now(snapshot, answer, request.language, world.out);
    return 0;
}

}  // namespace foyer::foyerctl
