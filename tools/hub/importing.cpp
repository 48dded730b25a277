#include "tools/hub/importing.h"

#include <algorithm>

#include "core/feed/crypto.h"
#include "tools/hub/adoption.h"
#include "tools/hub/rows.h"

namespace foyer::hub {

namespace {

using programme::Programme;

constexpr std::string_view zone_setting = "import_time_zone";
constexpr std::string_view language_setting = "import_language";
constexpr std::string_view title_setting = "import_title";
constexpr std::string_view source_hash_setting = "source_hash";
/// Imports among which a held or rejected one is looked for.
constexpr std::size_t remembered_imports = 20;

/// What tells one file from another, with how it is read.
std::string file_hash(const ImportWish& wish) {
    std::string whole =
        wish.options.time_zone + "\n" + wish.options.language + "\n" + wish.options.title + "\n";
    if (wish.options.format) whole += word_for(*wish.options.format);
    feed::Blake2b hash;
    hash.add(whole + "\n");
    hash.add(wish.bytes);
    return feed::to_hex(hash.finish());
}

/// Notes who changed which group of fields, where an import changes what is in force.
void touch_differing(const Desk& desk, Turn& turn, const Programme& after) {
    const std::uint64_t revision = desk.next_revision();
    for (const programme::Session& session : after.sessions) {
        const programme::Session* before = find_session(desk.programme(), session.id);
        if (before == nullptr) continue;
        for (const FieldGroup group : field_groups)
            if (!same_group(group, *before, session))
                turn.layers.touches.change()[{session.id, group}] = {revision, turn.actor.name,
                                                                     turn.moment.now()};
    }
}

AuditEntry import_entry(const Turn& turn, const std::string& op, const ImportRow& row) {
    AuditEntry entry;
    entry.at = turn.moment.now();
    entry.user = turn.actor.name;
    entry.token = turn.actor.token;
    entry.op = op;
    entry.record = "import " + row.id;
    entry.to = "{\"sessions\":" + std::to_string(row.sessions) +
               ",\"changes\":" + std::to_string(row.changes) + ",\"hash\":\"" + row.hash + "\"}";
    return entry;
}

void add_entry(Turn& turn, AuditEntry entry) {
    turn.rows.push_back([entry = std::move(entry)](const store::Database& database) {
        return add_audit(database, entry);
    });
}

/// Puts a programme in the place of the source.
void put_source(const Desk& desk, ReadyImport& ready, Programme programme) {
    Layers& layers = ready.turn.layers;
    layers.source = std::make_shared<const Programme>(std::move(programme));
    for (const GroupKey& key : dissolve_overrides(layers)) {
        AuditEntry entry = import_entry(ready.turn, "dissolve", ready.row);
        entry.record = "session " + key.first;
        entry.to = "\"" + std::string(word_for(key.second)) + "\"";
        add_entry(ready.turn, std::move(entry));
    }
    const Programme after = effective(layers);
    touch_differing(desk, ready.turn, after);
    ready.changes = programme::changes_between(desk.programme(), after, "");
    ready.row.changes = ready.changes.size();
}

/// What was held before a later programme came is of no interest any more.
Result<void> supersede(const store::Database& database, const std::string& but, UtcTime now) {
    const auto rows = newest_imports(database, remembered_imports);
    if (!rows) return rows.error();
    for (ImportRow row : *rows) {
        if (row.state != ImportState::held || row.id == but) continue;
        row.state = ImportState::superseded;
        row.ended_at = now;
        if (auto updated = update_import(database, row); !updated) return updated;
        if (auto erased = erase_held(database, row.id); !erased) return erased;
    }
    return {};
}

void write_published_import(ReadyImport& ready, bool was_held) {
    const ImportRow row = ready.row;
    const UtcTime now = ready.turn.moment.now();
    ready.turn.rows.push_back([row, now,
                               was_held](const store::Database& database) -> Result<void> {
        if (auto superseded = supersede(database, row.id, now); !superseded) return superseded;
        if (was_held)
            if (auto erased = erase_held(database, row.id); !erased) return erased;
        const auto written = was_held ? update_import(database, row) : add_import(database, row);
        if (!written) return written;
        return write_setting(database, source_hash_setting, row.hash);
    });
}

void hold_import(ReadyImport& ready, Programme programme) {
    ready.fate = ImportFate::hold;
    ready.row.state = ImportState::held;
    const auto held = std::make_shared<const Programme>(std::move(programme));
    const ImportRow row = ready.row;
    ready.turn.rows.push_back([row, held](const store::Database& database) -> Result<void> {
        if (auto added = add_import(database, row); !added) return added;
        return keep_held(database, row.id, *held);
    });
    add_entry(ready.turn, import_entry(ready.turn, "import.hold", row));
}

Asked<ImportRow> held_import(const Desk& desk, const std::string& id) {
    auto found = find_import(desk.database(), id);
    if (!found) return refusal_of(found.error());
    if (!*found) return Refusal{404, "not_found", "There is no import \"" + id + "\".", ""};
    if ((*found)->state != ImportState::held)
        return Refusal{409, std::string(word_for((*found)->state)),
                       "This import is not held any more; it is " +
                           std::string(word_for((*found)->state)) + ".",
                       ""};
    return **std::move(found);
}

/// What became of this very file before: held or rejected; empty for anything else.
Result<std::optional<ImportRow>> met_before(const Desk& desk, const std::string& hash) {
    const auto rows = newest_imports(desk.database(), remembered_imports);
    if (!rows) return rows.error();
    for (const ImportRow& row : *rows)
        if (row.hash == hash &&
            (row.state == ImportState::held || row.state == ImportState::rejected))
            return std::optional(row);
    return std::optional<ImportRow>();
}

}  // namespace

Result<formats::ImportOptions> usual_import(const store::Database& database) {
    formats::ImportOptions options;
    for (auto& [setting, value] : {std::pair(zone_setting, &options.time_zone),
                                   std::pair(language_setting, &options.language),
                                   std::pair(title_setting, &options.title)}) {
        auto read = read_setting(database, setting);
        if (!read) return read.error();
        *value = *std::move(read);
    }
    return options;
}

Result<void> write_usual_import(const store::Database& database,
                                const formats::ImportOptions& options) {
    if (auto done = write_setting(database, zone_setting, options.time_zone); !done) return done;
    if (auto done = write_setting(database, language_setting, options.language); !done) return done;
    return write_setting(database, title_setting, options.title);
}

Asked<ReadyImport> prepare_import(const Desk& desk, Moment moment, const Actor& actor,
                                  const ImportWish& wish) {
    ReadyImport ready;
    ready.row.id = wish.id;
    ready.row.at = moment.now();
    ready.row.who = actor.name;
    ready.row.hash = file_hash(wish);
    const auto newest = read_setting(desk.database(), source_hash_setting);
    if (!newest) return refusal_of(newest.error());
    if (*newest == ready.row.hash) return ready;
    const auto before = met_before(desk, ready.row.hash);
    if (!before) return refusal_of(before.error());
    if (*before && !wish.allow_shrink) {
        ready.fate = ImportFate::ignored;
        ready.row = **before;
        return ready;
    }
    auto imported = formats::read_programme(wish.bytes, wish.options);
    if (!imported) return refusal_of(imported.error());
    ready.row.format = word_for(imported->format);
    ready.row.sessions = imported->programme.sessions.size();
    ready.row.repairs = imported->report.repairs_total();
    ready.row.dropped = imported->report.drops_total();
    const auto source = desk.source();
    if (!source) return refusal_of(source.error());
    Programme programme = adopted(*source, std::move(imported->programme));
    if (programme == *source) return ready;
    ready.row.losses = programme::find_losses(*source, programme, desk.programme_time(moment));
    ready.turn = desk.begin(moment, actor);
    if (!ready.row.losses.empty() && !wish.allow_shrink) {
        ready.row.changes = programme::changes_between(*source, programme, "").size();
        hold_import(ready, std::move(programme));
        return ready;
    }
    ready.fate = ImportFate::publish;
    put_source(desk, ready, std::move(programme));
    write_published_import(ready, false);
    add_entry(ready.turn, import_entry(ready.turn, "import", ready.row));
    return ready;
}

Asked<ReadyImport> prepare_acceptance(const Desk& desk, Moment moment, const Actor& actor,
                                      const std::string& id) {
    auto held = held_import(desk, id);
    if (const auto* refusal = std::get_if<Refusal>(&held)) return *refusal;
    auto programme = read_held(desk.database(), id);
    if (!programme) return refusal_of(programme.error());
    const auto source = desk.source();
    if (!source) return refusal_of(source.error());
    ReadyImport ready;
    ready.fate = ImportFate::publish;
    ready.row = std::get<ImportRow>(std::move(held));
    ready.row.state = ImportState::accepted;
    ready.row.ended_by = actor.name;
    ready.row.ended_at = moment.now();
    ready.turn = desk.begin(moment, actor);
    put_source(desk, ready, adopted(*source, *std::move(programme)));
    write_published_import(ready, true);
    add_entry(ready.turn, import_entry(ready.turn, "import.accept", ready.row));
    return ready;
}

Asked<ReadyImport> prepare_rejection(const Desk& desk, Moment moment, const Actor& actor,
                                     const std::string& id) {
    auto held = held_import(desk, id);
    if (const auto* refusal = std::get_if<Refusal>(&held)) return *refusal;
    ReadyImport ready;
    ready.fate = ImportFate::hold;
    ready.row = std::get<ImportRow>(std::move(held));
    ready.row.state = ImportState::rejected;
    ready.row.ended_by = actor.name;
    ready.row.ended_at = moment.now();
    ready.turn = desk.begin(moment, actor);
    const ImportRow row = ready.row;
    ready.turn.rows.push_back([row](const store::Database& database) -> Result<void> {
        if (auto erased = erase_held(database, row.id); !erased) return erased;
        return update_import(database, row);
    });
    add_entry(ready.turn, import_entry(ready.turn, "import.reject", row));
    return ready;
}

Result<std::uint64_t> finish_import(Desk& desk, ReadyImport ready) {
    switch (ready.fate) {
        case ImportFate::unchanged:
        case ImportFate::ignored:
            return desk.revision();
        case ImportFate::publish:
            return desk.commit(std::move(ready.turn));
        case ImportFate::hold:
            break;
    }
    const auto done = desk.write([&](const store::Database& database) -> Result<void> {
        for (const RowWriter& rows : ready.turn.rows)
            if (auto written = rows(database); !written) return written;
        return {};
    });
    if (!done) return done.error();
    return desk.revision();
}

}  // namespace foyer::hub
