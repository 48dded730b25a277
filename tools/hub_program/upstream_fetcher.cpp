#include "tools/hub_program/upstream_fetcher.h"

#include <chrono>
#include <string>
#include <utility>
#include <variant>

#include "platform/http_client.h"

namespace foyer::hub_program {

namespace {

/// How long the fetcher sleeps at most; only a stop or a request ends its sleep earlier.
constexpr std::chrono::milliseconds fetcher_sleep{60'000};

hub::UpstreamAnswer fetch_once(platform::HttpClient& client, const hub::UpstreamRequest& request) {
    platform::HttpCall call =
        platform::conditional_get(request.url, request.if_none_match, request.if_modified_since);
    call.limit_bytes = request.limit_bytes;
    auto ending = client.send(call);
    hub::UpstreamAnswer answer;
    if (const auto* failure = std::get_if<sync::TransportFailure>(&ending)) {
        answer.failure = platform::explain(*failure, request.url);
        return answer;
    }
    auto& came = std::get<platform::HttpAnswer>(ending);
    answer.status = came.status;
    answer.body = std::move(came.body);
    answer.etag = std::move(came.etag);
    answer.last_modified = std::move(came.last_modified);
    return answer;
}

}  // namespace

void UpstreamFetcher::fetch(hub::UpstreamRequest request) {
    next_.change([&](auto& next) { next = std::move(request); });
}

void UpstreamFetcher::run(const std::stop_token& stop) {
    auto client = platform::HttpClient::create();
    while (!stop.stop_requested()) {
        if (!next_.wait_for(stop, fetcher_sleep, [](const auto& next) { return next.has_value(); }))
            continue;
        if (stop.stop_requested()) return;
        const auto request = next_.with([](auto& next) { return std::exchange(next, {}); });
        if (!request) continue;
        busy_ = true;
        if (client) {
            done_(fetch_once(*client, *request));
        } else {
            hub::UpstreamAnswer answer;
            answer.failure = client.error().detail;
            done_(std::move(answer));
        }
        busy_ = false;
    }
}

}  // namespace foyer::hub_program
