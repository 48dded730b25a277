// The routes of the API.

#include <array>

#include "tools/hub/api_handlers.h"

namespace foyer::hub {

std::span<const ApiRoute> api_routes() {
    static constexpr auto everybody = std::optional<Role>();
    static const std::array routes{
        ApiRoute{"GET", "hub", everybody, BodyKind::none, get_hub},
        ApiRoute{"GET", "status", Role::viewer, BodyKind::none, get_status},
        ApiRoute{"GET", "sessions", everybody, BodyKind::none, get_sessions},
        ApiRoute{"GET", "sessions/*", everybody, BodyKind::none, get_session},
        ApiRoute{"PATCH", "sessions/*", Role::editor, BodyKind::json, patch_session},
        ApiRoute{"GET", "edits", Role::viewer, BodyKind::none, get_edits},
        ApiRoute{"DELETE", "edits/*", Role::editor, BodyKind::none, delete_edit},
        ApiRoute{"POST", "edits/*/undo", Role::editor, BodyKind::optional_json, undo_edit},
        ApiRoute{"GET", "announcements", everybody, BodyKind::none, get_announcements},
        ApiRoute{"POST", "announcements", Role::editor, BodyKind::json, post_announcement},
        ApiRoute{"DELETE", "announcements/*", Role::editor, BodyKind::none, delete_announcement},
    };
    return routes;
}

}  // namespace foyer::hub
