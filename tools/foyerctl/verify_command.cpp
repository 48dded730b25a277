// foyerctl verify: a feed from its root to its last document, step by step.

#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "core/base/limits.h"
#include "core/feed/envelope.h"
#include "tools/foyerctl/layout.h"
#include "tools/foyerctl/open_feed.h"
#include "tools/foyerctl/progress.h"
#include "tools/foyerctl/requests.h"
#include "tools/foyerctl/session_json.h"
#include "tools/foyerctl/words.h"

namespace foyer::foyerctl {

namespace {

namespace fs = std::filesystem;

struct Step {
    std::string what;
    std::string detail;
};

/// Every record of a delta must stand so in the state that it leads to.
Result<void> check_delta(const feed::Document& delta, const feed::State& state,
                         const std::string& name) {
    for (const feed::Record& record : delta.put) {
        const std::string* const stands = state.find(record.table, record.id);
        if (stands == nullptr || *stands != record.json)
            return Error{ErrorKind::untrusted, name + " puts the record " + record.id +
                                                   " as it is not at the head's revision; the hub "
                                                   "must publish again."};
    }
    for (const feed::RecordKey& key : delta.removed)
        if (state.find(key.table, key.id) != nullptr)
            return Error{ErrorKind::untrusted, name + " removes the record " + key.id +
                                                   ", which is there at the head's revision; the "
                                                   "hub must publish again."};
    return {};
}

/// The deltas that open_feed did not need.
Result<void> verify_deltas(FeedPlace& place, const OpenedFeed& opened, std::vector<Step>& steps) {
    std::size_t proven = 0;
    for (const feed::DocumentRef& reference : opened.head.deltas) {
        const auto delta = read_document_of(place, opened.head, reference);
        if (!delta) return delta.error();
        const std::string path = feed::path_of(reference, opened.head.position.epoch);
        const auto same = check_delta(*delta, opened.state, place.name_of(path));
        if (!same) return same.error();
        ++proven;
    }
    if (proven > 0)
        steps.push_back({"deltas", counted(proven, "delta", "deltas") +
                                       " named by the head, all to the same state"});
    return {};
}

Result<void> verify_feed(const std::string& where, const VerifyRequest& request,
                         std::vector<Step>& steps) {
    auto place = FeedPlace::at(where, request.authority);
    if (!place) return place.error();
    const auto opened =
        open_feed(*place, request.trust, [&](const std::string& what, const std::string& detail) {
            steps.push_back({what, detail});
        });
    if (!opened) return opened.error();
    return verify_deltas(*place, *opened, steps);
}

Result<void> verify_root(const std::string& bytes, std::vector<Step>& steps) {
    const auto root = feed::read_first_root(bytes);
    if (!root) return root.error();
    steps.push_back({"root " + std::to_string(root->version),
                     "signed by itself, fingerprint " + feed::fingerprint(*root) + ", feed " +
                         root->feed + ", epoch " + std::to_string(root->epoch)});
    return {};
}

/// A file is a root document, or the head in the folder of its feed.
Result<void> verify(const VerifyRequest& request, std::vector<Step>& steps) {
    std::error_code trouble;
    if (!fs::is_regular_file(request.feed, trouble))
        return verify_feed(request.feed, request, steps);
    const auto bytes = read_file(request.feed, limits::root_bytes);
    if (!bytes) return bytes.error();
    const auto envelope = feed::open_envelope(*bytes, limits::root_bytes);
    if (!envelope)
        return Error{
            envelope.error().kind,
            request.feed + " is neither a head nor a root document: " + envelope.error().detail};
    if (envelope->type == feed::root_type) return verify_root(*bytes, steps);
    const fs::path folder = fs::path(request.feed).parent_path();
    return verify_feed(folder.empty() ? "." : folder.string(), request, steps);
}

Json verify_json(const std::vector<Step>& steps, const Result<void>& verified) {
    Json list = Json::array();
    for (const Step& step : steps)
        list.push_back({{"what", step.what}, {"detail", step.detail}});
    Json json = {{"ok", verified.ok()}, {"steps", std::move(list)}};
    if (!verified) json["why"] = verified.error().detail;
    return json;
}

}  // namespace

Outcome run(const VerifyRequest& request, World& world) {
    std::vector<Step> steps;
    Result<void> verified;
    {
        const Progress progress(world.err, "Verifying " + request.feed);
        verified = verify(request, steps);
    }
    if (request.json) {
        print_json(world.out, verify_json(steps, verified));
    } else {
        std::vector<TableRow> rows;
        for (const Step& step : steps)
            rows.push_back({{"ok", Style::good}, {step.what, Style::strong}, {step.detail}});
        if (!rows.empty()) print_table(world.out, rows, 0);
        if (verified) world.out.line("Everything is as it was signed.");
    }
    if (!verified) return verified.error();
    return 0;
}

}  // namespace foyer::foyerctl
