#include "platform/paths.h"

#include <cstdlib>
#include <system_error>

namespace foyer::platform {

namespace {

namespace fs = std::filesystem;

bool holds_assets(const fs::path& folder) {
    std::error_code ignored;
    return fs::is_directory(folder / "icons", ignored);
}

}  // namespace

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

Result<fs::path> asset_folder(const fs::path& source_assets) {
    const std::string chosen = environment("FOYER_ASSETS");
    if (!chosen.empty()) {
        if (holds_assets(chosen)) return fs::path(chosen);
        return Error{ErrorKind::not_found,
                     "FOYER_ASSETS names " + chosen + ", which holds no icons folder"};
    }
    std::error_code failed;
    const fs::path program = fs::read_symlink("/proc/self/exe", failed);
    const fs::path installed = program.parent_path().parent_path() / "share" / "foyer";
    if (!failed && holds_assets(installed)) return installed;
    if (holds_assets(source_assets)) return source_assets;
    return Error{ErrorKind::not_found, "Foyer's assets are neither in " + installed.string() +
                                           " nor in " + source_assets.string() +
                                           "; set FOYER_ASSETS to the folder that holds them"};
}

Result<fs::path> state_folder() {
    const std::string state_home = environment("XDG_STATE_HOME");
    // The XDG rules: a relative path counts as unset.
    if (fs::path(state_home).is_absolute()) return fs::path(state_home) / "foyer";
    const std::string home = environment("HOME");
    if (fs::path(home).is_absolute()) return fs::path(home) / ".local" / "state" / "foyer";
    return Error{ErrorKind::not_found,
                 "there is no home folder to keep the programme in; name a file with --db"};
}

}  // namespace foyer::platform
