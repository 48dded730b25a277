// foyerctl check: what is wrong with a programme.

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>

#include "core/programme/clashes.h"
#include "core/programme/validation.h"
#include "tools/foyerctl/layout.h"
#include "tools/foyerctl/programmes.h"
#include "tools/foyerctl/report_words.h"
#include "tools/foyerctl/requests.h"
#include "tools/foyerctl/session_json.h"
#include "tools/foyerctl/words.h"

namespace foyer::foyerctl {

namespace {

using programme::Clash;
using programme::ClashKind;
using programme::Severity;
using programme::Snapshot;

/// Findings of one severity that are shown without --verbose.
constexpr std::size_t few_problems = 20;
constexpr std::size_t problem_columns = 80;

struct Finding {
    Severity severity;
    std::string where;
    std::string field;
    std::string message;
};

struct Findings {
    std::shared_ptr<const Snapshot> snapshot;  ///< null when the file could not be read
    std::vector<Finding> problems;
    std::vector<Clash> clashes;

    [[nodiscard]] std::size_t count(Severity severity) const {
        return static_cast<std::size_t>(
            std::count_if(problems.begin(), problems.end(),
                          [severity](const Finding& f) { return f.severity == severity; }));
    }
};

/// What a reader had to mend is a warning; what it could not keep is missing on every screen.
void add_repairs(const formats::ImportReport& report, Findings& findings) {
    for (const auto& drop : report.drops())
        findings.problems.push_back(
            {Severity::error, place_words(drop.where, drop.session), "", "left out: " + drop.why});
    for (const auto& repair : report.repairs())
        findings.problems.push_back({Severity::warning, place_words(repair.where, repair.session),
                                     repair.field,
                                     value_words(repair.was) + " is read as " +
                                         value_words(repair.now) + ": " + repair.why});
}

void add_programme(programme::Programme programme, Findings& findings) {
    for (auto& problem : validate(programme))
        findings.problems.push_back({problem.severity, std::move(problem.record),
                                     std::move(problem.field), std::move(problem.message)});
    findings.snapshot = Snapshot::build(std::move(programme), 0);
    findings.clashes = find_clashes(*findings.snapshot);
}

/// True for a file that was read and is not a programme: that is what check is asked about.
bool is_finding(ErrorKind kind) {
    return kind == ErrorKind::malformed || kind == ErrorKind::unsupported ||
           kind == ErrorKind::invalid;
}

Result<Findings> check_file(const CheckRequest& request, World& world) {
    Findings findings;
    auto imported = read_programme_file(request.file, request.reading, world);
    if (!imported) {
        if (!is_finding(imported.error().kind)) return imported.error();
        findings.problems.push_back({Severity::error, "", "", imported.error().detail});
        return findings;
    }
    add_repairs(imported->report, findings);
    add_programme(std::move(imported->programme), findings);
    return findings;
}

Result<Findings> check_store(const CheckRequest& request, World& world) {
    const auto path = store_path(request.db);
    if (!path) return path.error();
    auto stored = read_store(*path, world);
    if (!stored) return stored.error();
    Findings findings;
    add_programme(std::move(stored->programme), findings);
    return findings;
}

/// The id and the name of what two sessions share.
std::pair<std::string, std::string> shared_by(const Snapshot& snapshot, const Clash& clash) {
    if (clash.kind == ClashKind::person) {
        const auto& person = snapshot.person(clash.shared);
        return {person.id, person.name};
    }
    const auto& room = snapshot.room(clash.shared);
    return {room.id, std::string(room.name.in(""))};
}

Json findings_json(const Findings& findings) {
    Json problems = Json::array();
    for (const Finding& finding : findings.problems)
        problems.push_back({{"severity", finding.severity == Severity::error ? "error" : "warning"},
                            {"where", finding.where},
                            {"field", finding.field},
                            {"message", finding.message}});
    Json clashes = Json::array();
    for (const Clash& clash : findings.clashes) {
        const auto [id, name] = shared_by(*findings.snapshot, clash);
        clashes.push_back({{"kind", clash.kind == ClashKind::room ? "room" : "person"},
                           {"id", id},
                           {"name", name},
                           {"sessions",
                            {session_json(*findings.snapshot, clash.first, ""),
                             session_json(*findings.snapshot, clash.second, "")}}});
    }
    Json json;
    json["errors"] = findings.count(Severity::error);
    json["warnings"] = findings.count(Severity::warning);
    json["problems"] = std::move(problems);
    json["clashes"] = std::move(clashes);
    return json;
}

void print_more_problems(Terminal& out, std::size_t more) {
    if (more > 0)
        out.line("  " + out.styled(Style::faint,
                                   "… and " + std::to_string(more) + " more: --verbose or --json"));
}

void print_problems(Terminal& out, const Findings& findings, Severity severity, std::size_t most) {
    const std::size_t count = findings.count(severity);
    if (count == 0) return;
    const bool errors = severity == Severity::error;
    out.line();
    out.line(out.styled(
        errors ? Style::bad : Style::warning,
        errors ? counted(count, "error", "errors") : counted(count, "warning", "warnings")));
    std::size_t shown = 0;
    for (const Finding& finding : findings.problems) {
        if (finding.severity != severity || shown == most) continue;
        ++shown;
        std::string words = finding.where;
        if (!finding.field.empty()) words += (words.empty() ? "" : ", ") + finding.field;
        print_wrapped(out, words + (words.empty() ? "" : ": ") + finding.message, 2);
    }
    print_more_problems(out, count - shown);
}

void print_clashes(Terminal& out, const Findings& findings, std::size_t most) {
    if (findings.clashes.empty()) return;
    const Snapshot& snapshot = *findings.snapshot;
    const TimeZone& zone = snapshot.conference().zone;
    out.line();
    out.line(out.styled(Style::warning, counted(findings.clashes.size(), "clash", "clashes")));
    std::vector<TableRow> rows;
    for (const Clash& clash : findings.clashes) {
        if (rows.size() == most) break;
        const auto line = [&](programme::SessionIndex index) {
            const auto& session = snapshot.session(index);
            return span_words(zone, session.start, session.end) + " " +
                   shortened(session.title.in(""), problem_columns);
        };
        rows.push_back({{shared_by(snapshot, clash).second},
                        {short_day(snapshot.day_of(clash.second))},
                        {line(clash.first) + "\n" + line(clash.second)}});
    }
    print_table(out, rows, 2);
    print_more_problems(out, findings.clashes.size() - rows.size());
}

void print_findings(const CheckRequest& request, const Findings& findings, Terminal& out) {
    if (findings.snapshot) {
        const auto& programme = findings.snapshot->programme();
        out.line(out.styled(Style::strong, shortened(programme.conference.title.in(""), 200)) +
                 ": " + counted(programme.sessions.size(), "session", "sessions") + ", " +
                 counted(programme.rooms.size(), "room", "rooms") + ", " +
                 counted(findings.snapshot->days().size(), "day", "days"));
    }
    if (findings.problems.empty() && findings.clashes.empty())
        out.line(out.styled(Style::good, "No problems found."));
    const std::size_t most =
        request.verbose ? std::numeric_limits<std::size_t>::max() : few_problems;
    print_problems(out, findings, Severity::error, most);
    print_problems(out, findings, Severity::warning, most);
    print_clashes(out, findings, most);
}

}  // namespace

Outcome run(const CheckRequest& request, World& world) {
    const auto findings =
        request.file.empty() ? check_store(request, world) : check_file(request, world);
    if (!findings) return findings.error();
    if (request.json)
        print_json(world.out, findings_json(*findings));
    else
        print_findings(request, *findings, world.out);
    if (findings->count(Severity::error) > 0) return 1;
    const bool noteworthy = !findings->problems.empty() || !findings->clashes.empty();
    return request.strict && noteworthy ? 1 : 0;
}

}  // namespace foyer::foyerctl
