// Walks door signs and boards through whole days: what they state is what now_next says, and
// everything fits.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "core/programme/now_next.h"
#include "kiosk/display/board_model.h"
#include "kiosk/display/door_model.h"
#include "tests/support/displays.h"
#include "tests/support/examining.h"
#include "tests/support/files.h"

namespace foyer::kiosk {

using namespace test::looking;
using programme::NowNext;
using programme::RoomNow;
using programme::RoomState;
using programme::Snapshot;

namespace {

constexpr Size sign_sizes[] = {{1080, 1920}, {1920, 1080}, {2160, 3840},
                               {3840, 2160}, {720, 1280},  {1280, 720}};

std::multiset<std::string> ids_of(const Snapshot& snapshot,
                                  const std::vector<programme::SessionIndex>& sessions) {
    std::multiset<std::string> ids;
    for (const programme::SessionIndex index : sessions)
        ids.insert(snapshot.session(index).id);
    return ids;
}

/// The session that the sign says comes next here, by the model.
std::string next_told(const DoorModel& door) {
    if (door.state == DoorState::soon) return door.sessions.front().session;
    return door.next && door.next->to_room.empty() && !door.next->session.cancelled
               ? door.next->session.session
               : std::string();
}

void compare_door(const Snapshot& snapshot, const RoomNow& room, const DoorModel& door,
                  UtcTime now) {
    std::multiset<std::string> told;
    for (const DoorSession& session : door.sessions)
        if (door.state == DoorState::now || door.state == DoorState::elsewhere)
            told.insert(session.session);
    const bool quiet = room.now.empty();
    const std::string next = next_told(door);
    // With nothing left today the sign tells of a later day.
    const auto told_next = snapshot.find_session(next);
    const bool later = told_next && snapshot.day_of(*told_next) != snapshot.days_rule().day_of(now);
    const bool is_next =
        next.empty() || (room.next ? next == snapshot.session(*room.next).id ||
                                         ids_of(snapshot, room.also_next).contains(next)
                                   : later);
    const bool says_done = door.state == DoorState::done || door.state == DoorState::closed;
    const bool off = door.state == DoorState::cancelled || door.state == DoorState::moved;
    // A pause gives way to what people must know about the talk after it.
    const bool pause = room.state == RoomState::break_ && off;
    const bool ends = !quiet || off || says_done == !room.next.has_value();
    if ((pause || told == ids_of(snapshot, room.now)) && is_next && ends) return;
    FAIL_CHECK(format_utc(now), " ", door.room, ": the sign and now_next differ");
}

/// Every minute of the days of `snapshot`, from an hour before the first start.
template <class Look>
void every_minute(const Snapshot& snapshot, std::size_t days, Look look) {
    for (std::size_t i = 0; i < std::min(days, snapshot.days().size()); ++i) {
        const programme::DaySessions& day = snapshot.days()[i];
        for (UtcTime now = day.first_start - 1h; now < day.last_end + 30min; now += 1min)
            look(now);
    }
}

void compare_signs(const Snapshot& snapshot, std::size_t days) {
    static const Catalogues words = test::shipped_catalogues();
    every_minute(snapshot, days, [&](UtcTime now) {
        const NowNext state = programme::now_next(snapshot, now);
        for (const RoomNow& room : state.rooms)
            compare_door(snapshot, room,
                         door_model(snapshot, room.room, now, words.of("en"), words.of("fr")), now);
    });
}

/// What runs stands on the board's pages once, unless they count what they do not hold.
void compare_boards(const Snapshot& snapshot, std::size_t days) {
    static const Catalogues words = test::shipped_catalogues();
    const std::vector<programme::BoardPage> pages{programme::BoardPage::now,
                                                  programme::BoardPage::next};
    every_minute(snapshot, days, [&](UtcTime now) {
        const NowNext state = programme::now_next(snapshot, now);
        const BoardModel board = board_model(snapshot, now, words.of("en"), words.of("fr"),
                                             {.screen = "", .pages = pages});
        std::set<std::string> running, next, told, coming;
        bool counts = false;
        for (const RoomNow& room : state.rooms) {
            for (const auto index : room.now)
                running.insert(snapshot.session(index).id);
            if (room.next && snapshot.session(*room.next).start <= now + 1h)
                next.insert(snapshot.session(*room.next).id);
        }
        for (const BoardSheet& sheet : board.sheets) {
            counts = counts || !sheet.more.empty();
            for (const BoardRow& row : sheet.rows)
                (row.now && !row.struck ? told : coming).insert(row.session);
        }
        const bool all_next = counts || std::ranges::includes(coming, next);
        if (counts ? std::ranges::includes(running, told) : told == running && all_next) return;
        FAIL_CHECK(format_utc(now), ": the board and now_next differ");
    });
}

/// Draws signs and boards at some instants, and looks at every text of them.
void examine_displays(const Snapshot& snapshot, const std::vector<UtcTime>& instants) {
    HeadlessHost host(source_icons());
    std::size_t turn = 0;
    for (const UtcTime now : instants) {
        const NowNext state = programme::now_next(snapshot, now);
        for (const Size size : sign_sizes) {
            const char* language = ++turn % 2 ? "en" : "fr";
            const auto theme = turn % 3 == 0   ? ThemeName::light
                               : turn % 3 == 1 ? ThemeName::dark
                                               : ThemeName::contrast;
            Look look{.size = size, .language = language, .theme = theme, .role = board()};
            examine(look_at(host, snapshot, now, look), look, now);
            // Every few rooms at each instant, all of them over the day.
            for (const RoomNow& room : state.rooms) {
                if ((room.room + turn) % 4 != 0 && state.rooms.size() > 8) continue;
                look.role = door_of(snapshot, snapshot.room(room.room).id);
                const Probe probe = look_at(host, snapshot, now, look);
                examine(probe, look, now);
                if (probe.screen != "door" || room.now.size() != 1) continue;
                const std::string title(snapshot.session(room.now.front()).title.in(language));
                const bool told = std::ranges::any_of(probe.items, [&](const ProbeItem& item) {
                    return item.role == "session" && item.label == title;
                });
                if (!told) FAIL_CHECK(described(look, now), ": \"", title, "\" is not on its sign");
            }
        }
    }
}

std::vector<UtcTime> some_instants(const Snapshot& snapshot, int most) {
    std::vector<UtcTime> instants;
    for (const programme::DaySessions& day : snapshot.days()) {
        const auto length = day.last_end - day.first_start;
        for (int part = 0; part < most; ++part)
            instants.push_back(day.first_start - 12min + (length + 40min) * part / most);
        if (instants.size() >= static_cast<std::size_t>(2 * most)) break;
    }
    return instants;
}

}  // namespace

TEST_CASE("for every minute of the sample day doors and boards say what now_next says" *
          doctest::test_suite("slow")) {
    for (const auto& snapshot : {sample(), changed_sample()}) {
        compare_signs(*snapshot, 1);
        compare_boards(*snapshot, 1);
        examine_displays(*snapshot, some_instants(*snapshot, 12));
    }
}

TEST_CASE("for every minute of real programmes doors and boards say what now_next says" *
          doctest::test_suite("slow")) {
    const std::pair<const char*, std::size_t> programmes[] = {{"fosdem/2025.xml", 1},
                                                              {"36c3/final.xml", 1}};
    for (const auto& [file, days] : programmes) {
        const auto path = tests::shared_file(file);
        if (path.empty()) {
            MESSAGE("SKIPPED: no real programmes beside the sources (", file, ")");
            continue;
        }
        const auto snapshot = programme_in(path);
        REQUIRE(snapshot);
        compare_signs(*snapshot, days);
        compare_boards(*snapshot, days);
        examine_displays(*snapshot, some_instants(*snapshot, 3));
    }
}

TEST_CASE("on the night when clocks change doors and boards say what now_next says") {
    for (const char* date : {"2018-10-27", "2018-03-24"}) {
        test::ProgrammeBuilder p;
        p.room("a").room("b");
        const UtcTime evening = p.at(std::string(date) + " 20:00");
        for (int i = 0; i < 10; ++i)
            p.session("Talk " + std::to_string(i), evening + i * 50min, 45min,
                      {i % 3 == 0 ? "a" : "b"});
        const auto snapshot = p.snapshot();
        compare_signs(*snapshot, 1);
        compare_boards(*snapshot, 1);
    }
}

TEST_CASE("what must be read is large enough for the distance that staff have set") {
    const auto snapshot = sample();
    const UtcTime now = test::instant("2018-06-26T11:20:00+02:00");
    HeadlessHost host(source_icons());
    for (const Size size : {Size{1080, 1920}, Size{1920, 1080}, Size{3840, 2160}}) {
        for (const double inches : {21.5, 27.0, 32.0, 55.0}) {
            ScreenRole role = door_of(*snapshot, "salle-2");
            role.viewing_cm = 500;
            Look look{.size = size, .role = role};
            look.panel.diagonal_inches = inches;
            const Probe probe = look_at(host, *snapshot, now, look);
            examine(probe, look, now);
            const double mm_per_px = inches * 25.4 / std::hypot(size.width, size.height);
            const auto clock = std::ranges::find(probe.texts, "11:20", &ProbeText::text);
            REQUIRE(clock != probe.texts.end());
            const double title_line = clock->ink.h * 64.0 / 112;
            for (const ProbeText& text : probe.texts) {
                const bool needed = text.text == "Salle 2" || text.text == "11:20" ||
                                    text.text == "Now" || text.text == "11:45" ||
                                    text.text == "JobTeaser, destination Kubernetes" ||
                                    text.text.starts_with("Concourse");
                if (!needed) continue;
                // A line of titles is 64 px for capitals of 0.727 * 52 px.
                const double lines = std::max(1.0, std::round(text.ink.h / title_line));
                const bool title = text.text.starts_with("Concourse");
                const double line_px = title ? text.ink.h / lines : text.ink.h;
                const double capitals_mm = line_px * (0.727 * 52 / 64) * mm_per_px;
                CHECK_MESSAGE(capitals_mm * 0.4 >= 4.9, text.text, " ", size.width, " ", inches);
            }
        }
    }
}

}  // namespace foyer::kiosk
