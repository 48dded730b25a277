#include "tools/hub/audit.h"

#include <nlohmann/json.hpp>
#include <optional>

#include "core/base/json.h"
#include "core/feed/crypto.h"
#include "tools/hub/rows.h"

namespace foyer::hub {

namespace {

using store::Database;
using store::Row;

std::string audit_hash(std::string_view entry) {
    return feed::to_hex(feed::blake2b(entry));
}

std::string quoted(const std::string& text) {
    return write_json(Json(text));
}

/// What is hashed. Written by hand, because `from` and `to` are JSON already.
std::string entry_text(std::int64_t n, const AuditEntry& entry, const std::string& prev) {
    return "{\"n\":" + std::to_string(n) + ",\"time\":" + quoted(format_utc(entry.at)) +
           ",\"user\":" + quoted(entry.user) + ",\"token\":" + quoted(entry.token) +
           ",\"op\":" + quoted(entry.op) + ",\"record\":" + quoted(entry.record) +
           ",\"from\":" + entry.from + ",\"to\":" + entry.to +
           ",\"reason\":" + quoted(entry.reason) + ",\"prev\":" + quoted(prev) + "}";
}

/// The hash that `text` says the entry before it has; empty when it says none.
std::optional<std::string> prev_in(const std::string& text, std::int64_t n) {
    const auto entry = parse_json(text);
    if (!entry || !entry->is_object()) return std::nullopt;
    const auto number = entry->find("n");
    const auto prev = entry->find("prev");
    if (number == entry->end() || !number->is_number_integer() || *number != n ||
        prev == entry->end() || !prev->is_string())
        return std::nullopt;
    return prev->get<std::string>();
}

}  // namespace

Result<void> add_audit(const Database& database, const AuditEntry& entry) {
    const auto prev = audit_head(database);
    if (!prev) return prev.error();
    const auto last = database.integer("SELECT coalesce(max(n), 0) FROM audit");
    if (!last) return last.error();
    const std::int64_t n = *last + 1;
    const std::string text = entry_text(n, entry, *prev);
    return run(database, "INSERT INTO audit (n, entry, hash) VALUES (?, ?, ?)",
               {n, text, audit_hash(text)});
}

Result<void> each_audit_line(const Database& database, std::uint64_t after, std::uint64_t most,
                             const std::function<void(std::string_view)>& take) {
    return each_row(database, "SELECT entry, hash FROM audit WHERE n > ? ORDER BY n LIMIT ?",
                    {row_number(after), row_number(most)}, [&](const Row& row) {
                        std::string line = row.string(0);
                        if (!line.empty()) line.pop_back();
                        take(line + ",\"hash\":\"" + row.string(1) + "\"}");
                    });
}

Result<std::string> audit_head(const Database& database) {
    std::string hash;
    const auto done = each_row(database, "SELECT hash FROM audit ORDER BY n DESC LIMIT 1", {},
                               [&](const Row& row) { hash = row.string(0); });
    if (!done) return done.error();
    return hash;
}

Result<std::uint64_t> audit_count(const Database& database) {
    const auto count = database.integer("SELECT coalesce(max(n), 0) FROM audit");
    if (!count) return count.error();
    return static_cast<std::uint64_t>(*count);
}

Result<std::uint64_t> verify_audit_chain(const Database& database) {
    std::uint64_t count = 0;
    std::int64_t broken = 0;
    std::string prev;
    const auto done =
        each_row(database, "SELECT n, entry, hash FROM audit ORDER BY n", {}, [&](const Row& row) {
            if (broken != 0) return;
            const std::string text = row.string(1);
            const auto expected = static_cast<std::int64_t>(count) + 1;
            const bool whole = row.integer(0) == expected && audit_hash(text) == row.text(2) &&
                               prev_in(text, expected) == prev;
            if (!whole) {
                broken = expected;
                return;
            }
            prev = row.string(2);
            ++count;
        });
    if (!done) return done.error();
    if (broken != 0)
        return Error{ErrorKind::damaged, "the audit is broken at entry " + std::to_string(broken) +
                                             ": it is not what was written; compare it with an "
                                             "exported audit or a backup"};
    return count;
}

}  // namespace foyer::hub
