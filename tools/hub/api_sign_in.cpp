// Signing in and out with the staff page, one's own password, and the first account of all.

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "core/base/text.h"
#include "core/feed/crypto.h"
#include "tools/hub/account_answers.h"
#include "tools/hub/identity.h"
#include "tools/hub/rows_access.h"

namespace foyer::hub {

namespace {

constexpr std::size_t longest_name = 80;
/// Devices on which one person is signed in; the oldest is signed out by the next.
constexpr std::size_t most_devices = 20;
/// The name under which attempts to set the hub up are counted.
constexpr const char* setup_name = "\n setup";

Json sign_in_answer(const ApiContext& context, const Account* account, const SignIn* sign_in) {
    const TimeZone& zone = context.desk.programme().conference.zone;
    Json json;
    json["setup"] = context.accounts.all.empty();
    json["account"] = account != nullptr ? account_answer(*account, zone) : Json();
    json["until"] = sign_in != nullptr ? Json(zone.format(sign_in->ends)) : Json();
    return json;
}

HttpResponse too_often(std::chrono::seconds wait) {
    HttpResponse answer = answer_of(
        {429, "too_often",
         "Too many attempts; try again in " + std::to_string(wait.count()) + " seconds.", ""});
    answer.fields.push_back({"Retry-After", std::to_string(wait.count())});
    return answer;
}

HttpResponse wrong_sign_in() {
    return answer_of({401, "sign_in", "Name or password is wrong.", ""});
}

/// Forgets the sign-ins of an account that ended first, so that there is room for one more.
Result<void> make_room_for_device(const store::Database& database, const Accounts& accounts,
                                  const std::string& account) {
    std::vector<const SignIn*> own;
    for (const auto& [hash, sign_in] : accounts.sign_ins)
        if (sign_in.account == account) own.push_back(&sign_in);
    if (own.size() < most_devices) return {};
    const auto oldest = *std::min_element(
        own.begin(), own.end(), [](const SignIn* a, const SignIn* b) { return a->ends < b->ends; });
    return remove_sign_in(database, oldest->secret_hash);
}

bool is_admins_token(const ApiContext& context, std::string_view token, UtcTime now) {
    const std::string_view id = id_in_token(token);
    return std::any_of(context.tokens.begin(), context.tokens.end(), [&](const TokenFacts& facts) {
        return facts.id == id && is_token(token, facts) && facts.valid_at(now) &&
               facts.role == Role::admin;
    });
}

}  // namespace

std::string password_in(BodyFields& fields, std::string_view name, Presence presence) {
    const Json* value = fields.find(name, presence);
    if (value == nullptr || value->is_null()) return {};
    std::string password = value->is_string() ? value->get<std::string>() : std::string();
    if (password.size() < shortest_password || password.size() > longest_password) {
        fields.wrong(name, "must have " + std::to_string(shortest_password) + " to " +
                               std::to_string(longest_password) + " bytes");
        return {};
    }
    return password;
}

std::string name_in(BodyFields& fields, Presence presence) {
    std::string name = fields.text("name", presence);
    if (name.size() > longest_name) fields.wrong("name", "is too long");
    if (presence == Presence::required && name.empty()) fields.wrong("name", "must not be empty");
    return name;
}

HttpResponse wait_for_passwords(ApiContext& context, PasswordWork work) {
    context.randomness(work.salt);
    work.cost = context.options.password_cost;
    context.password_work = std::move(work);
    return {};
}

HttpResponse no_memory_for_passwords() {
    HttpResponse answer = answer_of(
        {503, "unavailable", "The hub has no memory to check passwords; try again soon.", ""});
    answer.fields.push_back({"Retry-After", "2"});
    return answer;
}

Json account_answer(const Account& account, const TimeZone& zone) {
    return {{"id", account.id},
            {"name", account.name},
            {"role", word_for(account.role)},
            {"created", zone.format(account.created)}};
}

HttpResponse sign_in_as(ApiContext& context, const ApiCall& call, const Account& account,
                        const RowWriter& rows) {
    std::array<std::uint8_t, 32> random{};
    context.randomness(random);
    const std::string cookie = feed::to_hex(random);
    const UtcTime now = call.moment.now();
    const SignIn sign_in{hash_of_cookie(cookie), account.id, now, now + sign_in_time};
    AuditEntry entry = audit_of(call, "sign_in", "account " + account.id);
    entry.user = account.name;
    entry.token = account.id;
    const auto done = context.desk.write([&](const store::Database& database) -> Result<void> {
        if (auto written = rows(database); !written) return written;
        if (auto old = remove_old_sign_ins(database, now); !old) return old;
        if (auto room = make_room_for_device(database, context.accounts, account.id); !room)
            return room;
        if (auto added = add_sign_in(database, sign_in); !added) return added;
        return add_audit(database, entry);
    });
    if (!done) return answer_of(refusal_of(done.error()));
    auto accounts = read_accounts(context.desk.database(), now);
    if (!accounts) return answer_of(refusal_of(accounts.error()));
    context.accounts = *std::move(accounts);
    HttpResponse answer = json_answer(200, sign_in_answer(context, &account, &sign_in));
    answer.fields.push_back(set_staff_cookie(call.request, cookie));
    return answer;
}

HttpResponse get_sign_in(ApiContext& context, const ApiCall& call) {
    const Account* account =
        call.sign_in != nullptr ? context.accounts.with_id(call.sign_in->account) : nullptr;
    return json_answer(200, sign_in_answer(context, account, call.sign_in));
}

HttpResponse post_sign_in(ApiContext& context, const ApiCall& call) {
    BodyFaults faults;
    BodyFields fields(*call.body, "", faults);
    const std::string name = name_in(fields, Presence::required);
    // Any length: that it is too short for a password is nobody's business.
    const Json* typed = fields.find("password", Presence::required);
    if (typed != nullptr && !typed->is_string()) fields.wrong("password", "must be a text");
    fields.refuse_unknown();
    if (faults.any()) return answer_of(faults.first());
    std::string password;
    if (typed != nullptr) password = typed->get<std::string>().substr(0, longest_password + 1);
    const std::string address = asker_address(call.request);
    const Account* account = context.accounts.called(name);
    if (call.passwords == nullptr) {
        if (auto wait = context.sign_in_limits.attempt(name, address, call.moment.monotonic))
            return too_often(*wait);
        PasswordWork work;
        work.given = password;
        if (account != nullptr) work.kept = account->password;
        return wait_for_passwords(context, std::move(work));
    }
    if (call.passwords->failed) return no_memory_for_passwords();
    if (account == nullptr || !call.passwords->matches || call.passwords->kept != account->password)
        return wrong_sign_in();
    context.sign_in_limits.passed(name, address);
    const Account known = *account;
    return sign_in_as(context, call, known,
                      [](const store::Database&) -> Result<void> { return {}; });
}

HttpResponse delete_sign_in(ApiContext& context, const ApiCall& call) {
    HttpResponse answer = json_answer(200, sign_in_answer(context, nullptr, nullptr));
    answer.fields.push_back(set_staff_cookie(call.request, ""));
    if (call.sign_in == nullptr) return answer;
    const std::string hash = call.sign_in->secret_hash;
    const AuditEntry entry = audit_of(call, "sign_out", "account " + call.sign_in->account);
    const auto done = context.desk.write([&](const store::Database& database) -> Result<void> {
        if (auto removed = remove_sign_in(database, hash); !removed) return removed;
        return add_audit(database, entry);
    });
    if (!done) return answer_of(refusal_of(done.error()));
    context.accounts.sign_ins.erase(hash);
    return answer;
}

HttpResponse post_own_password(ApiContext& context, const ApiCall& call) {
    const Account* account =
        call.sign_in != nullptr ? context.accounts.with_id(call.sign_in->account) : nullptr;
    if (account == nullptr)
        return answer_of({403, "sign_in", "A token has no password; sign in with the page.", ""});
    BodyFaults faults;
    BodyFields fields(*call.body, "", faults);
    PasswordWork work;
    work.given = password_in(fields, "old", Presence::required);
    work.fresh = password_in(fields, "new", Presence::required);
    fields.refuse_unknown();
    if (faults.any()) return answer_of(faults.first());
    if (call.passwords == nullptr) {
        if (auto wait = context.sign_in_limits.attempt(account->name, asker_address(call.request),
                                                       call.moment.monotonic))
            return too_often(*wait);
        work.kept = account->password;
        return wait_for_passwords(context, std::move(work));
    }
    if (call.passwords->failed) return no_memory_for_passwords();
    if (!call.passwords->matches || call.passwords->kept != account->password)
        return wrong_sign_in();
    Account changed = *account;
    changed.password = call.passwords->fresh_kept;
    const std::string hash = call.sign_in->secret_hash;
    const AuditEntry entry = audit_of(call, "account.password", "account " + changed.id);
    const auto done = context.desk.write([&](const store::Database& database) -> Result<void> {
        if (auto updated = update_account(database, changed); !updated) return updated;
        if (auto removed = remove_sign_ins(database, changed.id, hash); !removed) return removed;
        return add_audit(database, entry);
    });
    if (!done) return answer_of(refusal_of(done.error()));
    context.accounts.sign_out_everywhere(changed.id, hash);
    for (Account& one : context.accounts.all)
        if (one.id == changed.id) one = changed;
    return json_answer(200, sign_in_answer(context, &changed, call.sign_in));
}

HttpResponse post_setup(ApiContext& context, const ApiCall& call) {
    BodyFaults faults;
    BodyFields fields(*call.body, "", faults);
    const std::string token(text::trim(fields.text("token", Presence::required)));
    Account account;
    account.name = name_in(fields, Presence::required);
    PasswordWork work;
    work.fresh = password_in(fields, "password", Presence::required);
    fields.refuse_unknown();
    if (faults.any()) return answer_of(faults.first());
    if (!context.accounts.all.empty())
        return answer_of({409, "setup_done",
                          "This hub has been set up already; sign in, or ask an administrator for "
                          "an account.",
                          ""});
    if (call.passwords == nullptr) {
        if (auto wait = context.sign_in_limits.attempt(setup_name, asker_address(call.request),
                                                       call.moment.monotonic))
            return too_often(*wait);
        if (!is_admins_token(context, token, call.moment.now()))
            return answer_of(
                {401, "token", "This is not the setup token that foyer-hub init has printed.", ""});
        return wait_for_passwords(context, std::move(work));
    }
    if (call.passwords->failed) return no_memory_for_passwords();
    account.id = "u" + fresh_id(context).substr(0, 12);
    account.role = Role::admin;
    account.password = call.passwords->fresh_kept;
    account.created = call.moment.now();
    AuditEntry entry = audit_of(call, "account.create", "account " + account.id);
    entry.user = account.name;
    entry.to = "\"admin\"";
    return sign_in_as(context, call, account, [&](const store::Database& database) -> Result<void> {
        if (auto added = add_account(database, account); !added) return added;
        return add_audit(database, entry);
    });
}

}  // namespace foyer::hub
