#pragma once
// Which announcements a screen shows at an instant. Pure; any thread.

#include <optional>
#include <string_view>
#include <vector>

#include "core/programme/publication.h"

namespace foyer::programme {

/// Those that run at `now` and are for everybody, or for a zone or room of the screen with the id
/// `screen`: by severity, the gravest first, then the newest first. They refer to `publication`.
[[nodiscard]] std::vector<const Announcement*> announcements_for(const Publication& publication,
                                                                 std::string_view screen,
                                                                 UtcTime now);

/// The earliest instant after `now` at which one begins or ends; empty when none does.
[[nodiscard]] std::optional<UtcTime> next_announcement_edge(const Publication& publication,
                                                            UtcTime now);

}  // namespace foyer::programme
