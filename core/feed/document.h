#pragma once
// Snapshot and delta: one form, a list of records to put and of ids to remove. A snapshot has the
// base 0 and every record. Pure; any thread.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/feed/history.h"
#include "core/feed/state.h"

namespace foyer::feed {

/// 128 random bits in lower-case hexadecimal: which feed a document belongs to.
using FeedId = std::string;
[[nodiscard]] bool is_feed_id(std::string_view text);

/// Which publication a document belongs to.
struct Position {
    FeedId feed;
    std::uint64_t epoch = 0;
    std::uint64_t revision = 0;
    friend bool operator==(const Position&, const Position&) = default;
};

struct Document {
    Position position;
    std::uint64_t base = 0;          ///< 0: a snapshot
    std::vector<Record> put;         ///< by table, then id
    std::vector<RecordKey> removed;  ///< by table, then id
    [[nodiscard]] bool is_snapshot() const { return base == 0; }
    friend bool operator==(const Document&, const Document&) = default;
};

/// Every record of `state`.
[[nodiscard]] Document snapshot_of(const State& state, Position position);
/// Every record of `state` after `step`.
[[nodiscard]] Document snapshot_after(const State& state, const Step& step, Position position);
/// What changed after revision `base` of `history`, as it is in `state`.
[[nodiscard]] Document delta_of(const State& state, const History& history, std::uint64_t base,
                                Position position);
/// The same where `state` and `history` end one revision earlier, and `step` leads on from there.
[[nodiscard]] Document delta_after(const State& state, const History& history, const Step& step,
                                   std::uint64_t base, Position position);

/// The canonical JSON of a document.
[[nodiscard]] std::string write_document(const Document& document);
/// The document in `bytes`. Records are canonical objects with record ids, sorted, each once,
/// within most_records; what is in them is not looked at. unsupported when its format or one of its
/// tables is not known, malformed, invalid or too_large otherwise.
[[nodiscard]] Result<Document> read_document(std::string_view bytes);

/// `before`, which is at revision `revision`, brought to the document's revision. A snapshot
/// replaces everything. A delta whose base is older than `revision` is harmless; invalid when it is
/// newer; too_large when the state would outgrow its limits.
[[nodiscard]] Result<State> applied(State before, std::uint64_t revision, Document document);

}  // namespace foyer::feed
