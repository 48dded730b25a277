// now_next against the design text, read once more and written as plainly as possible: no sorting,
// no indexes, every session looked at for every room.

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "core/base/text.h"
#include "core/programme/now_next.h"
#include "tests/support/effort.h"
#include "tests/support/random_programme.h"

using namespace foyer;
using namespace foyer::programme;
using foyer::test::Random;
using namespace std::chrono_literals;

namespace {

struct Expected {
    RoomState state = RoomState::closed;
    std::vector<std::string> now;
    std::vector<std::string> next;
    std::vector<std::string> cancelled;
    bool operator==(const Expected&) const = default;
};

/// Ids in the order in which sessions are shown.
std::vector<std::string> ids_in_order(std::vector<const Session*> sessions) {
    std::sort(sessions.begin(), sessions.end(), [](const Session* a, const Session* b) {
        if (a->start != b->start) return a->start < b->start;
        const auto title_a = text::fold(a->title.in("")), title_b = text::fold(b->title.in(""));
        return title_a != title_b ? title_a < title_b : a->id < b->id;
    });
    std::vector<std::string> ids;
    for (const auto* session : sessions)
        ids.push_back(session->id);
    return ids;
}

Expected expected_for(const Programme& programme, const std::string& room, UtcTime at) {
    const DayRule rule{programme.conference.zone, programme.conference.day_boundary};
    const auto today = rule.day_of(at);
    std::vector<const Session*> here;
    for (const Session& session : programme.sessions) {
        const bool named = std::count(session.rooms.begin(), session.rooms.end(), room) > 0;
        if (named || session.plenary) here.push_back(&session);
    }
    const auto cancelled = [](const Session& s) { return s.status == SessionStatus::cancelled; };
    const auto covers = [&](const Session& s) { return s.start <= at && at < s.end; };
    const auto of_today = [&](const Session& s) { return rule.day_of(s.start) == today; };

    std::vector<const Session*> running, next, gone;
    std::optional<UtcTime> next_start;
    bool any_today = false, begun_today = false, own_running = false, listening = false;
    for (const Session* s : here) {
        any_today |= of_today(*s);
        if (cancelled(*s)) continue;
        begun_today |= of_today(*s) && s->start <= at;
        if (covers(*s)) {
            running.push_back(s);
            own_running |= !s->plenary;
            listening |= s->kind != SessionKind::break_ && s->kind != SessionKind::meal &&
                         s->kind != SessionKind::social;
        }
        if (of_today(*s) && s->start > at && (!next_start || s->start < *next_start)) {
            next_start = s->start;
        }
    }
    for (const Session* s : here) {
        if (!cancelled(*s) && next_start == s->start) next.push_back(s);
        const bool coming =
            of_today(*s) && s->start > at && (!next_start || s->start <= *next_start);
        if (cancelled(*s) && (covers(*s) || coming)) gone.push_back(s);
    }
    Expected result{RoomState::closed, ids_in_order(running), ids_in_order(next),
                    ids_in_order(gone)};
    if (own_running)
        result.state = RoomState::running;
    else if (!running.empty())
        result.state = listening ? RoomState::plenary : RoomState::break_;
    else if (next_start)
        result.state = begun_today ? RoomState::free : RoomState::before;
    else if (any_today)
        result.state = RoomState::done;
    return result;
}

Expected shown_for(const Snapshot& snapshot, const RoomNow& room) {
    const auto ids = [&](const std::vector<SessionIndex>& list) {
        std::vector<std::string> result;
        for (const auto i : list)
            result.push_back(snapshot.session(i).id);
        return result;
    };
    Expected result{room.state, ids(room.now), ids(room.also_next), ids(room.cancelled)};
    if (room.next) result.next.insert(result.next.begin(), snapshot.session(*room.next).id);
    return result;
}

std::vector<Expected> shown_at(const Snapshot& snapshot, UtcTime at) {
    std::vector<Expected> boards;
    for (const auto& room : now_next(snapshot, at).rooms) {
        boards.push_back(shown_for(snapshot, room));
    }
    return boards;
}

/// Starts, ends, day boundaries, the seconds beside them, and some instants anywhere.
std::vector<UtcTime> instants_for(Random& random, const Snapshot& snapshot, UtcTime noon) {
    std::vector<UtcTime> instants;
    for (int i = 0; i < 6; ++i)
        instants.push_back(noon + 1min * random.between(-4'000, 4'000));
    for (int i = 0; i < 6 && !snapshot.edges().empty(); ++i) {
        const UtcTime edge = random.pick(snapshot.edges());
        instants.push_back(edge + 1s * random.between(-1, 1));
    }
    const DayRule& rule = snapshot.days_rule();
    const UtcTime boundary = rule.begin_of(rule.day_of(noon + 24h * random.between(-1, 1)));
    instants.push_back(boundary);
    instants.push_back(boundary - 1s);
    return instants;
}

}  // namespace

TEST_CASE("now and next are what the design says, in random programmes at random instants" *
          doctest::test_suite("slow")) {
    std::set<RoomState> states_seen;
    for (std::uint64_t seed = test::rounds(3'000); seed > 0; --seed) {
        Random random(seed);
        const auto& setting = random.pick(test::settings);
        const auto builder = test::random_programme(random, setting);
        const auto snapshot = builder.snapshot();
        for (const UtcTime at : instants_for(random, *snapshot, builder.at(setting.noon))) {
            const auto result = now_next(*snapshot, at);
            REQUIRE(result.day == snapshot->days_rule().day_of(at));
            for (const auto& room : result.rooms) {
                const auto& id = snapshot->room(room.room).id;
                const bool agrees =
                    shown_for(*snapshot, room) == expected_for(builder.programme(), id, at);
                CAPTURE(seed);
                CAPTURE(format_utc(at));
                CAPTURE(id);
                REQUIRE(agrees);
                states_seen.insert(room.state);
            }
        }
    }
    CHECK(states_seen.size() == 7);
}

TEST_CASE("nothing changes between an instant and its next edge") {
    for (std::uint64_t seed = test::rounds(1'000); seed > 0; --seed) {
        Random random(seed);
        const auto& setting = random.pick(test::settings);
        const auto builder = test::random_programme(random, setting);
        const auto snapshot = builder.snapshot();
        for (const UtcTime at : instants_for(random, *snapshot, builder.at(setting.noon))) {
            const UtcTime edge = next_edge(*snapshot, at);
            CAPTURE(seed);
            CAPTURE(format_utc(at));
            REQUIRE(edge > at);
            REQUIRE(edge <= at + 25h);
            const auto boards = shown_at(*snapshot, at);
            const auto between = at + 1s * random.between(0, (edge - at).count() - 1);
            REQUIRE(boards == shown_at(*snapshot, between));
            REQUIRE(boards == shown_at(*snapshot, edge - 1s));
        }
    }
}
