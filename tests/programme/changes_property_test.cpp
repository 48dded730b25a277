// Changes of random programmes: none where only keys or orders differ, and exactly the edits that
// were made.

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "core/programme/changes.h"
#include "tests/support/effort.h"
#include "tests/support/random_programme.h"

using namespace foyer;
using namespace foyer::programme;
using foyer::test::ProgrammeBuilder;
using foyer::test::Random;
using namespace std::chrono_literals;

namespace {

std::string key(Random& random) {
    std::string letters;
    for (int i = 0; i < 8; ++i)
        letters += static_cast<char>('a' + random.below(26));
    return letters;
}

/// A title that shares no word with another.
std::string title(Random& random) {
    return key(random) + " " + key(random) + " " + key(random);
}

/// A conference of three days: talks with their own title, each with a guid, some with a code; a
/// workshop with several slots; a break in every room at the same hours.
ProgrammeBuilder conference(Random& random) {
    ProgrammeBuilder p;
    const std::size_t rooms = 2 + random.below(4);
    for (std::size_t i = 0; i < rooms; ++i) {
        p.room("r" + std::to_string(i), key(random));
        if (random.percent(50)) p.programme().rooms.back().guid = key(random);
    }
    for (int i = 0; i < 10; ++i)
        p.person("p" + std::to_string(i), title(random));
    const auto start = p.at("2018-06-26 09:00");
    const auto add = [&](std::string name) -> Session& {
        const auto day = start + 24h * random.between(0, 2);
        const auto when = day + 5min * random.between(0, 120);
        Session& session = p.session(std::move(name), when, 45min);
        session.rooms = {"r" + std::to_string(random.below(rooms))};
        session.keys.guid = key(random);
        return session;
    };
    for (std::uint64_t i = 20 + random.below(20); i > 0; --i) {
        Session& talk = add(title(random));
        talk.people = {{"p" + std::to_string(random.below(10)), PersonRole::speaker}};
        if (random.percent(50)) talk.keys.code = key(random);
    }
    const std::string workshop = title(random);
    for (int slot = 1; slot <= 4; ++slot) {
        Session& session = add(workshop);
        session.keys = {"w-" + std::to_string(slot), "WORKSH", ""};
        session.type = "slot";
    }
    for (std::size_t room = 0; room < rooms; ++room) {
        for (int day = 0; day < 3; ++day) {
            Session& session = add("Break");
            session.start = start + 24h * day + 3h;
            session.end = session.start + 15min;
            session.rooms = {"r" + std::to_string(room)};
            session.type = "slot";
        }
    }
    return p;
}

/// Gives everything new ids and keys; references follow.
void rekey(Random& random, Programme& p) {
    std::map<std::string, std::string> rooms, people;
    for (auto& room : p.rooms) {
        room.guid = key(random);
        room.id = rooms[room.id] = key(random);
    }
    for (auto& person : p.people) {
        person.guid = key(random);
        person.id = people[person.id] = key(random);
    }
    for (auto& session : p.sessions) {
        session.id = key(random);
        session.keys = {key(random), key(random), key(random)};
        for (auto& room : session.rooms)
            room = rooms[room];
        for (auto& part : session.people)
            part.person = people[part.person];
    }
}

void shuffle(Random& random, Programme& p) {
    random.shuffle(p.rooms);
    random.shuffle(p.people);
    random.shuffle(p.sessions);
}

/// Edits one talk; gives the kind of change that it must be seen as.
ChangeKind edit(Random& random, Programme& p, Session& session) {
    switch (random.below(6)) {
        case 0: {
            const std::string old = session.rooms.front();
            while (session.rooms.front() == old)
                session.rooms = {random.pick(p.rooms).id};
            return ChangeKind::moved_room;
        }
        case 1:
            session.start += 1min * (random.percent(50) ? -37 : 8);
            session.end = session.start + 30min;
            return ChangeKind::moved_time;
        case 2:
            session.status = SessionStatus::cancelled;
            return ChangeKind::cancelled;
        case 3:
            session.title = LocalizedText(std::string(session.title.in("")) + " " + key(random));
            return ChangeKind::retitled;
        case 4:
            session.people.clear();
            return ChangeKind::people;
        default:
            session.abstract = LocalizedText(title(random));
            return ChangeKind::text;
    }
}

using Seen = std::vector<std::pair<std::string, ChangeKind>>;  ///< first word of the title, kind

std::string first_word(std::string_view words) {
    return std::string(words.substr(0, words.find(' ')));
}

/// Edits some talks, removes some, adds some.
Seen make_edits(Random& random, Programme& p) {
    Seen expected;
    std::vector<Session> kept;
    for (Session& session : p.sessions) {
        const std::string name = first_word(session.title.in(""));
        if (session.type.empty() && random.percent(10)) {
            expected.emplace_back(name, ChangeKind::removed);
            continue;
        }
        if (session.type.empty() && random.percent(30)) {
            expected.emplace_back(name, edit(random, p, session));
        }
        kept.push_back(session);
    }
    for (std::uint64_t i = random.below(4); i > 0; --i) {
        Session added = random.pick(kept);
        added.title = LocalizedText(title(random));
        added.id = added.keys.guid = key(random);
        added.keys.code = "";
        expected.emplace_back(first_word(added.title.in("")), ChangeKind::new_);
        kept.push_back(added);
    }
    p.sessions = kept;
    std::sort(expected.begin(), expected.end());
    return expected;
}

Seen seen(const Programme& before, const Programme& after) {
    Seen list;
    for (const Change& change : changes_between(before, after, "")) {
        list.emplace_back(first_word(change.title), change.kind);
    }
    std::sort(list.begin(), list.end());
    return list;
}

}  // namespace

TEST_CASE("new ids and keys for everything, and any order of the file, give no changes") {
    for (std::uint64_t seed = test::rounds(200); seed > 0; --seed) {
        Random random(seed);
        const Programme before = conference(random).programme();
        CAPTURE(seed);
        Programme after = before;
        shuffle(random, after);
        REQUIRE(seen(before, after).empty());
        rekey(random, after);
        REQUIRE(seen(before, after).empty());
        shuffle(random, after);
        REQUIRE(seen(before, after).empty());
    }
}

TEST_CASE("exactly the edits that were made are found, in any order of the file" *
          doctest::test_suite("slow")) {
    std::size_t edits = 0;
    const std::size_t programmes = test::rounds(400);
    for (std::uint64_t seed = 1; seed <= programmes; ++seed) {
        Random random(seed);
        const Programme before = conference(random).programme();
        Programme after = before;
        const Seen expected = make_edits(random, after);
        shuffle(random, after);
        CAPTURE(seed);
        REQUIRE(seen(before, after) == expected);
        edits += expected.size();
    }
    CHECK(edits > 7 * programmes);
}

TEST_CASE("exactly the edits that were made are found when everything has new keys too" *
          doctest::test_suite("slow")) {
    for (std::uint64_t seed = test::rounds(400); seed > 0; --seed) {
        Random random(seed);
        const Programme before = conference(random).programme();
        Programme after = before;
        const Seen expected = make_edits(random, after);
        rekey(random, after);
        shuffle(random, after);
        CAPTURE(seed);
        REQUIRE(seen(before, after) == expected);
    }
}

TEST_CASE("the pairs do not depend on the order of the files") {
    for (std::uint64_t seed = test::rounds(200); seed > 0; --seed) {
        Random random(seed);
        Programme before = test::random_programme(random, random.pick(test::settings)).programme();
        Programme after = before;
        // Keys that many share, so that only likeness tells sessions apart.
        for (auto* programme : {&before, &after}) {
            for (auto& session : programme->sessions) {
                session.keys.guid = "g" + std::to_string(random.below(5));
            }
        }
        const auto pairs = [&] {
            std::map<std::string, std::string> result;
            for (const auto& match : match_sessions(before, after)) {
                const std::string old = match.before ? before.sessions[*match.before].id : "";
                const std::string now = match.after ? after.sessions[*match.after].id : "";
                result["<" + old] = now;
                result[">" + now] = old;
            }
            return result;
        };
        auto in_order = pairs();
        shuffle(random, before);
        shuffle(random, after);
        in_order.erase("<");
        in_order.erase(">");
        auto shuffled = pairs();
        shuffled.erase("<");
        shuffled.erase(">");
        CAPTURE(seed);
        REQUIRE(in_order == shuffled);
    }
}
