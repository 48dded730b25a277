#include "kiosk/screens/home_model.h"

#include <algorithm>

#include "core/base/text.h"
#include "kiosk/screens/home_telling.h"

namespace foyer::kiosk {

namespace {

constexpr std::chrono::minutes rest_delay{5};  // how long a finished day keeps its cards

using home::Teller;
using programme::RoomNow;
using programme::RoomState;
using programme::SessionIndex;
using programme::Snapshot;

/// Everyone together: every room that is open today has only plenaries running.
bool everyone_together(const programme::NowNext& state) {
    bool any = false;
    for (const RoomNow& room : state.rooms) {
        if (room.state == RoomState::closed) continue;
        if (room.state != RoomState::plenary && room.state != RoomState::break_) return false;
        any = true;
    }
    return any;
}

const programme::DaySessions* today(const Teller& teller) {
    for (const programme::DaySessions& day : teller.snapshot.days()) {
        if (day.day == teller.state.day) return &day;
    }
    return nullptr;
}

bool anything_running(const programme::NowNext& state) {
    return std::any_of(state.rooms.begin(), state.rooms.end(),
                       [](const RoomNow& room) { return !room.now.empty(); });
}

}  // namespace

std::vector<RoomSign> natural_signs(const std::vector<std::string>& names) {
    std::vector<RoomSign> signs;
    const auto short_enough = [](std::string_view sign) {
        return !sign.empty() && text::length(sign) <= 3;
    };
    if (names.empty()) return signs;
    if (std::all_of(names.begin(), names.end(), short_enough)) {
        for (const std::string& name : names)
            signs.push_back({"", name});
        return signs;
    }
    for (const std::string& name : names) {
        const std::size_t space = name.rfind(' ');
        if (space == std::string::npos || space == 0) return {};
        RoomSign sign{name.substr(0, space), name.substr(space + 1)};
        // A caption of more than one word does not fit the plate.
        if (!short_enough(sign.sign) || text::length(sign.caption) > 8) return {};
        if (!signs.empty() && sign.caption != signs.front().caption) return {};
        signs.push_back(std::move(sign));
    }
    return signs;
}

std::vector<RoomSign> natural_signs(const Snapshot& snapshot, const Catalogue& words) {
    std::vector<std::string> names;
    for (const programme::Room& room : snapshot.programme().rooms)
        names.emplace_back(room.name.in(words.language()));
    return natural_signs(names);
}

HomeModel home_model(const Snapshot& snapshot, UtcTime now, const Catalogue& words,
                     const Catalogue& other) {
    const programme::NowNext state = programme::now_next(snapshot, now);
    const std::vector<RoomSign> signs = natural_signs(snapshot, words);
    const programme::Marks marks(snapshot, now);
    const Teller teller{snapshot, state, now, words, other, signs, marks};

    HomeModel model;
    model.soon = home::soon_lines(teller);
    model.news = home::change_news(teller);
    const programme::DaySessions* day = today(teller);
    const bool over = !anything_running(state) && (!day || now >= day->last_end + rest_delay);
    const bool ahead =
        day && std::any_of(day->sessions.begin(), day->sessions.end(),
                           [&](SessionIndex i) { return snapshot.session(i).start > now; });
    if (snapshot.days().empty() || (over && !ahead)) {
        model.mode = HomeModel::Mode::rest;
        if (!snapshot.days().empty()) model.rest = home::rest_card(teller);
        return model;
    }
    if (everyone_together(state)) {
        model.mode = HomeModel::Mode::together;
        for (const RoomNow& room : state.rooms) {
            if (room.now.empty()) continue;
            model.together = home::together_card(teller, room);
            break;
        }
        return model;
    }
    if (day && now < day->first_start && !anything_running(state)) {
        model.mode = HomeModel::Mode::together;
        const auto first =
            std::find_if(day->sessions.begin(), day->sessions.end(), [&](SessionIndex i) {
                return snapshot.session(i).status == programme::SessionStatus::scheduled;
            });
        model.together = home::before_card(
            teller, first == day->sessions.end() ? day->sessions.front() : *first);
        return model;
    }
    std::vector<RoomCard> closed;
    for (const RoomNow& room : state.rooms) {
        RoomCard card = home::room_card(teller, room);
        (card.state == CardState::closed ? closed : model.rooms).push_back(std::move(card));
    }
    std::move(closed.begin(), closed.end(), std::back_inserter(model.rooms));
    return model;
}

}  // namespace foyer::kiosk
