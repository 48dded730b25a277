#pragma once
// The seam to HTTP. Core says what to ask and within which bounds; platform asks. Redirects are
// never followed, bodies never unpacked, cookies never kept, and the peer of a TLS connection is
// always verified.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "core/base/limits.h"

namespace foyer::sync {

using RequestId = std::uint64_t;

/// How long a request may take.
struct Timeouts {
    /// To connect, TLS included.
    std::chrono::milliseconds connect{3000};
    /// From the start to the last byte.
    std::chrono::milliseconds total{60'000};
    /// Slower than this for `slow_for` ends the request; 0 for a parked one, which is silent by
    /// nature.
    std::size_t least_bytes_per_second = 200;
    std::chrono::milliseconds slow_for{10'000};
};

/// One GET.
struct Request {
    RequestId id = 0;
    std::string url;
    std::string if_none_match;     ///< with its quotes; "" for none
    std::chrono::seconds wait{0};  ///< Prefer: wait=…; 0: answer at once
    std::string screen;            ///< Foyer-Screen; "" for none
    std::size_t limit_bytes = 0;   ///< of the body, counted as it comes
    std::size_t limit_header_bytes = limits::answer_header_bytes;
    Timeouts timeouts;
    bool fresh_connection = false;  ///< not one that was open before the network changed

    /// True when the hub may hold it until there is something newer.
    [[nodiscard]] bool is_parked() const { return wait.count() > 0; }
};

/// The status of an answer that has what was asked for, and of one that says "nothing newer" (RFC
/// 9110, sections 15.3.1 and 15.4.5).
constexpr int status_ok = 200;
constexpr int status_not_modified = 304;

/// What came back, whole. Header fields that are absent are "".
struct Answer {
    int status = 0;
    std::string etag;
    std::string content_type;
    std::string date;
    std::string retry_after;
    std::string preference_applied;
    std::string body;
    std::string picture_ticket;  ///< see core/base/screen_picture.h
};

/// Why nothing whole came back.
enum class TransportFailure {
    dns,       ///< the name is not known, or nobody answers for it
    connect,   ///< refused, unreachable, no route
    tls,       ///< no TLS as we want it: expired, not yet valid, an old version
    tls_peer,  ///< a certificate of somebody else: another name, an authority that is not trusted
    timeout,
    too_slow,
    too_large,  ///< body or header beyond the limit of the request
    reset,      ///< the connection was closed before anything came back
    cut,        ///< the connection was closed in the middle of the answer
    protocol,   ///< what came back is not HTTP
};
/// "dns" … "protocol".
[[nodiscard]] const char* word_for(TransportFailure failure);

/// How one request ended.
struct Outcome {
    RequestId id = 0;
    std::variant<Answer, TransportFailure> result;
};

/// Implemented by platform and by tests. One request at a time. Sync thread only, but for wake().
class HttpTransport {
public:
    virtual ~HttpTransport() = default;
    /// Begins a request. None is under way.
    virtual void start(const Request& request) = 0;
    /// Ends a request without an outcome; nothing happens when it is not under way.
    virtual void abandon(RequestId id) = 0;
    /// Waits for the outcome of the request under way, at most `at_most`, or until wake().
    [[nodiscard]] virtual std::optional<Outcome> wait(std::chrono::milliseconds at_most) = 0;
    /// Ends a wait() that is running or the next one. Any thread.
    virtual void wake() = 0;
};

}  // namespace foyer::sync
