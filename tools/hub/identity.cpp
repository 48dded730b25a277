#include "tools/hub/identity.h"

#include "core/base/limits.h"
#include "core/base/text.h"
#include "tools/hub/accounts.h"

namespace foyer::hub {

namespace {

constexpr std::string_view secure_cookie = "__Host-foyer";
constexpr std::string_view plain_cookie = "foyer-staff";

bool is_loopback(std::string_view address) {
    return address.starts_with("127.") || address == "::1";
}

std::string_view cookie_called(std::string_view cookies, std::string_view name) {
    for (const std::string_view one : text::split(cookies, ';')) {
        const auto equals = one.find('=');
        if (equals != std::string_view::npos && one.substr(0, equals) == name)
            return one.substr(equals + 1);
    }
    return {};
}

std::optional<Refusal> identify_token(const ApiContext& context, ApiCall& call) {
    constexpr std::string_view scheme = "bearer ";
    const std::string_view field = call.request.field("authorization");
    const Refusal unknown{401, "token",
                          "The token is not known, has expired or was revoked; make another one "
                          "with foyer-hub token create.",
                          ""};
    if (text::lower_case(field.substr(0, scheme.size())) != scheme) return unknown;
    const std::string_view token = text::trim(field.substr(scheme.size()));
    const std::string_view id = id_in_token(token);
    for (const TokenFacts& facts : context.tokens) {
        if (facts.id != id || !is_token(token, facts)) continue;
        if (!facts.valid_at(call.moment.now())) return unknown;
        call.actor = {facts.name, facts.id};
        call.role = facts.role;
        return std::nullopt;
    }
    return unknown;
}

}  // namespace

bool is_secure(const HttpRequest& request) {
    return request.secure || (is_loopback(request.peer) &&
                              text::lower_case(request.field("x-forwarded-proto")) == "https");
}

std::string asker_address(const HttpRequest& request) {
    const auto hops = text::split(request.field("x-forwarded-for"), ',');
    // The last one is what the proxy itself has seen; what stands before it anybody can write.
    if (is_loopback(request.peer) && !hops.empty())
        return text::excerpt(hops.back(), limits::id_bytes);
    return request.peer;
}

bool is_from_here(const HttpRequest& request) {
    return is_loopback(request.peer) && request.field("x-forwarded-for").empty() &&
           request.field("forwarded").empty();
}

std::string_view staff_cookie(const HttpRequest& request) {
    return cookie_called(request.field("cookie"),
                         is_secure(request) ? secure_cookie : plain_cookie);
}

HttpField set_staff_cookie(const HttpRequest& request, std::string_view value) {
    const bool secure = is_secure(request);
    const auto seconds =
        value.empty() ? 0 : std::chrono::duration_cast<std::chrono::seconds>(sign_in_time).count();
    std::string cookie(secure ? secure_cookie : plain_cookie);
    cookie.append("=").append(value).append("; Path=/; HttpOnly; SameSite=Strict; Max-Age=");
    cookie += std::to_string(seconds);
    if (secure) cookie += "; Secure";
    return {"Set-Cookie", cookie};
}

std::optional<Refusal> identify(const ApiContext& context, ApiCall& call) {
    if (!call.request.field("authorization").empty()) return identify_token(context, call);
    call.sign_in = context.accounts.signed_in(staff_cookie(call.request), call.moment.now());
    if (call.sign_in == nullptr) return std::nullopt;
    const Account* account = context.accounts.with_id(call.sign_in->account);
    if (account == nullptr) return std::nullopt;
    call.actor = {account->name, account->id};
    call.role = account->role;
    return std::nullopt;
}

std::optional<Refusal> check_role(const ApiRoute& route, const ApiCall& call) {
    if (!route.role) return std::nullopt;
    if (!call.role)
        return Refusal{401, "token",
                       "This needs somebody who is signed in, or a token: Authorization: Bearer "
                       "TOKEN.",
                       ""};
    if (*call.role < *route.role)
        return Refusal{403, "scope",
                       "\"" + call.actor.name + "\" has the role " +
                           std::string(word_for(*call.role)) + "; this needs the role " +
                           std::string(word_for(*route.role)) + ".",
                       ""};
    return std::nullopt;
}

std::optional<Refusal> check_origin(const ApiRoute& route, const ApiCall& call) {
    const HttpRequest& request = call.request;
    const bool guarded = route.role || route.guarded || call.sign_in != nullptr;
    if (route.method == "GET" || !guarded) return std::nullopt;
    if (request.field("foyer-client").empty())
        return Refusal{403, "client", "The header Foyer-Client is missing; send a name in it.", ""};
    const std::string_view origin = request.field("origin");
    const std::string host(request.field("host"));
    const bool by_page = call.sign_in != nullptr;
    const bool ours = origin == "https://" + host ||
                      (origin == "http://" + host && !(by_page && is_secure(request)));
    if (origin.empty() ? by_page : !ours)
        return Refusal{403, "origin", "Requests of other sites are not taken.", ""};
    return std::nullopt;
}

}  // namespace foyer::hub
