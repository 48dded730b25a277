#pragma once
// Who asks the API, and whether they may: by a token, or by the cookie of the staff page, which
// other sites must not be able to use. Store thread.

#include <optional>
#include <string>
#include <string_view>

#include "tools/hub/api.h"

namespace foyer::hub {

/// Notes in `call` who asks; a refusal when the token is not valid. A cookie that is not valid is
/// nobody's.
[[nodiscard]] std::optional<Refusal> identify(const ApiContext& context, ApiCall& call);

/// Whether who asks may do what the route does.
[[nodiscard]] std::optional<Refusal> check_role(const ApiRoute& route, const ApiCall& call);

/// Refuses what a page of another site could have sent: changes need a header of our own, and an
/// Origin that is ours where there is one; with a cookie there must be one.
[[nodiscard]] std::optional<Refusal> check_origin(const ApiRoute& route, const ApiCall& call);

/// True for https, also behind a proxy on this machine that says so.
[[nodiscard]] bool is_secure(const HttpRequest& request);
/// The address of who asks, also behind a proxy on this machine.
[[nodiscard]] std::string asker_address(const HttpRequest& request);
/// True for who asks from this machine, and through no proxy.
[[nodiscard]] bool is_from_here(const HttpRequest& request);

/// The value of the staff page's cookie; "" when there is none.
[[nodiscard]] std::string_view staff_cookie(const HttpRequest& request);
/// The Set-Cookie field that gives a browser `value`, or with "" takes it away. Over https the
/// cookie is called __Host-foyer and is Secure; a browser takes no such cookie over plain http,
/// where it is called foyer-staff.
[[nodiscard]] HttpField set_staff_cookie(const HttpRequest& request, std::string_view value);

}  // namespace foyer::hub
