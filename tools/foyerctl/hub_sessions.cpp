#include "tools/foyerctl/hub_sessions.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "tools/foyerctl/hub_json.h"
#include "tools/foyerctl/layout.h"
#include "tools/foyerctl/words.h"

namespace foyer::foyerctl {

namespace {

/// Sessions that are listed to choose from.
constexpr std::size_t most_listed = 20;
constexpr std::size_t title_columns = 60;

std::string choice_of(const Json& session) {
    std::string rooms = joined_at(session, "room_names");
    if (rooms.empty()) rooms = joined_at(session, "rooms");
    return "\n  " + text_at(session, "id") + "  " + moment_of(text_at(session, "start")) + "  " +
           (rooms.empty() ? "" : rooms + "  ") +
           shortened(text_at(session, "title"), title_columns) +
           (text_at(session, "status") == "cancelled" ? " (cancelled)" : "");
}

Error several(const std::string& wanted, const std::vector<const Json*>& sessions) {
    std::string words = "\"" + wanted + "\" fits " +
                        counted(sessions.size(), "session", "sessions") +
                        "; give the id of one of them:";
    for (std::size_t i = 0; i < std::min(sessions.size(), most_listed); ++i)
        words += choice_of(*sessions[i]);
    if (sessions.size() > most_listed)
        words += "\n  and " + std::to_string(sessions.size() - most_listed) + " more";
    return {ErrorKind::refused, words};
}

}  // namespace

Result<std::shared_ptr<const Json>> find_session(HubClient& hub, const std::string& wanted) {
    const auto answer = hub.get("sessions?q=" + escaped_for_url(wanted));
    if (!answer) return answer.error();
    std::vector<const Json*> all, same_title;
    for (const Json& session : list_at(*answer->body, "sessions")) {
        if (raw_text_at(session, "id") == wanted) return std::make_shared<const Json>(session);
        if (text::fold(text_at(session, "title")) == text::fold(wanted))
            same_title.push_back(&session);
        all.push_back(&session);
    }
    if (all.empty())
        return Error{ErrorKind::not_found, "No session is called \"" + wanted +
                                               "\"; give its id or a part of its title."};
    if (same_title.size() == 1) return std::make_shared<const Json>(*same_title.front());
    if (all.size() > 1) return several(wanted, all);
    return std::make_shared<const Json>(*all.front());
}

}  // namespace foyer::foyerctl
