#pragma once
// Random programmes in which every field of the model varies: many scripts, every enum value, empty
// fields. They keep the model's rules (clean text, ids, references, times). For what must carry a
// whole programme; tests/support/random_programme.h varies rooms and times instead.

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/text.h"
#include "core/programme/model.h"
#include "tests/support/pictures.h"
#include "tests/support/random_programme.h"

namespace foyer::test {

class FullProgrammes {
public:
    /// Each programme has 0 to `most_people` people.
    explicit FullProgrammes(std::uint64_t seed, std::size_t most_people = 29)
        : random_(seed), most_people_(most_people) {}

    /// A programme of 1 to `most_sessions` sessions.
    programme::Programme make(std::size_t most_sessions) {
        programme::Programme made;
        made.conference = conference();
        fill(made.maps, below(3), [this](std::size_t i) {
            return programme::Map{id("map", i), name(), picture()};
        });
        fill(made.rooms, below(8), [&](std::size_t i) { return room(i, made.maps); });
        fill(made.tracks, below(5), [this](std::size_t i) { return track(i); });
        fill(made.people, below(most_people_ + 1), [this](std::size_t i) { return person(i); });
        fill(made.sessions, 1 + below(most_sessions),
             [&](std::size_t i) { return session(i, made); });
        fill(made.info, below(4), [this](std::size_t i) { return info(i); });
        fill(made.sponsors, below(4), [this](std::size_t i) { return sponsor(i); });
        return made;
    }

    /// At most `words` words on one line, clean as the readers leave text.
    std::string line(std::size_t words) {
        static constexpr std::string_view table[] = {
            "café",   "naïve",       "œuvre",    "Straße",    "Ærø",   "Привет", "Ελλάδα",
            "שלום",   "مرحبا",       "हिन्दी",    "ไทย",       "中文",  "日本語", "かな",
            "한국어", "👩‍💻", "🇫🇷",       "❤️",    "Đặng",  "𝒳",      "€5",
            "\"so\"", "a\\b",        "a/b",      "</p>",      "&amp;", "{x}",    "%s",
            "=1+1",   "'quote'",     "a,b;c",    "<b>",       "]]>",   "-",      "Vernier",
            "l’été",  "« ici »",     "re-entry", "COMMIT;--", "~0~1"};
        std::string text;
        for (std::size_t i = 0; i < words; ++i) {
            if (i > 0) text += ' ';
            text += table[below(std::size(table))];
        }
        return foyer::text::sanitise_line(text);
    }

    /// A number from 0 to `bound` - 1; 0 when `bound` is 0.
    std::size_t below(std::size_t bound) { return bound == 0 ? 0 : random_.below(bound); }

private:
    template <class Record, class Make>
    void fill(std::vector<Record>& records, std::size_t count, const Make& make) {
        for (std::size_t i = 0; i < count; ++i)
            records.push_back(make(i));
    }

    bool chance() { return below(2) == 0; }
    std::string maybe_line() { return chance() ? line(1 + below(4)) : std::string(); }

    std::string block() {
        std::string text = line(1 + below(20));
        const std::size_t paragraphs = below(4);
        for (std::size_t i = 0; i < paragraphs; ++i)
            text += "\n\n" + line(1 + below(20));
        return foyer::text::sanitise(text);
    }

    std::string address() { return "https://example.org/" + std::to_string(below(1000)); }
    std::string maybe_address() { return chance() ? address() : std::string(); }

    template <class Words>
    programme::LocalizedText localized(std::size_t languages, const Words& words) {
        static constexpr std::string_view tags[] = {"", "fr", "en", "pt-br", "zh-hant", "de"};
        programme::LocalizedText text;
        for (std::size_t i = 0; i < languages; ++i) {
            const std::string_view tag = tags[below(std::size(tags))];
            text.set(tag, words());
        }
        return text;
    }
    programme::LocalizedText name() {
        return localized(1 + below(3), [this] { return line(1 + below(5)); });
    }
    programme::LocalizedText maybe_name() { return chance() ? name() : programme::LocalizedText(); }
    programme::LocalizedText maybe_block() {
        return localized(below(3), [this] { return block(); });
    }

    std::string id(std::string_view prefix, std::size_t i) {
        return std::string(prefix) + (chance() ? "-" : "_") + std::to_string(i);
    }

    programme::Conference conference() {
        static constexpr std::string_view zones[] = {"Europe/Paris", "UTC", "Asia/Kolkata",
                                                     "America/St_Johns", "Pacific/Chatham"};
        using std::chrono::year;
        programme::Conference conference;
        conference.id = id("conference", below(100));
        conference.title = name();
        conference.subtitle = maybe_name();
        conference.acronym = maybe_line();
        conference.venue = maybe_line();
        conference.city = maybe_line();
        conference.url = maybe_address();
        conference.zone = TimeZone::named(zones[below(std::size(zones))]).value();
        conference.day_boundary = std::chrono::minutes{below(24 * 60)};
        if (chance()) conference.first_day = year{2018} / 6 / 26;
        if (chance()) conference.last_day = year{2018} / 7 / 1;
        conference.version = maybe_line();
        conference.generator = maybe_line();
        return conference;
    }

    programme::Picture picture() {
        return chance() ? png_picture() : svg_picture("floor " + std::to_string(below(100)));
    }

    programme::InfoPage info(std::size_t i) {
        programme::InfoPage page;
        page.id = id("info", i);
        page.kind = static_cast<programme::InfoKind>(below(5));
        page.title = name();
        page.text = maybe_block();
        page.network = maybe_line();
        page.password = maybe_line();
        page.security = static_cast<programme::WifiSecurity>(below(3));
        return page;
    }

    programme::Sponsor sponsor(std::size_t i) {
        programme::Sponsor sponsor;
        sponsor.id = id("sponsor", i);
        sponsor.name = line(1 + below(3));
        sponsor.level = maybe_name();
        sponsor.url = maybe_address();
        sponsor.logo = maybe_address();
        if (chance()) sponsor.picture = picture();
        return sponsor;
    }

    programme::Room room(std::size_t i, const std::vector<programme::Map>& maps) {
        programme::Room room;
        room.id = id("room", i);
        room.guid = maybe_line();
        room.name = name();
        room.description = maybe_block();
        room.floor = maybe_name();
        if (chance()) room.capacity = static_cast<int>(below(5000));
        room.directions = maybe_block();
        if (!maps.empty() && chance())
            room.map_position = {maps[below(maps.size())].id, static_cast<int>(below(1001)),
                                 static_cast<int>(below(1001))};
        return room;
    }

    programme::Track track(std::size_t i) {
        return {id("track", i), name(), chance() ? "#009E73" : ""};
    }

    programme::Person person(std::size_t i) {
        programme::Person person;
        person.id = id("person", i);
        person.guid = maybe_line();
        person.name = line(1 + below(3));
        person.affiliation = maybe_line();
        person.position = maybe_name();
        person.biography = maybe_block();
        person.url = maybe_address();
        return person;
    }

    std::vector<programme::Link> links() {
        std::vector<programme::Link> links;
        fill(links, below(4), [this](std::size_t) {
            return programme::Link{address(), maybe_line()};
        });
        return links;
    }

    programme::Session session(std::size_t i, const programme::Programme& around) {
        using namespace std::chrono_literals;
        programme::Session session;
        session.id = id("session", i);
        session.keys = {maybe_line(), maybe_line(), maybe_line()};
        session.kind = static_cast<programme::SessionKind>(below(7));
        session.status = static_cast<programme::SessionStatus>(below(2));
        session.plenary = chance();
        session.title = name();
        session.subtitle = maybe_name();
        session.abstract = maybe_block();
        session.description = maybe_block();
        session.start = UtcTime{std::chrono::seconds{1'530'000'000 + below(400'000)}};
        session.end = session.start + std::chrono::seconds{1 + below(7 * 24 * 3600)};
        session.stated_start = maybe_line();
        for (const programme::Room& room : around.rooms) {
            if (below(4) == 0) session.rooms.push_back(room.id);
        }
        if (!around.tracks.empty() && chance()) {
            session.track = around.tracks[below(around.tracks.size())].id;
        }
        for (const programme::Person& person : around.people) {
            if (below(8) != 0) continue;
            session.people.push_back({person.id, static_cast<programme::PersonRole>(below(3))});
        }
        session.language = chance() ? "fr" : "";
        session.level = maybe_line();
        session.type = maybe_line();
        session.recording = static_cast<programme::Recording>(below(3));
        session.license = maybe_line();
        session.url = maybe_address();
        session.feedback_url = maybe_address();
        session.logo = maybe_address();
        session.full = below(8) == 0;
        session.links = links();
        session.attachments = links();
        return session;
    }

    Random random_;
    std::size_t most_people_;
};

}  // namespace foyer::test
