#pragma once
// What a staff edit of one session asks for, read from the body of a request. Pure; any thread.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/programme/publication.h"
#include "tools/hub/answers.h"
#include "tools/hub/field_groups.h"
#include "tools/hub/request_body.h"

namespace foyer::hub {

struct EditRequest {
    std::uint64_t base = 0;       ///< the session's revision that its maker saw
    std::vector<Field> fields;    ///< what it sets
    std::vector<Field> from_set;  ///< those of them of which it says what they were
    programme::Session from;      ///< only what is in `from_set` means something
    programme::Session to;        ///< only what is in `fields` means something
    /// People named in `to` whom the programme does not know yet.
    std::vector<programme::Person> new_people;
    bool force = false;
    std::string reason;
    std::optional<UtcTime> publish_at;
    std::optional<UtcTime> made_at;  ///< by the clock of who made it offline
    bool preview = false;
    /// Told with it, in the same turn; one whose `from` is the epoch is told at once.
    std::optional<programme::Announcement> announce;
    bool hold = false;    ///< where it is refused for what somebody may decide, it is kept for them
    std::string answers;  ///< id of the held edit that this one decides on; ""

    [[nodiscard]] bool sets(Field field) const;
    [[nodiscard]] bool says_from(Field field) const;
};

/// The edit in `body`. Rooms are ids or names of `programme`, people are names.
[[nodiscard]] Asked<EditRequest> read_edit(const Json& body, std::uint64_t base,
                                           const programme::Programme& programme);

/// What an edit that is kept as {"base", "body"} asked for.
[[nodiscard]] Asked<EditRequest> read_kept_edit(const std::string& kept,
                                                const programme::Programme& programme);
/// Keeps the body of an edit made on the revision `base`.
[[nodiscard]] std::string keep_edit(const Json& body, std::uint64_t base);

/// The revision in an If-Match field ("17" in quotes); empty when it is none.
[[nodiscard]] std::optional<std::uint64_t> revision_in(std::string_view if_match);

}  // namespace foyer::hub
