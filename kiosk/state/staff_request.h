#pragma once
// From what staff chose on the screen to what is asked of the hub, and from there to the programme
// as it will be. Pure; any thread.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/programme/snapshot.h"
#include "kiosk/i18n/catalogue.h"
#include "kiosk/state/staff.h"

namespace foyer::kiosk {

/// One call of the hub's API that changes something.
struct StaffRequest {
    std::string target;   ///< below the API: "sessions/opening", "announcements"
    std::string base;     ///< the revision that staff saw, in digits; "" where none counts
    std::string body;     ///< JSON
    std::string session;  ///< id; "" where it is about none
    friend bool operator==(const StaffRequest&, const StaffRequest&) = default;
};

/// `session` as `draft` wants it.
[[nodiscard]] programme::Session as_drafted(const programme::Session& session,
                                            const StaffDraft& draft);

/// What is double-booked, or comes too close, were `session` so.
struct DraftTrouble {
    enum class Kind { room, person, no_break };
    Kind kind = Kind::room;
    std::string name;  ///< of the room or the person
    programme::SessionIndex other = 0;
};
/// The gravest of them, of a session of `snapshot` that differs from how it stands there; empty
/// when all is well.
[[nodiscard]] std::optional<DraftTrouble> trouble_of(const programme::Snapshot& snapshot,
                                                     const programme::Session& session);

/// What `draft` asks of the hub: the edit of the session, with the message where there is one, or
/// the message alone. A message goes out with its edit, and not while that is asked about.
/// A clash that staff have seen is passed by force. Texts for the audit are in `words`, those for
/// the public in every language of `catalogues`.
[[nodiscard]] std::vector<StaffRequest> requests_of(const programme::Snapshot& snapshot,
                                                    const StaffDraft& draft, const Catalogue& words,
                                                    const Catalogues& catalogues, UtcTime now);

/// What takes the announcement `id` off all screens.
[[nodiscard]] StaffRequest withdrawal_of(const std::string& id);

/// What the message of `draft` says in the language of `words`; "" when there is none.
[[nodiscard]] std::string message_of(const programme::Snapshot& snapshot, const StaffDraft& draft,
                                     const Catalogue& words);

/// The text of a reason, or the name of a template, by its key.
[[nodiscard]] std::string reason_words(const Catalogue& words, std::string_view key);
[[nodiscard]] std::string message_name(const Catalogue& words, std::string_view key);

/// Carries the edit of a session with the target and the body of a request out on `session`; false
/// when it is none, or none of that session.
[[nodiscard]] bool apply_request(std::string_view target, std::string_view body,
                                 programme::Session& session);
/// The id of the session that `target` is about; "" for any other.
[[nodiscard]] std::string session_in_target(std::string_view target);

}  // namespace foyer::kiosk
