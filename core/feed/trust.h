#pragma once
// The order of trust: what a received head means to somebody who already holds one. Pure; any
// thread.

#include <optional>
#include <string>
#include <string_view>

#include "core/feed/head.h"
#include "core/feed/root.h"

namespace foyer::feed {

/// The newest that was ever proven, kept in the database and in trust.json. Before the first head:
/// a root's feed and version, and zeros.
struct Trusted {
    FeedId feed;
    std::uint64_t root = 0;  ///< version
    std::uint64_t epoch = 0;
    std::uint64_t revision = 0;
    std::uint64_t beat = 0;
    SignedTime issued{};
    Digest state{};  ///< state_hash at `revision`
    friend bool operator==(const Trusted&, const Trusted&) = default;
};

/// One line of canonical JSON.
[[nodiscard]] std::string write_trusted(const Trusted& trusted);
[[nodiscard]] Result<Trusted> read_trusted(std::string_view bytes);
/// The one of two that is further on, by root, epoch, revision, beat.
[[nodiscard]] const Trusted& higher(const Trusted& a, const Trusted& b);

enum class Standing {
    newer,          ///< a revision that is not held yet: fetch it
    beat_only,      ///< the revision that is held, proven anew
    equal,          ///< the very head that is held
    older,          ///< behind what is held: ignore it, report it
    fork,           ///< the revision that is held, with another content: refuse it, raise an alarm
    root_needed,    ///< a later root may explain it: fetch the next root, judge again
    needs_update,   ///< signed, but for a newer program: keep what is held
    other_feed,     ///< signed, for another feed
    bad_signature,  ///< not signed by who may sign
    malformed,      ///< not a head
};
/// "newer" … "malformed".
[[nodiscard]] std::string_view word_for(Standing standing);

struct Judgement {
    Standing standing = Standing::malformed;
    std::string
        message;  ///< what it means and what to do, for a person; "" for newer, beat_only, equal
    /// The head; only for newer, beat_only and equal.
    std::optional<Head> head;
    /// The root version that the head names; for root_needed, where it is not proven.
    std::uint64_t root = 0;

    /// True for newer, beat_only and equal: proof that what it names is the newest.
    [[nodiscard]] bool accepted() const { return head.has_value(); }
};

/// Judges the bytes of a received head under the root that is trusted and the newest that was held.
[[nodiscard]] Judgement judge(std::string_view envelope, const Root& root, const Trusted& held);

/// What is trusted once `head` was accepted (for newer: once its revision was applied).
[[nodiscard]] Trusted trusted_after(const Trusted& held, const Head& head);

}  // namespace foyer::feed
