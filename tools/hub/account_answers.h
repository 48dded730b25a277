#pragma once
// What the handlers of sign-ins and accounts share. Store thread.

#include <string>
#include <string_view>

#include "tools/hub/api_handlers.h"
#include "tools/hub/request_body.h"

namespace foyer::hub {

/// A password in a body, as it was typed; a fault when it is too short or too long.
[[nodiscard]] std::string password_in(BodyFields& fields, std::string_view name, Presence presence);
/// The name of a person: a line that is not too long for the page.
[[nodiscard]] std::string name_in(BodyFields& fields, Presence presence);

/// Asks for work with passwords; the handler is called again with what came of it.
[[nodiscard]] HttpResponse wait_for_passwords(ApiContext& context, PasswordWork work);
/// The answer where the work could not be done.
[[nodiscard]] HttpResponse no_memory_for_passwords();

[[nodiscard]] Json account_answer(const Account& account, const TimeZone& zone);

/// Signs `account` in: writes `rows` and the sign-in in one transaction; the answer brings the
/// cookie.
[[nodiscard]] HttpResponse sign_in_as(ApiContext& context, const ApiCall& call,
                                      const Account& account, const RowWriter& rows);

}  // namespace foyer::hub
