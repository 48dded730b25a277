#include "core/feed/records.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/base/ids.h"
#include "core/base/text.h"
#include "core/feed/places.h"
#include "core/feed/record_reader.h"
#include "core/feed/record_writer.h"

namespace foyer::feed {

namespace {

using programme::Publication;

/// Bytes of a malformed id that a message repeats.
constexpr std::size_t quoted_id_bytes = 80;

std::string name_of(Table table, std::string_view id) {
    return std::string(word_for(table)) + '/' + text::sanitise_line(id.substr(0, quoted_id_bytes));
}

/// The JSON of one record, or what is wrong with it.
template <class Write>
Result<std::string> record_json(Table table, const std::string& id, const Write& write) {
    if (!is_record_id(id))
        return Error{ErrorKind::invalid,
                     name_of(table, id) + ": its id has not 1 to 64 of a-z, 0-9, _ and -."};
    CanonicalWriter out;
    write(out);
    Result<std::string> json = out.take();
    if (!json)
        return Error{ErrorKind::invalid, name_of(table, id) + ": " + json.error().detail + "."};
    return json;
}

template <class Record>
Result<std::string> unordered_json(Table table, const Record& record) {
    return record_json(table, record.id, [&](CanonicalWriter& out) { write_record(out, record); });
}

/// The place that a record has in an earlier state; empty when it is not there.
std::optional<Place> place_in(const State& state, Table table, const std::string& id) {
    const std::string* json = state.find(table, id);
    if (json == nullptr) return std::nullopt;
    const Result<Value> value = Value::parse(*json);
    if (!value) return std::nullopt;
    Faults faults;
    Fields fields(*value, "", faults);
    const Place place = read_place(fields);
    if (faults.any()) return std::nullopt;
    return place;
}

/// Fills a state table by table; keeps the first failure.
class StateWriter {
public:
    explicit StateWriter(const State& previous) : previous_(previous) {}

    template <class Record>
    void add(Table table, const std::vector<Record>& records) {
        if (!has_room(table, records.size())) return;
        for (const Record& record : records)
            add_one(table, record.id, [&](CanonicalWriter& out) { write_record(out, record); });
    }

    template <class Record>
    void add_ordered(Table table, const std::vector<Record>& records) {
        if (!has_room(table, records.size())) return;
        std::vector<std::optional<Place>> places;
        for (const Record& record : records)
            places.push_back(place_in(previous_, table, record.id));
        const std::vector<Place> found = places_for(places);
        for (std::size_t i = 0; i < records.size(); ++i)
            add_one(table, records[i].id,
                    [&](CanonicalWriter& out) { write_record(out, records[i], found[i]); });
    }

    Result<State> take() {
        if (faults_.any()) return faults_.first();
        return std::move(state_);
    }

private:
    bool has_room(Table table, std::size_t count) {
        if (count <= most_records(table)) return true;
        faults_.note(ErrorKind::too_large, std::string(word_for(table)) + ": more than " +
                                               std::to_string(most_records(table)) + " records.");
        return false;
    }

    template <class Write>
    void add_one(Table table, const std::string& id, const Write& write) {
        if (faults_.any()) return;
        if (state_.find(table, id) != nullptr) {
            faults_.note(ErrorKind::invalid, name_of(table, id) + ": there are two of this id.");
            return;
        }
        Result<std::string> json = record_json(table, id, write);
        if (json)
            state_.put({table, id, std::move(*json)});
        else
            faults_.note(json.error().kind, json.error().detail);
    }

    const State& previous_;
    State state_;
    Faults faults_;
};

/// Reads a state table by table; keeps the first failure.
class StateReader {
public:
    /// `before` may be null, and outlives the reader.
    StateReader(const State& state, const ReadState* before) : state_(state), before_(before) {
        // A reference that was dropped may lead somewhere now.
        if (before != nullptr && before->snapshot.dropped_references() > 0) before_ = nullptr;
    }

    template <class Read>
    auto read(Table table, const Read& read_one) {
        std::vector<decltype(read_one(std::declval<Fields&>()))> records;
        each(table, [&](std::string_view id, const std::string& json) {
            with_fields(table, id, json,
                        [&](Fields& fields) { records.push_back(read_one(fields)); });
        });
        return records;
    }

    /// As read; records that stand in the state before are taken over.
    std::vector<programme::Session> read_sessions() {
        std::vector<programme::Session> sessions;
        each(Table::sessions, [&](std::string_view id, const std::string& json) {
            if (const programme::Session* same = session_before(id, json))
                sessions.push_back(*same);
            else
                with_fields(Table::sessions, id, json,
                            [&](Fields& fields) { sessions.push_back(read_session(fields)); });
        });
        return sessions;
    }

    /// As read; in the order of the places. `records_before` are those of the state before.
    template <class Read, class Record>
    std::vector<Record> read_ordered(Table table, const Read& read_one,
                                     std::vector<Record> programme::Programme::*records_before) {
        if (before_ != nullptr && before_->state.records(table) == state_.records(table))
            return before_->snapshot.programme().*records_before;
        std::vector<std::pair<Place, Record>> placed;
        each(table, [&](std::string_view id, const std::string& json) {
            with_fields(table, id, json, [&](Fields& fields) {
                const Place place = read_place(fields);
                placed.emplace_back(place, read_one(fields));
            });
        });
        std::stable_sort(placed.begin(), placed.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        std::vector<Record> records;
        for (auto& entry : placed)
            records.push_back(std::move(entry.second));
        return records;
    }

    [[nodiscard]] Faults& faults() { return faults_; }

private:
    template <class Take>
    void each(Table table, const Take& take) {
        for (const auto& [id, json] : state_.records(table)) {
            if (faults_.any()) return;
            take(id, json);
        }
    }

    template <class Take>
    void with_fields(Table table, std::string_view id, const std::string& json, const Take& take) {
        const Result<Value> value = Value::parse(json);
        if (!value) {
            faults_.note(value.error().kind, name_of(table, id) + ": " + value.error().detail);
            return;
        }
        Fields fields(*value, name_of(table, id), faults_);
        take(fields);
    }

    /// The session that the same JSON was read as before; null where there is none.
    [[nodiscard]] const programme::Session* session_before(std::string_view id,
                                                           const std::string& json) const {
        if (before_ == nullptr) return nullptr;
        const std::string* old = before_->state.find(Table::sessions, id);
        if (old == nullptr || *old != json) return nullptr;
        const auto index = before_->snapshot.find_session(id);
        return index ? &before_->snapshot.session(*index) : nullptr;
    }

    const State& state_;
    const ReadState* before_;
    Faults faults_;
};

}  // namespace

Result<State> state_of(const Publication& publication, const State& previous) {
    StateWriter writer(previous);
    const programme::Programme& programme = publication.programme;
    writer.add(Table::conference, std::vector{programme.conference});
    writer.add_ordered(Table::rooms, programme.rooms);
    writer.add_ordered(Table::tracks, programme.tracks);
    writer.add_ordered(Table::people, programme.people);
    writer.add(Table::sessions, programme.sessions);
    writer.add(Table::changes, publication.changes);
    writer.add(Table::announcements, publication.announcements);
    writer.add(Table::screens, publication.screens);
    writer.add_ordered(Table::sponsors, programme.sponsors);
    writer.add_ordered(Table::info, programme.info);
    writer.add_ordered(Table::maps, programme.maps);
    return writer.take();
}

Result<std::string> record_of(const programme::Session& session) {
    return unordered_json(Table::sessions, session);
}
Result<std::string> record_of(const programme::PublishedChange& change) {
    return unordered_json(Table::changes, change);
}
Result<std::string> record_of(const programme::Announcement& announcement) {
    return unordered_json(Table::announcements, announcement);
}
Result<std::string> record_of(const programme::Screen& screen) {
    return unordered_json(Table::screens, screen);
}

namespace {

Result<Publication> read_publication(const State& state, const ReadState* before) {
    StateReader reader(state, before);
    Publication publication;
    programme::Programme& programme = publication.programme;
    auto conferences = reader.read(Table::conference, read_conference);
    if (conferences.size() == 1)
        programme.conference = std::move(conferences.front());
    else
        reader.faults().note(ErrorKind::invalid, "There must be one conference record.");
    programme.rooms = reader.read_ordered(Table::rooms, read_room, &programme::Programme::rooms);
    programme.tracks =
        reader.read_ordered(Table::tracks, read_track, &programme::Programme::tracks);
    programme.people =
        reader.read_ordered(Table::people, read_person, &programme::Programme::people);
    programme.sessions = reader.read_sessions();
    publication.changes = reader.read(Table::changes, read_change);
    publication.announcements = reader.read(Table::announcements, read_announcement);
    publication.screens = reader.read(Table::screens, read_screen);
    programme.sponsors =
        reader.read_ordered(Table::sponsors, read_sponsor, &programme::Programme::sponsors);
    programme.info = reader.read_ordered(Table::info, read_info, &programme::Programme::info);
    programme.maps = reader.read_ordered(Table::maps, read_map, &programme::Programme::maps);
    std::erase_if(programme.maps,
                  [](const programme::Map& map) { return map.picture.bytes.empty(); });
    if (reader.faults().any()) return reader.faults().first();
    return publication;
}

}  // namespace

Result<Publication> publication_of(const State& state) {
    return read_publication(state, nullptr);
}

Result<Publication> publication_of(const State& state, const ReadState& before) {
    return read_publication(state, &before);
}

}  // namespace foyer::feed
