#pragma once
// The hub's working memory over its database: what is in force, what is published, and turns that
// change both in one transaction. Store thread.

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/feed/head.h"
#include "core/store/lock_file.h"
#include "core/store/sqlite.h"
#include "core/time/clock.h"
#include "tools/hub/audit.h"
#include "tools/hub/in_force.h"
#include "tools/hub/publisher.h"
#include "tools/hub/tokens.h"
#include "tools/hub/upcoming.h"

namespace foyer::hub {

/// One reading of both clocks.
struct Moment {
    feed::SignedTime wall{};
    MonotonicTime monotonic{};

    [[nodiscard]] static Moment of(const Clock& clock) { return {clock.wall(), clock.monotonic()}; }
    [[nodiscard]] UtcTime now() const { return std::chrono::floor<std::chrono::seconds>(wall); }
};

/// Who acts.
struct Actor {
    std::string name;
    std::string token;  ///< id, "" for none
};

/// A revision that a screen or the folder of the feed holds and that this hub never published: its
/// database was restored from a backup.
struct Ahead {
    std::uint64_t epoch = 0;
    std::uint64_t revision = 0;
    std::string where;  ///< "screen stairs", "the folder of the feed"
};

/// Rows that a turn writes beside the layers.
using RowWriter = std::function<Result<void>(const store::Database&)>;

/// One change of what is in force: made of a copy, then committed as a whole or not at all.
struct Turn {
    Moment moment;
    Actor actor;
    Layers layers;  ///< as they shall be
    std::vector<RowWriter> rows;
};

class Desk {
public:
    struct Places {
        std::filesystem::path database;
        std::filesystem::path feed;
    };

    /// Opens a database that has a root and keys.
    [[nodiscard]] static Result<Desk> open(const Places& places, Moment moment,
                                           std::function<void(PublishStep)> on_step);

    [[nodiscard]] const store::Database& database() const { return *database_; }
    [[nodiscard]] const Layers& layers() const { return layers_; }
    /// What is in force: published, or about to be. Sessions sorted by id.
    [[nodiscard]] const programme::Programme& programme() const { return in_force_.programme(); }
    /// The programme as it was imported, and one session of it; both are read anew.
    [[nodiscard]] Result<programme::Programme> source() const;
    [[nodiscard]] Result<std::optional<programme::Session>> source_session(
        const std::string& id) const;
    [[nodiscard]] const Published& published() const { return published_; }
    [[nodiscard]] const Publisher& publisher() const { return publisher_; }
    /// The revision with which what is in force is published.
    [[nodiscard]] std::uint64_t revision() const;
    /// The revision that a turn which begins now will be published with.
    [[nodiscard]] std::uint64_t next_revision() const { return published_.revision() + 1; }
    /// The revision at which a session became what it is.
    [[nodiscard]] std::uint64_t revision_of(const std::string& session) const;

    /// Programme time: the wall clock, or that of the rehearsal.
    [[nodiscard]] UtcTime programme_time(Moment moment) const;
    [[nodiscard]] const std::optional<feed::Rehearsal>& rehearsal() const { return rehearsal_; }
    [[nodiscard]] const std::optional<Ahead>& ahead() const { return ahead_; }
    /// Why the last publication could not be finished; "" when it was.
    [[nodiscard]] const std::string& trouble() const { return trouble_; }

    /// Why nothing may be published now; nothing when it may.
    [[nodiscard]] Result<void> fit_to_publish() const;
    [[nodiscard]] Turn begin(Moment moment, Actor actor) const;
    /// Commits a turn and publishes it, at once or together with what comes within the gathering
    /// time. Gives the revision. On failure nothing has changed: disk, or refused while screens are
    /// ahead.
    [[nodiscard]] Result<std::uint64_t> commit(Turn turn);
    /// Commits rows alone, without a publication.
    [[nodiscard]] Result<void> write(const RowWriter& rows);

    /// Makes what was put in place safe from a power cut. Nobody waits for it.
    [[nodiscard]] Result<void> settle(Moment moment);
    /// Publishes what was gathered, if its time has come.
    [[nodiscard]] Result<void> publish_gathered(Moment moment);
    /// Signs the head anew.
    [[nodiscard]] Result<void> beat(Moment moment);
    /// Begins, changes or (empty) ends a rehearsal, with a beat.
    [[nodiscard]] Result<void> rehearse(Moment moment, const Actor& actor,
                                        std::optional<feed::Rehearsal> rehearsal);
    /// Notes that somebody holds a revision of the future. Publishing is refused from then on when
    /// this hub has published nothing since it was opened; else it is too late and only told.
    [[nodiscard]] Result<void> note_ahead(const Ahead& ahead);
    /// How many screens there are: a few may fetch at once what many must not.
    void note_screens(std::size_t count) { screens_ = count; }
    /// Publishes a revision beyond all that were seen.
    [[nodiscard]] Result<std::uint64_t> recover(Moment moment, const Actor& actor);

    /// When settle, publish_gathered or beat is due; the earliest one.
    [[nodiscard]] MonotonicTime next_due() const;
    [[nodiscard]] MonotonicTime next_beat() const { return next_beat_; }
    /// Removes what is out of date: files of the feed, rows of retried requests.
    [[nodiscard]] Result<void> tidy(Moment moment);

private:
    Desk(Publisher publisher) : publisher_(std::move(publisher)) {}
    [[nodiscard]] Result<void> load(Moment moment);
    [[nodiscard]] Result<void> compare_with_folder(Moment moment);
    [[nodiscard]] HeadWords words(Moment moment) const;
    /// What is published next, and what of it the layers do not know yet.
    [[nodiscard]] Result<Publisher::Ready> lay_ready(Upcoming upcoming, Moment moment,
                                                     std::optional<std::uint64_t> revision) const;
    void finish(Publisher::Ready& ready, Moment moment);
    [[nodiscard]] Result<void> publish_now(Moment moment, std::optional<std::uint64_t> revision,
                                           const RowWriter& rows);

    std::optional<store::LockFile> lock_;
    std::unique_ptr<store::Database> database_;
    Publisher publisher_;
    Layers layers_;  ///< without their source
    InForce in_force_;
    Published published_;
    Touched pending_;  ///< what is in force and perhaps not published
    std::optional<feed::Rehearsal> rehearsal_;
    feed::Waiting waiting_;
    std::size_t screens_ = 0;
    std::vector<std::string> mirrors_;
    std::optional<Ahead> ahead_;
    bool published_since_open_ = false;
    std::vector<std::string> unsettled_;  ///< files that were put in place
    bool settled_ = true;                 ///< the head, too
    bool gathering_ = false;              ///< something in force waits to be published
    MonotonicTime publish_from_{};        ///< not before this
    MonotonicTime next_beat_{};
    std::string trouble_;
};

}  // namespace foyer::hub
