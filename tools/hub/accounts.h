#pragma once
// People who use the staff page: their accounts, and who is signed in. A sign-in is a random secret
// in a cookie, of which the hub keeps the hash. Store thread.

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/base/result.h"
#include "core/store/sqlite.h"
#include "core/time/clock.h"
#include "core/time/instant.h"
#include "tools/hub/tokens.h"

namespace foyer::hub {

/// How long somebody stays signed in: a long day of a conference.
inline constexpr std::chrono::hours sign_in_time{14};
/// Accounts of one hub; the staff of a large conference has 300.
inline constexpr std::size_t most_accounts = 1000;

struct Account {
    std::string id;
    std::string name;  ///< stands in the audit; unique whatever its case and accents
    Role role = Role::viewer;
    std::string password;  ///< as feed::hash_password wrote it
    UtcTime created{};
};

struct SignIn {
    std::string secret_hash;  ///< hexadecimal BLAKE2b-256 of the cookie's value
    std::string account;      ///< id
    UtcTime begun{};
    UtcTime ends{};
};

/// All accounts and sign-ins, as the database has them.
struct Accounts {
    std::vector<Account> all;  ///< by the time when they were made
    std::unordered_map<std::string, SignIn> sign_ins;

    [[nodiscard]] const Account* with_id(std::string_view id) const;
    /// Case and accents do not matter.
    [[nodiscard]] const Account* called(std::string_view name) const;
    /// Who has this cookie; null for nobody, or when its time is over.
    [[nodiscard]] const SignIn* signed_in(std::string_view cookie, UtcTime now) const;
    [[nodiscard]] std::size_t admins() const;
    /// Forgets the sign-ins of an account but for the one of this hash.
    void sign_out_everywhere(const std::string& account, const std::string& but = "");
};

/// What is kept of a cookie's value.
[[nodiscard]] std::string hash_of_cookie(std::string_view cookie);

/// Without sign-ins that are over at `now`.
[[nodiscard]] Result<Accounts> read_accounts(const store::Database& database, UtcTime now);
[[nodiscard]] Result<void> add_account(const store::Database& database, const Account& account);
/// Writes name, role and password.
[[nodiscard]] Result<void> update_account(const store::Database& database, const Account& account);
[[nodiscard]] Result<void> remove_account(const store::Database& database, const std::string& id);
[[nodiscard]] Result<void> add_sign_in(const store::Database& database, const SignIn& sign_in);
[[nodiscard]] Result<void> remove_sign_in(const store::Database& database,
                                          const std::string& secret_hash);
/// Those of an account but for the one of this hash.
[[nodiscard]] Result<void> remove_sign_ins(const store::Database& database,
                                           const std::string& account, const std::string& but);
[[nodiscard]] Result<void> remove_old_sign_ins(const store::Database& database, UtcTime now);

/// How often somebody may try to sign in: five times a minute with one name from one address,
/// thirty times a minute from one address.
class SignInLimits {
public:
    /// Counts an attempt; how long to wait when there were too many.
    [[nodiscard]] std::optional<std::chrono::seconds> attempt(const std::string& name,
                                                              const std::string& address,
                                                              MonotonicTime now);
    /// Somebody has proved to be the right one.
    void passed(const std::string& name, const std::string& address);

private:
    using Times = std::vector<MonotonicTime>;
    void forget_old(MonotonicTime now);
    std::map<std::string, Times> attempts_;
};

}  // namespace foyer::hub
