#include "core/programme/search_tables.h"

#include <algorithm>
#include <cstring>

#include "core/programme/search_words.h"

namespace foyer::programme {

namespace {

/// Numbers words in the order in which they first come. An open table that keeps the hashes beside
/// the numbers: most words of a text are looked up without touching another word's bytes.
class WordNumbers {
public:
    struct Slot {
        std::uint64_t hash = 0;
        std::uint32_t number = 0;
        /// For the caller: the last record, counted from 1, that held the word. 0: empty slot.
        std::uint32_t last_record = 0;
    };

    /// The slot of `word`, with a last_record of 0 when the word is new; the caller sets it then.
    /// Valid until the next call.
    Slot& slot_for(std::string_view word) {
        if ((words.size() + 1) * 2 > slots_.size()) grow();
        const std::uint64_t hash = hash_of(word);
        for (std::size_t i = hash & (slots_.size() - 1);; i = (i + 1) & (slots_.size() - 1)) {
            Slot& slot = slots_[i];
            if (slot.last_record == 0) {
                slot = {hash, static_cast<std::uint32_t>(words.size()), 0};
                words.emplace_back(word);
                return slot;
            }
            if (slot.hash == hash && words[slot.number] == word) return slot;
        }
    }

    std::vector<std::string> words;

private:
    static std::uint64_t hash_of(std::string_view word) {
        std::uint64_t hash = word.size();
        while (!word.empty()) {
            std::uint64_t piece = 0;
            const std::size_t bytes = std::min(word.size(), sizeof piece);
            std::memcpy(&piece, word.data(), bytes);
            hash = (hash ^ piece) * 0x9E3779B97F4A7C15u;
            hash ^= hash >> 32;
            word.remove_prefix(bytes);
        }
        return hash;
    }

    void grow() {
        std::vector<Slot> old(std::max<std::size_t>(slots_.size() * 2, 1024));
        old.swap(slots_);
        for (const Slot& slot : old) {
            if (slot.last_record == 0) continue;
            std::size_t i = slot.hash & (slots_.size() - 1);
            while (slots_[i].last_record != 0)
                i = (i + 1) & (slots_.size() - 1);
            slots_[i] = slot;
        }
    }

    std::vector<Slot> slots_;  ///< a power of two of them, at most half in use
};

/// Reads records word by word and notes which word stands where.
class Collector {
public:
    void begin_record(HitKind kind, std::size_t index) {
        records.push_back({kind, static_cast<std::uint32_t>(index)});
    }

    /// Fields of one record are added weightiest first: a word counts where it stands first.
    void add(Field field, std::string_view text) {
        for_each_folded_word(text, [&](std::string_view word) {
            if (field == Field::title) ++records.back().title_words;
            note(field, word);
        });
    }

    void add(Field field, const LocalizedText& text) {
        for (const auto& entry : text.entries())
            add(field, entry.second);
    }

    struct Occurrence {
        std::uint32_t word;
        Posting posting;
    };
    WordNumbers numbers;
    std::vector<Occurrence> occurrences;
    std::vector<SearchRecord> records;

private:
    void note(Field field, std::string_view word) {
        const auto record = static_cast<std::uint32_t>(records.size());
        WordNumbers::Slot& slot = numbers.slot_for(word);
        if (slot.last_record == record) return;
        slot.last_record = record;
        occurrences.push_back({slot.number, Posting(record - 1, field)});
    }
};

void collect_people(Collector& collector, const Programme& programme) {
    for (std::size_t i = 0; i < programme.people.size(); ++i) {
        const Person& person = programme.people[i];
        collector.begin_record(HitKind::person, i);
        collector.add(Field::title, person.name);
        collector.add(Field::place, person.affiliation);
        collector.add(Field::text, person.position);
        collector.add(Field::text, person.biography);
    }
}

void collect_places(Collector& collector, const Programme& programme) {
    for (std::size_t i = 0; i < programme.rooms.size(); ++i) {
        const Room& room = programme.rooms[i];
        collector.begin_record(HitKind::room, i);
        collector.add(Field::title, room.name);
        collector.add(Field::text, room.floor);
        collector.add(Field::text, room.description);
    }
    for (std::size_t i = 0; i < programme.tracks.size(); ++i) {
        collector.begin_record(HitKind::track, i);
        collector.add(Field::title, programme.tracks[i].name);
    }
}

void collect_sessions(Collector& collector, const Snapshot& snapshot) {
    const auto& sessions = snapshot.programme().sessions;
    for (std::size_t i = 0; i < sessions.size(); ++i) {
        const Session& session = sessions[i];
        collector.begin_record(HitKind::session, i);
        collector.add(Field::title, session.title);
        collector.add(Field::subtitle, session.subtitle);
        for (const Participation& part : session.people) {
            if (const auto person = snapshot.find_person(part.person)) {
                collector.add(Field::person, snapshot.person(*person).name);
            }
        }
        for (const std::string& id : session.rooms) {
            if (const auto room = snapshot.find_room(id)) {
                collector.add(Field::place, snapshot.room(*room).name);
            }
        }
        if (const auto track = snapshot.find_track(session.track)) {
            collector.add(Field::place, snapshot.track(*track).name);
        }
        for (const Participation& part : session.people) {
            if (const auto person = snapshot.find_person(part.person)) {
                collector.add(Field::place, snapshot.person(*person).affiliation);
            }
        }
        collector.add(Field::text, session.type);
        collector.add(Field::text, session.level);
        collector.add(Field::text, session.abstract);
        collector.add(Field::text, session.description);
    }
}

/// The first bytes of a word as a number that sorts like them.
std::uint64_t sort_key(std::string_view word) {
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        key = key << 8 | (i < word.size() ? static_cast<unsigned char>(word[i]) : 0u);
    }
    return key;
}

/// Sorts the words; gives the new number of each old one.
std::vector<std::uint32_t> sort_words(std::vector<std::string>&& words, SearchTables& tables) {
    const std::size_t count = words.size();
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
    order.reserve(count);
    for (std::uint32_t i = 0; i < count; ++i)
        order.emplace_back(sort_key(words[i]), i);
    std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
        if (a.first != b.first) return a.first < b.first;
        return words[a.second] < words[b.second];
    });

    std::vector<std::uint32_t> new_number(count);
    tables.words.reserve(count);
    tables.shapes.reserve(count);
    for (const auto& [key, old_number] : order) {
        new_number[old_number] = static_cast<std::uint32_t>(tables.words.size());
        tables.words.push_back(std::move(words[old_number]));
        tables.shapes.emplace_back(tables.words.back());
    }
    return new_number;
}

/// Groups the occurrences by word, keeping the order of records within each.
void group_postings(const Collector& collector, const std::vector<std::uint32_t>& new_number,
                    SearchTables& tables) {
    const std::size_t count = new_number.size();
    tables.first_posting.assign(count + 1, 0);
    for (const auto& occurrence : collector.occurrences) {
        ++tables.first_posting[new_number[occurrence.word] + 1];
    }
    for (std::size_t i = 0; i < count; ++i)
        tables.first_posting[i + 1] += tables.first_posting[i];
    std::vector<std::uint32_t> place(tables.first_posting.begin(), tables.first_posting.end() - 1);
    tables.postings.assign(collector.occurrences.size(), Posting(0, Field::text));
    for (const auto& occurrence : collector.occurrences) {
        tables.postings[place[new_number[occurrence.word]]++] = occurrence.posting;
    }
}

}  // namespace

SearchTables SearchTables::build(std::shared_ptr<const Snapshot> snapshot) {
    Collector collector;
    collect_people(collector, snapshot->programme());
    collect_places(collector, snapshot->programme());
    collect_sessions(collector, *snapshot);
    SearchTables tables;
    tables.snapshot = std::move(snapshot);
    const std::vector<std::uint32_t> new_number =
        sort_words(std::move(collector.numbers.words), tables);
    group_postings(collector, new_number, tables);
    tables.records = std::move(collector.records);
    return tables;
}

std::size_t SearchTables::first_not_before(std::string_view word) const {
    return static_cast<std::size_t>(std::lower_bound(words.begin(), words.end(), word) -
                                    words.begin());
}

}  // namespace foyer::programme
