#include "core/store/content_hash.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "core/store/text_fields.h"

namespace foyer::store {

namespace {

using programme::LocalizedText;

/// Eats values and stirs them into 64 bits, eight bytes at a time.
class Stirrer {
public:
    void number(std::uint64_t value) {
        // The multiplier of splitmix64; odd, so no two inputs of one state meet in one output.
        state_ = (state_ ^ value) * 0xbf58476d1ce4e5b9u;
        state_ ^= state_ >> 31;
    }
    void signed_number(std::int64_t value) { number(static_cast<std::uint64_t>(value)); }

    /// The length goes first, so that "ab", "c" and "a", "bc" differ.
    void text(std::string_view bytes) {
        number(bytes.size());
        while (bytes.size() >= sizeof(std::uint64_t)) {
            number(word(bytes.substr(0, sizeof(std::uint64_t))));
            bytes.remove_prefix(sizeof(std::uint64_t));
        }
        if (!bytes.empty()) number(word(bytes));
    }

    void text(const LocalizedText& texts) {
        number(texts.entries().size());
        for (const auto& [language, words] : texts.entries()) {
            text(language);
            text(words);
        }
    }

    [[nodiscard]] std::uint64_t value() const { return state_; }

private:
    static std::uint64_t word(std::string_view bytes) {
        std::uint64_t value = 0;
        for (std::size_t i = bytes.size(); i > 0; --i)
            value = value << 8 | static_cast<unsigned char>(bytes[i - 1]);
        return value;
    }

    std::uint64_t state_ = 0x9e3779b97f4a7c15u;
};

template <class Record>
void stir_texts(Stirrer& into, const Record& record) {
    for (const auto& field : TextFields<Record>::fields)
        if (!field.later || !(record.*field.text).empty()) into.text(record.*field.text);
}

void stir(Stirrer& into, const std::optional<std::chrono::year_month_day>& date) {
    into.number(date ? 1 : 0);
    if (date) into.signed_number(std::chrono::sys_days(*date).time_since_epoch().count());
}

void stir(Stirrer& into, const std::vector<programme::Link>& links) {
    into.number(links.size());
    for (const auto& link : links) {
        into.text(link.url);
        into.text(link.title);
    }
}

void stir(Stirrer& into, const programme::Conference& conference) {
    for (const std::string* text :
         {&conference.id, &conference.acronym, &conference.venue, &conference.city, &conference.url,
          &conference.version, &conference.generator})
        into.text(*text);
    into.text(conference.zone.name());
    into.signed_number(conference.day_boundary.count());
    stir(into, conference.first_day);
    stir(into, conference.last_day);
    stir_texts(into, conference);
}

void stir(Stirrer& into, const programme::Room& room) {
    into.text(room.id);
    into.text(room.guid);
    into.number(room.capacity ? 1 : 0);
    into.signed_number(room.capacity.value_or(0));
    stir_texts(into, room);
    if (!room.map_position) return;
    into.text(room.map_position->map);
    into.signed_number(room.map_position->x);
    into.signed_number(room.map_position->y);
}

void stir(Stirrer& into, const programme::Map& map) {
    into.text(map.id);
    into.text(map.picture.bytes);
    stir_texts(into, map);
}

void stir(Stirrer& into, const programme::InfoPage& page) {
    for (const std::string* text : {&page.id, &page.network, &page.password})
        into.text(*text);
    into.text(word_for(page.kind));
    into.text(word_for(page.security));
    stir_texts(into, page);
}

void stir(Stirrer& into, const programme::Sponsor& sponsor) {
    for (const std::string* text : {&sponsor.id, &sponsor.name, &sponsor.url, &sponsor.logo})
        into.text(*text);
    into.number(sponsor.picture ? 1 : 0);
    if (sponsor.picture) into.text(sponsor.picture->bytes);
    stir_texts(into, sponsor);
}

void stir(Stirrer& into, const programme::Track& track) {
    into.text(track.id);
    into.text(track.color);
    stir_texts(into, track);
}

void stir(Stirrer& into, const programme::Person& person) {
    for (const std::string* text :
         {&person.id, &person.guid, &person.name, &person.affiliation, &person.url})
        into.text(*text);
    stir_texts(into, person);
}

void stir(Stirrer& into, const programme::Session& session) {
    for (const std::string* text :
         {&session.id, &session.keys.guid, &session.keys.code, &session.keys.number,
          &session.stated_start, &session.track, &session.language, &session.level, &session.type,
          &session.license, &session.url, &session.feedback_url, &session.logo})
        into.text(*text);
    into.text(word_for(session.kind));
    into.text(word_for(session.status));
    into.text(word_for(session.recording));
    into.number(session.plenary ? 1 : 0);
    into.signed_number(session.start.time_since_epoch().count());
    into.signed_number(session.end.time_since_epoch().count());
    into.number(session.rooms.size());
    for (const auto& room : session.rooms)
        into.text(room);
    into.number(session.people.size());
    for (const auto& part : session.people) {
        into.text(part.person);
        into.text(word_for(part.role));
    }
    if (session.full || !session.instead.empty()) {
        into.text(session.instead);
        into.number(session.full ? 1 : 0);
    }
    stir(into, session.links);
    stir(into, session.attachments);
    stir_texts(into, session);
}

template <class Record>
void stir_all(Stirrer& into, const std::vector<Record>& records) {
    into.number(records.size());
    for (const Record& record : records)
        stir(into, record);
}

}  // namespace

std::string content_hash(const programme::Programme& programme) {
    Stirrer whole;
    stir(whole, programme.conference);
    stir_all(whole, programme.rooms);
    stir_all(whole, programme.tracks);
    stir_all(whole, programme.people);

    // The order of sessions carries no meaning: their hashes are added up.
    std::uint64_t sum = 0;
    for (const auto& session : programme.sessions) {
        Stirrer one;
        stir(one, session);
        sum += one.value();
    }
    whole.number(programme.sessions.size());
    whole.number(sum);
    // What an older program stored has none of these, and keeps its hash.
    if (!programme.maps.empty() || !programme.info.empty() || !programme.sponsors.empty()) {
        stir_all(whole, programme.maps);
        stir_all(whole, programme.info);
        stir_all(whole, programme.sponsors);
    }

    std::string digits(16, '0');
    std::uint64_t value = whole.value();
    for (std::size_t i = digits.size(); i > 0; --i, value >>= 4)
        digits[i - 1] = "0123456789abcdef"[value & 0xf];
    return digits;
}

}  // namespace foyer::store
