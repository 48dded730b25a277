#include "core/programme/clashes.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "core/base/limits.h"
#include "tests/support/effort.h"
#include "tests/support/random_programme.h"

using namespace foyer::programme;
using foyer::test::ProgrammeBuilder;
using foyer::test::Random;
using namespace std::chrono_literals;

namespace {

/// "first/second room r1", in the order given.
std::vector<std::string> clashes_in(const ProgrammeBuilder& p) {
    const auto snapshot = p.snapshot();
    std::vector<std::string> lines;
    for (const Clash& clash : find_clashes(*snapshot)) {
        const bool room = clash.kind == ClashKind::room;
        lines.push_back(std::string(snapshot->session(clash.first).title.in("")) + "/" +
                        std::string(snapshot->session(clash.second).title.in("")) +
                        (room ? " room " + snapshot->room(clash.shared).id
                              : " person " + snapshot->person(clash.shared).id));
    }
    return lines;
}

using ClashLines = std::vector<std::string>;

}  // namespace

TEST_CASE("two sessions that overlap in one room clash, sessions that touch do not") {
    ProgrammeBuilder p;
    p.room("r1").room("r2");
    p.session("A", "2018-06-26 09:00", 60min, {"r1"});
    p.session("B", "2018-06-26 09:59", 30min, {"r1", "r2"});
    p.session("C", "2018-06-26 10:29", 30min, {"r1"});
    p.session("D", "2018-06-26 09:00", 60min, {"r2"});
    CHECK(clashes_in(p) == ClashLines{"A/B room r1", "D/B room r2"});
}

TEST_CASE("a person in two places at once clashes, whatever the role") {
    ProgrammeBuilder p;
    p.room("r1").room("r2").person("ann").person("bob");
    p.session("A", "2018-06-26 09:00", 60min, {"r1"}).people = {{"ann", PersonRole::speaker},
                                                                {"bob", PersonRole::speaker}};
    p.session("B", "2018-06-26 09:30", 60min, {"r2"}).people = {{"ann", PersonRole::host}};
    p.session("C", "2018-06-26 10:00", 60min, {"r1"}).people = {{"bob", PersonRole::speaker}};
    CHECK(clashes_in(p) == ClashLines{"A/B person ann"});
}

TEST_CASE("two sessions may clash by room and by person") {
    ProgrammeBuilder p;
    p.room("r1").person("ann");
    p.session("A", "2018-06-26 09:00", 60min, {"r1"}).people = {{"ann", PersonRole::speaker}};
    p.session("B", "2018-06-26 09:30", 60min, {"r1"}).people = {{"ann", PersonRole::speaker}};
    CHECK(clashes_in(p) == ClashLines{"A/B room r1", "A/B person ann"});
}

TEST_CASE("cancelled sessions, breaks and meals clash with nothing, socials do") {
    ProgrammeBuilder p;
    p.room("r1");
    p.session("A", "2018-06-26 09:00", 60min, {"r1"});
    p.session("B", "2018-06-26 09:00", 60min, {"r1"}).status = SessionStatus::cancelled;
    p.session("C", "2018-06-26 09:00", 60min, {"r1"}).kind = SessionKind::break_;
    p.session("D", "2018-06-26 09:00", 60min, {"r1"}).kind = SessionKind::meal;
    CHECK(clashes_in(p) == ClashLines{});
    p.session("E", "2018-06-26 09:00", 60min, {"r1"}).kind = SessionKind::social;
    CHECK(clashes_in(p) == ClashLines{"A/E room r1"});
}

TEST_CASE("a plenary clashes by room only with what shares a room that it names") {
    ProgrammeBuilder p;
    p.room("r1").room("r2");
    p.session("A", "2018-06-26 09:00", 60min, {"r1"});
    p.plenary(SessionKind::keynote, "P", "2018-06-26 09:30", 60min);
    CHECK(clashes_in(p) == ClashLines{});
    p.plenary(SessionKind::keynote, "Q", "2018-06-26 09:30", 60min).rooms = {"r1"};
    CHECK(clashes_in(p) == ClashLines{"A/Q room r1"});
}

TEST_CASE("clashes are those that comparing every pair finds") {
    for (std::uint64_t seed = test::rounds(300); seed > 0; --seed) {
        Random random(seed);
        const auto builder =
            foyer::test::random_programme(random, random.pick(foyer::test::settings));
        const auto snapshot = builder.snapshot();
        using Key = std::tuple<SessionIndex, SessionIndex, std::uint32_t>;
        std::set<Key> expected, counted;
        const auto& sessions = snapshot->programme().sessions;
        const auto counts = [](const Session& s) {
            return s.status == SessionStatus::scheduled && s.kind != SessionKind::break_ &&
                   s.kind != SessionKind::meal;
        };
        for (SessionIndex i = 0; i < sessions.size(); ++i) {
            for (SessionIndex k = i + 1; k < sessions.size(); ++k) {
                if (!counts(sessions[i]) || !counts(sessions[k])) continue;
                if (sessions[k].start >= sessions[i].end) continue;
                for (const auto& room : sessions[i].rooms) {
                    const auto& others = sessions[k].rooms;
                    if (std::find(others.begin(), others.end(), room) == others.end()) continue;
                    expected.insert({i, k, *snapshot->find_room(room)});
                }
            }
        }
        SessionIndex last_second = 0;
        for (const Clash& clash : find_clashes(*snapshot)) {
            REQUIRE(clash.second >= last_second);
            last_second = clash.second;
            REQUIRE(counted.insert({clash.first, clash.second, clash.shared}).second);
        }
        CAPTURE(seed);
        REQUIRE(counted == expected);
    }
}

TEST_CASE("a programme with everything at once gives a bounded answer") {
    ProgrammeBuilder p;
    p.room("r1");
    for (int i = 0; i < 2'000; ++i)
        p.session("Same", "2018-06-26 09:00", 60min, {"r1"});
    CHECK(find_clashes(*p.snapshot()).size() == foyer::limits::report_entries);
}
