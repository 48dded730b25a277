#include "tools/foyerctl/report_words.h"

#include <algorithm>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "tools/foyerctl/layout.h"
#include "tools/foyerctl/words.h"

namespace foyer::foyerctl {

namespace {

using formats::Drop;
using formats::Repair;

/// Examples shown of each kind of repair, and records left out.
constexpr std::size_t few = 3;
/// Columns of a value that stands in a line.
constexpr std::size_t value_columns = 80;

/// Repairs of one field for one reason.
struct Kind {
    std::string field;
    std::string why;
    std::vector<const Repair*> repairs;
};

std::vector<Kind> kinds_of(const std::vector<Repair>& repairs) {
    std::map<std::pair<std::string, std::string>, std::size_t> places;
    std::vector<Kind> kinds;
    for (const Repair& repair : repairs) {
        const auto [place, fresh] =
            places.try_emplace(std::pair(repair.field, repair.why), kinds.size());
        if (fresh) kinds.push_back({repair.field, repair.why, {}});
        kinds[place->second].repairs.push_back(&repair);
    }
    std::stable_sort(kinds.begin(), kinds.end(), [](const Kind& a, const Kind& b) {
        return a.repairs.size() > b.repairs.size();
    });
    return kinds;
}

void print_more(Terminal& out, std::size_t more, std::size_t indent) {
    if (more == 0) return;
    out.line(std::string(indent, ' ') +
             out.styled(Style::faint, "… and " + std::to_string(more) + " more"));
}

void print_repairs(Terminal& out, const formats::ImportReport& report, std::size_t most) {
    if (report.repairs_total() == 0) return;
    out.line();
    out.line(out.styled(Style::strong, counted(report.repairs_total(), "repair", "repairs")));
    for (const Kind& kind : kinds_of(report.repairs())) {
        out.line("  " + std::to_string(kind.repairs.size()) + " × " + kind.field + ": " + kind.why);
        for (std::size_t i = 0; i < std::min(most, kind.repairs.size()); ++i) {
            const Repair& repair = *kind.repairs[i];
            const std::string place = place_words(repair.where, repair.session);
            print_wrapped(out,
                          place + (place.empty() ? "" : ": ") + value_words(repair.was) +
                              " is read as " + value_words(repair.now),
                          6);
        }
        print_more(out, kind.repairs.size() - std::min(most, kind.repairs.size()), 6);
    }
}

void print_drops(Terminal& out, const formats::ImportReport& report, std::size_t most) {
    if (report.drops_total() == 0) return;
    out.line();
    out.line(out.styled(Style::strong,
                        counted(report.drops_total(), "record", "records") + " left out"));
    const std::size_t shown = std::min(most, report.drops().size());
    for (std::size_t i = 0; i < shown; ++i) {
        const Drop& drop = report.drops()[i];
        const std::string place = place_words(drop.where, drop.session);
        print_wrapped(out, place + (place.empty() ? "" : ": ") + drop.why, 2);
    }
    print_more(out, report.drops_total() - shown, 2);
}

}  // namespace

std::string place_words(const std::string& where, const std::string& session) {
    if (where.empty() || session.empty()) return where + session;
    return where + ", " + shortened(session, value_columns);
}

std::string value_words(const std::string& value) {
    return value.empty() ? "nothing" : "\"" + shortened(value, value_columns) + "\"";
}

void print_report(Terminal& out, const formats::ImportReport& report, Detail detail) {
    const std::size_t most =
        detail == Detail::everything ? std::numeric_limits<std::size_t>::max() : few;
    print_repairs(out, report, most);
    print_drops(out, report, most);
    const bool longer = report.repairs_total() > few || report.drops_total() > few;
    if (detail == Detail::first_lines && longer)
        out.line("\n" + out.styled(Style::faint, "All of them: --verbose or --json"));
}

void add_report(Json& json, const formats::ImportReport& report) {
    Json repairs = Json::array();
    for (const Repair& repair : report.repairs())
        repairs.push_back({{"where", repair.where},
                           {"session", repair.session},
                           {"field", repair.field},
                           {"was", repair.was},
                           {"now", repair.now},
                           {"why", repair.why}});
    Json dropped = Json::array();
    for (const Drop& drop : report.drops())
        dropped.push_back({{"where", drop.where}, {"session", drop.session}, {"why", drop.why}});
    json["repairs"] = std::move(repairs);
    json["dropped"] = std::move(dropped);
    json["repairs_total"] = report.repairs_total();
    json["dropped_total"] = report.drops_total();
}

}  // namespace foyer::foyerctl
