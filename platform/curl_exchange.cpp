#include "platform/curl_exchange.h"

#include <curl/curl.h>

#include <algorithm>
#include <utility>

#include "core/base/files.h"
#include "core/base/screen_picture.h"
#include "core/base/text.h"

namespace foyer::platform {

namespace {

using sync::TransportFailure;

/// Largest file of extra authorities. All of Debian's together have 220 KiB.
constexpr std::size_t authorities_bytes = std::size_t{1024} * 1024;

/// How long the first of two kinds of address is tried alone (RFC 8305).
constexpr long happy_eyeballs_ms = 200;
constexpr long keep_alive_idle_s = 20;
constexpr long keep_alive_every_s = 10;

long as_number(std::chrono::milliseconds time) {
    return static_cast<long>(time.count());
}

/// A field's value is used again (an ETag goes back to the server), so it must be one line of text.
bool is_plain(std::string_view value) {
    return std::all_of(value.begin(), value.end(),
                       [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7f; });
}

/// libcurl's progress callback: anything but 0 ends the exchange.
int asks_to_give_up(void* give_up, curl_off_t /*down_total*/, curl_off_t /*down*/,
                    curl_off_t /*up_total*/, curl_off_t /*up*/) {
    return (*static_cast<const std::function<bool()>*>(give_up))() ? 1 : 0;
}

}  // namespace

Result<void> check_options(const CurlOptions& options) {
    if (options.extra_authorities.empty()) return {};
    const auto pem = read_file(options.extra_authorities, authorities_bytes);
    if (!pem) return pem.error();
    if (pem->find("-----BEGIN CERTIFICATE-----") == std::string::npos)
        return Error{ErrorKind::malformed, options.extra_authorities.string() +
                                               " holds no certificate; it must be a PEM file "
                                               "(-----BEGIN CERTIFICATE-----)."};
    return {};
}

std::optional<std::string> endpoint_of(const std::string& url) {
    const std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> parsed(curl_url(), curl_url_cleanup);
    if (!parsed || curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK)
        return {};
    const auto part = [&](CURLUPart which) {
        char* bytes = nullptr;
        if (curl_url_get(parsed.get(), which, &bytes, CURLU_DEFAULT_PORT) != CURLUE_OK)
            return std::string();
        std::string copy = bytes;
        curl_free(bytes);
        return copy;
    };
    const std::string host = part(CURLUPART_HOST), port = part(CURLUPART_PORT);
    if (host.empty() || port.empty()) return {};
    return host + ":" + port;
}

void CurlExchange::Cleanup::operator()(void* handle) const {
    curl_easy_cleanup(handle);
}

void CurlExchange::Cleanup::operator()(curl_slist* list) const {
    curl_slist_free_all(list);
}

std::unique_ptr<CurlExchange> CurlExchange::create(const CurlOptions& options) {
    Handle handle(curl_easy_init());
    if (!handle) return nullptr;
    return std::unique_ptr<CurlExchange>(new CurlExchange(std::move(handle), options));
}

CurlExchange::CurlExchange(Handle handle, CurlOptions options)
    : handle_(std::move(handle)), options_(std::move(options)) {}

void CurlExchange::prepare(Exchange exchange) {
    asked_ = std::move(exchange);
    answer_ = {};
    last_modified_.clear();
    header_bytes_ = 0;
    header_ended_ = false;
    too_large_ = false;
    curl_easy_reset(handle());  // connections and the name cache stay
    set_tls();
    set_bounds();
    set_request();
}

void CurlExchange::set_tls() const {
    CURL* const curl = handle();
    const bool plain = options_.schemes == Schemes::http_and_https;
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, plain ? "http,https" : "https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, asked_.redirects > 0 ? 1L : 0L);
    curl_easy_setopt(curl, CURLOPT_MAXREDIRS, static_cast<long>(asked_.redirects));
    const bool from_plain = plain && text::lower_case(asked_.url).starts_with("http:");
    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, from_plain ? "http,https" : "https");
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!options_.extra_authorities.empty()) {
        // The bundle is one file of the same authorities as the folder, so it may give way.
        curl_easy_setopt(curl, CURLOPT_CAINFO, options_.extra_authorities.c_str());
        curl_easy_setopt(curl, CURLOPT_CAPATH, "/etc/ssl/certs");
    }
    curl_easy_setopt(curl, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, options_.user_agent.c_str());
}

void CurlExchange::set_bounds() const {
    CURL* const curl = handle();
    const sync::Timeouts& times = asked_.timeouts;
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, as_number(times.connect));
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, as_number(times.total));
    if (times.least_bytes_per_second > 0) {
        const auto slow = std::chrono::ceil<std::chrono::seconds>(times.slow_for);
        curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT,
                         static_cast<long>(times.least_bytes_per_second));
        curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, static_cast<long>(slow.count()));
    }
    if (asked_.give_up) {
        curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
        curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &asked_.give_up);
        curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, &asks_to_give_up);
    }
    curl_easy_setopt(curl, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(curl, CURLOPT_TCP_KEEPIDLE, keep_alive_idle_s);
    curl_easy_setopt(curl, CURLOPT_TCP_KEEPINTVL, keep_alive_every_s);
    // An address that was given must last for this exchange at least.
    const auto names_kept = asked_.known_address.empty()
                                ? options_.names_kept
                                : std::max(options_.names_kept, CurlOptions{}.names_kept);
    curl_easy_setopt(curl, CURLOPT_DNS_CACHE_TIMEOUT, static_cast<long>(names_kept.count()));
    curl_easy_setopt(curl, CURLOPT_HAPPY_EYEBALLS_TIMEOUT_MS, happy_eyeballs_ms);
    curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, asked_.fresh_connection ? 1L : 0L);
}

void CurlExchange::set_request() {
    CURL* const curl = handle();
    curl_easy_setopt(curl, CURLOPT_URL, asked_.url.c_str());
    curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    curl_easy_setopt(curl, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    if (asked_.method != "GET") {
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE,
                         static_cast<curl_off_t>(asked_.body.size()));
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, asked_.body.data());
        curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, asked_.method.c_str());
    }
    fields_.reset();
    for (const std::string& field : asked_.fields) {
        if (!is_plain(field)) continue;
        if (curl_slist* const longer = curl_slist_append(fields_.get(), field.c_str())) {
            static_cast<void>(fields_.release());
            fields_.reset(longer);
        }
    }
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, fields_.get());
    addresses_.reset();
    if (!asked_.known_address.empty()) {
        // "+": forgotten again like an answer of the name server.
        addresses_.reset(curl_slist_append(nullptr, ("+" + asked_.known_address).c_str()));
        curl_easy_setopt(curl, CURLOPT_RESOLVE, addresses_.get());
    }
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &CurlExchange::on_body);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &CurlExchange::on_header);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, this);
}

std::size_t CurlExchange::on_body(char* bytes, std::size_t one, std::size_t count, void* self) {
    auto* const exchange = static_cast<CurlExchange*>(self);
    return exchange->take_body({bytes, one * count}) ? one * count : 0;
}

std::size_t CurlExchange::on_header(char* bytes, std::size_t one, std::size_t count, void* self) {
    auto* const exchange = static_cast<CurlExchange*>(self);
    return exchange->take_header({bytes, one * count}) ? one * count : 0;
}

bool CurlExchange::take_body(std::string_view bytes) {
    if (bytes.size() > asked_.limit_bytes - answer_.body.size()) {
        too_large_ = true;
        return false;
    }
    answer_.body += bytes;
    return true;
}

bool CurlExchange::take_header(std::string_view line) {
    header_bytes_ += line.size();
    if (header_bytes_ > asked_.limit_header_bytes) {
        too_large_ = true;
        return false;
    }
    // An interim answer (1xx) or a redirect came before.
    if (line.starts_with("HTTP/")) {
        answer_ = {};
        last_modified_.clear();
        header_ended_ = false;
    }
    if (text::trim(line).empty()) header_ended_ = true;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return true;
    std::string* const place = place_for(text::trim(line.substr(0, colon)));
    const std::string_view value = text::trim(line.substr(colon + 1));
    if (place != nullptr && place->empty() && is_plain(value)) *place = value;
    return true;
}

/// Where the value of a field is kept; null for one that nobody asks for.
std::string* CurlExchange::place_for(std::string_view name) {
    const std::string lower = text::lower_case(name);
    if (lower == "etag") return &answer_.etag;
    if (lower == "content-type") return &answer_.content_type;
    if (lower == "date") return &answer_.date;
    if (lower == "retry-after") return &answer_.retry_after;
    if (lower == "preference-applied") return &answer_.preference_applied;
    if (lower == text::lower_case(picture_ticket_field)) return &answer_.picture_ticket;
    if (lower == "last-modified") return &last_modified_;
    return nullptr;
}

Ended CurlExchange::finish(int code) {
    if (too_large_) return TransportFailure::too_large;
    if (code != CURLE_OK) return failure_of(code);
    // libcurl takes a header that is cut by an orderly close for a whole one without a body.
    if (!header_ended_) return TransportFailure::cut;
    long status = 0;
    curl_easy_getinfo(handle(), CURLINFO_RESPONSE_CODE, &status);
    answer_.status = static_cast<int>(status);
    return std::move(answer_);
}

std::string CurlExchange::peer_address() const {
    char* address = nullptr;
    curl_easy_getinfo(handle(), CURLINFO_PRIMARY_IP, &address);
    return address == nullptr ? "" : address;
}

std::chrono::milliseconds CurlExchange::elapsed() const {
    return std::chrono::floor<std::chrono::milliseconds>(time_of(CURLINFO_TOTAL_TIME_T));
}

std::chrono::microseconds CurlExchange::time_of(int info) const {
    curl_off_t time = 0;
    curl_easy_getinfo(handle(), static_cast<CURLINFO>(info), &time);
    return std::chrono::microseconds{time};
}

}  // namespace foyer::platform
