#include "tools/hub/rows_access.h"

#include "tools/hub/rows.h"

namespace foyer::hub {

namespace {

std::optional<UtcTime> maybe_instant(const store::Row& row, int column) {
    if (row.is_null(column)) return std::nullopt;
    return instant_in_row(row.integer(column));
}

}  // namespace

Result<void> add_token(const store::Database& database, const TokenFacts& token) {
    const auto added = run(database, "INSERT INTO token VALUES (?, ?, ?, ?, NULL, NULL, ?)",
                           {token.id, token.name, word_for(token.role), row_instant(token.created),
                            token.secret_hash});
    if (!added || !token.expires) return added;
    return run(database, "UPDATE token SET expires = ? WHERE id = ?",
               {row_instant(*token.expires), token.id});
}

Result<void> note_revoked(const store::Database& database, const std::string& id, UtcTime now) {
    return run(database, "UPDATE token SET revoked = ? WHERE id = ?", {row_instant(now), id});
}

Result<std::vector<TokenFacts>> read_tokens(const store::Database& database) {
    std::vector<TokenFacts> tokens;
    const auto done =
        each_row(database,
                 "SELECT id, name, role, created, expires, revoked, secret_hash FROM token "
                 "ORDER BY created, id",
                 {}, [&](const store::Row& row) {
                     TokenFacts token;
                     token.id = row.string(0);
                     token.name = row.string(1);
                     const auto role = role_called(row.text(2));
                     if (!role) return;
                     token.role = *role;
                     token.created = instant_in_row(row.integer(3));
                     token.expires = maybe_instant(row, 4);
                     token.revoked = maybe_instant(row, 5);
                     token.secret_hash = row.string(6);
                     tokens.push_back(std::move(token));
                 });
    if (!done) return done.error();
    return tokens;
}

Result<std::optional<RememberedAnswer>> remembered_answer(const store::Database& database,
                                                          const std::string& token,
                                                          const std::string& key) {
    std::optional<RememberedAnswer> answer;
    const auto done = each_row(
        database,
        "SELECT request_hash, status, fields, body FROM idempotency WHERE token = ? AND key = ?",
        {token, key}, [&](const store::Row& row) {
            answer = RememberedAnswer{row.string(0), static_cast<int>(row.integer(1)),
                                      row.string(2), row.string(3)};
        });
    if (!done) return done.error();
    return answer;
}

Result<void> remember_answer(const store::Database& database, const std::string& token,
                             const std::string& key, const RememberedAnswer& answer, UtcTime now) {
    return run(database, "INSERT INTO idempotency VALUES (?, ?, ?, ?, ?, ?, ?)",
               {token, key, answer.request_hash, row_instant(now), std::int64_t{answer.status},
                answer.fields, answer.body});
}

}  // namespace foyer::hub
