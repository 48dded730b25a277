#pragma once
// What becomes of an edit: applied, merged with what others did meanwhile, or in conflict with it;
// and the clashes that it would bring. Pure; any thread.

#include <string>
#include <vector>

#include "core/programme/clashes.h"
#include "tools/hub/edit_request.h"
#include "tools/hub/layers.h"

namespace foyer::hub {

/// A field that somebody else has set since.
struct Conflict {
    Field field;
    Touch theirs;  ///< who and when; revision 0 when nobody is known
};

struct Judgement {
    programme::Session after;        ///< the session as it would be
    std::vector<FieldGroup> groups;  ///< those that would differ
    bool merged = false;             ///< others have changed the session since, elsewhere
    std::vector<Conflict> conflicts;
    std::string invalid;  ///< why the session cannot be so; "" when it can
};

/// Where a session stands when an edit comes.
struct Standing {
    const programme::Session& now;
    std::uint64_t revision;   ///< at which it became so
    std::uint64_t published;  ///< newest revision: what is gathered beyond it may still change
    const std::map<GroupKey, Touch>& touches;
    std::string actor;  ///< name of who edits: one's own edits are in nobody's way
};

/// Judges an edit. A group of fields that somebody else touched after the edit's base is in
/// conflict (or in the base itself while that is still gathered: nobody knows which of its edits
/// the editor had seen), but for fields of the group "text", which are independent of each other,
/// and but for what is already as the edit wants it. A start that is moved takes its end along.
[[nodiscard]] Judgement judge_edit(const EditRequest& request, const Standing& standing);

/// A clash that a programme has and another one had not.
struct NewClash {
    programme::ClashKind kind;
    std::string name;   ///< of the room or the person
    std::string other;  ///< id of the session on the other side
};

/// The clashes of the session `id` that `after` brings about over `before`.
[[nodiscard]] std::vector<NewClash> clashes_brought(const programme::Programme& before,
                                                    const programme::Programme& after,
                                                    const std::string& id);

}  // namespace foyer::hub
