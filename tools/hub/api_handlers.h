#pragma once
// The handlers of the API's routes, and what several of them share. Store thread.

#include "tools/hub/api.h"
#include "tools/hub/editing.h"

namespace foyer::hub {

HttpResponse get_hub(ApiContext& context, const ApiCall& call);
HttpResponse get_status(ApiContext& context, const ApiCall& call);

HttpResponse get_sessions(ApiContext& context, const ApiCall& call);
HttpResponse get_session(ApiContext& context, const ApiCall& call);
HttpResponse patch_session(ApiContext& context, const ApiCall& call);

HttpResponse get_edits(ApiContext& context, const ApiCall& call);
HttpResponse get_edit(ApiContext& context, const ApiCall& call);
HttpResponse delete_edit(ApiContext& context, const ApiCall& call);
HttpResponse undo_edit(ApiContext& context, const ApiCall& call);

HttpResponse get_announcements(ApiContext& context, const ApiCall& call);
HttpResponse post_announcement(ApiContext& context, const ApiCall& call);
HttpResponse delete_announcement(ApiContext& context, const ApiCall& call);

HttpResponse get_rooms(ApiContext& context, const ApiCall& call);
HttpResponse get_screens(ApiContext& context, const ApiCall& call);
HttpResponse pair_screen(ApiContext& context, const ApiCall& call);
HttpResponse put_screen(ApiContext& context, const ApiCall& call);
HttpResponse delete_screen(ApiContext& context, const ApiCall& call);
HttpResponse post_screen_status(ApiContext& context, const ApiCall& call);

HttpResponse ask_for_picture(ApiContext& context, const ApiCall& call);
HttpResponse put_picture(ApiContext& context, const ApiCall& call);
HttpResponse get_picture(ApiContext& context, const ApiCall& call);

HttpResponse post_import(ApiContext& context, const ApiCall& call);
HttpResponse get_imports(ApiContext& context, const ApiCall& call);
HttpResponse accept_import(ApiContext& context, const ApiCall& call);
HttpResponse reject_import(ApiContext& context, const ApiCall& call);

HttpResponse get_upstream(ApiContext& context, const ApiCall& call);
HttpResponse put_upstream(ApiContext& context, const ApiCall& call);
HttpResponse delete_upstream(ApiContext& context, const ApiCall& call);
HttpResponse post_rehearsal(ApiContext& context, const ApiCall& call);
HttpResponse delete_rehearsal(ApiContext& context, const ApiCall& call);
HttpResponse get_audit(ApiContext& context, const ApiCall& call);
HttpResponse get_sign_in(ApiContext& context, const ApiCall& call);
HttpResponse post_sign_in(ApiContext& context, const ApiCall& call);
HttpResponse delete_sign_in(ApiContext& context, const ApiCall& call);
HttpResponse post_own_password(ApiContext& context, const ApiCall& call);
HttpResponse post_setup(ApiContext& context, const ApiCall& call);
HttpResponse get_accounts(ApiContext& context, const ApiCall& call);
HttpResponse post_account(ApiContext& context, const ApiCall& call);
HttpResponse patch_account(ApiContext& context, const ApiCall& call);
HttpResponse delete_account(ApiContext& context, const ApiCall& call);
/// Lets who asks listen; the network thread holds the request until there is something new.
HttpResponse get_events(ApiContext& context, const ApiCall& call);
HttpResponse get_import(ApiContext& context, const ApiCall& call);
HttpResponse get_tokens(ApiContext& context, const ApiCall& call);
HttpResponse post_token(ApiContext& context, const ApiCall& call);
HttpResponse delete_token(ApiContext& context, const ApiCall& call);

/// The answer to an edit that is made, planned, or only looked at.
[[nodiscard]] HttpResponse edit_answer(ApiContext& context, const ApiCall& call,
                                       const ReadyEdit& edit, bool planned);
/// Makes an edit whose row has its id.
[[nodiscard]] HttpResponse commit_edit(ApiContext& context, const ApiCall& call, ReadyEdit& edit);

/// What is known of the picture of a screen; null for none.
[[nodiscard]] Json picture_answer(const ScreenPicture* picture, const TimeZone& zone);

/// The refusal of an edit; where it is one that somebody may decide about and `request` wants so,
/// the edit is kept for them.
[[nodiscard]] HttpResponse refuse_or_hold(ApiContext& context, const ApiCall& call,
                                          const EditRequest& request, const Refusal& refusal);
/// What stands in the way of a held edit as things are now; JSON's null for nothing.
[[nodiscard]] Json question_about(const ApiContext& context, const ApiCall& call,
                                  const EditRow& edit);
/// The held edit of `session` that `request` decides on.
[[nodiscard]] Asked<EditRow> held_edit_called(const ApiContext& context, const std::string& id,
                                              const std::string& session);
/// The row writer that notes `edit` as decided by who calls: `state` is answered or withdrawn.
[[nodiscard]] RowWriter note_decided(const ApiCall& call, EditRow edit, EditState state);
/// Edits of which a list is given at most.
inline constexpr std::size_t most_edits_told = 500;

/// Adds the announcement that `request` has to the turn of `edit`.
[[nodiscard]] std::optional<Refusal> announce_with(ApiContext& context, const ApiCall& call,
                                                   const EditRequest& request, ReadyEdit& edit);
/// An announcement as the API gives it.
[[nodiscard]] Json announcement_answer(const programme::Announcement& announcement,
                                       const TimeZone& zone);
/// Takes an announcement away, or puts one that was withdrawn back: `edit` is what is undone, null
/// for none.
[[nodiscard]] HttpResponse withdraw_announcement(ApiContext& context, const ApiCall& call,
                                                 const std::string& id, const EditRow* edit);
[[nodiscard]] HttpResponse restore_announcement(ApiContext& context, const ApiCall& call,
                                                const EditRow& edit);
/// The row writer that notes `edit` as undone by who calls.
[[nodiscard]] RowWriter note_undone(const ApiCall& call, EditRow edit);

}  // namespace foyer::hub
