#include "tools/hub/publisher.h"

#include <algorithm>
#include <cassert>
#include <set>
#include <system_error>

#include "core/base/limits.h"
#include "core/feed/excerpt.h"
#include "core/feed/records.h"
#include "core/feed/revision_files.h"
#include "core/feed/trust.h"
#include "core/programme/validation.h"

namespace foyer::hub {

namespace {

namespace fs = std::filesystem;
using feed::Head;
using feed::State;

/// Records that are read apart from the others; more are no edit, and all are read.
constexpr std::size_t most_read_alone = 200;

/// Our own doing, so it says what to tell the makers; the public keeps what it has.
Error not_proven(const std::string& what) {
    return {ErrorKind::invalid,
            "this revision is not published, because screens would refuse it: " + what};
}

/// Reads a snapshot as a screen does: it must be the whole state after the step.
Result<void> prove_snapshot(const Head& head, const feed::Document& document, const State& before,
                            const feed::Step& step) {
    State after = before;
    feed::take_step(after, step);
    const auto applied = feed::applied(State(), 0, document);
    if (!applied) return not_proven(applied.error().detail);
    if (!(*applied == after)) return not_proven("the snapshot is not the new state");
    if (auto checked = feed::check_state(head, after); !checked)
        return not_proven(checked.error().detail);
    return {};
}

/// A delta leads to the new state from every revision since its base, when it has all that the step
/// touches and has it, and what else is in it, as it is after the step.
Result<void> prove_delta(const feed::Document& document, const State& before,
                         const feed::Step& step) {
    const Error wrong = not_proven("a delta does not lead to the new state");
    std::size_t touched = 0;
    for (const feed::Record& record : document.put) {
        const feed::RecordKey key{record.table, record.id};
        const std::string* json = feed::find_after(before, step, key);
        if (json == nullptr || *json != record.json) return wrong;
        touched += step.count(key);
    }
    for (const feed::RecordKey& key : document.removed) {
        if (feed::find_after(before, step, key) != nullptr) return wrong;
        touched += step.count(key);
    }
    if (touched != step.size()) return wrong;
    return {};
}

/// Reads each document from its bytes as a screen does.
Result<void> prove_files(const Head& head, const feed::RevisionFiles& made, const State& before,
                         const feed::Step& step) {
    std::vector<feed::DocumentRef> references = made.deltas;
    if (made.snapshot.revision == head.position.revision) references.push_back(made.snapshot);
    for (const feed::DocumentRef& reference : references) {
        const std::string path = feed::path_of(reference, head.position.epoch);
        const auto file = std::find_if(made.files.begin(), made.files.end(),
                                       [&](const feed::FeedFile& one) { return one.path == path; });
        assert(file != made.files.end());
        const auto document = feed::open_document(head, reference, file->bytes);
        if (!document) return not_proven(document.error().detail);
        if (auto proven = document->is_snapshot() ? prove_snapshot(head, *document, before, step)
                                                  : prove_delta(*document, before, step);
            !proven)
            return proven;
    }
    return {};
}

/// True when all that could be wrong after the step stands in the records that it puts.
bool stands_alone(const feed::Step& step) {
    return step.size() <= most_read_alone &&
           std::all_of(step.begin(), step.end(), [](const auto& entry) {
               const feed::Table table = entry.first.table;
               const bool part = table == feed::Table::people || table == feed::Table::sessions;
               return (part && entry.second) || table == feed::Table::changes ||
                      table == feed::Table::announcements || table == feed::Table::screens;
           });
}

/// What a screen reads of the records that a step puts, with all that they refer to; or of all.
State read_after(const State& before, const feed::Step& step) {
    if (!stands_alone(step)) {
        State after = before;
        feed::take_step(after, step);
        return after;
    }
    std::set<std::string> sessions;
    for (const auto& [key, json] : step)
        if (key.table == feed::Table::sessions) sessions.insert(key.id);
    State after = feed::excerpt_after(before, step, sessions);
    feed::take_step(after, step);
    return after;
}

/// Reads the records of the step as a screen does.
Result<void> prove_records(const State& before, const feed::Step& step) {
    if (auto fits = feed::size_after(before, step).check(); !fits)
        return not_proven(fits.error().detail);
    const auto read = feed::publication_of(read_after(before, step));
    if (!read) return not_proven(read.error().detail);
    for (const programme::Problem& problem : programme::validate(read->programme))
        if (problem.severity == programme::Severity::error)
            return not_proven(problem.record + ", " + problem.field + ": " + problem.message);
    return {};
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
        auto staged = StagedFile::write(folder_ / file.path, file.bytes, StagedFile::Safe::later);
        if (!staged) return staged.error();
        ready.files.push_back(*std::move(staged));
        ready.paths.push_back(file.path);
    }
    auto head =
        StagedFile::write(folder_ / feed::head_path, ready.head_bytes, StagedFile::Safe::later);
    if (!head) return head.error();
    ready.head_file = *std::move(head);
    return {};
}

Result<void> Publisher::make_files(Ready& ready, const Published& before,
                                   std::vector<feed::FeedFile>& files) const {
    const feed::History fresh(ready.head.position.revision);
    ready.walk = before.trail.after(before.state, ready.step);
    auto made =
        feed::revision_files({before.state, ready.follows ? before.history : fresh, ready.step,
                              ready.head.position, ready.snapshot_before, ready.walk.digest});
    if (!made) return made.error();
    ready.head.state = made->proof;
    ready.head.snapshot = made->snapshot;
    ready.head.deltas = made->deltas;
    if (auto proven = prove_files(ready.head, *made, before.state, ready.step); !proven)
        return proven;
    files = std::move(made->files);
    return {};
}

Result<Publisher::Ready> Publisher::lay_ready(const Published& before, feed::Step step,
                                              const HeadWords& words,
                                              std::optional<std::uint64_t> revision) const {
    const std::uint64_t next = revision.value_or(before.revision() + 1);
    assert(next > before.revision());
    Ready ready;
    if (!revision && before.revision() > 0 && step.empty()) {
        ready.nothing_new = true;
        return ready;
    }
    ready.step = std::move(step);
    ready.follows = next == before.revision() + 1 && before.revision() > 0;
    if (ready.follows) ready.snapshot_before = before.head.snapshot;
    ready.head = next_head(before, words);
    ready.head.position.revision = next;
    ready.head.beat = 0;
    if (auto proven = prove_records(before.state, ready.step); !proven) return proven.error();
    std::vector<feed::FeedFile> files;
    if (auto made = make_files(ready, before, files); !made) return made.error();
    auto bytes = sign(ready.head);
    if (!bytes) return bytes.error();
    ready.head_bytes = *std::move(bytes);
    if (auto proven = prove_head(before, ready.head_bytes, feed::Standing::newer); !proven)
        return proven.error();
    // A root that the head before named lies in its place.
    if (before.revision() == 0 || !(before.head.root == ready.head.root))
        files.push_back({feed::path_of(ready.head.root), before.root_file});
    if (auto staged = stage(ready, files); !staged) return staged.error();
    on_step(PublishStep::laid_ready);
    return ready;
}

Result<Publisher::Ready> Publisher::lay_ready_beat(const Published& before,
                                                   const HeadWords& words) const {
    Ready ready;
    ready.beat = true;
    ready.head = next_head(before, words);
    ++ready.head.beat;
    auto bytes = sign(ready.head);
    if (!bytes) return bytes.error();
    ready.head_bytes = *std::move(bytes);
    if (auto proven = prove_head(before, ready.head_bytes, feed::Standing::beat_only); !proven)
        return proven.error();
    if (auto staged = stage(ready, {}); !staged) return staged.error();
    on_step(PublishStep::laid_ready);
    return ready;
}

void Publisher::take(Published& published, Ready& ready) {
    published.head = std::move(ready.head);
    published.head_bytes = std::move(ready.head_bytes);
    if (ready.beat) return;
    const std::uint64_t revision = published.revision();
    if (ready.follows)
        published.history.note(ready.step, revision);
    else
        published.history = feed::History(revision);
    feed::take_step(published.state, ready.step);
    published.trail.take(std::move(ready.walk));
}

}  // namespace foyer::hub
