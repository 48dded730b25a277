#pragma once
// Random programmes for property tests: equal seeds give equal programmes on every machine.

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

#include "tests/support/builders.h"

namespace foyer::test {

/// Random numbers that do not depend on the standard library's distributions. Two draws never stand
/// among the arguments of one call, nor on both sides of an operator: compilers order those as they
/// like, and a seed would be another run with each of them.
class Random {
public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}

    /// 0 to `bound` - 1; `bound` > 0.
    std::uint64_t below(std::uint64_t bound) { return engine_() % bound; }
    /// `low` to `high`, both included.
    std::int64_t between(std::int64_t low, std::int64_t high) {
        return low + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(high - low) + 1));
    }
    bool percent(unsigned chance) { return below(100) < chance; }

    template <class Container>
    const auto& pick(const Container& from) {
        return from[static_cast<std::size_t>(below(from.size()))];
    }

    template <class Container>
    void shuffle(Container& items) {
        for (std::size_t i = items.size(); i > 1; --i) {
            std::swap(items[i - 1], items[static_cast<std::size_t>(below(i))]);
        }
    }

private:
    std::mt19937_64 engine_;
};

/// A zone and a noon in the middle of a weekend on which its clocks change (or nothing does).
struct Setting {
    std::string_view zone;
    std::string_view noon;
};

inline constexpr std::array settings{
    Setting{"Europe/Paris", "2018-06-26 12:00"},
    Setting{"Europe/Paris", "2018-03-25 12:00"},
    Setting{"Europe/Paris", "2018-10-28 12:00"},
    Setting{"America/New_York", "2019-03-10 12:00"},
    Setting{"America/New_York", "2019-11-03 12:00"},
    Setting{"America/Sao_Paulo", "2018-11-04 12:00"},    // 00:00 does not exist
    Setting{"America/Sao_Paulo", "2018-02-18 12:00"},    // 00:00 is reached twice
    Setting{"Australia/Lord_Howe", "2019-10-06 12:00"},  // by half an hour
    Setting{"Asia/Kolkata", "2023-09-10 12:00"},
    Setting{"Pacific/Apia", "2011-12-31 12:00"},  // the day before does not exist
    Setting{"UTC", "2020-02-29 12:00"},
};

struct RandomShape {
    std::size_t most_rooms = 5;
    std::size_t most_sessions = 40;
    /// Sessions start within this many hours before and after the setting's noon.
    int hours_around = 40;
};

/// A programme with overlaps, sessions over midnight, of several rooms, plenary (some of which name
/// a room), without a room, cancelled, sharing starts and titles.
inline ProgrammeBuilder random_programme(Random& random, const Setting& setting,
                                         const RandomShape& shape = {}) {
    constexpr std::array boundaries{0min, 4 * 60min, 9 * 60min};
    constexpr std::array lengths{5min, 30min, 45min, 60min, 7 * 60min, 30 * 60min};
    constexpr std::array<std::string_view, 6> titles{"Alpha", "élan",  "Beta",
                                                     "beta",  "Zèbre", "42"};
    using programme::SessionKind;
    constexpr std::array kinds{SessionKind::talk, SessionKind::keynote, SessionKind::break_,
                               SessionKind::meal, SessionKind::social};

    ProgrammeBuilder builder(setting.zone);
    builder.day_boundary(random.pick(boundaries));
    const std::size_t rooms = 1 + random.below(shape.most_rooms);
    for (std::size_t i = 1; i <= rooms; ++i)
        builder.room("room-" + std::to_string(i));
    const UtcTime noon = builder.at(setting.noon);
    const std::size_t sessions = random.below(shape.most_sessions + 1);
    for (std::size_t i = 0; i < sessions; ++i) {
        const std::chrono::minutes offset{
            5 * random.between(-12 * shape.hours_around, 12 * shape.hours_around)};
        std::string title(random.pick(titles));
        const std::chrono::minutes length = random.pick(lengths);
        auto& session = builder.session(std::move(title), noon + offset, length);
        session.kind = random.pick(kinds);
        session.plenary = random.percent(15);
        if (random.percent(20)) session.status = programme::SessionStatus::cancelled;
        const std::size_t named = session.plenary ? random.below(2) : random.below(4);
        for (std::size_t k = 0; k < named; ++k) {
            const std::string room = "room-" + std::to_string(1 + random.below(rooms));
            if (std::find(session.rooms.begin(), session.rooms.end(), room) ==
                session.rooms.end()) {
                session.rooms.push_back(room);
            }
        }
    }
    return builder;
}

}  // namespace foyer::test
