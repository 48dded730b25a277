#pragma once
// The API below /api/v1/: routes, who may use them, and what they share. Each resource has its
// file api_<resource>.cpp; openapi.json says what they take and give. Store thread.

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "tools/hub/accounts.h"
#include "tools/hub/answers.h"
#include "tools/hub/desk.h"
#include "tools/hub/http.h"
#include "tools/hub/hub.h"
#include "tools/hub/passwords.h"
#include "tools/hub/picture_desk.h"
#include "tools/hub/screen_book.h"
#include "tools/hub/tokens.h"
#include "tools/hub/upstream.h"

namespace foyer::hub {

/// What the API works on.
struct ApiContext {
    Desk& desk;
    std::vector<TokenFacts>& tokens;
    Accounts& accounts;
    SignInLimits& sign_in_limits;
    ScreenBook& screens;
    PictureDesk& pictures;
    Upstream& upstream;
    const Randomness& randomness;
    const HubOptions& options;
    const std::string& backup_trouble;  ///< why the last backup failed; "" when it did not
    /// What must be done with passwords before the request can be answered.
    std::optional<PasswordWork> password_work = {};
    bool wrote_rows = false;  ///< although the answer is a refusal
};

/// One request that was let in.
struct ApiCall {
    const HttpRequest& request;
    Moment moment;
    Actor actor;  ///< "" for nobody who is known
    std::optional<Role> role;
    std::vector<std::string> ids;      ///< what stands for the stars of the route
    std::shared_ptr<const Json> body;  ///< never null for routes that take JSON
    const SignIn* sign_in = nullptr;   ///< of who came with the page's cookie
    /// What came of the work that the handler has asked for; null when it asks.
    const PasswordResult* passwords = nullptr;
};

using ApiHandler = HttpResponse (*)(ApiContext&, const ApiCall&);

enum class BodyKind {
    none,
    json,           ///< must be there
    optional_json,  ///< may be empty
    file,           ///< up to limits::upload_bytes, of any kind
};

struct ApiRoute {
    std::string_view method;
    std::string_view path;     ///< below /api/v1/; "*" stands for an id
    std::optional<Role> role;  ///< the least; empty: everybody
    BodyKind body = BodyKind::none;
    ApiHandler handler;
    bool guarded = false;  ///< other sites must not do it, although everybody may
};

/// Every route.
[[nodiscard]] std::span<const ApiRoute> api_routes();

/// Answers a request whose path begins with /api/v1/. The answer means nothing where the context
/// has password_work afterwards: it is to be asked again with what came of that.
[[nodiscard]] HttpResponse answer_api(ApiContext& context, const HttpRequest& request,
                                      Moment moment, const PasswordResult* passwords = nullptr);

/// 32 hexadecimal digits of randomness, for ids of edits, imports …
[[nodiscard]] std::string fresh_id(const ApiContext& context);

/// Commits a turn whose answer is `answer`, remembered for a retry with the same Idempotency-Key;
/// the refusal when it fails.
[[nodiscard]] HttpResponse commit_turn(ApiContext& context, const ApiCall& call, Turn turn,
                                       HttpResponse answer);
/// As commit_turn, for rows that publish nothing.
[[nodiscard]] HttpResponse commit_rows(ApiContext& context, const ApiCall& call,
                                       const RowWriter& rows, HttpResponse answer);

/// The refusal of everything that publishes, while somebody holds a revision that this hub never
/// published.
[[nodiscard]] std::optional<HttpResponse> refuse_while_ahead(const ApiContext& context);

/// An audit entry of who calls.
[[nodiscard]] AuditEntry audit_of(const ApiCall& call, std::string op, std::string record);

}  // namespace foyer::hub
