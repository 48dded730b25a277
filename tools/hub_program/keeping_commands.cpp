// foyer-hub publish, audit, recover, backup: what is done to a hub that is not being served.

#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>

#include "core/base/files.h"
#include "core/store/lock_file.h"
#include "core/store/sqlite.h"
#include "tools/hub_program/open_hub.h"

namespace foyer::hub_program {

namespace {

/// A hub's database after a year of edits has 50 MB.
constexpr std::size_t most_backup_bytes = std::size_t{2} * 1024 * 1024 * 1024;

/// Moves what the log holds into the database, so that one file is all of it.
Result<void> settle_log(const std::filesystem::path& path) {
    std::error_code failed;
    if (!std::filesystem::exists(path, failed))
        return Error{ErrorKind::not_found,
                     path.string() + " does not exist; make a hub with foyer-hub init"};
    const auto database = store::Database::open(path, store::Database::Access::write);
    if (!database) return database.error();
    (*database)->adopt();
    return {};
}

}  // namespace

Outcome run(const PublishRequest& request, World& world) {
    const auto hub = open_hub(request.place, world,
                              "its feed folder always holds these files: copy them from there, "
                              "the file head last, or stop the hub for a moment");
    if (!hub) return hub.error();
    if (const auto written = hub->publish_to(request.folder); !written) return written.error();
    world.out.line(
        "The feed is in " + request.folder + ", at revision " +
        std::to_string(hub->head()->revision) +
        ". Screens follow it with: foyer --hub URL-of-its-parent, foyerctl follow --feed");
    return 0;
}

Outcome run(const AuditVerifyRequest& request, World& world) {
    const auto hub =
        open_hub(request.place, world, "ask it with GET /api/v1/audit, or stop it for a moment");
    if (!hub) return hub.error();
    const auto entries = hub->verify_audit();
    if (!entries) return entries.error();
    if (request.json) {
        Json json;
        json["entries"] = *entries;
        json["intact"] = true;
        print_json(world.out, json);
    } else {
        world.out.line(std::to_string(*entries) + " entries, none changed or removed.");
    }
    return 0;
}

Outcome run(const AuditExportRequest& request, World& world) {
    const auto hub =
        open_hub(request.place, world, "read them with GET /api/v1/audit, or stop it for a moment");
    if (!hub) return hub.error();
    const auto exported =
        hub->export_audit([&world](std::string_view line) { world.out.line(line); });
    if (!exported) return exported.error();
    return 0;
}

Outcome run(const RecoverRequest& request, World& world) {
    auto hub = open_hub(request.place, world, "stop it first, then recover, then serve again");
    if (!hub) return hub.error();
    const auto revision = hub->recover();
    if (!revision) return revision.error();
    if (request.json) {
        Json json;
        json["revision"] = *revision;
        print_json(world.out, json);
    } else {
        world.out.line("Published again, as revision " + std::to_string(*revision) + ".");
    }
    return 0;
}

Outcome run(const BackupRequest& request, World& world) {
    const auto path = database_path(request.place);
    if (!path) return path.error();
    // The hub's own lock: nobody writes while the copy is made.
    const auto lock = store::LockFile::take(*path);
    if (!lock)
        return Error{lock.error().kind,
                     path->string() +
                         " is being served by a hub, which makes a copy of its own every hour; "
                         "take that one, or stop the hub for a moment"};
    std::error_code failed;
    if (std::filesystem::exists(request.file, failed))
        return Error{ErrorKind::refused,
                     request.file + " is there already; name a new file for the copy"};
    if (const auto settled = settle_log(*path); !settled) return settled.error();
    const auto bytes = read_file(*path, most_backup_bytes);
    if (!bytes) return bytes.error();
    if (const auto copied = write_file(request.file, *bytes); !copied) return copied.error();
    std::filesystem::permissions(
        request.file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write,
        failed);
    world.out.line("Copied to " + request.file + ". The keys are not in it: keep " +
                   path->string() + ".head-key too.");
    return 0;
}

}  // namespace foyer::hub_program
