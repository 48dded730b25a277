#include "core/store/revision_row.h"

#include "core/store/stored_values.h"

namespace foyer::store {

Result<KeptRevision> read_revision(const Database& database) {
    auto query = database.prepare(
        "SELECT number, applied_at, confirmed_at, source, format, content_hash, state_hash, head"
        " FROM revision ORDER BY number DESC LIMIT 1");
    if (!query) return query.error();
    KeptRevision kept;
    const auto done = query->each({}, [&](const Row& row) {
        kept.info.number = static_cast<std::uint64_t>(row.integer(0));
        kept.info.applied_at = instant_of(row.integer(1));
        kept.info.confirmed_at = instant_of(row.integer(2));
        kept.info.source = row.string(3);
        kept.info.format = row.string(4);
        kept.content_hash = row.string(5);
        kept.state_hash = row.string(6);
        kept.head_file = row.string(7);
    });
    if (!done) return done.error();
    return kept;
}

Result<void> write_revision(const Database& database, const KeptRevision& revision) {
    if (auto done = database.execute("DELETE FROM revision"); !done) return done.error();
    auto insert = database.prepare(
        "INSERT INTO revision (number, applied_at, confirmed_at, source, format, content_hash,"
        " state_hash, head) VALUES (?,?,?,?,?,?,?,?)");
    if (!insert) return insert.error();
    const RevisionInfo& info = revision.info;
    return insert->run({static_cast<std::int64_t>(info.number), seconds_of(info.applied_at),
                        seconds_of(info.confirmed_at), info.source, info.format,
                        revision.content_hash, Value::blob_unless_empty(revision.state_hash),
                        Value::blob_unless_empty(revision.head_file)});
}

}  // namespace foyer::store
