#pragma once
// An announcement, read from the body of a request. Pure; any thread.

#include "core/programme/publication.h"
#include "tools/hub/request_body.h"

namespace foyer::hub {

/// The announcement that `fields` ask for, without an id; it is told from `now` where they do not
/// say from when.
[[nodiscard]] programme::Announcement read_announcement(BodyFields& fields, UtcTime now);

}  // namespace foyer::hub
