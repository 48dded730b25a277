#include "platform/temporary_folder.h"

#include <cstdlib>
#include <string>
#include <system_error>

namespace foyer::platform {

namespace fs = std::filesystem;

TemporaryFolder::TemporaryFolder() {
    std::error_code failed;
    fs::path parent = fs::temp_directory_path(failed);
    if (failed) parent = "/tmp";
    std::string name = (parent / "foyer-XXXXXX").string();
    const char* made = ::mkdtemp(name.data());
    path_ = made ? fs::path(made) : parent / "foyer-no-folder" / "none";
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

}  // namespace foyer::platform
