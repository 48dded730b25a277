#include "tests/measure/large_programme.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <utility>

#include "core/time/instant.h"
#include "core/time/time_zone.h"

namespace foyer::kiosk::measure {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t day_count = 5;
constexpr std::size_t room_count = 200;
constexpr std::size_t track_count = 25;

constexpr std::array<std::string_view, 32> vocabulary{
    "container", "security",  "kernel",   "machine", "learning",  "open",      "source", "hardware",
    "compiler",  "network",   "database", "storage", "privacy",   "community", "web",    "mobile",
    "testing",   "debugging", "Rust",     "Python",  "graphics",  "audio",     "energy", "science",
    "education", "law",       "music",    "robots",  "satellite", "radio",     "maps",   "games"};
constexpr std::array<std::string_view, 12> forms{
    "Introduction to", "The state of", "Beyond",     "Debugging",    "A history of", "Why",
    "Scaling",         "Lessons from", "Rethinking", "Ten years of", "Practical",    "The end of"};

class Maker {
public:
    programme::Programme make(std::size_t sessions) {
        programme::Programme made;
        made.conference.id = "large";
        made.conference.title.set("en", "The largest conference");
        auto zone = TimeZone::named("Europe/Paris");
        if (!zone) std::abort();
        made.conference.zone = *std::move(zone);
        for (std::size_t i = 0; i < room_count; ++i)
            made.rooms.push_back(room(i));
        for (std::size_t i = 0; i < track_count; ++i)
            made.tracks.push_back(track(i));
        for (std::size_t i = 0; i < sessions; ++i) {
            if (i % 5 < 3) made.people.push_back(person(made.people.size()));
            made.sessions.push_back(session(i, made));
        }
        return made;
    }

private:
    template <class Words>
    std::string_view word(const Words& words) {
        return words[random_() % words.size()];
    }
    programme::Room room(std::size_t i) {
        programme::Room made;
        made.id = "room-" + std::to_string(i + 1);
        made.name = programme::LocalizedText("Salle " + std::to_string(i + 1));
        return made;
    }
    programme::Track track(std::size_t i) {
        programme::Track made;
        made.id = "track-" + std::to_string(i + 1);
        made.name = programme::LocalizedText(std::string(vocabulary[i]));
        return made;
    }
    programme::Person person(std::size_t i) {
        static constexpr std::array<std::string_view, 8> given{"Ada",  "Jérôme", "Noor", "Li",
                                                               "Olga", "Tomás",  "Ines", "Kofi"};
        programme::Person made;
        made.id = "person-" + std::to_string(i + 1);
        made.name = std::string(word(given)) + " " + std::string(word(vocabulary)) + " " +
                    std::to_string(i + 1);
        return made;
    }
    programme::Session session(std::size_t i, const programme::Programme& so_far) {
        programme::Session made;
        const std::size_t day = i % day_count;
        const std::size_t room = i / day_count % room_count;
        const std::size_t slot = i / day_count / room_count;
        made.id = "session-" + std::to_string(i + 1);
        std::string title(word(forms));
        title.append(" ").append(word(vocabulary)).append(" and ").append(word(vocabulary));
        made.title = programme::LocalizedText(std::move(title));
        made.abstract = programme::LocalizedText(description());
        const UtcTime first = *parse_instant("2026-06-01T09:00:00+02:00");
        made.start = first + 24h * day + 30min * slot;
        made.end = made.start + (room % 3 == 0 ? 25min : 30min);
        made.rooms = {so_far.rooms[room].id};
        made.track = so_far.tracks[room % track_count].id;
        made.people.push_back({.person = so_far.people[random_() % so_far.people.size()].id});
        return made;
    }
    std::string description() {
        std::string text;
        for (int i = 0; i < 60; ++i)
            text.append(text.empty() ? "" : i % 12 == 0 ? ". " : " ").append(word(vocabulary));
        return text + ".";
    }

    std::mt19937 random_{20'000};  // NOLINT: equal calls give equal programmes
};

}  // namespace

programme::Programme large_programme(std::size_t sessions) {
    return Maker().make(sessions);
}

}  // namespace foyer::kiosk::measure
