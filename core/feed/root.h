#pragma once
// Root documents: who may sign what, in a chain of versions. Root keys are kept offline; the head
// key lives in the hub. Pure; any thread.

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/feed/document.h"
#include "core/feed/envelope.h"
#include "core/time/instant.h"

namespace foyer::feed {

struct Root {
    FeedId feed;
    std::uint64_t version = 1;
    /// The epoch of every head under this root. A head key cannot raise it: when a key was stolen,
    /// the next root names a new head key and the next epoch.
    std::uint64_t epoch = 1;
    UtcTime issued{};
    Role root;  ///< who may sign root documents
    Role head;  ///< who may sign heads
    /// Hash and size of the file it was read from; zero for one that was not.
    Digest sha256{};
    std::uint64_t size = 0;
};

/// The payload of a root document. invalid when a role has no key, the same key twice, or a
/// threshold that it cannot reach.
[[nodiscard]] Result<std::string> write_root(const Root& root);

/// The file of a root: its payload, signed by each of `keys`; for a root after the first one these
/// are keys of both roots.
[[nodiscard]] Result<std::string> sign_root(const Root& root,
                                            std::span<const SecretKey* const> keys);

/// The first root that is trusted, from a file that the installation pins or that was seen first:
/// it must be signed by the threshold of its own root keys. untrusted otherwise; unsupported for
/// another format.
[[nodiscard]] Result<Root> read_first_root(std::string_view file);

/// The root after `current`, signed by the threshold of both. untrusted when it is not, or is of
/// another feed, or not the next version, or lowers the epoch.
[[nodiscard]] Result<Root> read_next_root(const Root& current, std::string_view file);

/// Follows the chain from `current` to `version`. `fetch` gives the file of a version; its failures
/// are passed on. too_large, before anything is fetched, beyond limits::root_steps.
[[nodiscard]] Result<Root> follow_roots(
    Root current, std::uint64_t version,
    const std::function<Result<std::string>(std::uint64_t version)>& fetch);

/// What people compare by eye: the first 8 bytes of the file's SHA-256 in groups of four digits.
[[nodiscard]] std::string fingerprint(const Root& root);

}  // namespace foyer::feed
