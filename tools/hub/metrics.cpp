#include "tools/hub/metrics.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>

#include "tools/hub/identity.h"
#include "tools/hub/rows_imports.h"

namespace foyer::hub {

namespace {

constexpr int status_conflict = 409;
constexpr int status_unprocessable = 422;
constexpr int status_too_often = 429;
constexpr std::size_t looked_at_imports = 20;
/// A clock that is more than this wrong shows wrong times.
constexpr std::int64_t clock_wrong_ms = 60'000;
/// Screens that were not seen for so long are silent.
constexpr std::chrono::minutes silent_after{5};

void write_head(std::string& out, std::string_view name, std::string_view type,
                std::string_view help) {
    out.append("# HELP ").append(name).append(" ").append(help).append("\n");
    out.append("# TYPE ").append(name).append(" ").append(type).append("\n");
}

void write_line(std::string& out, std::string_view name, std::string_view label,
                std::string_view word, std::uint64_t value) {
    out.append(name);
    if (!label.empty()) out.append("{").append(label).append("=\"").append(word).append("\"}");
    out.append(" ").append(std::to_string(value)).append("\n");
}

void write_gauge(std::string& out, std::string_view name, std::string_view help,
                 std::uint64_t value) {
    write_head(out, name, "gauge", help);
    write_line(out, name, "", "", value);
}

using Counts = std::map<std::string, std::uint64_t>;

void write_counts(std::string& out, std::string_view name, std::string_view type,
                  std::string_view help, std::string_view label, const Counts& counts) {
    write_head(out, name, type, help);
    for (const auto& [word, value] : counts)
        write_line(out, name, label, word, value);
}

std::string seconds_of(std::int64_t ms) {
    std::string digits = std::to_string(ms % 1000);
    digits.insert(0, 3 - digits.size(), '0');
    return std::to_string(ms / 1000) + "." + digits;
}

/// How all screens stand.
struct Fleet {
    Counts standing{{"shown", 0}, {"late", 0}, {"silent", 0}};
    Counts freshness{{"fresh", 0}, {"ageing", 0}, {"stale", 0}, {"outdated", 0}};
    Counts behind{{"0", 0}, {"1", 0}, {"2 to 10", 0}, {"more", 0}};
    std::uint64_t clocks_wrong = 0;
    std::uint64_t with_error = 0;
};

std::string lag_word(std::uint64_t lag) {
    if (lag < 2) return std::to_string(lag);
    return lag <= 10 ? "2 to 10" : "more";
}

void count_screen(Fleet& fleet, const ScreenSight& sight, std::uint64_t revision, UtcTime now) {
    const bool silent = sight.seen_at + silent_after < now;
    const bool shown = sight.revision >= revision;
    ++fleet.standing[silent ? "silent" : shown ? "shown" : "late"];
    if (!silent) ++fleet.behind[lag_word(shown ? 0 : revision - sight.revision)];
    if (!sight.status) return;
    const auto grade = fleet.freshness.find(sight.status->freshness);
    if (grade != fleet.freshness.end()) ++grade->second;
    if (!sight.status->last_error.empty()) ++fleet.with_error;
    const std::int64_t error = sight.status->clock_error_ms.value_or(0);
    if (error > clock_wrong_ms || error < -clock_wrong_ms) ++fleet.clocks_wrong;
}

Fleet fleet_of(const ApiContext& context, UtcTime now) {
    Fleet fleet;
    const auto& sights = context.screens.all();
    for (const auto& [id, sight] : sights)
        count_screen(fleet, sight, context.desk.published().revision(), now);
    for (const programme::Screen& screen : context.desk.layers().screens)
        if (!sights.contains(screen.id)) ++fleet.standing["silent"];
    return fleet;
}

void write_fleet(std::string& out, const Fleet& fleet) {
    write_counts(out, "foyer_hub_screens", "gauge",
                 "Screens: show the newest revision, are late, or were not seen for five minutes.",
                 "standing", fleet.standing);
    write_counts(out, "foyer_hub_screens_freshness", "gauge",
                 "Screens by the freshness that they report.", "grade", fleet.freshness);
    write_counts(out, "foyer_hub_screens_behind", "gauge",
                 "Screens that are not silent, by how many revisions they are behind.", "revisions",
                 fleet.behind);
    write_gauge(out, "foyer_hub_screens_clock_wrong",
                "Screens whose clock is more than a minute wrong.", fleet.clocks_wrong);
    write_gauge(out, "foyer_hub_screens_with_error", "Screens that report an error.",
                fleet.with_error);
}

void write_hub(std::string& out, const ApiContext& context, Moment moment) {
    const Desk& desk = context.desk;
    write_gauge(out, "foyer_hub_revision", "The newest revision.", desk.published().revision());
    const auto age = moment.wall - desk.published().head.issued;
    const auto age_s = std::chrono::duration_cast<std::chrono::seconds>(age).count();
    write_gauge(out, "foyer_hub_head_age_seconds", "Since the head was signed.",
                static_cast<std::uint64_t>(std::max<std::int64_t>(age_s, 0)));
    write_gauge(out, "foyer_hub_publication_trouble", "The last publication is not finished.",
                desk.trouble().empty() ? 0 : 1);
    write_gauge(out, "foyer_hub_backup_trouble", "The last backup failed.",
                context.backup_trouble.empty() ? 0 : 1);
    std::uint64_t held = 0;
    if (const auto imports = newest_imports(desk.database(), looked_at_imports))
        held = static_cast<std::uint64_t>(
            std::count_if(imports->begin(), imports->end(),
                          [](const ImportRow& row) { return row.state == ImportState::held; }));
    write_gauge(out, "foyer_hub_imports_held", "Imports that wait for staff.", held);
    write_gauge(out, "foyer_hub_upstream_failed", "The upstream could not be read the last time.",
                context.upstream.standing().state == UpstreamState::failed ? 1 : 0);
    write_gauge(out, "foyer_hub_sessions", "Sessions in force.", desk.programme().sessions.size());
    write_gauge(out, "foyer_hub_overrides", "Groups of fields that staff have set.",
                desk.layers().overrides->size());
}

void write_counters(std::string& out, const HubCounters& counters) {
    write_head(out, "foyer_hub_publications_total", "counter", "Revisions that were published.");
    write_line(out, "foyer_hub_publications_total", "", "", counters.publications);
    write_counts(out, "foyer_hub_edits_total", "counter",
                 "Edits of sessions by what became of them.", "result", counters.edits);
    write_counts(out, "foyer_hub_sign_ins_total", "counter", "Attempts to sign in.", "result",
                 counters.sign_ins);
    write_counts(out, "foyer_hub_requests_total", "counter", "Requests to the API.", "class",
                 counters.requests);
    counters.answering.write(out, "foyer_hub_request_seconds",
                             "How long requests took the store thread.");
    counters.showing.write(out, "foyer_hub_shown_seconds",
                           "From a publication until a screen said that it shows it.");
}

std::string edit_result(const HttpResponse& answer) {
    if (answer.status < 400) return "done";
    if (answer.status == status_conflict) return "conflict";
    const bool clash = answer.status == status_unprocessable && answer.body &&
                       answer.body->find("\"clashes\"") != std::string::npos;
    return clash ? "clash" : "refused";
}

}  // namespace

void Durations::note(std::chrono::milliseconds took) {
    ++count_;
    sum_ += took;
    for (std::size_t i = 0; i < bounds_ms.size(); ++i)
        if (took.count() <= bounds_ms[i]) ++within_[i];
}

void Durations::write(std::string& out, std::string_view name, std::string_view help) const {
    write_head(out, name, "histogram", help);
    const std::string bucket = std::string(name) + "_bucket";
    for (std::size_t i = 0; i < bounds_ms.size(); ++i)
        write_line(out, bucket, "le", seconds_of(bounds_ms[i]), within_[i]);
    write_line(out, bucket, "le", "+Inf", count_);
    out.append(name).append("_sum ").append(seconds_of(sum_.count())).append("\n");
    write_line(out, std::string(name) + "_count", "", "", count_);
}

void HubCounters::note(const HttpRequest& request, const HttpResponse& answer,
                       std::chrono::milliseconds took) {
    answering.note(took);
    ++requests[std::to_string(answer.status / 100) + "xx"];
    const std::string_view path = request.path;
    const bool undo = request.method == "POST" && path.ends_with("/undo");
    if (undo || (request.method == "PATCH" && path.find("/sessions/") != std::string_view::npos))
        ++edits[edit_result(answer)];
    if (request.method == "POST" && path.ends_with("/sign-in"))
        ++sign_ins[answer.status < 400                 ? "let_in"
                   : answer.status == status_too_often ? "too_often"
                                                       : "refused"];
}

HttpResponse answer_metrics(const ApiContext& context, const HubCounters& counters,
                            const HttpRequest& request, Moment moment) {
    if (request.method != "GET" && request.method != "HEAD")
        return answer_of({405, "method", "The metrics are read with GET.", ""});
    ApiCall call{request, moment, {}, {}, {}, {}, nullptr, nullptr};
    if (auto refused = identify(context, call)) return answer_of(*refused);
    if (!call.role && !is_from_here(request))
        return answer_of({401, "token",
                          "From another machine the metrics need a viewer's token: "
                          "Authorization: Bearer TOKEN.",
                          ""});
    std::string out;
    write_head(out, "foyer_hub_build_info", "gauge", "The version of the hub.");
    write_line(out, "foyer_hub_build_info", "version", context.options.version, 1);
    write_hub(out, context, moment);
    write_fleet(out, fleet_of(context, moment.now()));
    write_counters(out, counters);
    HttpResponse answer;
    answer.fields = {{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"},
                     {"Cache-Control", "no-store"}};
    answer.body = std::make_shared<const std::string>(std::move(out));
    return answer;
}

void add_network_metrics(HttpResponse& answer, std::size_t waiting_screens,
                         std::size_t listening_pages) {
    if (answer.status != 200 || !answer.body) return;
    std::string out = *answer.body;
    write_gauge(out, "foyer_hub_waiting_screens", "Screens that wait for a revision.",
                waiting_screens);
    write_gauge(out, "foyer_hub_listening_pages", "Staff pages that are open.", listening_pages);
    answer.body = std::make_shared<const std::string>(std::move(out));
}

}  // namespace foyer::hub
