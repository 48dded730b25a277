#include "tools/hub/init.h"

#include <algorithm>
#include <array>
#include <system_error>

#include "core/feed/key_file.h"
#include "core/feed/root.h"
#include "core/store/lock_file.h"
#include "core/store/sqlite.h"
#include "platform/paths.h"
#include "tools/hub/audit.h"
#include "tools/hub/desk.h"
#include "tools/hub/hub_schema.h"
#include "tools/hub/hub_settings.h"
#include "tools/hub/importing.h"
#include "tools/hub/rows.h"
#include "tools/hub/rows_access.h"
#include "tools/hub/secret_file.h"

namespace foyer::hub {

namespace {

namespace fs = std::filesystem;

/// Removes what a failed init has made.
class Made {
public:
    Made() = default;
    Made(const Made&) = delete;
    Made& operator=(const Made&) = delete;
    ~Made() {
        std::error_code ignored;
        for (const fs::path& path : paths_)
            fs::remove_all(path, ignored);
    }

    void add(fs::path path) { paths_.push_back(std::move(path)); }
    void keep() { paths_.clear(); }

private:
    std::vector<fs::path> paths_;
};

feed::SecretKey fresh_key(const Randomness& randomness) {
    feed::Seed seed;
    randomness(seed.bytes());
    return feed::SecretKey::of(seed);
}

Result<void> keep_key(const fs::path& path, const feed::SecretKey& key, Made& made) {
    std::string file = feed::write_secret_key(key);
    auto written = write_secret_file(path, file);
    feed::wipe(file);
    if (!written) return written;
    made.add(path);
    return {};
}

/// The first root: one root key, one head key.
Result<std::string> first_root(const Randomness& randomness, UtcTime now,
                               const feed::SecretKey& root_key, const feed::SecretKey& head_key) {
    std::array<std::uint8_t, 16> id{};
    randomness(id);
    feed::Root root;
    root.feed = feed::to_hex(id);
    root.issued = now;
    root.root.keys = {root_key.public_key()};
    root.head.keys = {head_key.public_key()};
    const feed::SecretKey* key = &root_key;
    return feed::sign_root(root, std::span(&key, 1));
}

struct Beginning {
    std::string root_file;
    Layers layers;
    TokenFacts token;
    formats::ImportOptions import;
    UtcTime now{};
};

Result<void> fill_database(const fs::path& path, const Beginning& beginning) {
    const auto database = store::Database::open(path, store::Database::Access::write);
    if (!database) return database.error();
    (*database)->adopt();
    if (auto ready = bring_up_to_date(**database); !ready) return ready;
    auto transaction = store::Transaction::begin(**database, store::Transaction::Kind::write);
    if (!transaction) return transaction.error();
    if (auto done = run(**database, "INSERT INTO root VALUES (1, ?)", {beginning.root_file}); !done)
        return done;
    if (auto done = write_layers(**database, {}, beginning.layers); !done) return done;
    if (auto done = add_token(**database, beginning.token); !done) return done;
    if (auto done = write_usual_import(**database, beginning.import); !done) return done;
    AuditEntry entry;
    entry.at = beginning.now;
    entry.user = "hub";
    entry.op = "init";
    entry.record = "hub";
    entry.to = std::to_string(beginning.layers.source->sessions.size());
    if (auto done = add_audit(**database, entry); !done) return done;
    return transaction->commit();
}

/// Nobody but the owner reads the audit and the hashes of tokens.
Result<void> make_private(const fs::path& path) {
    std::error_code failed;
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write, failed);
    if (failed) return Error{ErrorKind::disk, path.string() + ": " + failed.message()};
    return {};
}

Result<fs::path> keep_token(const fs::path& folder, const std::string& feed,
                            const std::string& token, Made& made) {
    if (folder.empty()) return fs::path();
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed) return Error{ErrorKind::disk, folder.string() + ": " + failed.message()};
    fs::permissions(folder, fs::perms::owner_all, failed);
    const fs::path path = folder / feed;
    if (auto written = write_secret_file(path, token + "\n"); !written) return written.error();
    made.add(path);
    return path;
}

Result<void> check_nothing_there(const fs::path& database) {
    for (const fs::path& path :
         {database, head_key_path(database), root_key_path(database), root_path(database)}) {
        std::error_code ignored;
        if (fs::exists(fs::symlink_status(path, ignored)))
            return Error{ErrorKind::refused,
                         path.string() + " exists already; give another --db, or move it away"};
    }
    return {};
}

void plan_removal(Made& made, const fs::path& database) {
    for (const char* ending : {"", "-wal", "-shm", ".root.json"})
        made.add(database.string() + ending);
}

}  // namespace

fs::path default_token_folder() {
    const fs::path config = platform::environment("XDG_CONFIG_HOME");
    if (config.is_absolute()) return config / "foyer" / "tokens";
    const fs::path home = platform::environment("HOME");
    if (home.is_absolute()) return home / ".config" / "foyer" / "tokens";
    return {};
}

Result<InitOutcome> init_hub(const InitOptions& options, const Clock& clock,
                             const Randomness& randomness) {
    auto imported = formats::read_programme(options.programme, options.import);
    if (!imported) return imported.error();
    sort_sessions(imported->programme);
    const fs::path& database = options.database;
    if (auto clear = check_nothing_there(database); !clear) return clear.error();
    auto lock = store::LockFile::take(database);
    if (!lock) return lock.error();
    const fs::path feed_folder =
        options.feed.empty() ? default_feed_folder(database) : options.feed;
    std::error_code ignored;
    if (fs::exists(feed_folder / feed::head_path, ignored))
        return Error{ErrorKind::refused, feed_folder.string() +
                                             " holds a feed already; give another folder, or "
                                             "move it away"};
    Made made;
    const Moment moment = Moment::of(clock);
    const feed::SecretKey root_key = fresh_key(randomness);
    const feed::SecretKey head_key = fresh_key(randomness);
    if (auto kept = keep_key(root_key_path(database), root_key, made); !kept) return kept.error();
    if (auto kept = keep_key(head_key_path(database), head_key, made); !kept) return kept.error();
    auto root_file = first_root(randomness, moment.now(), root_key, head_key);
    if (!root_file) return root_file.error();
    const auto root = feed::read_first_root(*root_file);
    if (!root) return root.error();

    std::array<std::uint8_t, 40> random{};
    randomness(random);
    const NewToken token = make_token({"setup", Role::admin, {}}, moment.now(), random);
    Beginning beginning{*root_file, {}, token.facts, options.import, moment.now()};
    InitOutcome outcome;
    outcome.sessions = imported->programme.sessions.size();
    beginning.layers.source =
        std::make_shared<const programme::Programme>(std::move(imported->programme));
    plan_removal(made, database);
    if (auto filled = fill_database(database, beginning); !filled) return filled.error();
    if (auto hidden = make_private(database); !hidden) return hidden.error();
    if (auto written = write_file(root_path(database), *root_file); !written)
        return written.error();
    {
        // The desk takes the lock itself.
        const store::LockFile released = *std::move(lock);
    }
    if (!fs::exists(feed_folder, ignored)) made.add(feed_folder);
    if (const auto desk = Desk::open({database, feed_folder}, moment, {}); !desk)
        return desk.error();
    auto token_file = keep_token(options.token_folder, root->feed, token.secret, made);
    if (!token_file) return token_file.error();

    outcome.feed = root->feed;
    outcome.root = root_path(database);
    outcome.root_key = root_key_path(database);
    outcome.token = token.secret;
    outcome.token_file = *token_file;
    made.keep();
    return outcome;
}

}  // namespace foyer::hub
