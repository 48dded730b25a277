#pragma once
// The hub's HTTP/1.1 server, with or without TLS: it reads whole requests within bounds, hands them
// to an application, and writes its answers. One thread runs it; nobody else touches a connection.
// Whatever a client does, it costs at most one connection for a bounded time.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/limits.h"
#include "core/base/result.h"
#include "core/time/clock.h"
#include "tools/hub/http.h"

namespace foyer::hub {

/// How long a connection may take; it is closed then.
struct ServerTimeouts {
    std::chrono::milliseconds handshake{10'000};  ///< of TLS
    std::chrono::milliseconds head{10'000};   ///< until the header fields of a request are there
    std::chrono::milliseconds body{120'000};  ///< from then until its body is there
    std::chrono::milliseconds idle{75'000};   ///< between two requests
    std::chrono::milliseconds write{30'000};  ///< to take 64 KiB of an answer
    std::chrono::milliseconds linger{2'000};  ///< to read a last answer while still sending
    std::chrono::milliseconds sweep{250};     ///< how often all that is looked at
};

/// PEM files.
struct TlsFiles {
    std::filesystem::path certificate;  ///< with its chain
    std::filesystem::path key;
};

struct ServerSettings {
    std::string address = "127.0.0.1";  ///< a name or an address; "::" is every one, also of IPv4
    std::uint16_t port = 0;             ///< 0: one that is free
    std::size_t connections = limits::connections;
    std::optional<TlsFiles> tls;  ///< TLS 1.2 or later
    /// The most bytes that a request to this path may have as its body.
    std::function<std::size_t(std::string_view path)> body_limit = [](std::string_view) {
        return limits::request_body_bytes;
    };
    ServerTimeouts timeouts;
};

class HttpServer {
public:
    /// Binds and listens; nobody is answered before run(). Clock and application outlive the
    /// server. in_use when another program has the port; invalid, naming the file, when the
    /// certificate or the key is no good; refused otherwise.
    [[nodiscard]] static Result<HttpServer> listen(ServerSettings settings, const Clock& clock,
                                                   HttpApplication& application);
    HttpServer(HttpServer&&) noexcept;
    HttpServer& operator=(HttpServer&&) noexcept;
    ~HttpServer();

    /// The port that it listens on.
    [[nodiscard]] std::uint16_t port() const;

    /// Serves until stop() is through. The calling thread becomes the server's thread.
    void run();

    /// Runs `task` on the server's thread. Any thread.
    void post(std::function<void()> task);

    /// Reads the files of TLS again and shows new connections what they hold; those that are open
    /// keep theirs. When the files are no good, nothing changes. `told` gets the outcome on the
    /// server's thread: invalid, naming the file; usage when it was not listening with TLS. Any
    /// thread.
    void renew_certificate(std::function<void(Result<void>)> told);

    /// Takes no more connections, lets requests that are under way end within `grace`, closes
    /// everything. Any thread.
    void stop(std::chrono::milliseconds grace);

    /// Connections that are open. Server's thread.
    [[nodiscard]] std::size_t connections() const;

private:
    struct Core;
    explicit HttpServer(std::shared_ptr<Core> core);
    std::shared_ptr<Core> core_;
};

}  // namespace foyer::hub
