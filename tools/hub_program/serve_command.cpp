// foyer-hub serve: the feed and the API over HTTP.

#include <unistd.h>

#include <charconv>
#include <chrono>
#include <future>
#include <memory>
#include <nlohmann/json.hpp>
#include <random>
#include <utility>

#include "core/base/limits.h"
#include "platform/open_files.h"
#include "platform/randomness.h"
#include "platform/wakeup.h"
#include "tools/hub_program/open_hub.h"
#include "tools/hub_program/serving.h"

namespace foyer::hub_program {

namespace {

constexpr const char* upstream_path = "/api/v1/upstream";
/// What --upstream says to follow nothing any more.
constexpr std::string_view no_upstream = "none";
/// Files that are open besides connections: database, log, feed, threads' own.
constexpr std::size_t other_files = 64;

/// "127.0.0.1:8080", "[::1]:8080", "hub.example:80"
Result<hub::ServerSettings> read_listen(const std::string& text) {
    const Error wrong{ErrorKind::usage,
                      "--listen " + text + " is not ADDR:PORT, for example 0.0.0.0:8080"};
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos || colon == 0) return wrong;
    hub::ServerSettings settings;
    settings.address = text.substr(0, colon);
    if (settings.address.starts_with('[') && settings.address.ends_with(']'))
        settings.address = settings.address.substr(1, settings.address.size() - 2);
    else if (settings.address.find(':') != std::string::npos)
        return wrong;
    const char* end = text.data() + text.size();
    const auto [stopped, fault] = std::from_chars(text.data() + colon + 1, end, settings.port);
    if (fault != std::errc() || stopped != end || settings.address.empty()) return wrong;
    return settings;
}

Result<hub::ServerSettings> server_settings(const ServeRequest& request) {
    auto settings = read_listen(request.listen);
    if (!settings) return settings;
    if (request.tls_certificate.empty() != request.tls_key.empty())
        return Error{ErrorKind::usage, "https needs both --tls-cert and --tls-key"};
    if (!request.tls_key.empty())
        settings->tls = hub::TlsFiles{request.tls_certificate, request.tls_key};
    settings->body_limit = hub::body_limit;
    const std::size_t files = platform::allow_open_files(limits::connections + other_files);
    if (files < 2 * other_files)
        return Error{ErrorKind::refused, "The system allows this program too few open files (" +
                                             std::to_string(files) +
                                             "); raise the limit with ulimit -n"};
    settings->connections = std::min(limits::connections, files - other_files);
    return settings;
}

/// Follows another schedule, more or less often, or none, where the command line asks for that.
Result<void> set_upstream(const ServeRequest& request, hub::Hub& hub, World& world) {
    if (request.upstream.empty() && !request.every_s) return {};
    const auto now = ask_api(hub, world, "GET", upstream_path, Json());
    if (!now) return now.error();
    const Json known = now->value("url", Json());
    const std::string followed = known.is_string() ? known.get<std::string>() : std::string();
    if (request.upstream == no_upstream) {
        if (followed.empty()) return {};
        const auto ended = ask_api(hub, world, "DELETE", upstream_path, Json());
        return ended ? Result<void>() : ended.error();
    }
    const std::string url = request.upstream.empty() ? followed : request.upstream;
    if (url.empty())
        return Error{ErrorKind::usage, "--every says how often, --upstream must say what to ask"};
    Json wanted{{"url", url}};
    const Json every = request.every_s ? Json(*request.every_s) : now->value("every_s", Json());
    if (every.is_number()) wanted["every_s"] = every;
    if (url == followed && every == now->value("every_s", Json())) return {};
    const auto set = ask_api(hub, world, "PUT", upstream_path, wanted);
    return set ? Result<void>() : set.error();
}

std::function<double()> make_draw() {
    std::array<std::uint8_t, 8> seed{};
    platform::fill_with_randomness(seed);
    std::seed_seq sequence(seed.begin(), seed.end());
    auto engine = std::make_shared<std::mt19937>(sequence);
    return [engine] { return std::uniform_real_distribution<double>(0.0, 1.0)(*engine); };
}

Result<hub::Hub> open_for_serving(const ServeRequest& request, World& world) {
    auto options = options_for(request.place);
    if (!options) return options.error();
    if (request.at)
        options->rehearsal = hub::RehearsalStart{*request.at, request.speed.value_or(1)};
    auto hub = hub::Hub::open(*options, world.clock, platform::fill_with_randomness);
    if (!hub) return hub;
    if (auto set = set_upstream(request, *hub, world); !set) return set.error();
    return hub;
}

std::string ready_words(const ServeRequest& request, std::uint16_t port, std::uint64_t revision) {
    const std::string address = request.listen.substr(0, request.listen.rfind(':'));
    return std::string("foyer-hub: serving ") + (request.tls_key.empty() ? "http://" : "https://") +
           address + ":" + std::to_string(port) + "/ at revision " + std::to_string(revision) +
           (request.at ? ", rehearsing" : "");
}

/// Waits for the outcome of renewing, which the thread of the net brings, and says it.
void renew_certificate(Serving& serving, World& world) {
    auto outcome = std::make_shared<std::promise<Result<void>>>();
    auto waiting = outcome->get_future();
    serving.renew_certificate([outcome](Result<void> renewed) { outcome->set_value(renewed); });
    const Result<void> renewed = waiting.get();
    world.out.line(renewed ? "foyer-hub: the certificate was read again"
                           : "foyer-hub: the old certificate stays: " + renewed.error().detail);
    // Words that cannot be written are no reason to end; the next ones may be.
    [[maybe_unused]] const auto said = world.out.flush();
}

void sleep_until_asked_to_end(platform::Wakeup& wakeup, Serving& serving, World& world) {
    while (!wakeup.termination_requested()) {
        wakeup.sleep(-1, std::chrono::hours{1});
        if (wakeup.take_reload_request()) renew_certificate(serving, world);
    }
}

}  // namespace

Outcome run(const ServeRequest& request, World& world) {
    auto settings = server_settings(request);
    if (!settings) return settings.error();
    // Before there is a thread, so that signals reach nobody else.
    auto wakeup = platform::Wakeup::create(settings->tls ? platform::Hangup::reloads
                                                         : platform::Hangup::ends);
    if (!wakeup) return wakeup.error();
    auto hub = open_for_serving(request, world);
    if (!hub) return hub.error();
    const std::uint64_t revision = hub->head()->revision;
    auto serving =
        Serving::prepare(std::move(*hub), std::move(*settings), world.clock, make_draw());
    if (!serving) return serving.error();
    (*serving)->start();
    world.out.line(ready_words(request, (*serving)->port(), revision));
    const auto said = world.out.flush();
    sleep_until_asked_to_end(*wakeup, **serving, world);
    if (!(*serving)->stop()) {
        // Everything is written and closed; only an answer from elsewhere is awaited, for nothing.
        _exit(0);
    }
    if (!said) return said.error();
    return 0;
}

}  // namespace foyer::hub_program
