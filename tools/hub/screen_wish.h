#pragma once
// What somebody wants a screen to be, read from the body of a request, and making it so. Store
// thread.

#include <string>

#include "core/programme/model.h"
#include "tools/hub/api.h"
#include "tools/hub/request_body.h"

namespace foyer::hub {

/// All but the id; members that nobody has asked for are a fault. What is wrong stands in the
/// faults of `fields`.
[[nodiscard]] programme::Screen read_screen_wish(BodyFields& fields,
                                                 const programme::Programme& programme);

/// Sets a screen up, or changes it; `op` stands in the audit.
[[nodiscard]] HttpResponse set_screen(ApiContext& context, const ApiCall& call,
                                      programme::Screen screen, const std::string& op);

}  // namespace foyer::hub
