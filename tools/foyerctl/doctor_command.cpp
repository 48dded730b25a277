// foyerctl doctor: the store and what it stands on. Looks only; changes nothing.

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>

#include "core/store/store.h"
#include "tools/foyerctl/layout.h"
#include "tools/foyerctl/programmes.h"
#include "tools/foyerctl/requests.h"
#include "tools/foyerctl/session_json.h"
#include "tools/foyerctl/words.h"

namespace foyer::foyerctl {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t mebibyte = 1024 * 1024;
/// A store needs its size twice while it changes, and the copy; below this it soon fails.
constexpr std::uintmax_t little_space = 200 * mebibyte;
constexpr std::uintmax_t no_space = 20 * mebibyte;

enum class State { good, warning, problem };

struct Check {
    std::string name;
    State state;
    std::string detail;
    std::string advice;  ///< what to do; "" when nothing
};

const char* word_for(State state) {
    switch (state) {
        case State::good:
            return "good";
        case State::warning:
            return "warning";
        case State::problem:
            return "problem";
    }
    return "";
}

Style style_for_finding(State state) {
    switch (state) {
        case State::good:
            return Style::good;
        case State::warning:
            return Style::warning;
        case State::problem:
            return Style::bad;
    }
    return Style::plain;
}

std::string copy_of(const fs::path& path) {
    return path.string() + ".last.json";
}

std::string rebuild_advice(const fs::path& path) {
    const std::string start =
        "start foyer: it sets a damaged store aside and rebuilds it from the last good copy";
    std::error_code failed;
    if (fs::exists(path.string() + ".last.json.gz", failed))
        return "start foyer, or foyerctl follow: it sets a damaged store aside, rebuilds it from "
               "the last good copy and catches up with the feed";
    if (!fs::exists(copy_of(path), failed))
        return "move it away and import the programme again; there is no last good copy";
    return start + "; or by hand: mv " + path.string() + " " + path.string() +
           ".old; foyerctl import " + copy_of(path) + " --db " + path.string();
}

Check check_folder(const fs::path& path) {
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    std::error_code failed;
    if (!fs::is_directory(folder, failed))
        return {"folder", State::problem, folder.string() + " does not exist", "create it"};
    if (::access(folder.c_str(), W_OK) != 0)
        return {"folder", State::warning, folder.string() + " may not be written by this user",
                "run as the user of the kiosk, or change its permissions"};
    return {"folder", State::good, folder.string() + " can be written", ""};
}

Check check_space(const fs::path& path) {
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    std::error_code failed;
    const auto space = fs::space(folder, failed);
    if (failed) return {"disk space", State::warning, "cannot be asked: " + failed.message(), ""};
    const std::string free = std::to_string(space.available / mebibyte) + " MiB free";
    if (space.available < no_space)
        return {"disk space", State::problem, free, "free some space: updates fail without it"};
    if (space.available < little_space)
        return {"disk space", State::warning, free, "free some space before it runs out"};
    return {"disk space", State::good, free, ""};
}

void check_set_aside(const fs::path& path, std::vector<Check>& checks) {
    const std::string beginning = path.filename().string() + ".damaged-";
    const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    std::error_code failed;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed)) {
        const std::string name = entry->path().filename().string();
        if (!name.starts_with(beginning) || name.ends_with("-wal") || name.ends_with("-shm"))
            continue;
        checks.push_back({"set aside", State::warning,
                          name + ": a damaged store was replaced at that time",
                          "look at the disk when this happens again; delete it when it is not "
                          "needed"});
    }
}

/// What the store holds, and whether its zone and the clock fit.
void check_content(const store::Stored& stored, UtcTime now, std::vector<Check>& checks) {
    const auto snapshot = programme::Snapshot::build(stored.programme, stored.revision.number);
    const auto& conference = snapshot->conference();
    const auto& revision = stored.revision;
    checks.push_back(
        {"programme", State::good,
         shortened(conference.title.in(""), 200) + ", revision " + std::to_string(revision.number) +
             ", " + counted(snapshot->programme().sessions.size(), "session", "sessions") + ", " +
             days_words(snapshot->days().front().day, snapshot->days().back().day),
         ""});
    checks.push_back({"source", State::good,
                      revision.source + " (" + revision.format + "), last seen unchanged " +
                          moment_words(conference.zone, revision.confirmed_at),
                      ""});
    checks.push_back({"time zone", State::good,
                      conference.zone.name() + ", now " + conference.zone.format(now), ""});
    if (now < revision.applied_at)
        checks.push_back({"clock", State::problem,
                          "the machine says " + format_utc(now) +
                              ", which is before the programme was stored (" +
                              format_utc(revision.applied_at) + ")",
                          "set the clock, or let the network set it (timedatectl set-ntp true)"});
    else
        checks.push_back({"clock", State::good, "the machine says " + format_utc(now), ""});
}

void examine_store(const fs::path& path, UtcTime now, std::vector<Check>& checks) {
    const auto store = store::Store::open_read_only(path);
    if (!store) {
        const bool damaged = store.error().kind == ErrorKind::damaged;
        const bool in_use = store.error().kind == ErrorKind::in_use;
        checks.push_back({"store", in_use ? State::warning : State::problem, store.error().detail,
                          damaged  ? rebuild_advice(path)
                          : in_use ? "what it holds can be examined once that program has ended"
                                   : ""});
        return;
    }
    const auto problems = store->examine();
    if (!problems) {
        checks.push_back({"store", State::problem, problems.error().detail, rebuild_advice(path)});
        return;
    }
    std::error_code failed;
    if (problems->empty())
        checks.push_back({"store", State::good,
                          path.string() + ", " +
                              std::to_string(fs::file_size(path, failed) / 1024) + " KiB, is sound",
                          ""});
    for (const std::string& problem : *problems) {
        const bool copy_only = problem.starts_with("last good copy");
        checks.push_back({"store", copy_only ? State::warning : State::problem, problem,
                          copy_only ? "" : rebuild_advice(path)});
    }
    const auto stored = store->load();
    if (stored) {
        check_content(*stored, now, checks);
    } else if (problems->empty()) {
        checks.push_back({"programme", State::problem, stored.error().detail, ""});
    }
}

Check check_time_zones() {
    const auto zone = TimeZone::named("Europe/Paris");
    if (zone) return {"time zones", State::good, "the system knows them", ""};
    return {"time zones", State::problem, zone.error().detail, "install the package tzdata"};
}

Json checks_json(const std::vector<Check>& checks, bool good) {
    Json list = Json::array();
    for (const Check& check : checks)
        list.push_back({{"name", check.name},
                        {"state", word_for(check.state)},
                        {"detail", check.detail},
                        {"advice", check.advice}});
    return {{"good", good}, {"checks", std::move(list)}};
}

void print_checks(const std::vector<Check>& checks, bool good, Terminal& out) {
    std::vector<TableRow> rows;
    for (const Check& check : checks)
        rows.push_back({{word_for(check.state), style_for_finding(check.state)},
                        {check.name, Style::strong},
                        {check.detail + (check.advice.empty() ? "" : "\nTo do: " + check.advice)}});
    print_table(out, rows, 0);
    out.line();
    out.line(good ? out.styled(Style::good, "All is well.")
                  : out.styled(Style::bad, "Something is wrong; see above for what to do."));
}

}  // namespace

Outcome run(const DoctorRequest& request, World& world) {
    const auto path = store_path(request.db);
    if (!path) return path.error();
    std::vector<Check> checks{check_folder(*path)};
    if (checks.front().state != State::problem) {
        checks.push_back(check_space(*path));
        checks.push_back(check_time_zones());
        examine_store(*path, world.now(), checks);
        check_set_aside(*path, checks);
    }
    const bool good = std::none_of(checks.begin(), checks.end(), [](const Check& check) {
        return check.state == State::problem;
    });
    if (request.json)
        print_json(world.out, checks_json(checks, good));
    else
        print_checks(checks, good, world.out);
    return good ? 0 : 1;
}

}  // namespace foyer::foyerctl
