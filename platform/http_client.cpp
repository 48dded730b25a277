#include "platform/http_client.h"

#include <curl/curl.h>

#include <cassert>
#include <utility>

#include "platform/curl_exchange.h"

namespace foyer::platform {

namespace {

/// Schedules move to other addresses in the middle of a conference.
constexpr int followed_redirects = 5;

}  // namespace

HttpCall conditional_get(std::string url, const std::string& etag,
                         const std::string& last_modified) {
    HttpCall call;
    call.url = std::move(url);
    call.redirects = followed_redirects;
    if (!etag.empty()) call.fields.push_back("If-None-Match: " + etag);
    if (!last_modified.empty()) call.fields.push_back("If-Modified-Since: " + last_modified);
    return call;
}

Result<HttpClient> HttpClient::create(const CurlOptions& options) {
    const auto checked = check_options(options);
    if (!checked) return checked.error();
    auto exchange = CurlExchange::create(options);
    if (!exchange)
        return Error{ErrorKind::refused,
                     "The system gives no memory for the network; close other "
                     "programs or raise the limits of this one."};
    return HttpClient(std::move(exchange));
}

HttpClient::HttpClient(std::unique_ptr<CurlExchange> exchange) : exchange_(std::move(exchange)) {}
HttpClient::HttpClient(HttpClient&&) noexcept = default;
HttpClient& HttpClient::operator=(HttpClient&&) noexcept = default;
HttpClient::~HttpClient() = default;

HttpEnding HttpClient::send(const HttpCall& call) {
    assert(call.redirects == 0 || call.token.empty());
    Exchange exchange;
    exchange.method = call.method;
    exchange.url = call.url;
    exchange.fields = call.fields;
    // A server that is asked first whether it wants the body costs a turn, and some never answer.
    exchange.fields.emplace_back("Expect:");
    if (!call.token.empty()) exchange.fields.push_back("Authorization: Bearer " + call.token);
    exchange.body = call.body;
    exchange.limit_bytes = call.limit_bytes;
    exchange.timeouts = call.timeouts;
    exchange.redirects = call.redirects;
    exchange.give_up = call.give_up;
    exchange_->prepare(std::move(exchange));
    Ended ended = exchange_->finish(curl_easy_perform(exchange_->handle()));
    if (const auto* const failure = std::get_if<sync::TransportFailure>(&ended)) return *failure;
    auto& answer = std::get<sync::Answer>(ended);
    return HttpAnswer{answer.status,
                      std::move(answer.etag),
                      exchange_->last_modified(),
                      std::move(answer.content_type),
                      std::move(answer.retry_after),
                      std::move(answer.body)};
}

std::string explain(sync::TransportFailure failure, const std::string& url) {
    using sync::TransportFailure;
    switch (failure) {
        case TransportFailure::dns:
            return "There is no answer for the name in " + url +
                   "; is it spelt rightly, and does this machine have a network?";
        case TransportFailure::connect:
            return "Nobody listens at " + url + "; does the program there run, is the port right?";
        case TransportFailure::tls:
            return "No safe connection to " + url +
                   ": its certificate has expired or is not valid yet, or it speaks no TLS 1.2; "
                   "is the clock of this machine right?";
        case TransportFailure::tls_peer:
            return "The certificate of " + url +
                   " is of another name, or of an authority that is not trusted; does this network "
                   "want a login, or is an authority to be named (--authority)?";
        case TransportFailure::timeout:
            return url + " did not answer in time; try again.";
        case TransportFailure::too_slow:
            return url + " answered too slowly; try again.";
        case TransportFailure::too_large:
            return url + " answered with more than is ever needed; is this the right address?";
        case TransportFailure::reset:
            return url + " closed the connection without an answer; try again.";
        case TransportFailure::cut:
            return "The answer of " + url + " was cut short; try again.";
        case TransportFailure::protocol:
            return url + " does not answer as a web server does; is this the right address?";
    }
    assert(false);
    return "";
}

}  // namespace foyer::platform
