// A publication in the database and in the folder: noting it, putting it in place, completing it.

#include <algorithm>
#include <system_error>

#include "core/base/limits.h"
#include "core/feed/canonical.h"
#include "core/feed/fields.h"
#include "core/feed/gzip.h"
#include "core/feed/revision_files.h"
#include "tools/hub/publisher.h"
#include "tools/hub/rows.h"

namespace foyer::hub {

namespace {

namespace fs = std::filesystem;
using store::Database;
using store::Row;

constexpr std::string_view published_layer = "published";
constexpr std::string_view first_revision_setting = "first_revision";

std::string reference_json(const std::optional<feed::DocumentRef>& reference) {
    if (!reference) return "";
    feed::CanonicalWriter out;
    out.open_object();
    out.integer("revision", row_number(reference->revision));
    out.text("sha256", feed::to_hex(reference->sha256));
    out.integer("size", row_number(reference->size));
    out.integer("unpacked", row_number(reference->unpacked));
    out.close_object();
    return out.take().value();
}

Result<std::optional<feed::DocumentRef>> reference_in(const std::string& json) {
    if (json.empty()) return std::optional<feed::DocumentRef>();
    const auto value = feed::Value::parse(json);
    if (!value) return value.error();
    feed::Faults faults;
    feed::Fields fields(*value, "outbox", faults);
    feed::DocumentRef reference;
    reference.revision = fields.required_count("revision", 1);
    fields.hex("sha256", reference.sha256);
    reference.size = fields.required_count("size", 1);
    reference.unpacked = fields.required_count("unpacked", 1);
    if (faults.any()) return faults.first();
    return std::optional(reference);
}

/// The newest line of the outbox.
struct Outgoing {
    std::string head;
    std::string snapshot_before;
};

Result<Outgoing> newest_outgoing(const Database& database) {
    Outgoing newest;
    const auto done = each_row(database,
                               "SELECT head, snapshot_before FROM outbox "
                               "ORDER BY revision DESC, beat DESC LIMIT 1",
                               {}, [&](const Row& row) {
                                   newest = {row.string(0), row.string(1)};
                               });
    if (!done) return done.error();
    return newest;
}

Result<feed::Head> head_in_bytes(const std::string& bytes) {
    const auto envelope = feed::open_envelope(bytes, limits::head_bytes);
    if (!envelope) return envelope.error();
    return feed::open_head(envelope->payload);
}

bool holds(const fs::path& path, std::uint64_t size, const feed::Digest& sha256) {
    const auto bytes = read_file(path, limits::document_bytes);
    return bytes && bytes->size() == size && feed::sha256(*bytes) == sha256;
}

/// The paths of `head` that the folder does not hold as the head says.
std::vector<std::string> missing_files(const fs::path& folder, const feed::Head& head) {
    std::vector<std::string> missing;
    const auto look = [&](const std::string& path, std::uint64_t size, const feed::Digest& sha256) {
        if (!holds(folder / path, size, sha256)) missing.push_back(path);
    };
    look(feed::path_of(head.root), head.root.size, head.root.sha256);
    std::vector<feed::DocumentRef> documents = head.deltas;
    documents.push_back(head.snapshot);
    for (const feed::DocumentRef& document : documents)
        look(feed::path_of(document, head.position.epoch), document.size, document.sha256);
    return missing;
}

/// Every file that a head names.
std::vector<std::string> paths_of(const feed::Head& head) {
    std::vector<std::string> paths{feed::path_of(head.root)};
    paths.push_back(feed::path_of(head.snapshot, head.position.epoch));
    for (const feed::DocumentRef& delta : head.deltas)
        paths.push_back(feed::path_of(delta, head.position.epoch));
    return paths;
}

void remove_left_stages(const fs::path& folder) {
    for (const fs::path& part : {folder, folder / "s", folder / "d", folder / "root"}) {
        std::error_code failed;
        for (fs::directory_iterator entry(part, failed), end; !failed && entry != end;
             entry.increment(failed)) {
            std::error_code ignored;
            if (entry->path().extension() == ".tmp") fs::remove(entry->path(), ignored);
        }
    }
}

}  // namespace

Result<void> Publisher::write_rows(const Database& database, const Published& before,
                                   const Ready& ready, UtcTime now) {
    const std::uint64_t number = ready.head.position.revision;
    const auto revision = row_number(number);
    if (!ready.beat) {
        const std::uint64_t first = ready.follows ? before.history.first() : number;
        if (auto done = write_step(database, published_layer, ready.step); !done) return done;
        if (auto done = write_touched(database, ready.step, number); !done) return done;
        if (auto done = write_setting(database, first_revision_setting, std::to_string(first));
            !done)
            return done;
    }
    for (const std::string& path : ready.paths)
        if (auto done = run(database, "INSERT OR REPLACE INTO feed_file VALUES (?, ?)",
                            {path, row_instant(now)});
            !done)
            return done;
    if (auto done = run(database,
                        "INSERT INTO outbox (revision, beat, head, snapshot_before, done) "
                        "SELECT ?, ?, ?, CASE WHEN ? THEN (SELECT snapshot_before FROM outbox "
                        "ORDER BY revision DESC, beat DESC LIMIT 1) ELSE ? END, 0",
                        {revision, row_number(ready.head.beat), ready.head_bytes,
                         std::int64_t{ready.beat}, reference_json(ready.snapshot_before)});
        !done)
        return done;
    return run(database, "DELETE FROM outbox WHERE (revision, beat) < (?, ?)",
               {revision, row_number(ready.head.beat)});
}

Result<void> Publisher::put_in_place(Ready& ready) const {
    on_step(PublishStep::committed);
    for (StagedFile& file : ready.files) {
        if (auto done = file.commit(); !done) return done;
        on_step(PublishStep::file_in_place);
    }
    if (auto done = ready.head_file->commit(); !done) return done;
    on_step(PublishStep::head_in_place);
    return {};
}

Result<void> Publisher::settle(const Database& database,
                               const std::vector<std::string>& paths) const {
    std::vector<fs::path> places;
    for (const std::string& path : paths)
        places.push_back(folder_ / path);
    places.push_back(folder_ / feed::head_path);
    if (auto synced = sync_files(places); !synced) return synced;
    if (auto done = run(database, "UPDATE outbox SET done = 1", {}); !done) return done;
    on_step(PublishStep::noted);
    return {};
}

Result<Published> Publisher::read_published(const Database& database) {
    std::string root_file;
    auto done = each_row(database, "SELECT file FROM root ORDER BY version DESC LIMIT 1", {},
                         [&](const Row& row) { root_file = row.string(0); });
    if (!done) return done.error();
    // Each one is signed by its own root keys too.
    auto root = feed::read_first_root(root_file);
    if (!root) return root.error();
    Published published;
    published.root = *std::move(root);
    published.root_file = std::move(root_file);
    auto outgoing = newest_outgoing(database);
    if (!outgoing) return outgoing.error();
    if (outgoing->head.empty()) return published;
    auto head = head_in_bytes(outgoing->head);
    if (!head) return head.error();
    published.head = *std::move(head);
    published.head_bytes = std::move(outgoing->head);
    auto state = read_state(database, published_layer);
    if (!state) return state.error();
    published.state = *std::move(state);
    const auto first = read_setting(database, first_revision_setting);
    if (!first) return first.error();
    auto history =
        read_history(database, std::strtoull(first->c_str(), nullptr, 10), published.revision());
    if (!history) return history.error();
    published.history = *std::move(history);
    if (auto checked = feed::check_state(published.head, published.state); !checked)
        return Error{ErrorKind::damaged, database.path().string() + " is damaged: " +
                                             checked.error().detail + "; restore a backup"};
    return published;
}

Result<bool> Publisher::complete(const Database& database, const Published& published) const {
    remove_left_stages(folder_);
    const std::vector<std::string> missing = missing_files(folder_, published.head);
    std::vector<feed::FeedFile> files;
    if (!missing.empty()) {
        const auto outgoing = newest_outgoing(database);
        if (!outgoing) return outgoing.error();
        const auto snapshot_before = reference_in(outgoing->snapshot_before);
        if (!snapshot_before) return snapshot_before.error();
        auto made = feed::revision_files(published.state, published.history,
                                         published.head.position, *snapshot_before);
        if (!made) return made.error();
        made->files.push_back({feed::path_of(published.head.root), published.root_file});
        for (const std::string& path : missing) {
            const auto file = std::find_if(made->files.begin(), made->files.end(),
                                           [&](const auto& one) { return one.path == path; });
            if (file == made->files.end()) return false;
            files.push_back(*file);
        }
    }
    Ready ready;
    ready.head_bytes = published.head_bytes;
    if (auto staged = stage(ready, files); !staged) return staged.error();
    if (auto done = put_in_place(ready); !done) return done.error();
    if (auto done = settle(database, paths_of(published.head)); !done) return done.error();
    return true;
}

Result<void> Publisher::copy_to(const Published& published, const fs::path& target) const {
    const feed::Head& head = published.head;
    const std::vector<std::string> paths = paths_of(head);
    for (const char* part : {"s", "d", "root"}) {
        std::error_code failed;
        fs::create_directories(target / part, failed);
        if (failed)
            return Error{ErrorKind::disk,
                         (target / part).string() + " cannot be made: " + failed.message()};
    }
    for (const std::string& path : paths) {
        const auto bytes = read_file(folder_ / path, limits::document_bytes);
        if (!bytes) return bytes.error();
        if (auto written = write_file(target / path, *bytes); !written) return written;
    }
    return write_file(target / feed::head_path, published.head_bytes);
}

std::optional<std::pair<feed::Head, std::string>> Publisher::head_in_folder(
    const feed::Root& root) const {
    auto bytes = read_file(folder_ / feed::head_path, limits::head_bytes);
    if (!bytes) return std::nullopt;
    const auto envelope = feed::open_envelope(*bytes, limits::head_bytes);
    if (!envelope || envelope->type != feed::head_type || !feed::is_signed_by(*envelope, root.head))
        return std::nullopt;
    auto head = feed::open_head(envelope->payload);
    if (!head || head->position.feed != root.feed) return std::nullopt;
    return std::pair(*std::move(head), *std::move(bytes));
}

Result<void> Publisher::remove_old_files(const Database& database, const Published& published,
                                         UtcTime now, std::chrono::hours keep) const {
    std::vector<std::string> named{
        feed::path_of(published.head.snapshot, published.head.position.epoch)};
    for (const feed::DocumentRef& delta : published.head.deltas)
        named.push_back(feed::path_of(delta, published.head.position.epoch));
    // A file is old when no head has named it for so long.
    for (const std::string& path : named)
        if (auto seen = run(database, "UPDATE feed_file SET written = ? WHERE path = ?",
                            {row_instant(now), path});
            !seen)
            return seen;
    std::vector<std::string> old;
    const auto done = each_row(database, "SELECT path FROM feed_file WHERE written < ?",
                               {row_instant(now - keep)}, [&](const Row& row) {
                                   const bool root = row.text(0).starts_with("root/");
                                   if (!root) old.push_back(row.string(0));
                               });
    if (!done) return done.error();
    for (const std::string& path : old) {
        if (std::find(named.begin(), named.end(), path) != named.end()) continue;
        std::error_code failed;
        fs::remove(folder_ / path, failed);
        if (failed) continue;
        if (auto removed = run(database, "DELETE FROM feed_file WHERE path = ?", {path}); !removed)
            return removed;
    }
    return {};
}

}  // namespace foyer::hub
