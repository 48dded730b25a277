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
        ApiRoute{"GET", "edits/*", Role::viewer, BodyKind::none, get_edit},
        ApiRoute{"DELETE", "edits/*", Role::editor, BodyKind::none, delete_edit},
        ApiRoute{"POST", "edits/*/undo", Role::editor, BodyKind::optional_json, undo_edit},
        ApiRoute{"GET", "announcements", everybody, BodyKind::none, get_announcements},
        ApiRoute{"POST", "announcements", Role::editor, BodyKind::json, post_announcement},
        ApiRoute{"DELETE", "announcements/*", Role::editor, BodyKind::none, delete_announcement},
        ApiRoute{"GET", "rooms", everybody, BodyKind::none, get_rooms},
        ApiRoute{"GET", "screens", Role::viewer, BodyKind::none, get_screens},
        ApiRoute{"POST", "screens/pair", Role::admin, BodyKind::json, pair_screen},
        ApiRoute{"PUT", "screens/*", Role::admin, BodyKind::json, put_screen},
        ApiRoute{"DELETE", "screens/*", Role::admin, BodyKind::none, delete_screen},
        ApiRoute{"POST", "screens/*/status", everybody, BodyKind::json, post_screen_status},
        ApiRoute{"GET", "screens/*/picture", Role::viewer, BodyKind::none, get_picture},
        ApiRoute{"POST", "screens/*/picture", Role::editor, BodyKind::optional_json,
                 ask_for_picture},
        ApiRoute{"PUT", "screens/*/picture", everybody, BodyKind::file, put_picture},
        ApiRoute{"POST", "imports", Role::editor, BodyKind::file, post_import},
        ApiRoute{"GET", "imports", Role::viewer, BodyKind::none, get_imports},
        ApiRoute{"POST", "imports/*/accept", Role::editor, BodyKind::optional_json, accept_import},
        ApiRoute{"POST", "imports/*/reject", Role::editor, BodyKind::optional_json, reject_import},
        ApiRoute{"GET", "upstream", Role::viewer, BodyKind::none, get_upstream},
        ApiRoute{"PUT", "upstream", Role::admin, BodyKind::json, put_upstream},
        ApiRoute{"DELETE", "upstream", Role::admin, BodyKind::none, delete_upstream},
        ApiRoute{"POST", "rehearsal", Role::admin, BodyKind::json, post_rehearsal},
        ApiRoute{"DELETE", "rehearsal", Role::admin, BodyKind::none, delete_rehearsal},
        ApiRoute{"GET", "audit", Role::viewer, BodyKind::none, get_audit},
        ApiRoute{"GET", "sign-in", everybody, BodyKind::none, get_sign_in},
        ApiRoute{"POST", "sign-in", everybody, BodyKind::json, post_sign_in, true},
        ApiRoute{"DELETE", "sign-in", everybody, BodyKind::none, delete_sign_in, true},
        ApiRoute{"POST", "sign-in/password", Role::viewer, BodyKind::json, post_own_password},
        ApiRoute{"POST", "setup", everybody, BodyKind::json, post_setup, true},
        ApiRoute{"GET", "accounts", Role::admin, BodyKind::none, get_accounts},
        ApiRoute{"POST", "accounts", Role::admin, BodyKind::json, post_account},
        ApiRoute{"PATCH", "accounts/*", Role::admin, BodyKind::json, patch_account},
        ApiRoute{"DELETE", "accounts/*", Role::admin, BodyKind::none, delete_account},
        ApiRoute{"GET", "events", Role::viewer, BodyKind::none, get_events},
        ApiRoute{"GET", "imports/*", Role::viewer, BodyKind::none, get_import},
        ApiRoute{"GET", "tokens", Role::admin, BodyKind::none, get_tokens},
        ApiRoute{"POST", "tokens", Role::admin, BodyKind::json, post_token},
        ApiRoute{"DELETE", "tokens/*", Role::admin, BodyKind::none, delete_token},
    };
    return routes;
}

}  // namespace foyer::hub
