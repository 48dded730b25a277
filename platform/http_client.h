#pragma once
// HTTP for programs that have nothing else to do meanwhile: one call at a time, and it blocks.

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "core/base/result.h"
#include "core/sync/transport.h"
#include "platform/curl_options.h"

namespace foyer::platform {

class CurlExchange;

struct HttpCall {
    std::string method = "GET";
    std::string url;
    std::vector<std::string> fields;  ///< "Name: value"; one that is not one line is left out
    /// Goes as "Authorization: Bearer …", and nowhere else; "" for none.
    std::string token;
    std::string body;  ///< sent unless the method is GET
    std::size_t limit_bytes = limits::document_bytes;
    sync::Timeouts timeouts;
    /// Redirects that are followed, never from https to http; 0 with a token.
    int redirects = 0;
    /// Asked about once a second; true ends the call as timed out. Empty: never.
    std::function<bool()> give_up{};
};

/// A GET of a schedule that others publish: followed to its new address, and answered with 304
/// where it is still the one that came with this ETag or Last-Modified ("" for neither).
[[nodiscard]] HttpCall conditional_get(std::string url, const std::string& etag,
                                       const std::string& last_modified);

/// What came back, whole. Header fields that are absent are "".
struct HttpAnswer {
    int status = 0;
    std::string etag;
    std::string last_modified;
    std::string content_type;
    std::string retry_after;
    std::string body;
};

using HttpEnding = std::variant<HttpAnswer, sync::TransportFailure>;

/// The settings of CurlTransport: peers are verified, nothing is unpacked, cookies are not kept,
/// bytes are counted. One thread; prepare_network() was called before.
class HttpClient {
public:
    /// Fails as CurlTransport::create.
    [[nodiscard]] static Result<HttpClient> create(const CurlOptions& options = {});
    HttpClient(HttpClient&&) noexcept;
    HttpClient& operator=(HttpClient&&) noexcept;
    ~HttpClient();

    [[nodiscard]] HttpEnding send(const HttpCall& call);

private:
    explicit HttpClient(std::unique_ptr<CurlExchange> exchange);
    std::unique_ptr<CurlExchange> exchange_;
};

/// Why nothing whole came from `url`, and what to do, in a sentence for a person.
[[nodiscard]] std::string explain(sync::TransportFailure failure, const std::string& url);

}  // namespace foyer::platform
