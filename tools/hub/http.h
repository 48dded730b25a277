#pragma once
// Requests and answers as the hub's application sees them, apart from the server that reads and
// writes them. Plain values and one seam.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/time/clock.h"

namespace foyer::hub {

struct HttpField {
    std::string name;  ///< lower case in a request
    std::string value;
    friend bool operator==(const HttpField&, const HttpField&) = default;
};

/// One number for each request that a server hands over; never 0.
using RequestNumber = std::uint64_t;

/// One request, whole and within the server's bounds.
struct HttpRequest {
    RequestNumber number = 0;
    MonotonicTime at{};  ///< when it was there, whole
    std::string method;
    std::string path;                                        ///< decoded, begins with "/"
    std::vector<std::pair<std::string, std::string>> query;  ///< decoded, in their order
    std::vector<HttpField> fields;
    std::string body;
    std::string peer;     ///< address of who asks, without the port
    bool secure = false;  ///< came over TLS

    /// The value of the first field of this (lower-case) name; "" when there is none.
    [[nodiscard]] std::string_view field(std::string_view name) const;
    /// The first value of a name in the query; "" when there is none.
    [[nodiscard]] std::string_view query_value(std::string_view name) const;
};

struct HttpResponse {
    int status = 200;
    std::vector<HttpField> fields;  ///< without Content-Length, Date and Connection
    std::shared_ptr<const std::string> body;
    /// False for what no browser shows: nothing is said to them then.
    bool for_browsers = true;
};

/// Answers one request, at most once, from any thread. Nothing happens when the asker has gone.
using HttpReply = std::function<void(HttpResponse)>;

/// What stands behind the server.
class HttpApplication {
public:
    virtual ~HttpApplication() = default;
    /// Called on the server's thread; never blocks. The reply may be called now or later.
    virtual void handle(HttpRequest request, HttpReply reply) = 0;
    /// Who asked has closed the connection before the reply: what was kept for it may go.
    /// Server's thread.
    virtual void gone(RequestNumber /*request*/) {}
    /// When tick() is next due; asked after each call. Server's thread.
    [[nodiscard]] virtual std::optional<MonotonicTime> next_tick() const { return {}; }
    /// Does what is due by now. Coming early does no harm. Server's thread.
    virtual void tick(MonotonicTime /*now*/) {}
};

}  // namespace foyer::hub
