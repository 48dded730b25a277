// What the end of an exchange means, from libcurl's code and its timers.

#include <curl/curl.h>

#include <algorithm>
#include <array>

#include "platform/curl_exchange.h"

namespace foyer::platform {

namespace {

using sync::TransportFailure;

/// What libcurl reports of OpenSSL's check of a certificate (X509_V_ERR_…) where it is the right
/// one at the wrong time: not yet valid, expired, revoked.
constexpr std::array<long, 3> certificate_out_of_time = {9, 10, 23};

/// Timers are compared with what was asked for, give or take this.
constexpr std::chrono::milliseconds timer_slack{100};

}  // namespace

TransportFailure CurlExchange::failure_of(int code) const {
    // An if for each group: libcurl has a hundred codes and grows more.
    if (code == CURLE_COULDNT_RESOLVE_HOST || code == CURLE_COULDNT_RESOLVE_PROXY)
        return TransportFailure::dns;
    if (code == CURLE_COULDNT_CONNECT || code == CURLE_INTERFACE_FAILED)
        return TransportFailure::connect;
    if (code == CURLE_OPERATION_TIMEDOUT) return failure_of_timeout();
    if (code == CURLE_PEER_FAILED_VERIFICATION) return failure_of_certificate();
    if (code == CURLE_SSL_CONNECT_ERROR || code == CURLE_SSL_CIPHER ||
        code == CURLE_SSL_ENGINE_INITFAILED || code == CURLE_SSL_CACERT_BADFILE ||
        code == CURLE_USE_SSL_FAILED || code == CURLE_SSL_INVALIDCERTSTATUS)
        return TransportFailure::tls;
    if (code == CURLE_PARTIAL_FILE) return TransportFailure::cut;
    if (code == CURLE_GOT_NOTHING) return TransportFailure::reset;
    if (code == CURLE_RECV_ERROR || code == CURLE_SEND_ERROR)
        return header_bytes_ > 0 ? TransportFailure::cut : TransportFailure::reset;
    // A header line of more than libcurl's own bound.
    if (code == CURLE_OUT_OF_MEMORY) return TransportFailure::too_large;
    return TransportFailure::protocol;
}

TransportFailure CurlExchange::failure_of_timeout() const {
    const auto total = time_of(CURLINFO_TOTAL_TIME_T);
    const bool was_sent = time_of(CURLINFO_PRETRANSFER_TIME_T).count() > 0;
    if (!was_sent && time_of(CURLINFO_NAMELOOKUP_TIME_T).count() == 0) return TransportFailure::dns;
    if (was_sent && total + timer_slack < asked_.timeouts.total) return TransportFailure::too_slow;
    return TransportFailure::timeout;
}

TransportFailure CurlExchange::failure_of_certificate() const {
    long verified = 0;
    curl_easy_getinfo(handle(), CURLINFO_SSL_VERIFYRESULT, &verified);
    const bool out_of_time =
        std::find(certificate_out_of_time.begin(), certificate_out_of_time.end(), verified) !=
        certificate_out_of_time.end();
    return out_of_time ? TransportFailure::tls : TransportFailure::tls_peer;
}

}  // namespace foyer::platform
