// Accounts: who may use the staff page, and as what.

#include <array>
#include <nlohmann/json.hpp>

#include "tools/hub/account_answers.h"

namespace foyer::hub {

namespace {

/// A password that the hub makes, where none was given.
std::string made_password(const ApiContext& context) {
    std::array<std::uint8_t, 16> random{};
    context.randomness(random);
    return readable_password(random);
}

struct AccountWish {
    std::string name;
    std::optional<Role> role;
    std::string password;
    bool make_password = false;
};

Asked<AccountWish> read_account_wish(const ApiCall& call, Presence presence) {
    BodyFaults faults;
    BodyFields fields(*call.body, "", faults);
    AccountWish wish;
    wish.name = name_in(fields, presence);
    if (const std::string word = fields.text("role", presence); !word.empty()) {
        wish.role = role_called(word);
        if (!wish.role) fields.wrong("role", "must be viewer, editor or admin");
    }
    wish.password = password_in(fields, "password", Presence::optional);
    wish.make_password = fields.flag("make_password");
    fields.refuse_unknown();
    if (!call.request.field("idempotency-key").empty())
        fields.wrong("Idempotency-Key", "is not taken here: a password is told only once");
    if (!wish.password.empty() && wish.make_password)
        fields.wrong("make_password", "contradicts \"password\"");
    if (faults.any()) return faults.first();
    return wish;
}

std::optional<Refusal> check_name_free(const ApiContext& context, const std::string& name,
                                       const std::string& but_id) {
    const Account* other = context.accounts.called(name);
    if (other == nullptr || other->id == but_id) return std::nullopt;
    return Refusal{409, "name", "There is an account \"" + other->name + "\" already.", ""};
}

Refusal no_such_account(const std::string& id) {
    return {404, "not_found", "There is no account \"" + id + "\".", ""};
}

Refusal last_admin() {
    return {409, "last_admin", "This is the last administrator; make somebody else one first.", ""};
}

HttpResponse commit_account(ApiContext& context, const AuditEntry& entry, const RowWriter& rows) {
    const auto done = context.desk.write([&](const store::Database& database) -> Result<void> {
        if (auto written = rows(database); !written) return written;
        return add_audit(database, entry);
    });
    if (!done) return answer_of(refusal_of(done.error()));
    return json_answer(200, Json::object());
}

HttpResponse told_account(const ApiContext& context, int status, const Account& account,
                          const std::string& password) {
    Json json = account_answer(account, context.desk.programme().conference.zone);
    if (!password.empty()) json["password"] = password;
    return json_answer(status, json);
}

/// A password that was given or made: carried through the work, so that it can be told once.
HttpResponse hash_wished(ApiContext& context, const AccountWish& wish) {
    PasswordWork work;
    work.fresh = wish.password;
    if (work.fresh.empty()) work.fresh = work.made = made_password(context);
    return wait_for_passwords(context, std::move(work));
}

}  // namespace

HttpResponse get_accounts(ApiContext& context, const ApiCall&) {
    Json json;
    json["accounts"] = Json::array();
    for (const Account& account : context.accounts.all)
        json["accounts"].push_back(
            account_answer(account, context.desk.programme().conference.zone));
    return json_answer(200, json);
}

HttpResponse post_account(ApiContext& context, const ApiCall& call) {
    const auto read = read_account_wish(call, Presence::required);
    if (const auto* refusal = std::get_if<Refusal>(&read)) return answer_of(*refusal);
    const auto& wish = std::get<AccountWish>(read);
    if (auto taken = check_name_free(context, wish.name, "")) return answer_of(*taken);
    if (context.accounts.all.size() >= most_accounts)
        return answer_of({422, "too_large", "There are too many accounts; remove some.", ""});
    if (call.passwords == nullptr) return hash_wished(context, wish);
    if (call.passwords->failed) return no_memory_for_passwords();
    const Account account{"u" + fresh_id(context).substr(0, 12), wish.name,
                          wish.role.value_or(Role::viewer), call.passwords->fresh_kept,
                          call.moment.now()};
    AuditEntry entry = audit_of(call, "account.create", "account " + account.id);
    entry.to = write_json(Json{{"name", account.name}, {"role", word_for(account.role)}});
    HttpResponse done =
        commit_account(context, entry, [&](const store::Database& database) -> Result<void> {
            return add_account(database, account);
        });
    if (done.status != 200) return done;
    context.accounts.all.push_back(account);
    return told_account(context, 201, account, call.passwords->made);
}

HttpResponse patch_account(ApiContext& context, const ApiCall& call) {
    const auto read = read_account_wish(call, Presence::optional);
    if (const auto* refusal = std::get_if<Refusal>(&read)) return answer_of(*refusal);
    const auto& wish = std::get<AccountWish>(read);
    const Account* known = context.accounts.with_id(call.ids[0]);
    if (known == nullptr) return answer_of(no_such_account(call.ids[0]));
    if (!wish.name.empty())
        if (auto taken = check_name_free(context, wish.name, known->id)) return answer_of(*taken);
    const bool demoted = known->role == Role::admin && wish.role && *wish.role != Role::admin;
    if (demoted && context.accounts.admins() < 2) return answer_of(last_admin());
    const bool new_password = wish.make_password || !wish.password.empty();
    if (new_password && call.passwords == nullptr) return hash_wished(context, wish);
    if (new_password && call.passwords->failed) return no_memory_for_passwords();
    Account account = *known;
    if (!wish.name.empty()) account.name = wish.name;
    if (wish.role) account.role = *wish.role;
    if (new_password) account.password = call.passwords->fresh_kept;
    AuditEntry entry = audit_of(call, "account.change", "account " + account.id);
    entry.from = write_json(Json{{"name", known->name}, {"role", word_for(known->role)}});
    entry.to = write_json(Json{{"name", account.name},
                               {"role", word_for(account.role)},
                               {"password", new_password ? "new" : "as before"}});
    HttpResponse done =
        commit_account(context, entry, [&](const store::Database& database) -> Result<void> {
            if (auto updated = update_account(database, account); !updated) return updated;
            if (!new_password) return {};
            return remove_sign_ins(database, account.id, "");
        });
    if (done.status != 200) return done;
    if (new_password) context.accounts.sign_out_everywhere(account.id);
    for (Account& one : context.accounts.all)
        if (one.id == account.id) one = account;
    return told_account(context, 200, account, new_password ? call.passwords->made : "");
}

HttpResponse delete_account(ApiContext& context, const ApiCall& call) {
    const Account* known = context.accounts.with_id(call.ids[0]);
    if (known == nullptr) return answer_of(no_such_account(call.ids[0]));
    if (known->role == Role::admin && context.accounts.admins() < 2) return answer_of(last_admin());
    const Account account = *known;
    AuditEntry entry = audit_of(call, "account.remove", "account " + account.id);
    entry.from = write_json(Json{{"name", account.name}, {"role", word_for(account.role)}});
    HttpResponse done =
        commit_account(context, entry, [&](const store::Database& database) -> Result<void> {
            return remove_account(database, account.id);
        });
    if (done.status != 200) return done;
    context.accounts.sign_out_everywhere(account.id);
    std::erase_if(context.accounts.all, [&](const Account& one) { return one.id == account.id; });
    return told_account(context, 200, account, "");
}

}  // namespace foyer::hub
