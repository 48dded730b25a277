#include "tools/hub_program/open_hub.h"

#include <chrono>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>
#include <variant>

#include "core/base/files.h"
#include "core/base/limits.h"
#include "platform/http_client.h"
#include "platform/paths.h"
#include "platform/randomness.h"

namespace foyer::hub_program {

namespace {

namespace fs = std::filesystem;

constexpr int first_refusal = 400;
constexpr int followed_redirects = 5;

bool is_address(std::string_view source) {
    return source.starts_with("http://") || source.starts_with("https://");
}

Result<std::string> download(const std::string& url) {
    auto client = platform::HttpClient::create();
    if (!client) return client.error();
    platform::HttpCall call;
    call.url = url;
    call.limit_bytes = limits::import_bytes;
    call.redirects = followed_redirects;
    const auto ending = client->send(call);
    if (const auto* failure = std::get_if<sync::TransportFailure>(&ending))
        return Error{ErrorKind::unreadable, platform::explain(*failure, url)};
    auto answer = std::get<platform::HttpAnswer>(ending);
    if (answer.status != 200)
        return Error{
            ErrorKind::unreadable,
            url + " answered with status " + std::to_string(answer.status) + "; check the address"};
    return std::move(answer.body);
}

/// Makes the folder of the hub of this user; the folder of another one is the user's business.
void prepare_folder(const Place& place, const fs::path& database) {
    std::error_code ignored;
    if (place.db.empty()) fs::create_directories(database.parent_path(), ignored);
}

}  // namespace

Result<fs::path> database_path(const Place& place) {
    if (!place.db.empty()) return fs::path(place.db);
    const auto folder = platform::state_folder();
    if (!folder) return folder.error();
    return *folder / "hub.db";
}

Result<hub::HubOptions> options_for(const Place& place) {
    auto database = database_path(place);
    if (!database) return database.error();
    prepare_folder(place, *database);
    hub::HubOptions options;
    options.database = std::move(*database);
    options.feed = place.feed_dir;
    options.version = FOYER_VERSION;
    return options;
}

Result<hub::Hub> open_hub(const Place& place, World& world, const std::string& instead) {
    const auto options = options_for(place);
    if (!options) return options.error();
    auto hub = hub::Hub::open(*options, world.clock, platform::fill_with_randomness);
    if (hub || hub.error().kind != ErrorKind::in_use) return hub;
    return Error{ErrorKind::in_use,
                 options->database.string() + " is being served by a hub; " + instead};
}

Result<Json> ask_api(hub::Hub& hub, World& world, const std::string& method,
                     const std::string& path, const Json& body) {
    const auto now = std::chrono::floor<std::chrono::seconds>(world.clock.wall());
    const auto token = hub.create_token(
        {"foyer-hub on the command line", hub::Role::admin, now + std::chrono::minutes{1}});
    if (!token) return token.error();
    hub::HttpRequest request;
    request.number = 1;
    request.at = world.clock.monotonic();
    request.method = method;
    request.path = path;
    request.fields = {{"authorization", "Bearer " + token->secret},
                      {"content-type", "application/json"},
                      {"foyer-client", "foyer-hub"}};
    if (!body.is_null()) request.body = write_json(body);
    const hub::HttpResponse response = hub.answer(request);
    if (auto revoked = hub.revoke_token(token->facts.id); !revoked) return revoked.error();
    if (!response.body || response.body->empty()) return Json();
    auto json = parse_json(*response.body);
    if (!json || response.status < first_refusal) return json;
    const Json& error = (*json)["error"];
    std::string message = "The hub refused with status " + std::to_string(response.status);
    if (error.is_object() && error.contains("message") && error["message"].is_string())
        message = error["message"].get<std::string>();
    return Error{ErrorKind::refused, message};
}

Result<std::string> read_source(const std::string& source) {
    if (is_address(source)) return download(source);
    return read_file(source, limits::import_bytes);
}

void print_json(Terminal& out, const Json& json) {
    out.line(write_json(json, 2));
}

}  // namespace foyer::hub_program
