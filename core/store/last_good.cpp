#include "core/store/last_good.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "core/base/json.h"
#include "core/base/limits.h"
#include "core/formats/export.h"
#include "core/formats/import.h"
#include "core/formats/readers.h"
#include "core/store/content_hash.h"
#include "core/store/record_rows.h"

namespace foyer::store {

namespace {

/// Bytes at the beginning of a copy that hold its content hash.
constexpr std::size_t head_bytes = 256;

Error damaged(const std::filesystem::path& copy, const std::string& why) {
    return {ErrorKind::damaged, copy.string() + " is damaged: " + why};
}

/// A member of `object` that must be text; empty when it is not.
std::optional<std::string> text_in(const Json& object, const char* name) {
    const auto member = object.find(name);
    if (member == object.end() || !member->is_string()) return std::nullopt;
    return member->get<std::string>();
}

Result<RevisionInfo> revision_in(const Json& document, const std::filesystem::path& copy,
                                 const std::string& expected_hash) {
    const auto store = document.find("store");
    if (store == document.end() || !store->is_object())
        return damaged(copy, "it does not say which revision it is");
    const auto number = store->find("revision");
    const auto hash = text_in(*store, "content_hash");
    const auto applied = text_in(*store, "applied_at");
    const auto confirmed = text_in(*store, "confirmed_at");
    if (number == store->end() || !number->is_number_unsigned() || !hash || !applied || !confirmed)
        return damaged(copy, "it does not say which revision it is");
    if (*hash != expected_hash) return damaged(copy, "its content is not what was written");

    RevisionInfo revision;
    revision.number = number->get<std::uint64_t>();
    const auto applied_at = parse_instant(*applied);
    if (!applied_at) return damaged(copy, applied_at.error().detail);
    revision.applied_at = *applied_at;
    const auto confirmed_at = parse_instant(*confirmed);
    if (!confirmed_at) return damaged(copy, confirmed_at.error().detail);
    revision.confirmed_at = *confirmed_at;
    revision.source = text_in(*store, "source").value_or("");
    revision.format = text_in(*store, "format").value_or("");
    return revision;
}

Result<std::vector<programme::PublishedChange>> changes_of(const Json& document) {
    feed::State records;
    const Json& store = document["store"];
    if (const auto changes = store.find("changes"); changes != store.end() && changes->is_object())
        for (const auto& [id, json] : changes->items())
            if (json.is_string()) records.put({feed::Table::changes, id, json.get<std::string>()});
    return changes_in(records);
}

}  // namespace

std::filesystem::path last_good_path(const std::filesystem::path& path) {
    return path.string() + ".last.json";
}

Result<StagedFile> stage_last_good(const std::filesystem::path& path, const Stored& stored,
                                   const std::string& hash) {
    const auto changes = records_of(stored.changes);
    if (!changes) return changes.error();
    const RevisionInfo& revision = stored.revision;
    Json store;
    store["content_hash"] = hash;
    store["revision"] = revision.number;
    store["applied_at"] = format_utc(revision.applied_at);
    store["confirmed_at"] = format_utc(revision.confirmed_at);
    store["source"] = revision.source;
    store["format"] = revision.format;
    for (const auto& [id, json] : changes->records(feed::Table::changes))
        store["changes"][id] = json;
    std::string text = formats::write_foyer_json(stored.programme);
    text.insert(text.find('{') + 1, "\n  \"store\": " + write_json(store) + ",");
    return StagedFile::write(last_good_path(path), text);
}

bool last_good_holds(const std::filesystem::path& path, const std::string& hash) {
    const auto copy = last_good_path(path);
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(copy, ignored)) return false;
    std::ifstream in(copy, std::ios::binary);
    std::string head(head_bytes, '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    return head.find("\"content_hash\":\"" + hash + "\"") != std::string::npos;
}

Result<Stored> read_last_good(const std::filesystem::path& path) {
    const auto copy = last_good_path(path);
    const auto bytes = read_file(copy, limits::import_bytes);
    if (!bytes) return bytes.error();
    formats::ImportReport report;
    formats::ImportOptions options;
    options.name = copy.filename().string();
    auto programme = formats::read_foyer_json(*bytes, options, report);
    if (!programme) return damaged(copy, programme.error().detail);
    const auto document = parse_json(*bytes);
    if (!document) return damaged(copy, document.error().detail);
    const auto revision = revision_in(*document, copy, content_hash(*programme));
    if (!revision) return revision.error();
    const auto changes = changes_of(*document);
    if (!changes) return damaged(copy, changes.error().detail);
    return Stored{std::move(*programme), *revision, *changes};
}

}  // namespace foyer::store
