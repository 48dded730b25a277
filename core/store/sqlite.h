#pragma once
// SQLite behind values: a connection, prepared statements and transactions that own their handles
// and give Results. Only core/store uses it. One thread at a time.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace foyer::store {

/// Bytes that are not text for SQLite.
struct Blob {
    std::string_view bytes;
};

/// What a `?` of a statement stands for. Refers to the text it was made of.
class Value {
public:
    Value(Blob blob) : kind_(Kind::blob), text_(blob.bytes) {}
    Value(std::string_view text) : kind_(Kind::text), text_(text) {}
    Value(const std::string& text) : kind_(Kind::text), text_(text) {}
    Value(const char* text) : kind_(Kind::text), text_(text) {}
    Value(std::int64_t number) : kind_(Kind::integer), number_(number) {}
    /// NULL when empty.
    Value(std::optional<int> number)
        : kind_(number ? Kind::integer : Kind::null), number_(number.value_or(0)) {}
    /// NULL when there are no bytes.
    [[nodiscard]] static Value blob_unless_empty(std::string_view bytes) {
        return bytes.empty() ? Value(std::optional<int>()) : Value(Blob{bytes});
    }
    Value(const std::optional<std::string>& text)
        : kind_(text ? Kind::text : Kind::null), text_(text ? *text : std::string_view()) {}

private:
    friend class Statement;
    enum class Kind { null, integer, text, blob };
    Kind kind_;
    std::int64_t number_ = 0;
    std::string_view text_;
};

/// One row of an answer; valid inside the function it is given to.
class Row {
public:
    explicit Row(sqlite3_stmt* statement) : statement_(statement) {}
    [[nodiscard]] std::int64_t integer(int column) const;
    /// The bytes of a text or a blob.
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::string string(int column) const { return std::string(text(column)); }
    [[nodiscard]] bool is_null(int column) const;

private:
    sqlite3_stmt* statement_;
};

class Database;

/// A prepared statement; must not outlive its Database.
class Statement {
public:
    Statement(Statement&&) noexcept = default;
    Statement& operator=(Statement&&) noexcept = default;

    /// Runs a statement that gives no rows.
    [[nodiscard]] Result<void> run(std::initializer_list<Value> values = {});
    /// Runs a query and hands over each row.
    [[nodiscard]] Result<void> each(std::initializer_list<Value> values,
                                    const std::function<void(const Row&)>& take);

private:
    friend class Database;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    Statement(const Database& database, sqlite3_stmt* handle);
    [[nodiscard]] Result<void> bind(std::initializer_list<Value> values);

    const Database* database_;
    std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

/// One connection with Foyer's settings. Stays where it is, because statements refer to it.
class Database {
public:
    enum class Access {
        write,      ///< creates the file when it is absent
        read,       ///< the file must exist
        immutable,  ///< as read; nobody can change the file (a read-only medium)
        memory,     ///< no file; the path is only for messages
    };

    /// Opens without following a link in the last part of `path`.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::filesystem::path& path,
                                                                Access access);
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;
    ~Database();

    [[nodiscard]] Result<Statement> prepare(std::string_view sql) const;
    /// Runs any number of statements that need no values.
    [[nodiscard]] Result<void> execute(const char* sql) const;
    /// The first column of the first row; not_found when there is no row.
    [[nodiscard]] Result<std::int64_t> integer(std::string_view sql) const;
    [[nodiscard]] Result<std::vector<std::string>> strings(std::string_view sql) const;

    /// Writes all that is committed into a new database at `path`, which must not exist. On failure
    /// nothing is left there.
    [[nodiscard]] Result<void> back_up_to(const std::filesystem::path& path) const;

    /// Closing moves the log into the database from now on. Until this is called closing changes
    /// nothing, so that a file which turns out to be somebody else's, or damaged, stays as it is.
    void adopt() const;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    /// True once a write or sync failed in a way after which the connection cannot be trusted; it
    /// must be closed, and what is on disk looked at anew.
    [[nodiscard]] bool broken() const { return broken_; }

private:
    friend class Statement;
    Database(std::filesystem::path path, sqlite3* handle);
    [[nodiscard]] Result<void> settle(Access access);
    /// The failure that SQLite reported last as an Error with the file's name.
    [[nodiscard]] Error failure() const;

    std::filesystem::path path_;
    sqlite3* handle_;
    mutable bool broken_ = false;
};

/// A transaction that is rolled back unless it is committed.
class Transaction {
public:
    enum class Kind { read, write };
    [[nodiscard]] static Result<Transaction> begin(const Database& database, Kind kind);

    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    [[nodiscard]] Result<void> commit();

private:
    explicit Transaction(const Database& database) : database_(&database) {}
    const Database* database_;  // null: over
};

/// Uses the SQLite VFS of this name from now on; "" for the ordinary one.
void use_vfs_called(const std::string& name);

}  // namespace foyer::store
