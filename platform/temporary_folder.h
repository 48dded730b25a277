#pragma once
// A folder for as long as it is needed.

#include <filesystem>

namespace foyer::platform {

/// An empty folder that only this user can read, removed with its owner. Where none can be made the
/// path is one that does not exist.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace foyer::platform
