#include "core/store/schema.h"

#include <algorithm>
#include <string>
#include <vector>

namespace foyer::store {

namespace {

/// One object of a schema, as SQLite keeps it.
struct SchemaObject {
    std::string type;
    std::string name;
    std::string table;
    std::string sql;
    friend bool operator==(const SchemaObject&, const SchemaObject&) = default;
    friend auto operator<=>(const SchemaObject&, const SchemaObject&) = default;
};

/// The tables in which FTS5 keeps a search table. FTS5 words their SQL, and may word it otherwise
/// in its next version.
bool is_search_shadow(const SchemaObject& object) {
    return object.type == "table" && object.name.starts_with("session_search_") &&
           object.sql.starts_with("CREATE TABLE ");
}

/// What ANALYZE leaves; it steers the order of work, never its result.
bool is_statistics(const SchemaObject& object) {
    return object.type == "table" &&
           (object.name == "sqlite_stat1" || object.name == "sqlite_stat4");
}

Result<std::vector<SchemaObject>> objects_of(const Database& database) {
    auto query = database.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema");
    if (!query) return query.error();
    std::vector<SchemaObject> objects;
    const auto done = query->each({}, [&](const Row& row) {
        SchemaObject object{row.string(0), row.string(1), row.string(2), row.string(3)};
        if (is_statistics(object)) return;
        if (is_search_shadow(object)) object.sql.clear();
        objects.push_back(std::move(object));
    });
    if (!done) return done.error();
    std::sort(objects.begin(), objects.end());
    return objects;
}

Result<void> run_steps(const Database& database, std::size_t from, std::size_t to) {
    for (std::size_t step = from; step < to; ++step)
        if (auto done = database.execute(schema_steps()[step]); !done) return done.error();
    return {};
}

/// The objects that the first `version` steps make, made by making them.
Result<std::vector<SchemaObject>> objects_at(std::size_t version) {
    const auto database = Database::open("the model of a store", Database::Access::memory);
    if (!database) return database.error();
    if (auto done = run_steps(**database, 0, version); !done) return done.error();
    return objects_of(**database);
}

/// The first object that one has and the other has not, for the message.
std::string difference(const std::vector<SchemaObject>& found,
                       const std::vector<SchemaObject>& expected) {
    for (const SchemaObject& object : found)
        if (!std::binary_search(expected.begin(), expected.end(), object))
            return "the " + object.type + " \"" + object.name + "\" is not Foyer's";
    for (const SchemaObject& object : expected)
        if (!std::binary_search(found.begin(), found.end(), object))
            return "the " + object.type + " \"" + object.name + "\" is missing";
    return "it is not as Foyer made it";
}

}  // namespace

Result<SchemaState> inspect_schema(const Database& database) {
    const auto id = database.integer("PRAGMA application_id");
    if (!id) return id.error();
    const auto version = database.integer("PRAGMA user_version");
    if (!version) return version.error();
    const auto found = objects_of(database);
    if (!found) return found.error();

    const std::string path = database.path().string();
    if (*id == 0 && *version == 0 && found->empty()) return SchemaState::empty;
    if (*id != application_id)
        return Error{ErrorKind::unsupported,
                     path +
                         " is a database of another application; give the path of a Foyer "
                         "store, or of a file that does not exist yet"};
    const auto newest = static_cast<std::int64_t>(schema_steps().size());
    if (*version > newest)
        return Error{ErrorKind::unsupported,
                     path + " was written by a newer Foyer (schema " + std::to_string(*version) +
                         ", this one knows " + std::to_string(newest) +
                         "); update this program, or import into a new store"};
    if (*version < 1)
        return Error{ErrorKind::damaged, path + " is damaged: it does not say its schema"};

    const auto expected = objects_at(static_cast<std::size_t>(*version));
    if (!expected) return expected.error();
    if (*found != *expected)
        return Error{ErrorKind::damaged, path + " is damaged: " + difference(*found, *expected)};
    return *version == newest ? SchemaState::current : SchemaState::older;
}

Result<void> build_schema(const Database& database) {
    auto transaction = Transaction::begin(database, Transaction::Kind::write);
    if (!transaction) return transaction.error();
    const auto version = database.integer("PRAGMA user_version");
    if (!version) return version.error();
    const std::size_t newest = schema_steps().size();
    if (auto done = run_steps(database, static_cast<std::size_t>(*version), newest); !done)
        return done.error();
    const std::string header = "PRAGMA application_id=" + std::to_string(application_id) +
                               "; PRAGMA user_version=" + std::to_string(newest);
    if (auto done = database.execute(header.c_str()); !done) return done.error();
    return transaction->commit();
}

}  // namespace foyer::store
