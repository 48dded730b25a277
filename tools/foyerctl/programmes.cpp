#include "tools/foyerctl/programmes.h"

#include <array>
#include <fstream>
#include <string_view>
#include <system_error>

#include "core/base/files.h"
#include "core/base/limits.h"
#include "core/feed/records.h"
#include "platform/paths.h"
#include "tools/foyerctl/feed_place.h"
#include "tools/foyerctl/open_feed.h"
#include "tools/foyerctl/progress.h"

namespace foyer::foyerctl {

namespace {

namespace fs = std::filesystem;

/// "https://…": letters, then "://".
bool is_address(std::string_view source) {
    const std::size_t end = source.find("://");
    return end != std::string_view::npos && end > 0 &&
           source.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == end;
}

Result<std::shared_ptr<const programme::Snapshot>> read_hub(const HubAccess& hub,
                                                            const std::string& trust,
                                                            World& world) {
    const Progress progress(world.err, "Asking " + hub.url);
    auto place = FeedPlace::at(hub.url + "/feed/", hub.authority);
    if (!place) return place.error();
    const auto opened = open_feed(*place, trust, [](const std::string&, const std::string&) {});
    if (!opened) return opened.error();
    auto publication = feed::publication_of(opened->state);
    if (!publication) return publication.error();
    return programme::Snapshot::build(*std::move(publication), opened->head.position.revision);
}

}  // namespace

Result<fs::path> store_path(const std::string& db) {
    if (!db.empty()) return fs::path(db);
    const auto folder = platform::state_folder();
    if (!folder) return folder.error();
    return *folder / "kiosk.db";
}

Result<formats::Imported> read_programme_file(const std::string& path, const Reading& reading,
                                              World& world) {
    if (is_address(path))
        return Error{ErrorKind::unsupported,
                     path +
                         " is an address, and this version reads files only; download it first, "
                         "for example with: curl -Lo programme.xml '" +
                         path + "'"};
    const std::string name = fs::path(path).filename().string();
    const Progress progress(world.err, "Reading " + name);
    const auto bytes = read_file(path, limits::import_bytes);
    if (!bytes) return bytes.error();
    formats::ImportOptions options;
    options.format = reading.format;
    options.time_zone = reading.time_zone;
    options.language = reading.language;
    options.title = reading.title;
    options.name = name;
    auto imported = formats::read_programme(*bytes, options);
    if (!imported) {
        // Readers name the file by itself; here the path that was given helps more.
        std::string detail = imported.error().detail;
        if (!detail.starts_with(path) && !detail.starts_with(name)) detail = path + ": " + detail;
        return Error{imported.error().kind, detail};
    }
    return imported;
}

Result<store::Stored> read_store(const fs::path& path, World& world) {
    const Progress progress(world.err, "Reading " + path.filename().string());
    const auto store = store::Store::open_read_only(path);
    if (!store) return with_advice(store.error(), path);
    auto stored = store->load();
    if (!stored) return with_advice(stored.error(), path);
    return stored;
}

Result<std::shared_ptr<const programme::Snapshot>> open_snapshot(const std::string& db,
                                                                 const HubAccess& hub,
                                                                 const std::string& trust,
                                                                 World& world) {
    if (!hub.url.empty()) return read_hub(hub, trust, world);
    const auto path = store_path(db);
    if (!path) return path.error();
    auto stored = read_store(*path, world);
    if (!stored) return stored.error();
    return programme::Snapshot::build(std::move(stored->programme), stored->revision.number);
}

bool is_database(const std::string& path) {
    constexpr std::string_view magic("SQLite format 3\0", 16);
    std::error_code failed;
    if (!fs::is_regular_file(path, failed)) return false;
    std::array<char, magic.size()> beginning{};
    std::ifstream file(path, std::ios::binary);
    file.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
    return std::string_view(beginning.data(), beginning.size()) == magic;
}

Error with_advice(const Error& error, const fs::path& path) {
    if (error.kind != ErrorKind::damaged) return error;
    return {error.kind,
            error.detail + "; ask for advice with: foyerctl doctor --db " + path.string()};
}

}  // namespace foyer::foyerctl
