#include "platform/curl_transport.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "platform/curl_exchange.h"
#include "platform/paths.h"

namespace foyer::platform {

namespace {

using std::chrono::milliseconds;
using sync::Outcome;
using sync::TransportFailure;

/// Names whose address is kept. A head names 16 mirrors at most.
constexpr std::size_t most_addresses = 64;
/// A wait of any length is a number that libcurl takes.
constexpr milliseconds longest_wait = std::chrono::hours{24};
/// What a second try gets at least.
constexpr milliseconds least_total{1000};

/// libcurl asks a proxy that one of these names; the address of a peer is the proxy's then.
bool environment_names_proxy() {
    constexpr std::array<const char*, 5> names = {"http_proxy", "https_proxy", "HTTPS_PROXY",
                                                  "all_proxy", "ALL_PROXY"};
    return std::any_of(names.begin(), names.end(),
                       [](const char* name) { return !environment(name).empty(); });
}

Exchange exchange_for(const sync::Request& request) {
    Exchange exchange;
    exchange.url = request.url;
    exchange.limit_bytes = request.limit_bytes;
    exchange.limit_header_bytes = request.limit_header_bytes;
    exchange.timeouts = request.timeouts;
    exchange.fresh_connection = request.fresh_connection;
    if (!request.if_none_match.empty())
        exchange.fields.push_back("If-None-Match: " + request.if_none_match);
    if (request.is_parked())
        exchange.fields.push_back("Prefer: wait=" + std::to_string(request.wait.count()));
    if (!request.screen.empty()) exchange.fields.push_back("Foyer-Screen: " + request.screen);
    return exchange;
}

}  // namespace

void CurlTransport::Cleanup::operator()(void* multi) const {
    curl_multi_cleanup(multi);
}

Result<std::unique_ptr<CurlTransport>> CurlTransport::create(const CurlOptions& options) {
    const auto checked = check_options(options);
    if (!checked) return checked.error();
    Multi multi(curl_multi_init());
    auto exchange = CurlExchange::create(options);
    if (!multi || !exchange)
        return Error{ErrorKind::refused,
                     "The system gives no memory or no descriptor for the network; close other "
                     "programs or raise the limits of this one."};
    // One request at a time: an older connection is of no use, and may be of another network.
    curl_multi_setopt(multi.get(), CURLMOPT_MAXCONNECTS, 1L);
    return std::unique_ptr<CurlTransport>(new CurlTransport(std::move(multi), std::move(exchange)));
}

CurlTransport::CurlTransport(Multi multi, std::unique_ptr<CurlExchange> exchange)
    : multi_(std::move(multi)),
      exchange_(std::move(exchange)),
      proxied_(environment_names_proxy()) {}

CurlTransport::~CurlTransport() {
    leave();
    exchange_.reset();
}

void CurlTransport::start(const sync::Request& request) {
    assert(!open_);
    open_ = request;
    retried_ = false;
    begin(request.timeouts.total, "");
}

void CurlTransport::begin(milliseconds total, const std::string& known_address) {
    Exchange exchange = exchange_for(*open_);
    exchange.timeouts.total = total;
    exchange.known_address = known_address;
    exchange_->prepare(std::move(exchange));
    begun_ = curl_multi_add_handle(multi_.get(), exchange_->handle()) == CURLM_OK;
}

void CurlTransport::leave() {
    if (begun_) curl_multi_remove_handle(multi_.get(), exchange_->handle());
    begun_ = false;
}

void CurlTransport::abandon(sync::RequestId id) {
    if (!open_ || open_->id != id) return;
    leave();
    open_.reset();
}

std::optional<Outcome> CurlTransport::wait(milliseconds at_most) {
    const auto deadline = std::chrono::steady_clock::now() + std::min(at_most, longest_wait);
    for (;;) {
        if (auto outcome = progress()) return outcome;
        const auto left =
            std::chrono::ceil<milliseconds>(deadline - std::chrono::steady_clock::now());
        if (woken_.exchange(false) || left.count() <= 0) return {};
        int ready = 0;
        // Ends when there is something to do, at libcurl's own deadlines, and by wake().
        curl_multi_poll(multi_.get(), nullptr, 0, static_cast<int>(left.count()), &ready);
    }
}

void CurlTransport::wake() {
    woken_.store(true);
    curl_multi_wakeup(multi_.get());
}

std::optional<Outcome> CurlTransport::progress() {
    if (!open_) return {};
    if (!begun_) return conclude(CURLE_FAILED_INIT);
    int running = 0;
    curl_multi_perform(multi_.get(), &running);
    int waiting = 0;
    while (const CURLMsg* const message = curl_multi_info_read(multi_.get(), &waiting))
        if (message->msg == CURLMSG_DONE) return conclude(message->data.result);
    return {};
}

std::optional<Outcome> CurlTransport::conclude(int code) {
    auto ended = exchange_->finish(code);
    const auto* const failure = std::get_if<TransportFailure>(&ended);
    if (failure != nullptr && *failure == TransportFailure::dns && retry_with_last_address())
        return {};
    if (failure == nullptr) remember_address();
    leave();
    const sync::RequestId id = open_->id;
    open_.reset();
    if (failure != nullptr) return Outcome{id, *failure};
    return Outcome{id, std::get<sync::Answer>(std::move(ended))};
}

bool CurlTransport::retry_with_last_address() {
    if (retried_) return false;
    const auto endpoint = endpoint_of(open_->url);
    const auto known = endpoint ? last_addresses_.find(*endpoint) : last_addresses_.end();
    if (known == last_addresses_.end()) return false;
    retried_ = true;
    const milliseconds left = open_->timeouts.total - exchange_->elapsed();
    leave();
    begin(std::max(left, least_total), known->first + ":" + known->second);
    return true;
}

void CurlTransport::remember_address() {
    const std::string address = exchange_->peer_address();
    if (proxied_ || address.empty()) return;
    const auto endpoint = endpoint_of(open_->url);
    if (!endpoint) return;
    if (last_addresses_.size() >= most_addresses) last_addresses_.clear();
    const bool is_v6 = address.find(':') != std::string::npos;
    last_addresses_[*endpoint] = is_v6 ? "[" + address + "]" : address;
}

}  // namespace foyer::platform
