// The layers in the database.

#include <optional>

#include "core/feed/canonical.h"
#include "core/feed/record_reader.h"
#include "core/feed/record_writer.h"
#include "core/feed/records.h"
#include "tools/hub/rows.h"

namespace foyer::hub {

namespace {

using programme::Publication;
using store::Database;
using store::Row;

/// What staff put beside the programme, as records. Its conference is a copy, because every state
/// has one.
Result<feed::State> staff_state(const Layers& layers) {
    if (!layers.source) return feed::State();
    Publication staff;
    staff.programme.conference = layers.source->conference;
    staff.programme.people = layers.staff_people;
    staff.announcements = layers.announcements;
    staff.screens = layers.screens;
    return feed::state_of(staff);
}

Result<std::string> change_record(const programme::PublishedChange& change) {
    feed::CanonicalWriter out;
    feed::write_record(out, change);
    return out.take();
}

Result<programme::PublishedChange> change_in_record(std::string_view json) {
    const auto value = feed::Value::parse(json);
    if (!value) return value.error();
    feed::Faults faults;
    feed::Fields fields(*value, "change", faults);
    programme::PublishedChange change = feed::read_change(fields);
    if (faults.any()) return faults.first();
    return change;
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
                layers.overrides[{row.string(0), *group}] = {std::move(values)};
            });
        });
    if (auto done = reader.finish(database, std::move(rows)); !done) return done;
    return each_row(database, "SELECT session, field_group, revision, who, at FROM touch", {},
                    [&](const Row& row) {
                        if (const auto group = field_group_called(row.text(1)))
                            layers.touches[{row.string(0), *group}] = {
                                static_cast<std::uint64_t>(row.integer(2)), row.string(3),
                                instant_in_row(row.integer(4))};
                    });
}

Result<void> read_changes(const Database& database, Layers& layers) {
    RowReader reader;
    auto rows = each_row(
        database, "SELECT json, logged FROM change ORDER BY logged, id", {}, [&](const Row& row) {
            reader.take(change_in_record(row.text(0)), [&](programme::PublishedChange change) {
                layers.changes.push_back({std::move(change), instant_in_row(row.integer(1))});
            });
        });
    return reader.finish(database, std::move(rows));
}

Result<void> write_overrides(const Database& database, const Layers& before, const Layers& after) {
    for (const auto& [key, override] : after.overrides) {
        const auto was = before.overrides.find(key);
        if (was != before.overrides.end() && was->second == override) continue;
        const auto json = session_record(override.values);
        if (!json) return json.error();
        if (auto done = run(database, "INSERT OR REPLACE INTO override VALUES (?, ?, ?)",
                            {key.first, word_for(key.second), *json});
            !done)
            return done;
    }
    for (const auto& [key, override] : before.overrides) {
        if (after.overrides.contains(key)) continue;
        if (auto done = run(database, "DELETE FROM override WHERE session = ? AND field_group = ?",
                            {key.first, word_for(key.second)});
            !done)
            return done;
    }
    return {};
}

Result<void> write_touches(const Database& database, const Layers& before, const Layers& after) {
    for (const auto& [key, touch] : after.touches) {
        const auto was = before.touches.find(key);
        if (was != before.touches.end() && was->second == touch) continue;
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
    std::map<std::string_view, const LoggedChange*> old;
    for (const LoggedChange& change : before.changes)
        old.emplace(change.change.id, &change);
    for (const LoggedChange& change : after.changes) {
        if (old.erase(change.change.id) > 0) continue;
        const auto json = change_record(change.change);
        if (!json) return json.error();
        if (auto done = run(database, "INSERT OR REPLACE INTO change VALUES (?, ?, ?)",
                            {change.change.id, *json, row_instant(change.logged)});
            !done)
            return done;
    }
    for (const auto& [id, change] : old)
        if (auto done = run(database, "DELETE FROM change WHERE id = ?", {id}); !done) return done;
    return {};
}

Result<void> write_source(const Database& database, const Layers& before, const Layers& after) {
    const bool same = before.source == after.source && before.sponsors == after.sponsors;
    if (same) return {};
    feed::State old;
    if (before.source) {
        auto read = read_state(database, "source");
        if (!read) return read.error();
        old = std::move(*read);
    }
    const auto now = state_of_source(*after.source, after.sponsors, old);
    if (!now) return now.error();
    return write_state(database, "source", old, *now);
}

}  // namespace

Result<feed::State> state_of_source(const programme::Programme& programme,
                                    const std::vector<programme::Sponsor>& sponsors,
                                    const feed::State& previous) {
    Publication source;
    source.programme = programme;
    source.sponsors = sponsors;
    return feed::state_of(source, previous);
}

Result<Layers> read_layers(const Database& database) {
    const auto source_state = read_state(database, "source");
    if (!source_state) return source_state.error();
    auto source = feed::publication_of(*source_state);
    if (!source) return source.error();
    const auto kept_staff = read_state(database, "staff");
    if (!kept_staff) return kept_staff.error();
    auto staff = feed::publication_of(*kept_staff);
    if (!staff) return staff.error();
    Layers layers;
    sort_sessions(source->programme);
    layers.source = std::make_shared<const programme::Programme>(std::move(source->programme));
    layers.sponsors = std::move(source->sponsors);
    layers.staff_people = std::move(staff->programme.people);
    layers.announcements = std::move(staff->announcements);
    layers.screens = std::move(staff->screens);
    if (auto done = read_overrides(database, layers); !done) return done.error();
    if (auto done = read_changes(database, layers); !done) return done.error();
    return layers;
}

Result<void> write_layers(const Database& database, const Layers& before, const Layers& after) {
    if (auto done = write_source(database, before, after); !done) return done;
    const auto old_staff = staff_state(before);
    if (!old_staff) return old_staff.error();
    const auto staff = staff_state(after);
    if (!staff) return staff.error();
    if (auto done = write_state(database, "staff", *old_staff, *staff); !done) return done;
    if (auto done = write_overrides(database, before, after); !done) return done;
    if (auto done = write_touches(database, before, after); !done) return done;
    return write_changes(database, before, after);
}

}  // namespace foyer::hub
