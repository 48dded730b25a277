// foyerctl replay: the revisions of a real programme, given to a hub as an upstream would.

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/base/files.h"
#include "core/base/guarded.h"
#include "core/base/limits.h"
#include "core/base/text.h"
#include "tools/foyerctl/change_words.h"
#include "tools/foyerctl/hub_client.h"
#include "tools/foyerctl/hub_json.h"
#include "tools/foyerctl/layout.h"
#include "tools/foyerctl/requests.h"
#include "tools/foyerctl/words.h"

namespace foyer::foyerctl {

namespace {

namespace fs = std::filesystem;

/// Revisions in one folder. The longest real stream has 1,951.
constexpr std::size_t most_files = 100'000;
/// A hub needs half a second for the largest programme.
constexpr std::chrono::minutes import_patience{2};
constexpr int status_held = 202;

struct Revision {
    fs::path path;
    fs::file_time_type written{};
};

bool is_programme(const fs::path& path) {
    const std::string ending = text::lower_case(path.extension().string());
    return ending == ".xml" || ending == ".json" || ending == ".csv" || ending == ".ics";
}

/// "2.xml" before "10.xml".
bool comes_before(const Revision& a, const Revision& b) {
    const std::string one = a.path.filename().string(), other = b.path.filename().string();
    const auto number = [](const std::string& name) {
        const std::size_t end = std::min(name.find_first_not_of("0123456789"), name.size());
        const std::size_t begin = std::min(name.find_first_not_of('0'), end);
        return name.substr(begin, end - begin);
    };
    const std::string first = number(one), second = number(other);
    if (first.size() != second.size()) return first.size() < second.size();
    return first != second ? first < second : one < other;
}

Result<std::vector<Revision>> revisions_in(const std::string& folder) {
    std::error_code trouble;
    std::vector<Revision> revisions;
    std::string archive;
    for (fs::directory_iterator at(folder, trouble), end; !trouble && at != end;
         at.increment(trouble)) {
        std::error_code unknown;
        if (!at->is_regular_file(unknown)) continue;
        const std::string name = at->path().filename().string();
        if (name.find(".tar") != std::string::npos) archive = at->path().string();
        if (is_programme(at->path()) && !name.starts_with('.'))
            revisions.push_back({at->path(), at->last_write_time(unknown)});
        if (revisions.size() > most_files)
            return Error{ErrorKind::too_large,
                         folder + " holds more than " + std::to_string(most_files) + " files."};
    }
    if (trouble)
        return Error{ErrorKind::unreadable, folder + " cannot be read: " + trouble.message()};
    if (!archive.empty())
        return Error{ErrorKind::refused, folder +
                                             " holds an archive; unpack it first, for "
                                             "example with: tar -xf " +
                                             archive + " -C EMPTY_FOLDER"};
    if (revisions.empty())
        return Error{ErrorKind::not_found, folder +
                                               " holds no programme; there must be files "
                                               "that end in .xml, .json, .csv or .ics."};
    std::sort(revisions.begin(), revisions.end(), comes_before);
    return revisions;
}

std::string import_path(const ReplayRequest& request) {
    std::string path = "imports";
    char sign = '?';
    const auto add = [&](const std::string& name, const std::string& value) {
        if (value.empty()) return;
        path += sign + name + "=" + escaped_for_url(value);
        sign = '&';
    };
    add("format", request.format);
    add("tz", request.time_zone);
    add("lang", request.language);
    add("allow_shrink", request.allow_shrink ? "1" : "");
    return path;
}

/// Waits as long as lay between two revisions, `speed` times faster.
void wait_between(const Revision& before, const Revision& after, double speed) {
    if (speed <= 0 || after.written <= before.written) return;
    const std::chrono::duration<double> real = after.written - before.written;
    const auto shortened_wait = std::chrono::duration_cast<std::chrono::milliseconds>(real / speed);
    Guarded<bool> never;
    never.wait_for({}, shortened_wait, [](bool) { return false; });
}

class Replay {
public:
    Replay(const ReplayRequest& request, HubClient& hub, World& world)
        : request_(request), hub_(hub), world_(world) {}

    [[nodiscard]] Result<void> give(const Revision& revision) {
        const auto bytes = read_file(revision.path, limits::import_bytes);
        if (!bytes) return bytes.error();
        HubCall call;
        call.method = "POST";
        call.path = import_path(request_);
        call.body = *bytes;
        call.content_type = "application/octet-stream";
        call.patience = import_patience;
        const auto answer = hub_.send(call);
        if (!answer) return answer.error();
        tell(revision.path.filename().string(), *answer);
        return world_.out.flush();
    }

    [[nodiscard]] Outcome end(std::size_t files) const {
        if (!request_.json)
            world_.out.line(counted(files, "file", "files") + ": " +
                            counted(changes_, "change", "changes") + ", " + std::to_string(held_) +
                            " held, " + std::to_string(refused_) + " refused.");
        if (refused_ > 0)
            return Error{ErrorKind::refused, std::to_string(refused_) + " of " +
                                                 counted(files, "file", "files") +
                                                 " were refused; the hub kept what it had."};
        return 0;
    }

private:
    void tell(const std::string& name, const HubAnswer& answer) {
        const auto changes = changes_in(*answer.body);
        const bool is_held = answer.status == status_held;
        // The hub lists the first changes and counts all.
        const auto total = number_at(*answer.body, "changes_total");
        changes_ += total > 0 ? static_cast<std::size_t>(total) : changes.size();
        held_ += is_held ? 1 : 0;
        refused_ += answer.done() ? 0 : 1;
        if (request_.json) {
            Json line = {{"file", name}};
            line["status"] = !answer.done() ? "refused" : is_held ? "held" : "done";
            for (const auto& [key, value] : answer.body->items())
                line[key] = value;
            world_.out.line(write_json(line, -1));
            return;
        }
        std::string words = name + "  ";
        if (!answer.done())
            words += world_.out.styled(Style::bad, "refused") + ": " + reason_of(answer);
        else if (is_held)
            words += world_.out.styled(Style::warning, "held") + " for staff: loses " +
                     losses_words(*answer.body) + " (" + text_at(*answer.body, "held") + ")";
        else
            words += "revision " + std::to_string(number_at(*answer.body, "revision")) + ", " +
                     summary(changes);
        world_.out.line(words);
        if (request_.verbose) print_changes(world_.out, changes);
    }

    /// "12 of 40 sessions, the room Salle 3, the day 2018-06-26"
    static std::string losses_words(const Json& answer) {
        std::string words;
        for (const Json& loss : list_at(answer, "losses")) {
            const std::string kind = text_at(loss, "kind"), name = text_at(loss, "name");
            words += words.empty() ? "" : ", ";
            if (kind == "sessions")
                words += std::to_string(number_at(loss, "lost")) + " of " +
                         std::to_string(number_at(loss, "held")) + " sessions";
            else
                words += "the " + kind + " " + (name.empty() ? text_at(loss, "id") : name);
        }
        return words.empty() ? "too much" : words;
    }

    const ReplayRequest& request_;
    HubClient& hub_;
    World& world_;
    std::size_t changes_ = 0;
    std::size_t held_ = 0;
    std::size_t refused_ = 0;
};

}  // namespace

Outcome run(const ReplayRequest& request, World& world) {
    const auto revisions = revisions_in(request.folder);
    if (!revisions) return revisions.error();
    auto hub = HubClient::connect(request.hub, HubClient::Token::needed, world);
    if (!hub) return hub.error();
    Replay replay(request, *hub, world);
    const Revision* before = nullptr;
    for (const Revision& revision : *revisions) {
        if (before != nullptr) wait_between(*before, revision, request.speed);
        before = &revision;
        const auto given = replay.give(revision);
        if (!given)
            return Error{given.error().kind,
                         revision.path.filename().string() + ": " + given.error().detail};
    }
    return replay.end(revisions->size());
}

}  // namespace foyer::foyerctl
