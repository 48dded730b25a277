// What only those who run the hub do: upstream, rehearsal, tokens, the audit.

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/limits.h"
#include "tools/hub/api_handlers.h"
#include "tools/hub/import_upstream.h"
#include "tools/hub/request_body.h"
#include "tools/hub/rows.h"
#include "tools/hub/rows_access.h"
#include "tools/hub/rows_imports.h"

namespace foyer::hub {

namespace {

constexpr std::int64_t shortest_interval_s = 15;
constexpr std::int64_t longest_interval_s = 86'400;
constexpr std::int64_t usual_interval_s = 60;
constexpr double fastest = 1000.0;
constexpr std::uint64_t most_entries = 1000;
constexpr std::int64_t longest_token_days = 3660;

bool is_web_address(const std::string& url) {
    const std::size_t begin = url.starts_with("http://") ? 7 : url.starts_with("https://") ? 8 : 0;
    return begin > 0 && url.size() > begin && url[begin] != '/' &&
           url.find_first_of(" \t\"<>") == std::string::npos;
}

/// True while something that the upstream gave is held.
bool waits_for_staff(const ApiContext& context) {
    const auto imports = newest_imports(context.desk.database(), 1);
    if (!imports || context.upstream.source().url.empty()) return false;
    return std::any_of(imports->begin(), imports->end(), [](const ImportRow& row) {
        return row.state == ImportState::held && row.who == upstream_actor;
    });
}

Json upstream_answer_of(const ApiContext& context) {
    const Upstream& upstream = context.upstream;
    const TimeZone& zone = context.desk.programme().conference.zone;
    const auto instant = [&](const std::optional<UtcTime>& at) {
        return at ? Json(zone.format(*at)) : Json();
    };
    Json json;
    json["url"] = upstream.source().url.empty() ? Json() : Json(upstream.source().url);
    json["every_s"] = upstream.source().every.count();
    json["last_check"] = instant(upstream.standing().last_check);
    json["last_change"] = instant(upstream.standing().last_change);
    UpstreamState state = upstream.standing().state;
    // What was held before the hub was started again is held still.
    if (state != UpstreamState::failed && waits_for_staff(context)) state = UpstreamState::held;
    json["state"] = word_for(state);
    json["why"] = upstream.standing().why;
    return json;
}

/// Commits a change of the upstream, or puts the old one back.
HttpResponse commit_upstream(ApiContext& context, const ApiCall& call, Upstream::Source source) {
    const Upstream before = context.upstream;
    AuditEntry entry = audit_of(call, "upstream.set", "hub");
    entry.from = write_json(Json(before.source().url));
    entry.to = write_json(Json(source.url));
    context.upstream.set(std::move(source), call.moment.monotonic);
    HttpResponse answer = commit_rows(
        context, call,
        [&](const store::Database& database) -> Result<void> {
            if (auto written = context.upstream.write(database); !written) return written;
            return add_audit(database, entry);
        },
        json_answer(200, upstream_answer_of(context)));
    if (answer.status != 200) context.upstream = before;
    return answer;
}

std::uint64_t number_in_query(const HttpRequest& request, std::string_view name,
                              std::uint64_t otherwise) {
    const std::string_view digits = request.query_value(name);
    std::uint64_t number = 0;
    const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool good =
        !digits.empty() && code == std::errc() && end == digits.data() + digits.size();
    // Beyond what the database counts there is nothing.
    return good ? std::min<std::uint64_t>(number, std::uint64_t{1} << 62) : otherwise;
}

Json token_answer(const TokenFacts& token, const TimeZone& zone) {
    const auto instant = [&](const std::optional<UtcTime>& at) {
        return at ? Json(zone.format(*at)) : Json();
    };
    return {{"id", token.id},
            {"name", token.name},
            {"role", word_for(token.role)},
            {"created", zone.format(token.created)},
            {"expires", instant(token.expires)},
            {"revoked", instant(token.revoked)}};
}

}  // namespace

HttpResponse get_upstream(ApiContext& context, const ApiCall&) {
    return json_answer(200, upstream_answer_of(context));
}

HttpResponse put_upstream(ApiContext& context, const ApiCall& call) {
    BodyFaults faults;
    BodyFields fields(*call.body, "", faults);
    Upstream::Source source;
    source.url = fields.text("url", Presence::required);
    if (!is_web_address(source.url))
        fields.wrong("url", "must be an address that begins with http:// or https://");
    source.every =
        std::chrono::seconds(fields.number("every_s", shortest_interval_s, longest_interval_s)
                                 .value_or(usual_interval_s));
    fields.refuse_unknown();
    if (faults.any()) return answer_of(faults.first());
    return commit_upstream(context, call, std::move(source));
}

HttpResponse delete_upstream(ApiContext& context, const ApiCall& call) {
    return commit_upstream(context, call, {});
}

HttpResponse post_rehearsal(ApiContext& context, const ApiCall& call) {
    BodyFaults faults;
    BodyFields fields(*call.body, "", faults);
    const auto at = fields.instant("at", Presence::required);
    double speed = 1.0;
    if (const Json* value = fields.find_value("speed")) {
        if (value->is_number()) speed = value->get<double>();
        if (!value->is_number() || !(speed >= 0.0 && speed <= fastest))
            fields.wrong("speed", "must be a number from 0 to 1000");
    }
    fields.refuse_unknown();
    if (faults.any()) return answer_of(faults.first());
    if (auto refused = refuse_while_ahead(context)) return *std::move(refused);
    feed::Rehearsal rehearsal;
    rehearsal.at = feed::SignedTime(*at);
    rehearsal.since = call.moment.wall;
    rehearsal.speed_thousandths = static_cast<std::uint64_t>(std::llround(speed * 1000.0));
    if (auto begun = context.desk.rehearse(call.moment, call.actor, rehearsal); !begun)
        return answer_of(refusal_of(begun.error()));
    return get_hub(context, call);
}

HttpResponse delete_rehearsal(ApiContext& context, const ApiCall& call) {
    if (auto refused = refuse_while_ahead(context)) return *std::move(refused);
    if (context.desk.rehearsal())
        if (auto ended = context.desk.rehearse(call.moment, call.actor, {}); !ended)
            return answer_of(refusal_of(ended.error()));
    return get_hub(context, call);
}

HttpResponse get_audit(ApiContext& context, const ApiCall& call) {
    const auto count = audit_count(context.desk.database());
    if (!count) return answer_of(refusal_of(count.error()));
    std::uint64_t after = number_in_query(call.request, "after", 0);
    if (const std::uint64_t newest = number_in_query(call.request, "newest", 0); newest > 0)
        after = *count - std::min(*count, newest);
    const std::uint64_t most =
        std::min(number_in_query(call.request, "limit", most_entries), most_entries);
    Json json;
    json["entries"] = Json::array();
    const auto done =
        each_audit_line(context.desk.database(), after, most, [&](std::string_view line) {
            if (auto entry = parse_json(line)) json["entries"].push_back(*std::move(entry));
        });
    if (!done) return answer_of(refusal_of(done.error()));
    const auto head = audit_head(context.desk.database());
    if (!head) return answer_of(refusal_of(head.error()));
    json["head"] = *head;
    json["count"] = *count;
    return json_answer(200, json);
}

HttpResponse get_tokens(ApiContext& context, const ApiCall&) {
    Json json;
    json["tokens"] = Json::array();
    for (const TokenFacts& token : context.tokens)
        json["tokens"].push_back(token_answer(token, context.desk.programme().conference.zone));
    return json_answer(200, json);
}

HttpResponse post_token(ApiContext& context, const ApiCall& call) {
    BodyFaults faults;
    BodyFields fields(*call.body, "", faults);
    TokenWish wish;
    wish.name = fields.text("name", Presence::required);
    wish.role = fields.word("role", role_called, Role::viewer, Presence::required);
    if (const auto days = fields.number("days", 1, longest_token_days))
        wish.expires = call.moment.now() + std::chrono::hours{24} * *days;
    fields.refuse_unknown();
    if (!call.request.field("idempotency-key").empty())
        fields.wrong("Idempotency-Key", "is not taken here: a token is told only once");
    if (faults.any()) return answer_of(faults.first());
    std::array<std::uint8_t, 40> random{};
    context.randomness(random);
    const NewToken token = make_token(wish, call.moment.now(), random);
    AuditEntry entry = audit_of(call, "token.create", "token " + token.facts.id);
    entry.to = "\"" + std::string(word_for(wish.role)) + "\"";
    const auto done = context.desk.write([&](const store::Database& database) -> Result<void> {
        if (auto added = add_token(database, token.facts); !added) return added;
        return add_audit(database, entry);
    });
    if (!done) return answer_of(refusal_of(done.error()));
    context.tokens.push_back(token.facts);
    Json json = token_answer(token.facts, context.desk.programme().conference.zone);
    json["token"] = token.secret;
    return json_answer(201, json);
}

HttpResponse delete_token(ApiContext& context, const ApiCall& call) {
    const auto found =
        std::find_if(context.tokens.begin(), context.tokens.end(),
                     [&](const TokenFacts& token) { return token.id == call.ids[0]; });
    if (found == context.tokens.end())
        return answer_of({404, "not_found", "There is no token \"" + call.ids[0] + "\".", ""});
    const AuditEntry entry = audit_of(call, "token.revoke", "token " + found->id);
    const auto done = context.desk.write([&](const store::Database& database) -> Result<void> {
        if (auto noted = note_revoked(database, found->id, call.moment.now()); !noted) return noted;
        return add_audit(database, entry);
    });
    if (!done) return answer_of(refusal_of(done.error()));
    if (!found->revoked) found->revoked = call.moment.now();
    return json_answer(200, token_answer(*found, context.desk.programme().conference.zone));
}

}  // namespace foyer::hub
