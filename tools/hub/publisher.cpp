#include "tools/hub/publisher.h"

#include <algorithm>
#include <cassert>
#include <system_error>

#include "core/base/limits.h"
#include "core/feed/records.h"
#include "core/feed/revision_files.h"
#include "core/feed/trust.h"
#include "core/programme/validation.h"
#include "tools/hub/rows.h"

namespace foyer::hub {

namespace {

namespace fs = std::filesystem;
using feed::Head;
using feed::State;

/// Our own doing, so it says what to tell the makers; the public keeps what it has.
Error not_proven(const std::string& what) {
    return {ErrorKind::invalid,
            "this revision is not published, because screens would refuse it: " + what};
}

/// Reads a document as a screen does and applies it to what screens hold.
Result<void> prove_document(const Head& head, const feed::DocumentRef& reference,
                            const std::string& bytes, const State& before, const State& after) {
    auto document = feed::open_document(head, reference, bytes);
    if (!document) return not_proven(document.error().detail);
    const std::uint64_t held = head.position.revision - 1;
    const bool first = document->is_snapshot();
    auto applied = feed::applied(first ? State() : before, first ? 0 : held, *std::move(document));
    if (!applied) return not_proven(applied.error().detail);
    if (!(*applied == after)) return not_proven("a document does not lead to the new state");
    return {};
}

Result<void> prove_files(const Head& head, const feed::RevisionFiles& made, const State& before,
                         const State& after) {
    std::vector<feed::DocumentRef> references = made.deltas;
    if (made.snapshot.revision == head.position.revision) references.push_back(made.snapshot);
    for (const feed::DocumentRef& reference : references) {
        const std::string path = feed::path_of(reference, head.position.epoch);
        const auto file = std::find_if(made.files.begin(), made.files.end(),
                                       [&](const feed::FeedFile& one) { return one.path == path; });
        assert(file != made.files.end());
        if (auto proven = prove_document(head, reference, file->bytes, before, after); !proven)
            return proven;
    }
    if (auto checked = feed::check_state(head, after); !checked)
        return not_proven(checked.error().detail);
    return {};
}

/// The programme as a screen reads it from the records.
Result<std::shared_ptr<const programme::Programme>> programme_as_read(const State& state) {
    auto read = feed::publication_of(state);
    if (!read) return not_proven(read.error().detail);
    for (const programme::Problem& problem : programme::validate(read->programme))
        if (problem.severity == programme::Severity::error)
            return not_proven(problem.record + ", " + problem.field + ": " + problem.message);
    return std::make_shared<const programme::Programme>(std::move(read->programme));
}

/// What a screen that holds `before` makes of the new head.
Result<void> prove_head(const Published& before, const std::string& bytes,
                        feed::Standing expected) {
    feed::Trusted held;
    held.feed = before.root.feed;
    held.root = before.root.version;
    if (before.revision() > 0 && before.head.position.epoch == before.root.epoch)
        held = feed::trusted_after(held, before.head);
    const feed::Judgement judgement = feed::judge(bytes, before.root, held);
    if (judgement.standing == expected) return {};
    return not_proven(std::string(word_for(judgement.standing)) + ": " + judgement.message);
}

Head next_head(const Published& before, const HeadWords& words) {
    Head head = before.head;
    // A clock that was set back never makes a head look older than the one before.
    head.issued = std::max(words.now, before.head.issued + std::chrono::milliseconds{1});
    head.position.feed = before.root.feed;
    head.position.epoch = before.root.epoch;
    head.root = {before.root.version, before.root.sha256, before.root.size};
    head.wait = words.wait;
    head.mirrors = words.mirrors;
    head.rehearsal = words.rehearsal;
    return head;
}

}  // namespace

Result<std::string> Publisher::sign(const Head& head) const {
    const feed::SecretKey* key = &key_;
    return feed::sign_head(head, std::span(&key, 1));
}

Result<void> Publisher::stage(Ready& ready, const std::vector<feed::FeedFile>& files) const {
    for (const char* part : {"s", "d", "root"}) {
        std::error_code failed;
        fs::create_directories(folder_ / part, failed);
        if (failed)
            return Error{ErrorKind::disk,
                         (folder_ / part).string() + " cannot be made: " + failed.message()};
    }
    for (const feed::FeedFile& file : files) {
        auto staged = StagedFile::write(folder_ / file.path, file.bytes);
        if (!staged) return staged.error();
        ready.files.push_back(*std::move(staged));
        ready.paths.push_back(file.path);
    }
    auto head = StagedFile::write(folder_ / feed::head_path, ready.after->head_bytes);
    if (!head) return head.error();
    ready.head = *std::move(head);
    return {};
}

Result<Publisher::Ready> Publisher::lay_ready(const Published& before,
                                              const programme::Publication& publication,
                                              const HeadWords& words,
                                              std::optional<std::uint64_t> revision) const {
    const std::uint64_t next = revision.value_or(before.revision() + 1);
    assert(next > before.revision());
    Published after;
    after.root = before.root;
    after.root_file = before.root_file;
    auto state = feed::state_of(publication, before.state);
    if (!state) return state.error();
    after.state = *std::move(state);
    Ready ready;
    if (!revision && before.revision() > 0 && after.state == before.state) {
        ready.nothing_new = true;
        return ready;
    }
    const bool follows = next == before.revision() + 1 && before.revision() > 0;
    after.history = follows ? before.history : feed::History(next);
    ready.touched = feed::differing(before.state, after.state);
    if (follows) {
        after.history.note(before.state, after.state, next);
        ready.snapshot_before = before.head.snapshot;
    }

    after.head = next_head(before, words);
    after.head.position.revision = next;
    after.head.beat = 0;
    auto made = feed::revision_files(after.state, after.history, after.head.position,
                                     ready.snapshot_before);
    if (!made) return made.error();
    after.head.state = made->proof;
    after.head.snapshot = made->snapshot;
    after.head.deltas = made->deltas;
    if (auto proven = prove_files(after.head, *made, before.state, after.state); !proven)
        return proven.error();
    auto programme = programme_as_read(after.state);
    if (!programme) return programme.error();
    after.programme = *std::move(programme);
    auto bytes = sign(after.head);
    if (!bytes) return bytes.error();
    after.head_bytes = *std::move(bytes);
    if (auto proven = prove_head(before, after.head_bytes, feed::Standing::newer); !proven)
        return proven.error();

    made->files.push_back({feed::path_of(after.head.root), after.root_file});
    ready.after = std::make_shared<const Published>(std::move(after));
    if (auto staged = stage(ready, made->files); !staged) return staged.error();
    on_step(PublishStep::laid_ready);
    return ready;
}

Result<Publisher::Ready> Publisher::lay_ready_beat(const Published& before,
                                                   const HeadWords& words) const {
    Published after = before;
    after.head = next_head(before, words);
    ++after.head.beat;
    auto bytes = sign(after.head);
    if (!bytes) return bytes.error();
    after.head_bytes = *std::move(bytes);
    if (auto proven = prove_head(before, after.head_bytes, feed::Standing::beat_only); !proven)
        return proven.error();
    Ready ready;
    ready.beat = true;
    ready.after = std::make_shared<const Published>(std::move(after));
    if (auto staged = stage(ready, {}); !staged) return staged.error();
    on_step(PublishStep::laid_ready);
    return ready;
}

}  // namespace foyer::hub
