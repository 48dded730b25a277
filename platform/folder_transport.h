#pragma once
// A feed in a folder: a USB stick, a mounted disk, what `foyer-hub publish --dir` wrote. Answers
// the requests of a screen as a web server would; a request that waits looks at the head now and
// then.

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

#include "core/base/guarded.h"
#include "core/base/result.h"
#include "core/sync/transport.h"

namespace foyer::platform {

/// The address under which a FolderTransport answers for `folder`: "file:///media/stick/feed/".
[[nodiscard]] std::string folder_address(const std::filesystem::path& folder);

/// Only regular files below the folder are read, none through a link, none beyond the limit of the
/// request. Threads as HttpTransport says.
class FolderTransport final : public sync::HttpTransport {
public:
    /// `look_every`: how often a request that waits looks at the head.
    explicit FolderTransport(std::filesystem::path folder,
                             std::chrono::milliseconds look_every = std::chrono::seconds{2});

    void start(const sync::Request& request) override;
    void abandon(sync::RequestId id) override;
    [[nodiscard]] std::optional<sync::Outcome> wait(std::chrono::milliseconds at_most) override;
    void wake() override;

private:
    /// What there is to say now; empty while the request may go on waiting.
    [[nodiscard]] std::optional<sync::Outcome> answer();

    std::filesystem::path folder_;
    std::string address_;
    std::chrono::milliseconds look_every_;
    std::optional<sync::Request> open_;
    std::chrono::steady_clock::time_point held_until_{};
    Guarded<bool> woken_;
};

}  // namespace foyer::platform
