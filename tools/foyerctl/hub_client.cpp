#include "tools/foyerctl/hub_client.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/feed/crypto.h"
#include "core/feed/document.h"
#include "platform/paths.h"
#include "tools/foyerctl/hub_json.h"
#include "tools/foyerctl/progress.h"

namespace foyer::foyerctl {

namespace {

namespace fs = std::filesystem;
using sync::TransportFailure;

/// Bytes of a token file; a token has 100.
constexpr std::size_t token_bytes = 4096;
/// Bytes of a hub's reason that are repeated.
constexpr std::size_t reason_bytes = 1000;

constexpr int status_conflict = 409;
constexpr int status_refused = 422;

/// Something may have come through before the failure, or will when it is tried again.
bool is_worth_another_try(TransportFailure failure) {
    switch (failure) {
        case TransportFailure::connect:
        case TransportFailure::timeout:
        case TransportFailure::too_slow:
        case TransportFailure::reset:
        case TransportFailure::cut:
            return true;
        case TransportFailure::dns:
        case TransportFailure::tls:
        case TransportFailure::tls_peer:
        case TransportFailure::too_large:
        case TransportFailure::protocol:
            return false;
    }
    return false;
}

fs::path token_folder() {
    const std::string config = platform::environment("XDG_CONFIG_HOME");
    if (!config.empty()) return fs::path(config) / "foyer" / "tokens";
    const std::string home = platform::environment("HOME");
    return home.empty() ? fs::path() : fs::path(home) / ".config" / "foyer" / "tokens";
}

Result<std::string> read_token(const fs::path& path) {
    auto bytes = read_file(path, token_bytes);
    if (!bytes) return bytes.error();
    const std::string token(text::trim(*bytes));
    if (token.empty() || token.find_first_of(" \t\r\n") != std::string::npos)
        return Error{ErrorKind::malformed, path.string() + " holds no token; it must be one word."};
    return token;
}

/// What a status means that no command can make anything of.
std::string words_for_status(int status, const std::string& url, const HubAnswer& answer) {
    constexpr int unknown = 401, forbidden = 403, too_many = 429, stopping = 503;
    if (status == unknown) return "The hub does not accept the token: " + reason_of(answer);
    if (status == forbidden) return "The token may not do that: " + reason_of(answer);
    if (status == too_many || status == stopping)
        return url + " is busy or stopping: " + reason_of(answer) + " Try again in a minute.";
    if (!error_code_of(answer).empty()) return reason_of(answer);
    return url + " answered with status " + std::to_string(status) +
           " and not as a hub does; is this the address of a hub?";
}

}  // namespace

HubClient::HubClient(platform::HttpClient http, const HubAccess& access, World& world)
    : http_(std::move(http)), access_(access), world_(&world) {}

Result<HubClient> HubClient::connect(const HubAccess& access, Token token, World& world) {
    platform::CurlOptions options;
    options.user_agent = "foyerctl/" FOYER_VERSION;
    options.extra_authorities = access.authority;
    auto http = platform::HttpClient::create(options);
    if (!http) return http.error();
    HubClient client(*std::move(http), access, world);
    const auto facts = client.get("hub");
    if (!facts) return facts.error();
    if (!facts->done() || !feed::is_feed_id(raw_text_at(*facts->body, "feed")))
        return Error{ErrorKind::refused, access.url +
                                             " does not answer as a hub does; is this the "
                                             "address of a hub, without /api or /feed?"};
    client.facts_ = facts->body;
    if (token == Token::unneeded) return client;
    const auto found = client.find_token();
    if (!found) return found.error();
    return client;
}

Result<void> HubClient::find_token() {
    if (!access_.token_file.empty()) {
        auto token = read_token(access_.token_file);
        if (!token) return token.error();
        token_ = *std::move(token);
        return {};
    }
    token_ = std::string(text::trim(platform::environment("FOYER_TOKEN")));
    if (!token_.empty()) return {};
    const std::string feed = raw_text_at(facts(), "feed");
    const fs::path folder = token_folder();
    auto token = folder.empty() ? Result<std::string>(Error{ErrorKind::not_found, ""})
                                : read_token(folder / feed);
    if (token) {
        token_ = *std::move(token);
        return {};
    }
    if (token.error().kind != ErrorKind::not_found) return token.error();
    return Error{ErrorKind::refused,
                 "There is no token for " + access_.url +
                     ". Whoever keeps the hub makes one: foyer-hub token create --name NAME "
                     "--role editor. Give it by --token-file FILE or FOYER_TOKEN, or keep it in " +
                     (folder.empty() ? fs::path("~/.config/foyer/tokens") : folder).string() + "/" +
                     feed};
}

platform::HttpCall HubClient::call_to(const std::string& path) const {
    platform::HttpCall call;
    call.url = access_.url + "/api/v1/" + path;
    call.token = token_;
    call.fields = {"Foyer-Client: foyerctl"};
    call.limit_bytes = limits::document_bytes;
    call.timeouts.total = std::chrono::seconds{30};
    call.timeouts.least_bytes_per_second = 0;
    return call;
}

Result<HubAnswer> HubClient::get(const std::string& path) {
    bool lost = false;
    const platform::HttpCall call = call_to(path);
    auto answer = once(call, lost);
    return lost ? once(call, lost) : std::move(answer);
}

Result<HubAnswer> HubClient::send(const HubCall& wanted) {
    platform::HttpCall call = call_to(wanted.path);
    call.method = wanted.method;
    call.body = wanted.body;
    call.timeouts.total = wanted.patience;
    call.fields.push_back("Content-Type: " + wanted.content_type);
    call.fields.push_back("Idempotency-Key: " + fresh_key());
    if (!wanted.if_match.empty()) call.fields.push_back("If-Match: " + wanted.if_match);
    bool lost = false;
    auto answer = once(call, lost);
    return lost ? once(call, lost) : std::move(answer);
}

Result<HubAnswer> HubClient::once(const platform::HttpCall& call, bool& lost) {
    const Progress progress(world_->err, "Asking " + access_.url);
    const platform::HttpEnding ending = http_.send(call);
    lost = false;
    if (const auto* const failure = std::get_if<TransportFailure>(&ending)) {
        lost = is_worth_another_try(*failure);
        return Error{ErrorKind::unreadable, platform::explain(*failure, access_.url)};
    }
    const auto& got = std::get<platform::HttpAnswer>(ending);
    auto parsed = parse_json(got.body.empty() ? "{}" : got.body);
    HubAnswer answer{got.status, std::make_shared<const Json>(
                                     parsed && parsed->is_object() ? *std::move(parsed) : Json())};
    const bool understood =
        answer.done() || got.status == status_conflict || got.status == status_refused;
    if (understood && answer.body->is_object()) return answer;
    return Error{ErrorKind::refused, words_for_status(got.status, access_.url, answer)};
}

std::string HubClient::fresh_key() const {
    std::array<std::uint8_t, 16> bytes{};
    world_->randomness(bytes);
    // A UUID of version 4 (RFC 9562).
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0f) | 0x40);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3f) | 0x80);
    std::string key = feed::to_hex(bytes);
    for (const std::size_t at : {20U, 16U, 12U, 8U})
        key.insert(at, "-");
    return key;
}

std::string reason_of(const HubAnswer& answer) {
    const std::string message = raw_text_at(object_at(*answer.body, "error"), "message");
    if (message.empty()) return "The hub gives no reason.";
    return text::excerpt(message, reason_bytes);
}

std::string error_code_of(const HubAnswer& answer) {
    return text_at(object_at(*answer.body, "error"), "code");
}

std::string escaped_for_url(std::string_view part) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : part) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
        if (plain) {
            out += c;
            continue;
        }
        out += '%';
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

}  // namespace foyer::foyerctl
