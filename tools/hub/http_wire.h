#pragma once
// Answers as bytes. Pure; any thread.

#include <string>
#include <string_view>

#include "core/time/instant.h"
#include "tools/hub/http.h"
#include "tools/hub/http_check.h"

namespace foyer::hub {

/// How an answer goes out.
struct Delivery {
    UtcTime date{};
    bool keep_alive = true;
    bool secure = false;  ///< over TLS
};

/// Everything before the body: status line, the answer's own fields, Date, Content-Length,
/// Connection, and what tells browsers to trust nothing here (unless the answer says otherwise, or
/// is not for them). A field that could end its line early is left out.
[[nodiscard]] std::string head_of(const HttpResponse& response, const Delivery& delivery);

/// True for statuses that never have a body: 1xx, 204 and 304.
[[nodiscard]] bool is_bodiless(int status);

/// The answer to a request that is refused before anybody looks at it:
/// {"error":{"code":…,"message":…}} as everywhere in the API.
[[nodiscard]] HttpResponse error_response(int status, std::string_view code,
                                          std::string_view message);
/// The same for what the server itself refuses.
[[nodiscard]] HttpResponse refusal_of(const BadRequest& refused);

/// "Tue, 26 Jun 2018 09:20:00 GMT"
[[nodiscard]] std::string http_date(UtcTime instant);

}  // namespace foyer::hub
