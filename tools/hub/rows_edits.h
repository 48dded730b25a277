#pragma once
// Edits in the hub's database: what was done, by whom, and what it was before. Store thread.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/store/sqlite.h"
#include "core/time/instant.h"

namespace foyer::hub {

enum class EditState {
    published,
    scheduled,  ///< waits for its time
    undone,
    withdrawn,  ///< a scheduled one that was taken back
    failed,     ///< a scheduled one that met a conflict or a clash when its time came
    held,       ///< refused and kept: somebody is to decide
    answered,   ///< a held one that somebody has decided on, with another edit
};
/// "published" … "answered".
[[nodiscard]] std::string_view word_for(EditState state);
[[nodiscard]] std::optional<EditState> edit_state_called(std::string_view word);

struct EditRow {
    std::string id;
    UtcTime at{};
    std::string who;
    std::string token;
    std::string op;       ///< "move", "retime", "cancel", "announce", "undo" …
    std::string record;   ///< "session s1", "announcement a1"
    std::string title;    ///< of the record, when it was made
    std::string request;  ///< JSON: {"base":17,"body":…}, as it was asked for
    std::string before;   ///< the record before it; "" for none
    std::string after;    ///< the record after it; "" for none
    EditState state = EditState::published;
    std::optional<UtcTime> publish_at;
    std::optional<UtcTime> ended_at;  ///< when it was undone, withdrawn, answered, or failed
    std::string ended_by;
    std::string why;  ///< it failed, or is held
};

[[nodiscard]] Result<void> add_edit(const store::Database& database, const EditRow& edit);
/// Renews state, before, after, ended and why of an edit.
[[nodiscard]] Result<void> update_edit(const store::Database& database, const EditRow& edit);
[[nodiscard]] Result<std::optional<EditRow>> find_edit(const store::Database& database,
                                                       const std::string& id);
/// The newest first, at most `most`.
[[nodiscard]] Result<std::vector<EditRow>> newest_edits(const store::Database& database,
                                                        std::size_t most);
/// Held ones, in the order in which they came, at most `most`.
[[nodiscard]] Result<std::vector<EditRow>> held_edits(const store::Database& database,
                                                      std::size_t most);
/// Scheduled ones whose time is up at `now`, in the order of their times.
[[nodiscard]] Result<std::vector<EditRow>> due_edits(const store::Database& database, UtcTime now);
/// The earliest time of a scheduled edit; empty when there is none.
[[nodiscard]] Result<std::optional<UtcTime>> next_scheduled(const store::Database& database);

}  // namespace foyer::hub
