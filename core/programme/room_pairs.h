#pragma once
// Which room of one programme is which room of another. Part of changes.cpp, matching.cpp and
// published_changes.cpp; nobody else needs it. Pure; any thread.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/programme/model.h"

namespace foyer::programme {

/// Gives the rooms of two programmes numbers under which they can be compared. Two rooms are the
/// same when they have the same name, as people read it at the door. A room whose name is new is
/// one of those whose name is gone, when it has its guid, or its id and no guid that says
/// otherwise: it was renamed.
class RoomPairs {
public:
    /// Both programmes must outlive the pairs.
    RoomPairs(const Programme& before, const Programme& after);

    /// The numbers of a session's rooms, sorted, each once. References to no room are left out.
    [[nodiscard]] std::vector<std::uint32_t> before(const Session& session) const {
        return numbers_in(before_, session);
    }
    [[nodiscard]] std::vector<std::uint32_t> after(const Session& session) const {
        return numbers_in(after_, session);
    }
    /// The id in the later programme of the room that the earlier one calls `id`; `id` itself when
    /// that room is gone.
    [[nodiscard]] std::string id_after(const std::string& id) const;

private:
    using Numbers = std::unordered_map<std::string_view, std::uint32_t>;

    [[nodiscard]] static std::vector<std::uint32_t> numbers_in(const Numbers& numbers,
                                                               const Session& session);

    Numbers before_;
    Numbers after_;
};

}  // namespace foyer::programme
