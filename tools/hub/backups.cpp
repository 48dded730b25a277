#include "tools/hub/backups.h"

#include <algorithm>
#include <string>
#include <system_error>
#include <vector>

namespace foyer::hub {

namespace {

namespace fs = std::filesystem;

/// Two days of hourly copies; one of a big conference has 5 MB.
constexpr std::size_t kept_backups = 48;

std::string stamp_of(UtcTime now) {
    std::string stamp = format_utc(now);
    std::erase_if(stamp, [](char c) { return c == '-' || c == ':'; });
    return stamp;
}

void remove_oldest(const fs::path& folder, const std::string& prefix) {
    std::vector<fs::path> copies;
    std::error_code failed;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed)) {
        const std::string name = entry->path().filename().string();
        if (name.starts_with(prefix) && name.ends_with(".db")) copies.push_back(entry->path());
    }
    // The names sort by time.
    std::sort(copies.begin(), copies.end());
    for (std::size_t i = 0; i + kept_backups < copies.size(); ++i) {
        std::error_code ignored;
        fs::remove(copies[i], ignored);
    }
}

}  // namespace

fs::path backup_folder(const fs::path& database) {
    return database.string() + ".backups";
}

Result<void> back_up(const store::Database& database, UtcTime now) {
    const fs::path folder = backup_folder(database.path());
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed)
        return Error{ErrorKind::disk, folder.string() + " cannot be made: " + failed.message()};
    fs::permissions(folder, fs::perms::owner_all, failed);
    const std::string prefix = database.path().stem().string() + "-";
    const fs::path target = folder / (prefix + stamp_of(now) + ".db");
    if (fs::exists(target, failed)) return {};
    const fs::path part = target.string() + ".tmp";
    fs::remove(part, failed);
    if (auto copied = database.back_up_to(part); !copied) return copied;
    fs::permissions(part, fs::perms::owner_read | fs::perms::owner_write, failed);
    fs::rename(part, target, failed);
    if (failed)
        return Error{ErrorKind::disk, target.string() + " cannot be written: " + failed.message()};
    remove_oldest(folder, prefix);
    return {};
}

}  // namespace foyer::hub
