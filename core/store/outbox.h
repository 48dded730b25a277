#pragma once
// Staff edits that wait for the hub, made on a screen while there was no network. They live in a
// small database of their own, `<db>.outbox`, which no rebuild of the programme touches. One thread
// at a time.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/store/lock_file.h"
#include "core/store/sqlite.h"
#include "core/time/instant.h"

namespace foyer::store {

/// Edits that may wait. Staff who made so many without a network are better told.
inline constexpr std::size_t most_waiting_edits = 200;

/// One request to the hub, as it is to be sent.
struct WaitingEdit {
    std::string id;      ///< Idempotency-Key: sent again it acts once; a record id
    std::string target;  ///< below the API ("sessions/opening")
    std::string base;    ///< If-Match: the session's revision that the edit was made on
    std::string body;    ///< JSON, with the values before and after
    UtcTime made_at{};   ///< by the clock of the screen; the hub asks again about old ones
    friend bool operator==(const WaitingEdit&, const WaitingEdit&) = default;
};

class Outbox {
public:
    /// Opens `path`, creating it when absent. in_use when another process holds it; damaged, or
    /// unsupported, when it is no outbox: then it is left as it is.
    [[nodiscard]] static Result<Outbox> open(const std::filesystem::path& path);

    /// Puts `edit` at the end, on the disk before it returns. An edit with a known id is the same
    /// one and is not added again. too_large when most_waiting_edits wait, or the body is longer
    /// than limits::text_bytes.
    [[nodiscard]] Result<void> add(const WaitingEdit& edit);
    /// All that wait, in the order in which they were made.
    [[nodiscard]] Result<std::vector<WaitingEdit>> waiting() const;
    /// Forgets an edit that the hub has answered for; nothing happens when there is none.
    [[nodiscard]] Result<void> remove(const std::string& id);

private:
    Outbox(LockFile lock, std::unique_ptr<Database> database)
        : lock_(std::move(lock)), database_(std::move(database)) {}

    LockFile lock_;
    std::unique_ptr<Database> database_;
};

}  // namespace foyer::store
