#pragma once
// Asks one thing after the other by the real transport.

#include <doctest/doctest.h>

#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "platform/curl_transport.h"
#include "platform/network.h"
#include "tests/support/temp_folder.h"

namespace foyer::tests {

/// What a program does at the start of main, and no proxy of this machine: it is no part of a test.
inline void prepare_for_loopback() {
    [[maybe_unused]] static const bool prepared = (platform::prepare_network(), true);
    for (const char* name : {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})
        unsetenv(name);
}

class Asking {
public:
    explicit Asking(const platform::CurlOptions& options = {}) {
        prepare_for_loopback();
        auto made = platform::CurlTransport::create(options);
        REQUIRE_MESSAGE(made.ok(), (made.ok() ? "" : made.error().detail));
        transport_ = *std::move(made);
    }

    [[nodiscard]] sync::HttpTransport& transport() { return *transport_; }

    /// A request for `url` with bounds as for a head.
    [[nodiscard]] sync::Request request(const std::string& url) {
        sync::Request request;
        request.id = ++last_;
        request.url = url;
        request.limit_bytes = limits::head_bytes;
        return request;
    }

    [[nodiscard]] sync::Outcome ask(const sync::Request& request) {
        transport_->start(request);
        const auto outcome = transport_->wait(std::chrono::minutes{2});
        REQUIRE(outcome.has_value());
        CHECK(outcome->id == request.id);
        return *outcome;
    }

    [[nodiscard]] sync::Answer answer(const std::string& url) {
        const sync::Outcome outcome = ask(request(url));
        const auto* const failure = std::get_if<sync::TransportFailure>(&outcome.result);
        REQUIRE_MESSAGE(failure == nullptr, url, (failure ? sync::word_for(*failure) : ""));
        return std::get<sync::Answer>(outcome.result);
    }

    /// "answer 200", or the word for the failure.
    [[nodiscard]] std::string ending(const sync::Request& request) {
        const sync::Outcome outcome = ask(request);
        if (const auto* const failure = std::get_if<sync::TransportFailure>(&outcome.result))
            return sync::word_for(*failure);
        return "answer " + std::to_string(std::get<sync::Answer>(outcome.result).status);
    }
    [[nodiscard]] std::string ending(const std::string& url) { return ending(request(url)); }

private:
    std::unique_ptr<platform::CurlTransport> transport_;
    sync::RequestId last_ = 0;
};

}  // namespace foyer::tests
