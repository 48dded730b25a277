#include "kiosk/app/hub_line.h"

#include <chrono>
#include <optional>
#include <utility>

#include "core/base/limits.h"
#include "core/base/text.h"
#include "platform/http_client.h"
#include "platform/private_file.h"

namespace foyer::kiosk {

namespace {

/// Bytes of a token file; a token has 100.
constexpr std::size_t token_bytes = 4096;
/// A hub that is there answers an edit within a moment; one that is not must not hold up the next.
constexpr std::chrono::seconds longest_call{10};
constexpr std::chrono::seconds longest_question{4};

/// Without these nothing has reached the hub.
bool may_have_been_done(sync::TransportFailure failure) {
    using sync::TransportFailure;
    switch (failure) {
        case TransportFailure::dns:
        case TransportFailure::connect:
        case TransportFailure::tls:
        case TransportFailure::tls_peer:
            return false;
        case TransportFailure::timeout:
        case TransportFailure::too_slow:
        case TransportFailure::too_large:
        case TransportFailure::reset:
        case TransportFailure::cut:
        case TransportFailure::protocol:
            return true;
    }
    return true;
}

platform::HttpCall http_call(const HubLine::Options& options, const LineCall& call,
                             std::string token) {
    platform::HttpCall http;
    http.method = call.method;
    std::string hub = options.hub;
    while (hub.ends_with('/'))
        hub.pop_back();
    http.url = hub + "/api/v1/" + call.path;
    http.token = std::move(token);
    http.fields = {"Foyer-Client: kiosk"};
    http.limit_bytes = limits::document_bytes;
    http.timeouts.total = longest_call;
    http.timeouts.least_bytes_per_second = 0;
    if (call.method == "GET") {
        http.timeouts.total = longest_question;
        return http;
    }
    http.body = call.body;
    http.fields.emplace_back("Content-Type: application/json");
    if (!call.key.empty()) http.fields.push_back("Idempotency-Key: " + call.key);
    if (!call.if_match.empty()) http.fields.push_back("If-Match: \"" + call.if_match + "\"");
    return http;
}

HubReply reply_of(const platform::HttpEnding& ending) {
    HubReply reply;
    if (const auto* failure = std::get_if<sync::TransportFailure>(&ending)) {
        reply.lost = may_have_been_done(*failure);
        return reply;
    }
    const auto& answer = std::get<platform::HttpAnswer>(ending);
    reply.status = answer.status;
    reply.body = answer.body;
    return reply;
}

}  // namespace

Result<std::string> read_token(const std::filesystem::path& path) {
    auto bytes = platform::read_private_file(path, token_bytes);
    if (!bytes) return bytes.error();
    std::string token(text::trim(*bytes));
    if (token.empty() || token.find_first_of(" \t\r\n") != std::string::npos)
        return Error{ErrorKind::malformed, path.string() + " holds no token; it must be one word"};
    return token;
}

HubLine::HubLine(Options options, Answered answered)
    : options_(std::move(options)),
      answered_(std::move(answered)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

void HubLine::ask(LineCall call) {
    calls_.change([&](std::deque<LineCall>& calls) {
        const bool first = call.method != "GET";
        calls.insert(first ? calls.begin() : calls.end(), std::move(call));
    });
}

void HubLine::run(const std::stop_token& stop) {
    platform::CurlOptions curl;
    curl.user_agent = "foyer/" FOYER_VERSION;
    curl.extra_authorities = options_.authority;
    std::optional<platform::HttpClient> http;
    while (!stop.stop_requested()) {
        calls_.wait_for(stop, std::chrono::hours{1},
                        [](const std::deque<LineCall>& calls) { return !calls.empty(); });
        auto call = calls_.with([](std::deque<LineCall>& calls) {
            std::optional<LineCall> first;
            if (calls.empty()) return first;
            first = std::move(calls.front());
            calls.pop_front();
            return first;
        });
        if (!call || stop.stop_requested()) continue;
        if (!http) {
            auto made = platform::HttpClient::create(curl);
            if (made) http.emplace(*std::move(made));
        }
        auto token = read_token(options_.token_file);
        HubReply reply;
        if (http && token) {
            platform::HttpCall wanted = http_call(options_, *call, *std::move(token));
            wanted.give_up = [&stop] { return stop.stop_requested(); };
            reply = reply_of(http->send(wanted));
        }
        answered_(std::move(call->id), std::move(reply));
    }
}

}  // namespace foyer::kiosk
