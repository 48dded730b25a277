#pragma once
// The lock of a store: `<db>.lock`, held with flock by the one process that writes the database and
// released by the system when that process ends, however it ends. The file itself stays.

#include <filesystem>

#include "core/base/result.h"

namespace foyer::store {

class LockFile {
public:
    /// Takes the lock of the database `path`. in_use, naming the process, when another holds it.
    [[nodiscard]] static Result<LockFile> take(const std::filesystem::path& path);

    /// Fails with in_use when a process holds the lock of `path`; takes nothing.
    [[nodiscard]] static Result<void> check_free(const std::filesystem::path& path);

    LockFile(LockFile&& other) noexcept;
    LockFile& operator=(LockFile&& other) noexcept;
    ~LockFile();

private:
    explicit LockFile(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
};

}  // namespace foyer::store
