#pragma once
// Publishing a revision or a beat: the files are made and proven with the code of a screen, laid
// ready beside their places, noted in the database together with what they publish, and only then
// put in place, the head last. Screens need not wait until the disk has the files, too: whatever
// stops this in between, complete() at the next start ends it with the same bytes. Store thread.

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/files.h"
#include "core/base/result.h"
#include "core/feed/hash_trail.h"
#include "core/feed/head.h"
#include "core/feed/history.h"
#include "core/feed/revision_files.h"
#include "core/feed/root.h"
#include "core/store/sqlite.h"
#include "tools/hub/publish_step.h"

namespace foyer::hub {

/// What the newest head publishes.
struct Published {
    feed::Root root;
    std::string root_file;
    feed::State state;
    feed::HashTrail trail;  ///< of `state`
    feed::History history{1};
    feed::Head head;  ///< revision 0: nothing yet
    std::string head_bytes;

    [[nodiscard]] std::uint64_t revision() const { return head.position.revision; }
};

/// What a head says beside the documents.
struct HeadWords {
    feed::SignedTime now{};
    feed::Waiting wait;
    std::vector<std::string> mirrors;
    std::optional<feed::Rehearsal> rehearsal;
};

class Publisher {
public:
    /// A publication that is laid ready. Dropping it removes its files again.
    struct Ready {
        feed::Head head;
        std::string head_bytes;
        feed::Step step;  ///< none for a beat
        feed::HashTrail::Walk walk;
        std::vector<StagedFile> files;
        std::optional<StagedFile> head_file;
        std::vector<std::string> paths;  ///< of `files`
        std::optional<feed::DocumentRef> snapshot_before;
        bool beat = false;
        bool follows = false;  ///< deltas lead to it
        /// The new state is the one that is published: nothing was laid ready.
        bool nothing_new = false;
    };

    Publisher(std::filesystem::path folder, feed::SecretKey key)
        : folder_(std::move(folder)), key_(std::move(key)) {}

    /// Lays ready the revision after `before`, which differs by `step`, or `revision` where that is
    /// later; then, as for the first one, no delta leads to it. The records keep the model's rules.
    /// disk when the files do not fit; nothing is left behind then.
    [[nodiscard]] Result<Ready> lay_ready(const Published& before, feed::Step step,
                                          const HeadWords& words,
                                          std::optional<std::uint64_t> revision = {}) const;
    /// Lays ready the same revision, signed anew.
    [[nodiscard]] Result<Ready> lay_ready_beat(const Published& before,
                                               const HeadWords& words) const;

    /// Notes a publication over `before`; runs inside the caller's transaction.
    [[nodiscard]] static Result<void> write_rows(const store::Database& database,
                                                 const Published& before, const Ready& ready,
                                                 UtcTime now);
    /// Makes `published` what was laid ready over it and is committed.
    static void take(Published& published, Ready& ready);
    /// Puts the files of a committed publication in place. On failure complete() does it later.
    [[nodiscard]] Result<void> put_in_place(Ready& ready) const;
    /// Makes `paths`, which were put in place, and the head safe from a power cut, and notes it.
    /// Until then the database alone is, from which complete() makes them again.
    [[nodiscard]] Result<void> settle(const store::Database& database,
                                      const std::vector<std::string>& paths) const;

    /// What the database says is published; `root` is the newest one.
    [[nodiscard]] static Result<Published> read_published(const store::Database& database);
    /// Puts in place whatever of `published` is missing in the folder. False when a file cannot be
    /// made again, because it is of an earlier revision: then the next revision must be published.
    [[nodiscard]] Result<bool> complete(const store::Database& database,
                                        const Published& published) const;

    /// The head that lies in the folder, when the feed's own keys signed it.
    [[nodiscard]] std::optional<std::pair<feed::Head, std::string>> head_in_folder(
        const feed::Root& root) const;

    /// Removes files that no head of the last `keep` named.
    [[nodiscard]] Result<void> remove_old_files(const store::Database& database,
                                                const Published& published, UtcTime now,
                                                std::chrono::hours keep) const;

    /// Copies every file that the head of `published` names, then the head, into another folder.
    [[nodiscard]] Result<void> copy_to(const Published& published,
                                       const std::filesystem::path& target) const;

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

    /// Called after each step; for tests.
    std::function<void(PublishStep)> on_step = [](PublishStep) {};

private:
    [[nodiscard]] Result<void> stage(Ready& ready, const std::vector<feed::FeedFile>& files) const;
    [[nodiscard]] Result<void> make_files(Ready& ready, const Published& before,
                                          std::vector<feed::FeedFile>& files) const;
    [[nodiscard]] Result<std::string> sign(const feed::Head& head) const;

    std::filesystem::path folder_;
    feed::SecretKey key_;
};

}  // namespace foyer::hub
