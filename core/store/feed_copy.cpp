#include "core/store/feed_copy.h"

#include <optional>
#include <system_error>
#include <utility>

#include "core/base/files.h"
#include "core/base/limits.h"
#include "core/feed/canonical.h"
#include "core/feed/gzip.h"

namespace foyer::store {

namespace {

namespace fs = std::filesystem;

/// A whole state, and what stands beside it.
constexpr std::size_t copy_bytes =
    limits::document_bytes + 2 * (limits::head_bytes + limits::root_bytes);

Error damaged_copy(const fs::path& path, const std::string& why) {
    return {ErrorKind::damaged, path.string() + " is damaged: " + why};
}

/// The parts of a copy, nothing of them judged yet.
struct Parts {
    std::optional<std::string> head, root;
    std::optional<std::string_view> snapshot;
};

Parts parts_of(const feed::Value& copy) {
    Parts parts;
    if (copy.kind() != feed::Value::Kind::object) return parts;
    for (const feed::Member& member : copy.members()) {
        const bool is_text = member.value.kind() == feed::Value::Kind::text;
        if (member.name == "head" && is_text) parts.head = member.value.text();
        if (member.name == "root" && is_text) parts.root = member.value.text();
        if (member.name == "snapshot") parts.snapshot = member.value.bytes();
    }
    return parts;
}

Result<FeedCopy> proven_copy(const Parts& parts) {
    const Error incomplete{ErrorKind::damaged, "root, head or snapshot is missing"};
    if (!parts.head || !parts.root || !parts.snapshot) return incomplete;
    const auto root = feed::read_first_root(*parts.root);
    if (!root) return root.error();
    auto judged = feed::judge(*parts.head, *root, {});
    if (!judged.accepted()) return Error{ErrorKind::damaged, judged.message};
    auto document = feed::read_document(*parts.snapshot);
    if (!document) return document.error();
    if (!document->is_snapshot() || document->position != judged.head->position)
        return Error{ErrorKind::damaged, "the snapshot is not that of the head"};
    auto state = feed::applied({}, 0, std::move(*document));
    if (!state) return state.error();
    auto revision = feed::proven_revision(std::move(*judged.head), *parts.head, std::move(*state));
    if (!revision) return revision.error();
    return FeedCopy{std::move(*revision), *parts.root};
}

}  // namespace

fs::path last_feed_path(const fs::path& db) {
    return db.string() + ".last.json.gz";
}

fs::path previous_feed_path(const fs::path& db) {
    return db.string() + ".prev.json.gz";
}

Result<FeedCopy> read_feed_copy(const fs::path& path) {
    const auto packed = read_file(path, copy_bytes);
    if (!packed) return packed.error();
    const auto bytes = feed::unpack(*packed, copy_bytes);
    if (!bytes) return damaged_copy(path, bytes.error().detail);
    const auto value = feed::Value::parse(*bytes);
    if (!value) return damaged_copy(path, value.error().detail);
    auto copy = proven_copy(parts_of(*value));
    if (!copy) return damaged_copy(path, copy.error().detail);
    return copy;
}

Result<void> write_feed_copy(const fs::path& db, const feed::ProvenRevision& revision,
                             const std::string& root_file) {
    feed::CanonicalWriter out;
    out.open_object();
    out.text("head", revision.head_file);
    out.text("root", root_file);
    out.key("snapshot");
    out.raw(feed::write_document(feed::snapshot_of(revision.state, revision.head.position)));
    out.close_object();
    auto text = out.take();
    if (!text) return text.error();
    auto staged = StagedFile::write(last_feed_path(db), feed::pack(*text));
    if (!staged) return staged.error();

    const auto old = read_feed_copy(last_feed_path(db));
    const bool other = old && old->revision->head.position != revision.head.position;
    std::error_code failed;
    // A power cut between the two renames leaves the previous copy and a sound database.
    if (other) fs::rename(last_feed_path(db), previous_feed_path(db), failed);
    return staged->commit();
}

void remove_feed_copies(const fs::path& db) {
    std::error_code failed;
    fs::remove(last_feed_path(db), failed);
    fs::remove(previous_feed_path(db), failed);
}

}  // namespace foyer::store
