#pragma once
// One HTTP exchange with libcurl: the settings that all of ours have, and what comes back, within
// bounds. Part of platform: curl_transport.cpp and http_client.cpp share it. One thread.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/sync/transport.h"
#include "platform/curl_options.h"

struct curl_slist;

namespace foyer::platform {

/// What to ask.
struct Exchange {
    std::string method = "GET";
    std::string url;
    std::vector<std::string> fields;  ///< "Name: value"
    std::string body;                 ///< sent unless the method is GET
    std::size_t limit_bytes = 0;
    std::size_t limit_header_bytes = limits::answer_header_bytes;
    sync::Timeouts timeouts;
    bool fresh_connection = false;
    std::string known_address;  ///< instead of asking for the name: "host:port:address"
    int redirects = 0;          ///< that are followed, never from https to http
    /// Asked about once a second; true ends the exchange as timed out. Empty: never.
    std::function<bool()> give_up{};
};

/// What libcurl's code for the end of an exchange means.
using Ended = std::variant<sync::Answer, sync::TransportFailure>;

/// "host:port" of an address, with the port that its scheme implies; empty when it is none.
[[nodiscard]] std::optional<std::string> endpoint_of(const std::string& url);

/// A libcurl easy handle and the buffers that its callbacks fill. Stays where it is made.
class CurlExchange {
public:
    /// Empty when libcurl has no memory.
    [[nodiscard]] static std::unique_ptr<CurlExchange> create(const CurlOptions& options);
    CurlExchange(const CurlExchange&) = delete;
    CurlExchange& operator=(const CurlExchange&) = delete;
    ~CurlExchange() = default;

    /// Sets everything for `exchange` and forgets the one before.
    void prepare(Exchange exchange);
    /// How the exchange ended, when libcurl ended it with `code`.
    [[nodiscard]] Ended finish(int code);

    /// The easy handle, for libcurl.
    [[nodiscard]] void* handle() const { return handle_.get(); }
    /// Where it was connected to; "" when it never was.
    [[nodiscard]] std::string peer_address() const;
    /// Last-Modified of the last answer; "" when it said none.
    [[nodiscard]] const std::string& last_modified() const { return last_modified_; }
    /// From its start to now, or to its end.
    [[nodiscard]] std::chrono::milliseconds elapsed() const;

private:
    struct Cleanup {
        void operator()(void* handle) const;
        void operator()(curl_slist* list) const;
    };
    using Handle = std::unique_ptr<void, Cleanup>;
    using List = std::unique_ptr<curl_slist, Cleanup>;

    CurlExchange(Handle handle, CurlOptions options);

    static std::size_t on_body(char* bytes, std::size_t one, std::size_t count, void* self);
    static std::size_t on_header(char* bytes, std::size_t one, std::size_t count, void* self);
    [[nodiscard]] bool take_body(std::string_view bytes);
    [[nodiscard]] bool take_header(std::string_view line);

    [[nodiscard]] std::string* place_for(std::string_view name);

    void set_tls() const;
    void set_bounds() const;
    void set_request();
    [[nodiscard]] sync::TransportFailure failure_of(int code) const;
    [[nodiscard]] sync::TransportFailure failure_of_timeout() const;
    [[nodiscard]] sync::TransportFailure failure_of_certificate() const;
    [[nodiscard]] std::chrono::microseconds time_of(int info) const;

    Handle handle_;
    CurlOptions options_;
    Exchange asked_;
    List fields_;
    List addresses_;
    sync::Answer answer_;
    std::string last_modified_;
    std::size_t header_bytes_ = 0;
    bool header_ended_ = false;
    bool too_large_ = false;
};

}  // namespace foyer::platform
