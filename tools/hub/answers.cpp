#include "tools/hub/answers.h"

#include <nlohmann/json.hpp>

namespace foyer::hub {

namespace {

/// Words of programmes are JSON-clean already; what is not becomes a replacement character instead
/// of an exception.
std::string json_text(const Json& body) {
    return body.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

HttpResponse json_answer(int status, const Json& body, std::vector<HttpField> fields) {
    HttpResponse answer;
    answer.status = status;
    answer.fields = std::move(fields);
    answer.fields.push_back({"Content-Type", "application/json"});
    answer.fields.push_back({"Cache-Control", "no-store"});
    answer.fields.push_back({"X-Content-Type-Options", "nosniff"});
    answer.body = std::make_shared<const std::string>(json_text(body) + "\n");
    return answer;
}

HttpResponse answer_of(const Refusal& refusal) {
    Json body;
    body["error"]["code"] = refusal.code;
    body["error"]["message"] = refusal.message;
    if (!refusal.extra.empty())
        if (const auto extra = parse_json("{" + refusal.extra + "}"); extra && extra->is_object())
            for (const auto& [name, value] : extra->items())
                body[name] = value;
    std::vector<HttpField> fields;
    if (refusal.status == 401) fields.push_back({"WWW-Authenticate", "Bearer"});
    if (refusal.status == 503) fields.push_back({"Retry-After", "5"});
    return json_answer(refusal.status, body, std::move(fields));
}

Refusal refusal_of(const Error& error) {
    const std::string code = name_of(error.kind);
    switch (error.kind) {
        case ErrorKind::not_found:
            return {404, code, error.detail, ""};
        case ErrorKind::too_large:
            return {413, code, error.detail, ""};
        case ErrorKind::malformed:
        case ErrorKind::unsupported:
        case ErrorKind::invalid:
        case ErrorKind::usage:
        case ErrorKind::untrusted:
            return {422, code, error.detail, ""};
        case ErrorKind::refused:
        case ErrorKind::in_use:
            return {503, code, error.detail, ""};
        case ErrorKind::disk:
            return {507, code, error.detail, ""};
        case ErrorKind::unreadable:
        case ErrorKind::damaged:
            return {500, code, error.detail, ""};
    }
    return {500, code, error.detail, ""};
}

}  // namespace foyer::hub
