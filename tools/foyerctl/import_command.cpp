// foyerctl import: a file into the store.

#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

#include "core/programme/changes.h"
#include "core/programme/losses.h"
#include "core/store/store.h"
#include "tools/foyerctl/change_words.h"
#include "tools/foyerctl/layout.h"
#include "tools/foyerctl/programmes.h"
#include "tools/foyerctl/progress.h"
#include "tools/foyerctl/report_words.h"
#include "tools/foyerctl/requests.h"
#include "tools/foyerctl/session_json.h"
#include "tools/foyerctl/words.h"

namespace foyer::foyerctl {

namespace {

namespace fs = std::filesystem;
using programme::Loss;
using programme::LossKind;
using programme::Programme;

/// What became of the import.
struct Stored {
    std::optional<std::uint64_t> revision;      ///< none for a dry run
    std::optional<std::uint64_t> old_revision;  ///< what the store held before, if anything
    std::vector<programme::Change> changes;     ///< from that to the file
    bool changed = true;                        ///< false when the store held just this already
    std::string not_compared;                   ///< why a dry run could not look at the store
};

std::string loss_words(const Loss& loss) {
    const std::string all =
        loss.held == 1 ? "the only session" : "all " + std::to_string(loss.held) + " sessions";
    switch (loss.kind) {
        case LossKind::sessions:
            return std::to_string(loss.lost) + " of " + counted(loss.held, "session", "sessions") +
                   " to come";
        case LossKind::day:
            return all + " of " + loss.name;
        case LossKind::room:
            return all + " in " + loss.name;
    }
    return {};
}

/// Refuses what loses so much that a broken file is the likelier reason.
Result<void> check_losses(const ImportRequest& request, const store::Stored& before,
                          const Programme& after, UtcTime now) {
    if (request.allow_shrink) return {};
    const auto losses = find_losses(before.programme, after, now);
    if (losses.empty()) return {};
    constexpr std::size_t named = 5;
    std::string words;
    for (std::size_t i = 0; i < losses.size() && i < named; ++i)
        words += (i == 0 ? "" : "; ") + loss_words(losses[i]);
    if (losses.size() > named)
        words += "; and " + std::to_string(losses.size() - named) + " more days and rooms";
    return Error{ErrorKind::refused, "refused, because " + request.source + " would take away " +
                                         words + ". The store still holds revision " +
                                         std::to_string(before.revision.number) +
                                         ". If this is meant, import again with --allow-shrink"};
}

/// What the store at `path` holds now; empty when it does not exist or holds nothing yet.
Result<std::optional<store::Stored>> held_by(const store::Store& store) {
    auto stored = store.load();
    if (stored) return std::optional(std::move(*stored));
    if (stored.error().kind == ErrorKind::not_found) return std::optional<store::Stored>();
    return stored.error();
}

Result<void> compare(const ImportRequest& request, const std::optional<store::Stored>& before,
                     const Programme& after, UtcTime now, Stored& stored) {
    if (!before) return {};
    if (auto fine = check_losses(request, *before, after, now); !fine) return fine.error();
    stored.old_revision = before->revision.number;
    stored.changes = changes_between(before->programme, after, "");
    return {};
}

Result<Stored> try_import(const ImportRequest& request, const Programme& programme,
                          const fs::path& path, UtcTime now) {
    Stored stored;
    std::error_code failed;
    if (!fs::exists(path, failed)) return stored;
    const auto store = store::Store::open_read_only(path);
    if (!store) {
        stored.not_compared = store.error().detail;
        return stored;
    }
    const auto before = held_by(*store);
    if (!before) return with_advice(before.error(), path);
    if (auto fine = compare(request, *before, programme, now, stored); !fine) return fine.error();
    return stored;
}

Result<Stored> import_into(const ImportRequest& request, const formats::Imported& imported,
                           const fs::path& path, World& world) {
    std::error_code failed;
    // The store of this user appears by itself; the folder of another one is the user's business.
    if (request.db.empty()) fs::create_directories(path.parent_path(), failed);
    const Progress progress(world.err, "Writing " + path.filename().string());
    auto store = store::Store::open(path);
    if (!store) return with_advice(store.error(), path);
    const auto before = held_by(*store);
    if (!before) return with_advice(before.error(), path);
    Stored stored;
    const UtcTime now = world.now();
    if (auto fine = compare(request, *before, imported.programme, now, stored); !fine)
        return fine.error();
    const auto revision = store->apply(
        imported.programme, {now, request.source, std::string(word_for(imported.format))});
    if (!revision) return revision.error();
    stored.revision = revision->number;
    stored.changed = revision->number != stored.old_revision;
    return stored;
}

Json import_json(const ImportRequest& request, const formats::Imported& imported,
                 const programme::Snapshot& snapshot, const Stored& stored) {
    const Programme& programme = snapshot.programme();
    Json json;
    json["sessions"] = programme.sessions.size();
    json["rooms"] = programme.rooms.size();
    json["people"] = programme.people.size();
    json["days"] = snapshot.days().size();
    json["tracks"] = programme.tracks.size();
    json["format"] = word_for(imported.format);
    json["revision"] = nullptr;
    if (stored.revision) json["revision"] = *stored.revision;
    add_report(json, imported.report);
    json["conference"] = programme.conference.title.in("");
    json["time_zone"] = programme.conference.zone.name();
    json["dry_run"] = request.dry_run;
    json["changed"] = stored.changed;
    json["changes"] = stored.changes.size();
    return json;
}

std::string outcome_words(const ImportRequest& request, const fs::path& path,
                          const Stored& stored) {
    std::string words;
    if (request.dry_run)
        words = "Dry run: nothing was stored.";
    else if (stored.changed)
        words =
            "Stored as revision " + std::to_string(*stored.revision) + " in " + path.string() + ".";
    else
        words = path.string() + " holds just this already, as revision " +
                std::to_string(*stored.revision) + ".";
    if (!stored.not_compared.empty())
        words += "\nNot compared with the store: " + stored.not_compared;
    if (stored.old_revision && stored.changed)
        words += "\nSince revision " + std::to_string(*stored.old_revision) + ": " +
                 summary(stored.changes) + ".";
    return words;
}

void print_import(const ImportRequest& request, const formats::Imported& imported,
                  const programme::Snapshot& snapshot, const fs::path& path, const Stored& stored,
                  Terminal& out) {
    const Programme& programme = snapshot.programme();
    out.line(out.styled(Style::strong, shortened(programme.conference.title.in(""), 200)));
    out.line("  " + days_words(snapshot.days().front().day, snapshot.days().back().day) + ", " +
             counted(snapshot.days().size(), "day", "days") + ", " +
             programme.conference.zone.name());
    out.line("  " + counted(programme.sessions.size(), "session", "sessions") + ", " +
             counted(programme.rooms.size(), "room", "rooms") + ", " +
             counted(programme.people.size(), "person", "people") + ", " +
             counted(programme.tracks.size(), "track", "tracks") + " (" +
             std::string(word_for(imported.format)) + ")");
    print_wrapped(out, outcome_words(request, path, stored), 0);
    print_report(out, imported.report, request.verbose ? Detail::everything : Detail::first_lines);
}

}  // namespace

Outcome run(const ImportRequest& request, World& world) {
    const auto path = store_path(request.db);
    if (!path) return path.error();
    const auto imported = read_programme_file(request.source, request.reading, world);
    if (!imported) return imported.error();
    const auto stored = request.dry_run
                            ? try_import(request, imported->programme, *path, world.now())
                            : import_into(request, *imported, *path, world);
    if (!stored) return stored.error();
    const auto snapshot =
        programme::Snapshot::build(imported->programme, stored->revision.value_or(0));
    if (request.json)
        print_json(world.out, import_json(request, *imported, *snapshot, *stored));
    else
        print_import(request, *imported, *snapshot, *path, *stored, world.out);
    return 0;
}

}  // namespace foyer::foyerctl
