// foyer-hub token: access for programs and people.

#include <chrono>
#include <nlohmann/json.hpp>

#include "tools/hub_program/open_hub.h"

namespace foyer::hub_program {

namespace {

constexpr const char* while_served =
    "stop it for a moment: screens keep what they show, and come back by themselves";

Json token_json(const hub::TokenFacts& facts) {
    Json json;
    json["id"] = facts.id;
    json["name"] = facts.name;
    json["role"] = word_for(facts.role);
    json["created"] = format_utc(facts.created);
    json["expires"] = nullptr;
    if (facts.expires) json["expires"] = format_utc(*facts.expires);
    json["revoked"] = nullptr;
    if (facts.revoked) json["revoked"] = format_utc(*facts.revoked);
    return json;
}

std::string validity_words(const hub::TokenFacts& facts, UtcTime now) {
    if (facts.revoked) return "revoked " + format_utc(*facts.revoked);
    if (facts.expires && !facts.valid_at(now)) return "expired " + format_utc(*facts.expires);
    if (facts.expires) return "until " + format_utc(*facts.expires);
    return "until it is revoked";
}

UtcTime now_of(const World& world) {
    return std::chrono::floor<std::chrono::seconds>(world.clock.wall());
}

}  // namespace

Outcome run(const TokenCreateRequest& request, World& world) {
    auto hub = open_hub(request.place, world, while_served);
    if (!hub) return hub.error();
    hub::TokenWish wish{request.name, request.role, {}};
    if (request.days) wish.expires = now_of(world) + std::chrono::days{*request.days};
    const auto token = hub->create_token(wish);
    if (!token) return token.error();
    if (request.json) {
        Json json = token_json(token->facts);
        json["token"] = token->secret;
        print_json(world.out, json);
    } else {
        world.out.line(token->secret);
        world.err.line("This is shown once. " + request.name + " may act as " +
                       std::string(word_for(request.role)) + ", " +
                       validity_words(token->facts, now_of(world)) + ".");
        return world.err.flush() ? Outcome(0) : Outcome(1);
    }
    return 0;
}

Outcome run(const TokenListRequest& request, World& world) {
    const auto hub = open_hub(request.place, world, while_served);
    if (!hub) return hub.error();
    if (request.json) {
        Json json;
        json["tokens"] = Json::array();
        for (const auto& facts : hub->tokens())
            json["tokens"].push_back(token_json(facts));
        print_json(world.out, json);
        return 0;
    }
    for (const auto& facts : hub->tokens())
        world.out.line(facts.id + "  " + std::string(word_for(facts.role)) + "  " + facts.name +
                       "  (" + validity_words(facts, now_of(world)) + ")");
    return 0;
}

Outcome run(const TokenRevokeRequest& request, World& world) {
    auto hub = open_hub(request.place, world, while_served);
    if (!hub) return hub.error();
    if (const auto revoked = hub->revoke_token(request.id); !revoked) return revoked.error();
    world.out.line("Revoked " + request.id + ".");
    return 0;
}

}  // namespace foyer::hub_program
