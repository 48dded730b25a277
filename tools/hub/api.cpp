#include "tools/hub/api.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/feed/crypto.h"
#include "tools/hub/identity.h"
#include "tools/hub/request_body.h"
#include "tools/hub/rows_access.h"

namespace foyer::hub {

namespace {

constexpr std::string_view api_prefix = "/api/v1/";
/// Bytes of an Idempotency-Key; a UUID has 36.
constexpr std::size_t key_bytes = 128;

/// The ids that stand for the stars of `pattern`; empty when `path` is not of its form.
std::optional<std::vector<std::string>> match_path(std::string_view pattern,
                                                   std::string_view path) {
    std::vector<std::string> ids;
    while (true) {
        const std::string_view wanted = pattern.substr(0, pattern.find('/'));
        const std::string_view part = path.substr(0, path.find('/'));
        if (wanted == "*" && !part.empty())
            ids.emplace_back(part);
        else if (wanted != part)
            return std::nullopt;
        const bool more_wanted = wanted.size() < pattern.size();
        if (more_wanted != (part.size() < path.size())) return std::nullopt;
        if (!more_wanted) return ids;
        pattern.remove_prefix(wanted.size() + 1);
        path.remove_prefix(part.size() + 1);
    }
}

struct FoundRoute {
    const ApiRoute* route = nullptr;
    std::vector<std::string> ids;
    std::string allowed;  ///< the methods of the path, where none fits
};

FoundRoute find_route(const HttpRequest& request) {
    FoundRoute found;
    const std::string_view path = std::string_view(request.path).substr(api_prefix.size());
    for (const ApiRoute& route : api_routes()) {
        auto ids = match_path(route.path, path);
        if (!ids) continue;
        if (route.method == request.method) return {&route, *std::move(ids), ""};
        found.allowed += (found.allowed.empty() ? "" : ", ") + std::string(route.method);
    }
    return found;
}

std::optional<Refusal> check_body(const ApiRoute& route, const HttpRequest& request,
                                  ApiCall& call) {
    if (route.body == BodyKind::file) {
        if (request.body.size() <= limits::upload_bytes) return std::nullopt;
        return Refusal{413, "too_large",
                       "The file has more than " + std::to_string(limits::upload_bytes) + " bytes.",
                       ""};
    }
    if (route.body == BodyKind::none) return std::nullopt;
    const bool may_be_empty = route.body == BodyKind::optional_json;
    if (request.body.empty() && may_be_empty) {
        call.body = std::make_shared<const Json>(Json::object());
        return std::nullopt;
    }
    std::string_view type = request.field("content-type");
    type = text::trim(type.substr(0, type.find(';')));
    if (text::lower_case(type) != "application/json")
        return Refusal{415, "content_type", "The body must be of type application/json.", ""};
    auto body = read_body(request, may_be_empty);
    if (const auto* refusal = std::get_if<Refusal>(&body)) return *refusal;
    call.body = std::make_shared<const Json>(std::get<Json>(std::move(body)));
    return std::nullopt;
}

/// What tells one request from another under the same key.
std::string request_hash(const HttpRequest& request) {
    std::string whole = request.method + "\n" + request.path + "\n";
    for (const auto& [name, value] : request.query)
        whole.append(name).append("=").append(value).append("\n");
    whole += std::string(request.field("if-match")) + "\n" + request.body;
    return feed::to_hex(feed::blake2b(whole));
}

std::string joined_fields(const std::vector<HttpField>& fields) {
    std::string lines;
    for (const HttpField& field : fields)
        lines += field.name + ": " + field.value + "\n";
    return lines;
}

HttpResponse as_remembered(const RememberedAnswer& remembered) {
    HttpResponse answer;
    answer.status = remembered.status;
    for (const std::string_view line : text::split(remembered.fields, '\n')) {
        const auto colon = line.find(": ");
        if (colon != std::string_view::npos)
            answer.fields.push_back(
                {std::string(line.substr(0, colon)), std::string(line.substr(colon + 2))});
    }
    answer.fields.push_back({"Idempotency-Replayed", "true"});
    answer.body = std::make_shared<const std::string>(remembered.body);
    return answer;
}

/// The answer that was given to this request before; nothing when it is new.
std::optional<HttpResponse> earlier_answer(const ApiContext& context, const ApiCall& call) {
    const std::string key(call.request.field("idempotency-key"));
    if (key.empty() || call.request.method == "GET") return std::nullopt;
    if (key.size() > key_bytes)
        return answer_of({422, "idempotency", "The Idempotency-Key is too long; use a UUID.", ""});
    const auto remembered = remembered_answer(context.desk.database(), call.actor.token, key);
    if (!remembered) return answer_of(refusal_of(remembered.error()));
    if (!*remembered) return std::nullopt;
    if ((*remembered)->request_hash == request_hash(call.request))
        return as_remembered(**remembered);
    return answer_of({422, "idempotency",
                      "This Idempotency-Key was used for another request; take a new one.", ""});
}

Result<void> remember(const store::Database& database, const ApiCall& call,
                      const HttpResponse& answer) {
    const std::string key(call.request.field("idempotency-key"));
    if (key.empty()) return {};
    return remember_answer(
        database, call.actor.token, key,
        {request_hash(call.request), answer.status, joined_fields(answer.fields), *answer.body},
        call.moment.now());
}

}  // namespace

HttpResponse answer_api(ApiContext& context, const HttpRequest& request, Moment moment,
                        const PasswordResult* passwords) {
    if (!request.path.starts_with(api_prefix))
        return answer_of(
            {404, "not_found", "The API is below " + std::string(api_prefix) + ".", ""});
    FoundRoute found = find_route(request);
    if (found.route == nullptr && found.allowed.empty())
        return answer_of(
            {404, "not_found", "There is nothing at this address; see openapi.json.", ""});
    if (found.route == nullptr) {
        HttpResponse answer =
            answer_of({405, "method", "This address takes " + found.allowed + ".", ""});
        answer.fields.push_back({"Allow", found.allowed});
        return answer;
    }
    ApiCall call{request, moment, {}, {}, std::move(found.ids), {}, nullptr, passwords};
    if (auto refused = identify(context, call)) return answer_of(*refused);
    if (auto refused = check_role(*found.route, call)) return answer_of(*refused);
    if (auto refused = check_origin(*found.route, call)) return answer_of(*refused);
    if (auto refused = check_body(*found.route, request, call)) return answer_of(*refused);
    if (auto earlier = earlier_answer(context, call)) return *std::move(earlier);
    return found.route->handler(context, call);
}

std::string fresh_id(const ApiContext& context) {
    std::array<std::uint8_t, 16> bytes{};
    context.randomness(bytes);
    return feed::to_hex(bytes);
}

std::optional<HttpResponse> refuse_while_ahead(const ApiContext& context) {
    const auto fit = context.desk.fit_to_publish();
    if (fit || !context.desk.ahead()) return std::nullopt;
    return answer_of({503, "recover", fit.error().detail, ""});
}

HttpResponse commit_turn(ApiContext& context, const ApiCall& call, Turn turn, HttpResponse answer) {
    turn.rows.push_back(
        [&](const store::Database& database) { return remember(database, call, answer); });
    if (auto refused = refuse_while_ahead(context)) return *std::move(refused);
    const auto revision = context.desk.commit(std::move(turn));
    if (!revision) return answer_of(refusal_of(revision.error()));
    return answer;
}

HttpResponse commit_rows(ApiContext& context, const ApiCall& call, const RowWriter& rows,
                         HttpResponse answer) {
    const auto done = context.desk.write([&](const store::Database& database) {
        if (auto written = rows(database); !written) return written;
        return remember(database, call, answer);
    });
    if (!done) return answer_of(refusal_of(done.error()));
    return answer;
}

AuditEntry audit_of(const ApiCall& call, std::string op, std::string record) {
    AuditEntry entry;
    entry.at = call.moment.now();
    entry.user = call.actor.name;
    entry.token = call.actor.token;
    entry.op = std::move(op);
    entry.record = std::move(record);
    return entry;
}

}  // namespace foyer::hub
