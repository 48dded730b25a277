#include <sys/stat.h>

#include <algorithm>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "core/store/connection.h"
#include "core/store/content_hash.h"
#include "core/store/feed_copy.h"
#include "core/store/last_good.h"
#include "core/store/store.h"

namespace foyer::store {

namespace {

namespace fs = std::filesystem;
using programme::Programme;

/// Damaged databases kept for people who want to know why.
constexpr std::size_t kept_aside = 2;
/// The files that make one database.
constexpr const char* parts[] = {"", "-wal", "-shm", "-journal"};

/// True when something, of whatever kind, is called `path`.
bool is_there(const fs::path& path) {
    struct stat facts {};
    return ::lstat(path.c_str(), &facts) == 0;
}

/// "20180626T092000Z"
std::string stamp(UtcTime now) {
    std::string words = format_utc(now);
    std::erase_if(words, [](char c) { return c == '-' || c == ':'; });
    return words;
}

/// The databases set aside beside `path`, oldest first.
std::vector<fs::path> set_aside_before(const fs::path& path) {
    const std::string beginning = path.filename().string() + ".damaged-";
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    std::vector<fs::path> found;
    std::error_code failed;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed)) {
        const std::string name = entry->path().filename().string();
        const bool part =
            name.ends_with("-wal") || name.ends_with("-shm") || name.ends_with("-journal");
        if (name.starts_with(beginning) && !part) found.push_back(entry->path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

/// Renames a database with all its files and removes the oldest beyond those that are kept. A log
/// without its database tells nothing, and beside a new one it would do harm.
Result<fs::path> set_aside(const fs::path& path, UtcTime now) {
    const std::string base = path.string() + ".damaged-" + stamp(now);
    std::string aside = base;
    for (int number = 2; is_there(aside); ++number)
        aside = base + "." + std::to_string(number);
    std::error_code failed;
    for (const char* part : parts) {
        if (!is_there(path.string() + part)) continue;
        fs::rename(path.string() + part, aside + part, failed);
        if (failed)
            return Error{ErrorKind::disk,
                         path.string() + part + " cannot be set aside: " + failed.message()};
    }
    auto all = set_aside_before(path);
    for (std::size_t i = 0; i + kept_aside < all.size(); ++i)
        for (const char* part : parts)
            fs::remove_all(all[i].string() + part, failed);
    return fs::path(aside);
}

/// Whether what stands in the place of a store may be renamed. What is ours and broken may; what
/// is somebody else's only where a last good copy shows that the place is ours.
bool may_set_aside(const Error& error, const fs::path& path) {
    if (error.kind == ErrorKind::damaged) return true;
    const bool foreign =
        error.kind == ErrorKind::unsupported || error.kind == ErrorKind::unreadable;
    return foreign && (is_there(last_good_path(path)) || is_there(last_feed_path(path)) ||
                       is_there(previous_feed_path(path)));
}

/// A database that was looked at, and the programme that was proven on the way.
struct Sound {
    std::unique_ptr<Database> database;
    std::optional<Programme> proven;
};

/// Opens the database and looks at all of it; what is wrong as an error.
Result<Sound> open_sound(const fs::path& path) {
    if (auto good = check_place(path); !good) return good.error();
    auto database = open_locked(path, Look::none);
    if (!database) return database.error();
    const auto kept = read_revision(**database);
    if (!kept) return kept.error();
    auto examined = examine_database(**database, *kept, true);
    if (!examined) return examined.error();
    if (examined->damage.empty()) return Sound{std::move(*database), std::move(examined->proven)};
    return Error{ErrorKind::damaged, path.string() + " is damaged: " + examined->damage.front()};
}

/// Why a copy of the feed was put into the store that held `kept`.
std::string why_restored(const fs::path& path, const RevisionInfo& kept, bool existed) {
    if (!existed) return path.string() + " was missing";
    if (kept.number == 0) return path.string() + " was empty";
    return path.string() + " held revision " + std::to_string(kept.number) +
           ", and a later one was there before";
}

/// Why the copy must be put into the sound store that holds `kept`; empty when it need not. A copy
/// is on disk before its revision is committed and takes its place afterwards, so one that is newer
/// than the store, or of the same number with other content, proves that the store has lost its
/// log or got another's.
std::string why_take_copy(const fs::path& path, const RevisionInfo& kept, bool existed,
                          const RevisionInfo& copy, bool same_content) {
    if (!existed) return path.string() + " was missing";
    if (kept.number == 0) return path.string() + " was empty";
    if (kept.number > copy.number || (kept.number == copy.number && same_content)) return {};
    return path.string() + " held revision " + std::to_string(kept.number) +
           " where its last good copy holds revision " + std::to_string(copy.number);
}

/// Puts a last good copy into the store where it is ahead of it; says so in `report`. `proven` is
/// what the store holds, where that is known.
Result<void> take_copy(const Sound& sound, bool existed, OpenReport& report) {
    const Database& database = *sound.database;
    const fs::path& path = database.path();
    const auto kept = read_revision(database);
    if (!kept) return kept.error();
    const auto restored = restore_feed(database, *kept);
    if (!restored) return restored.error();
    if (!restored->empty()) {
        if (report.why.empty()) report.why = why_restored(path, kept->info, existed);
        report.rebuilt_from = *restored;
        return {};
    }
    if (!kept->head_file.empty()) return {};
    if (kept->info.number > 0 && last_good_holds(path, kept->content_hash)) return {};
    const auto copy = read_last_good(path);
    if (!copy) {
        if (kept->info.number > 0 || copy.error().kind == ErrorKind::not_found) return {};
        report.why += (report.why.empty() ? "" : "; ") + copy.error().detail;
        return {};
    }
    const bool same_content = content_hash(copy->programme) == kept->content_hash;
    const std::string why = why_take_copy(path, kept->info, existed, copy->revision, same_content);
    if (why.empty()) return {};
    const Programme nothing;
    const Programme& before = sound.proven ? *sound.proven : nothing;
    if (auto done = store_revision(database, before, *copy); !done) return done.error();
    if (report.why.empty()) report.why = why;
    report.rebuilt_from = "last good copy";
    return {};
}

}  // namespace

Result<Store> Store::open_or_rebuild(const fs::path& path, UtcTime now, OpenReport& report) {
    report = {};
    if (auto good = check_place(path); !good && good.error().kind == ErrorKind::not_found)
        return good.error();
    auto lock = LockFile::take(path);
    if (!lock) return lock.error();

    const bool existed = is_there(path);
    auto sound = open_sound(path);
    if (!sound) {
        if (!may_set_aside(sound.error(), path)) return sound.error();
        report.why = sound.error().detail;
        const auto aside = set_aside(path, now);
        if (!aside) return aside.error();
        report.set_aside = *aside;
        auto database = open_locked(path, Look::quick);
        if (!database) return database.error();
        sound = Sound{std::move(*database), {}};
    }
    if (auto done = take_copy(*sound, existed, report); !done) return done.error();
    if (report.rebuilt_from) sound->proven.reset();
    return Store(std::unique_ptr<Connection>(new Connection{
        path, std::move(*lock), std::move(sound->database), std::move(sound->proven)}));
}

}  // namespace foyer::store
