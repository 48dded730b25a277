#pragma once
// Files as whole values: read within a bound, written whole or not at all. Nothing here waits for
// a FIFO or a device, and nothing is followed by surprise. Any thread.

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace foyer {

/// The bytes of the regular file `path`. not_found when there is none; unreadable when it is a
/// folder, a FIFO, a device or a socket, or may not be read; too_large, before a byte is read, when
/// it is longer than `limit_bytes`.
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& path,
                                            std::size_t limit_bytes);

/// Makes `bytes` the content of `path`, on disk when this returns: a power cut leaves the old file
/// or the new one. A device or a FIFO that is there already ("/dev/stdout") is written to. Fails
/// with disk, and leaves nothing behind.
[[nodiscard]] Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

/// A file written beside its place, on disk, and not yet put there: for a file that must change
/// together with something else. Removed again when it is destroyed without commit().
class StagedFile {
public:
    /// When a file is safe from a power cut.
    enum class Safe {
        at_once,  ///< its bytes when it is written, its name when it is committed
        later,    ///< when sync_files() has it: for files that can be made again until then
    };

    /// Writes `bytes` to "<path>.<process>.tmp".
    [[nodiscard]] static Result<StagedFile> write(const std::filesystem::path& path,
                                                  std::string_view bytes,
                                                  Safe safe = Safe::at_once);

    StagedFile(StagedFile&& other) noexcept;
    StagedFile& operator=(StagedFile&& other) noexcept;
    ~StagedFile();

    /// Puts the file in its place. On failure the old file stays and the new one is removed.
    [[nodiscard]] Result<void> commit();

private:
    StagedFile(std::filesystem::path target, std::filesystem::path staged, Safe safe);
    void discard();

    std::filesystem::path target_;
    std::filesystem::path staged_;  // empty: committed or moved from
    Safe safe_ = Safe::at_once;
};

/// Makes files and their names safe from a power cut; each folder is synced once.
[[nodiscard]] Result<void> sync_files(const std::vector<std::filesystem::path>& paths);

/// Removes what StagedFile::write left beside `path` when the machine stopped before commit().
/// Only for a file that no other process writes.
void remove_stale_stages(const std::filesystem::path& path);

}  // namespace foyer
