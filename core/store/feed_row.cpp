#include "core/store/feed_row.h"

#include "core/base/files.h"
#include "core/base/limits.h"

namespace foyer::store {

namespace {

constexpr std::size_t row_hash_digits = 16;

std::int64_t column_of(std::uint64_t number) {
    return static_cast<std::int64_t>(number);
}

std::uint64_t number_in(const Row& row, int column) {
    return static_cast<std::uint64_t>(row.integer(column));
}

std::optional<feed::Root> root_in(const std::string& file) {
    auto root = feed::read_first_root(file);
    if (!root) return std::nullopt;
    return std::move(*root);
}

/// What row_hash is over `row` and the head that the database holds.
Result<std::string> hash_of_row(const Database& database, const FeedRow& row) {
    std::string all = feed::write_trusted(row.trusted) + row.root_file;
    for (const std::uint64_t number :
         {row.held.epoch, row.held.revision, row.quarantined.epoch, row.quarantined.revision,
          row.trial ? std::uint64_t{*row.trial} + 1 : 0})
        all += ' ' + std::to_string(number);
    auto query = database.prepare("SELECT head FROM revision");
    if (!query) return query.error();
    const auto done = query->each({}, [&](const Row& found) { all += found.text(0); });
    if (!done) return done.error();
    return feed::to_hex(feed::blake2b(all)).substr(0, row_hash_digits);
}

}  // namespace

Result<FeedRow> read_feed_row(const Database& database) {
    auto query = database.prepare(
        "SELECT feed, epoch, revision, root, trusted_root, trusted_epoch, trusted_revision,"
        " trusted_beat, trusted_issued, trusted_state, trial, quarantined_epoch,"
        " quarantined_revision, row_hash FROM feed LIMIT 1");
    if (!query) return query.error();
    FeedRow found;
    std::string hash;
    bool any = false, sound = true;
    const auto done = query->each({}, [&](const Row& row) {
        any = true;
        found.trusted.feed = row.string(0);
        found.held = {number_in(row, 1), number_in(row, 2)};
        found.root_file = row.string(3);
        found.trusted.root = number_in(row, 4);
        found.trusted.epoch = number_in(row, 5);
        found.trusted.revision = number_in(row, 6);
        found.trusted.beat = number_in(row, 7);
        found.trusted.issued = feed::SignedTime(std::chrono::milliseconds(row.integer(8)));
        sound = feed::from_hex(row.text(9), found.trusted.state);
        if (!row.is_null(10)) found.trial = static_cast<unsigned>(row.integer(10));
        found.quarantined = {number_in(row, 11), number_in(row, 12)};
        hash = row.string(13);
    });
    if (!done) return done.error();
    if (!any) return found;
    const auto expected = hash_of_row(database, found);
    if (!expected) return expected.error();
    if (!sound || hash != *expected)
        return Error{ErrorKind::damaged,
                     database.path().string() +
                         " is damaged: what it knows of its feed is not what was written"};
    return found;
}

Result<void> write_feed_row(const Database& database, const FeedRow& row) {
    const auto hash = hash_of_row(database, row);
    if (!hash) return hash.error();
    auto replace = database.prepare(
        "INSERT OR REPLACE INTO feed (feed, epoch, revision, root, trusted_root, trusted_epoch,"
        " trusted_revision, trusted_beat, trusted_issued, trusted_state, trial,"
        " quarantined_epoch, quarantined_revision, row_hash)"
        " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    if (!replace) return replace.error();
    std::optional<int> trial;
    if (row.trial) trial = static_cast<int>(*row.trial);
    const feed::Trusted& trusted = row.trusted;
    return replace->run({trusted.feed, column_of(row.held.epoch), column_of(row.held.revision),
                         row.root_file, column_of(trusted.root), column_of(trusted.epoch),
                         column_of(trusted.revision), column_of(trusted.beat),
                         std::int64_t{trusted.issued.time_since_epoch().count()},
                         feed::to_hex(trusted.state), trial, column_of(row.quarantined.epoch),
                         column_of(row.quarantined.revision), *hash});
}

std::filesystem::path trust_path(const std::filesystem::path& db) {
    return db.string() + ".trust.json";
}

std::filesystem::path root_path(const std::filesystem::path& db) {
    return db.string() + ".root.json";
}

void raise_to_files(const std::filesystem::path& db, FeedRow& row) {
    if (const auto bytes = read_file(trust_path(db), limits::root_bytes)) {
        const auto kept = feed::read_trusted(*bytes);
        if (kept && (row.trusted.feed.empty() || kept->feed == row.trusted.feed))
            row.trusted = feed::higher(row.trusted, *kept);
    }
    const auto bytes = read_file(root_path(db), limits::root_bytes);
    if (!bytes) return;
    const auto kept = root_in(*bytes);
    if (!kept || (!row.trusted.feed.empty() && kept->feed != row.trusted.feed)) return;
    const auto held = root_in(row.root_file);
    if (!held || held->version < kept->version) row.root_file = *bytes;
    row.trusted.feed = kept->feed;
}

}  // namespace foyer::store
