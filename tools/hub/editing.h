#pragma once
// From an edit that is asked for to the turn that makes it: judged against what is in force, and
// refused with everything that the asker needs to decide. Store thread.

#include <string>
#include <vector>

#include "core/programme/changes.h"
#include "tools/hub/answers.h"
#include "tools/hub/desk.h"
#include "tools/hub/edit_judge.h"
#include "tools/hub/edit_request.h"
#include "tools/hub/rows_edits.h"

namespace foyer::hub {

/// An edit that may be done.
struct ReadyEdit {
    Turn turn;
    EditRow row;  ///< its id and state are the caller's
    programme::Session after;
    /// As it would be: the session and those at the same time as it is, or was, with what they
    /// refer to.
    programme::Programme programme;
    std::vector<programme::Change> changes;
    std::vector<NewClash> clashes;  ///< passed by force
    std::uint64_t revision = 0;     ///< of the session afterwards
    bool merged = false;
    bool nothing = false;  ///< it is so already
    /// Of the announcement that goes with it: its id, and that of its edit; "" for none.
    std::string announcement{}, announcement_edit{};
};

/// "move", "retime" … by what differs.
[[nodiscard]] std::string op_of(const programme::Session& before, const programme::Session& after);

/// Prepares an edit of the session `id`.
[[nodiscard]] Asked<ReadyEdit> prepare_edit(const Desk& desk, Moment moment, const Actor& actor,
                                            const std::string& id, const EditRequest& request);

/// What an undo of `edit` may be asked with.
struct UndoWish {
    bool force = false;
    std::string reason;
    bool preview = false;
};

/// Prepares the edit that takes `edit` back, one of a session.
[[nodiscard]] Asked<ReadyEdit> prepare_undo(const Desk& desk, Moment moment, const Actor& actor,
                                            const EditRow& edit, const UndoWish& wish);

}  // namespace foyer::hub
