#include "core/sync/answers.h"

#include <string_view>

#include "core/base/text.h"

namespace foyer::sync {

namespace {

constexpr int status_not_found = 404;
constexpr int status_proxy_login = 407;
constexpr int status_gone = 410;
constexpr int status_too_many = 429;
constexpr int status_unavailable = 503;
constexpr int status_network_login = 511;

bool is_page(const Answer& answer) {
    const std::string type = text::lower_case(text::trim(answer.content_type));
    if (type.starts_with("text/html") || type.starts_with("application/xhtml")) return true;
    return text::trim(answer.body).starts_with('<');
}

/// No file of a feed has a "<": heads and roots are JSON around base64. Packed documents may.
bool has_markup_behind(const Answer& answer) {
    return answer.body.starts_with('{') && answer.body.find('<') != std::string::npos;
}

bool is_redirect(int status) {
    return status >= 300 && status < 400 && status != status_not_modified;
}

std::string status_message(const Answer& answer, const std::string& url) {
    return url + " answered with status " + std::to_string(answer.status);
}

}  // namespace

std::optional<Fault> fault_of(const Answer& answer, const std::string& url) {
    const int status = answer.status;
    if (status == status_ok || status == status_not_modified) return {};
    Fault fault;
    fault.message = status_message(answer, url);
    if (is_redirect(status) || status == status_network_login || status == status_proxy_login) {
        fault.trouble = Trouble::intercepted;
        fault.message += ", which no feed does; does this network want a login?";
    } else if (status == status_unavailable || status == status_too_many) {
        fault.trouble = Trouble::busy;
        fault.message += "; it is full or stopping.";
        fault.retry_after = parse_retry_after(answer.retry_after, answer.date);
    } else if (status == status_not_found || status == status_gone) {
        fault.trouble = Trouble::missing;
        fault.message += "; is this the address of a feed?";
    } else {
        fault.trouble = Trouble::refused;
        fault.message += "; see the log of the hub.";
    }
    return fault;
}

Fault fault_of(TransportFailure failure, const std::string& url) {
    Fault fault;
    fault.message = std::string("Nothing whole came from ") + url + " (" + word_for(failure) + ").";
    if (failure == TransportFailure::tls_peer) {
        fault.trouble = Trouble::intercepted;
        fault.message = "The server that answers for " + url +
                        " shows the certificate of another one; does this network want a login?";
    }
    if (failure == TransportFailure::too_large || failure == TransportFailure::protocol)
        fault.trouble = Trouble::refused;
    return fault;
}

Fault fault_of_content(const Answer& answer, const std::string& url, const std::string& why) {
    Fault fault{Trouble::refused, url + ": " + why, {}};
    if (is_page(answer) || has_markup_behind(answer)) {
        fault.trouble = Trouble::intercepted;
        fault.message = url + " answered with a web page; does this network want a login?";
    }
    return fault;
}

bool was_held(const Answer& answer) {
    return text::lower_case(answer.preference_applied).find("wait") != std::string::npos;
}

}  // namespace foyer::sync
