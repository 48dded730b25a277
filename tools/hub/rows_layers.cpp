// The layers in the database.

#include <optional>
#include <unordered_set>

#include "core/feed/records.h"
#include "tools/hub/rows.h"

namespace foyer::hub {

namespace {

using programme::Publication;
using store::Database;
using store::Row;

/// Every state has a conference to be read; this one is of no interest and not kept.
programme::Conference staff_conference() {
    programme::Conference conference;
    conference.id = "staff";
    conference.title = programme::LocalizedText("staff");
    return conference;
}

/// The lists that staff put beside the programme and that differ from those of `other`, as records.
Result<feed::State> staff_state(const Layers& layers, const Layers& other) {
    Publication staff;
    staff.programme.conference = staff_conference();
    if (!layers.staff_people.is_shared_with(other.staff_people))
        staff.programme.people = *layers.staff_people;
    if (!layers.announcements.is_shared_with(other.announcements))
        staff.announcements = *layers.announcements;
    if (!layers.screens.is_shared_with(other.screens)) staff.screens = *layers.screens;
    auto state = feed::state_of(staff);
    if (state) state->remove(feed::Table::conference, staff.programme.conference.id);
    return state;
}

Result<Publication> read_staff(const Database& database) {
    auto state = read_state(database, "staff");
    if (!state) return state.error();
    if (state->records(feed::Table::conference).empty()) {
        Publication only;
        only.programme.conference = staff_conference();
        const auto conference = feed::state_of(only);
        if (!conference) return conference.error();
        for (const auto& [id, json] : conference->records(feed::Table::conference))
            state->put({feed::Table::conference, id, json});
    }
    return feed::publication_of(*state);
}

/// Writes the lists in which two layers differ.
Result<void> write_staff(const Database& database, const Layers& before, const Layers& after) {
    const bool same = after.staff_people.is_shared_with(before.staff_people) &&
                      after.announcements.is_shared_with(before.announcements) &&
                      after.screens.is_shared_with(before.screens);
    if (same) return {};
    const auto old = staff_state(before, after);
    if (!old) return old.error();
    const auto now = staff_state(after, before);
    if (!now) return now.error();
    return write_state(database, "staff", *old, *now);
}

/// Keeps the first failure while rows are read one by one.
class RowReader {
public:
    template <class T, class Use>
    void take(Result<T> read, const Use& use) {
        if (failure_) return;
        if (read)
            use(std::move(*read));
        else
            failure_ = read.error();
    }
    [[nodiscard]] Result<void> finish(const Database& database, Result<void> rows) {
        if (!rows) return rows;
        if (!failure_) return {};
        return Error{ErrorKind::damaged, database.path().string() + " is damaged: " +
                                             failure_->detail + "; restore a backup"};
    }

private:
    std::optional<Error> failure_;
};

Result<void> read_overrides(const Database& database, Layers& layers) {
    RowReader reader;
    auto rows = each_row(
        database, "SELECT session, field_group, json FROM override", {}, [&](const Row& row) {
            const auto group = field_group_called(row.text(1));
            if (!group) return;
            reader.take(session_in_record(row.text(2)), [&](programme::Session values) {
                layers.overrides.change().insert_or_assign({row.string(0), *group},
                                                           Override(std::move(values)));
            });
        });
    if (auto done = reader.finish(database, std::move(rows)); !done) return done;
    return each_row(database, "SELECT session, field_group, revision, who, at FROM touch", {},
                    [&](const Row& row) {
                        if (const auto group = field_group_called(row.text(1)))
                            layers.touches.change()[{row.string(0), *group}] = {
                                static_cast<std::uint64_t>(row.integer(2)), row.string(3),
                                instant_in_row(row.integer(4))};
                    });
}

Result<void> read_changes(const Database& database, Layers& layers) {
    RowReader reader;
    auto rows = each_row(
        database, "SELECT json, logged FROM change ORDER BY logged, id", {}, [&](const Row& row) {
            reader.take(change_in_record(row.text(0)), [&](programme::PublishedChange change) {
                layers.changes.change().push_back(std::make_shared<const LoggedChange>(
                    LoggedChange{std::move(change), instant_in_row(row.integer(1))}));
            });
        });
    return reader.finish(database, std::move(rows));
}

Result<void> write_overrides(const Database& database, const Layers& before, const Layers& after) {
    if (after.overrides.is_shared_with(before.overrides)) return {};
    for (const auto& [key, override] : after.overrides) {
        const auto was = before.overrides->find(key);
        if (was != before.overrides->end() && was->second == override) continue;
        const auto json = feed::record_of(*override.values);
        if (!json) return json.error();
        if (auto done = run(database, "INSERT OR REPLACE INTO override VALUES (?, ?, ?)",
                            {key.first, word_for(key.second), *json});
            !done)
            return done;
    }
    for (const auto& [key, override] : before.overrides) {
        if (after.overrides->contains(key)) continue;
        if (auto done = run(database, "DELETE FROM override WHERE session = ? AND field_group = ?",
                            {key.first, word_for(key.second)});
            !done)
            return done;
    }
    return {};
}

Result<void> write_touches(const Database& database, const Layers& before, const Layers& after) {
    if (after.touches.is_shared_with(before.touches)) return {};
    for (const auto& [key, touch] : after.touches) {
        const auto was = before.touches->find(key);
        if (was != before.touches->end() && was->second == touch) continue;
        if (auto done = run(database, "INSERT OR REPLACE INTO touch VALUES (?, ?, ?, ?, ?)",
                            {key.first, word_for(key.second), row_number(touch.revision), touch.who,
                             row_instant(touch.at)});
            !done)
            return done;
    }
    return {};
}

/// Changes are added at the end and fall off at the beginning.
Result<void> write_changes(const Database& database, const Layers& before, const Layers& after) {
    if (after.changes.is_shared_with(before.changes)) return {};
    std::unordered_set<const LoggedChange*> old;
    for (const auto& change : before.changes)
        old.insert(change.get());
    for (const auto& change : after.changes) {
        if (old.erase(change.get()) > 0) continue;
        const auto json = feed::record_of(change->change);
        if (!json) return json.error();
        if (auto done = run(database, "INSERT OR REPLACE INTO change VALUES (?, ?, ?)",
                            {change->change.id, *json, row_instant(change->logged)});
            !done)
            return done;
    }
    for (const LoggedChange* change : old)
        if (auto done = run(database, "DELETE FROM change WHERE id = ?", {change->change.id});
            !done)
            return done;
    return {};
}

Result<void> write_source(const Database& database, const Layers& before, const Layers& after) {
    if (!after.source || after.source == before.source) return {};
    const auto old = read_state(database, "source");
    if (!old) return old.error();
    const auto now = state_of_source(*after.source, *old);
    if (!now) return now.error();
    return write_state(database, "source", *old, *now);
}

Result<Publication> read_source_layer(const Database& database) {
    const auto state = read_state(database, "source");
    if (!state) return state.error();
    auto source = feed::publication_of(*state);
    if (!source) return source.error();
    sort_sessions(source->programme);
    return source;
}

}  // namespace

Result<feed::State> state_of_source(const programme::Programme& programme,
                                    const feed::State& previous) {
    Publication source;
    source.programme = programme;
    return feed::state_of(source, previous);
}

Result<programme::Programme> read_source(const Database& database) {
    auto source = read_source_layer(database);
    if (!source) return source.error();
    return std::move(source->programme);
}

Result<std::optional<programme::Session>> read_source_session(const Database& database,
                                                              const std::string& id) {
    std::optional<programme::Session> session;
    RowReader reader;
    auto rows = each_row(
        database, "SELECT json FROM record WHERE layer = 'source' AND tbl = 'sessions' AND id = ?",
        {id}, [&](const Row& row) {
            reader.take(session_in_record(row.text(0)),
                        [&](programme::Session read) { session = std::move(read); });
        });
    if (auto done = reader.finish(database, std::move(rows)); !done) return done.error();
    return session;
}

Result<Layers> read_layers(const Database& database) {
    auto source = read_source_layer(database);
    if (!source) return source.error();
    auto staff = read_staff(database);
    if (!staff) return staff.error();
    Layers layers;
    layers.source = std::make_shared<const programme::Programme>(std::move(source->programme));
    layers.staff_people = std::move(staff->programme.people);
    layers.announcements = std::move(staff->announcements);
    layers.screens = std::move(staff->screens);
    if (auto done = read_overrides(database, layers); !done) return done.error();
    if (auto done = read_changes(database, layers); !done) return done.error();
    return layers;
}

Result<void> write_layers(const Database& database, const Layers& before, const Layers& after) {
    if (auto done = write_source(database, before, after); !done) return done;
    if (auto done = write_staff(database, before, after); !done) return done;
    if (auto done = write_overrides(database, before, after); !done) return done;
    if (auto done = write_touches(database, before, after); !done) return done;
    return write_changes(database, before, after);
}

}  // namespace foyer::hub
