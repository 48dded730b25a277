#pragma once
// A folder of a test's own, in memory where the system has such a place, removed with its owner.

#include <stdlib.h>

#include <filesystem>
#include <string>
#include <system_error>

namespace foyer::tests {

class TempFolder {
public:
    TempFolder() {
        namespace fs = std::filesystem;
        std::error_code ignored;
        const fs::path base =
            fs::is_directory("/dev/shm", ignored) ? "/dev/shm" : fs::temp_directory_path();
        std::string name = base / "foyer-test-XXXXXX";
        if (mkdtemp(name.data()) != nullptr) path_ = name;
    }
    TempFolder(const TempFolder&) = delete;
    TempFolder& operator=(const TempFolder&) = delete;
    ~TempFolder() {
        std::error_code ignored;
        if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
    }

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
        return path_ / name;
    }

private:
    std::filesystem::path path_;
};

}  // namespace foyer::tests
