#pragma once
// What a staff edit of one session asks for, read from the body of a request. Pure; any thread.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

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

    [[nodiscard]] bool sets(Field field) const;
    [[nodiscard]] bool says_from(Field field) const;
};

/// The edit in `body`. Rooms are ids or names of `programme`, people are names.
[[nodiscard]] Asked<EditRequest> read_edit(const Json& body, std::uint64_t base,
                                           const programme::Programme& programme);

/// The revision in an If-Match field ("17" in quotes); empty when it is none.
[[nodiscard]] std::optional<std::uint64_t> revision_in(std::string_view if_match);

}  // namespace foyer::hub
