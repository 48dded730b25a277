#include "tools/hub/accounts.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/feed/crypto.h"
#include "tools/hub/rows.h"

namespace foyer::hub {

namespace {

constexpr std::chrono::seconds attempt_window{60};
constexpr std::size_t attempts_with_name = 5;
constexpr std::size_t attempts_from_address = 30;
/// Names and addresses that are remembered; whoever makes up more waits until some are forgotten.
constexpr std::size_t most_attempt_keys = 20'000;

std::string name_key(const std::string& name, const std::string& address) {
    return address + '\n' + text::fold(name);
}

}  // namespace

std::string hash_of_cookie(std::string_view cookie) {
    return feed::to_hex(feed::blake2b(cookie));
}

const Account* Accounts::with_id(std::string_view id) const {
    for (const Account& account : all)
        if (account.id == id) return &account;
    return nullptr;
}

const Account* Accounts::called(std::string_view name) const {
    const std::string folded = text::fold(name);
    for (const Account& account : all)
        if (text::fold(account.name) == folded) return &account;
    return nullptr;
}

const SignIn* Accounts::signed_in(std::string_view cookie, UtcTime now) const {
    if (cookie.empty()) return nullptr;
    const auto found = sign_ins.find(hash_of_cookie(cookie));
    if (found == sign_ins.end() || found->second.ends <= now) return nullptr;
    return &found->second;
}

std::size_t Accounts::admins() const {
    return static_cast<std::size_t>(std::count_if(
        all.begin(), all.end(), [](const Account& one) { return one.role == Role::admin; }));
}

void Accounts::sign_out_everywhere(const std::string& account, const std::string& but) {
    std::erase_if(sign_ins, [&](const auto& entry) {
        return entry.second.account == account && entry.first != but;
    });
}

Result<Accounts> read_accounts(const store::Database& database, UtcTime now) {
    Accounts accounts;
    const auto people = each_row(
        database, "SELECT id, name, role, password, created FROM account ORDER BY created, id", {},
        [&](const store::Row& row) {
            const auto role = role_called(row.text(2));
            if (!role) return;
            accounts.all.push_back({row.string(0), row.string(1), *role, row.string(3),
                                    instant_in_row(row.integer(4))});
        });
    if (!people) return people.error();
    const auto sign_ins =
        each_row(database, "SELECT secret_hash, account, begun, ends FROM sign_in WHERE ends > ?",
                 {row_instant(now)}, [&](const store::Row& row) {
                     SignIn one{row.string(0), row.string(1), instant_in_row(row.integer(2)),
                                instant_in_row(row.integer(3))};
                     accounts.sign_ins.emplace(one.secret_hash, one);
                 });
    if (!sign_ins) return sign_ins.error();
    return accounts;
}

Result<void> add_account(const store::Database& database, const Account& account) {
    return run(database, "INSERT INTO account VALUES (?, ?, ?, ?, ?, ?)",
               {account.id, account.name, text::fold(account.name), word_for(account.role),
                account.password, row_instant(account.created)});
}

Result<void> update_account(const store::Database& database, const Account& account) {
    return run(database,
               "UPDATE account SET name = ?, folded = ?, role = ?, password = ? WHERE id = ?",
               {account.name, text::fold(account.name), word_for(account.role), account.password,
                account.id});
}

Result<void> remove_account(const store::Database& database, const std::string& id) {
    if (auto done = run(database, "DELETE FROM sign_in WHERE account = ?", {id}); !done)
        return done;
    return run(database, "DELETE FROM account WHERE id = ?", {id});
}

Result<void> add_sign_in(const store::Database& database, const SignIn& sign_in) {
    return run(database, "INSERT INTO sign_in VALUES (?, ?, ?, ?)",
               {sign_in.secret_hash, sign_in.account, row_instant(sign_in.begun),
                row_instant(sign_in.ends)});
}

Result<void> remove_sign_in(const store::Database& database, const std::string& secret_hash) {
    return run(database, "DELETE FROM sign_in WHERE secret_hash = ?", {secret_hash});
}

Result<void> remove_sign_ins(const store::Database& database, const std::string& account,
                             const std::string& but) {
    return run(database, "DELETE FROM sign_in WHERE account = ? AND secret_hash <> ?",
               {account, but});
}

Result<void> remove_old_sign_ins(const store::Database& database, UtcTime now) {
    return run(database, "DELETE FROM sign_in WHERE ends <= ?", {row_instant(now)});
}

void SignInLimits::forget_old(MonotonicTime now) {
    for (auto entry = attempts_.begin(); entry != attempts_.end();) {
        std::erase_if(entry->second, [&](MonotonicTime at) { return at + attempt_window <= now; });
        entry = entry->second.empty() ? attempts_.erase(entry) : std::next(entry);
    }
}

std::optional<std::chrono::seconds> SignInLimits::attempt(const std::string& name,
                                                          const std::string& address,
                                                          MonotonicTime now) {
    forget_old(now);
    if (attempts_.size() >= most_attempt_keys) return attempt_window;
    Times& from_address = attempts_[address];
    Times& with_name = attempts_[name_key(name, address)];
    const auto until_free = [&](const Times& times, std::size_t most) {
        if (times.size() < most) return std::chrono::seconds{0};
        return std::chrono::ceil<std::chrono::seconds>(times[times.size() - most] + attempt_window -
                                                       now);
    };
    const auto wait = std::max(until_free(from_address, attempts_from_address),
                               until_free(with_name, attempts_with_name));
    if (wait.count() > 0) {
        forget_old(now);
        return wait;
    }
    from_address.push_back(now);
    with_name.push_back(now);
    return std::nullopt;
}

void SignInLimits::passed(const std::string& name, const std::string& address) {
    attempts_.erase(name_key(name, address));
}

}  // namespace foyer::hub
