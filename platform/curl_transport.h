#pragma once
// HTTP by libcurl: one connection that is kept open, one request at a time.

#include <atomic>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/sync/transport.h"
#include "platform/curl_options.h"

namespace foyer::platform {

class CurlExchange;

/// Threads as HttpTransport says. prepare_network() was called before. A proxy that the environment
/// names (http_proxy, https_proxy) is used.
///
/// Two things it mends by itself: a kept connection that the server closes just as the next request
/// is sent is replaced once, and where no name server answers the last address is used at which the
/// name did answer.
class CurlTransport final : public sync::HttpTransport {
public:
    /// Fails when the file of extra authorities is none, and with refused when the system has no
    /// memory or descriptors left.
    [[nodiscard]] static Result<std::unique_ptr<CurlTransport>> create(
        const CurlOptions& options = {});
    ~CurlTransport() override;

    void start(const sync::Request& request) override;
    void abandon(sync::RequestId id) override;
    [[nodiscard]] std::optional<sync::Outcome> wait(std::chrono::milliseconds at_most) override;
    void wake() override;

private:
    struct Cleanup {
        void operator()(void* multi) const;
    };
    using Multi = std::unique_ptr<void, Cleanup>;

    CurlTransport(Multi multi, std::unique_ptr<CurlExchange> exchange);

    void begin(std::chrono::milliseconds total, const std::string& known_address);
    void leave();
    [[nodiscard]] std::optional<sync::Outcome> progress();
    [[nodiscard]] std::optional<sync::Outcome> conclude(int code);
    [[nodiscard]] bool retry_with_last_address();
    void remember_address();

    // In this order: what is prepared must leave the multi handle before that is closed.
    Multi multi_;
    std::unique_ptr<CurlExchange> exchange_;
    std::optional<sync::Request> open_;
    bool begun_ = false;  ///< the easy handle is in the multi handle
    bool retried_ = false;
    bool proxied_;
    /// The address at which a "host:port" last answered.
    std::map<std::string, std::string> last_addresses_;
    std::atomic<bool> woken_{false};
};

}  // namespace foyer::platform
