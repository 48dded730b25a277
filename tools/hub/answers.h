#pragma once
// Answers of the API. Pure; any thread.

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "tools/hub/http.h"

namespace foyer::hub {

/// `body` as JSON, never to be kept by anybody on the way.
[[nodiscard]] HttpResponse json_answer(int status, const Json& body,
                                       std::vector<HttpField> fields = {});

/// Why a request is not done: the answer {"error":{"code","message"},…}. The message says what,
/// where, and what to do.
struct Refusal {
    int status = 422;
    std::string code;
    std::string message;
    std::string extra;  ///< members beside "error", as the inside of a JSON object; "" for none
};

[[nodiscard]] HttpResponse answer_of(const Refusal& refusal);

/// The refusal that a failure of our own parts means: 507 for a full disk, 503 while screens are
/// ahead, 413, 422 …
[[nodiscard]] Refusal refusal_of(const Error& error);

/// A value, or why there is none, to be told to who asked.
template <class T>
using Asked = std::variant<T, Refusal>;

}  // namespace foyer::hub
