#pragma once
// What is wrong with an answer, before its content is judged. Trust sits in signatures and hashes:
// type and status only explain why something is not ours. Pure; any thread.

#include <optional>
#include <string>

#include "core/sync/backoff.h"
#include "core/sync/transport.h"

namespace foyer::sync {

/// Why an attempt failed, as far as it matters for what to try next.
enum class Trouble {
    unreachable,  ///< nothing came, or not whole
    busy,         ///< the server asks to come later
    missing,      ///< the server does not have the file (yet)
    intercepted,  ///< somebody else answered: a portal, a proxy, another server
    refused,      ///< it came whole and is not what it should be
};

struct Fault {
    Trouble trouble = Trouble::unreachable;
    std::string message;  ///< what and where, for a person
    std::optional<Milliseconds> retry_after;
};

/// Why an answer to `url` carries nothing to judge; empty for 200, and for 304, which is not an
/// error of the server.
[[nodiscard]] std::optional<Fault> fault_of(const Answer& answer, const std::string& url);

/// The fault of a request to `url` that never got an answer.
[[nodiscard]] Fault fault_of(TransportFailure failure, const std::string& url);

/// The fault of a 200 whose body was refused because of `why`: a web page in its place, or markup
/// put behind it, comes from a portal.
[[nodiscard]] Fault fault_of_content(const Answer& answer, const std::string& url,
                                     const std::string& why);

/// True when the server says that it held the request.
[[nodiscard]] bool was_held(const Answer& answer);

}  // namespace foyer::sync
