#pragma once
// The files of a feed's folder as the hub gives them out. Files are named by their content and
// never change, so each is read once for all who ask at the same time, and the newest ones stay in
// memory. One thread.

#include <cstddef>
#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace foyer::hub {

/// True for the paths of snapshots, deltas and roots as core/feed/files.h writes them, and for
/// nothing else: no other file of the folder can be asked for.
[[nodiscard]] bool is_feed_path(std::string_view path);

class FeedFiles {
public:
    /// Files stay in memory after nobody reads them any more, the last used ones, up to
    /// `kept_bytes`.
    FeedFiles(std::filesystem::path folder, std::size_t kept_bytes)
        : folder_(std::move(folder)), kept_limit_(kept_bytes) {}

    /// The bytes of the file `path`. not_found when is_feed_path() is false or there is none.
    /// Links are not followed.
    [[nodiscard]] Result<std::shared_ptr<const std::string>> read(std::string_view path);

private:
    using Bytes = std::shared_ptr<const std::string>;
    void keep(const Bytes& bytes);

    std::filesystem::path folder_;
    std::size_t kept_limit_;
    std::size_t kept_bytes_ = 0;
    std::deque<Bytes> kept_;  ///< the newest last
    std::map<std::string, std::weak_ptr<const std::string>, std::less<>> known_;
};

}  // namespace foyer::hub
