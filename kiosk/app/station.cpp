#include "kiosk/app/station.h"

namespace foyer::kiosk {

Station station_with(const StationParts& parts, const ProgrammeReport& report, UtcTime now) {
    const std::string_view screen = report.screen.empty() ? parts.screen : report.screen;
    ScreenRole role = role_of(parts.setup, report.snapshot.get(), screen, parts.catalogues);
    role.named = !parts.screen.empty();
    if (report.snapshot) role.theme = theme_at(role, report.snapshot->days_rule().zone, now);
    State installed = with_role(parts.installed, role);
    Panel panel = parts.panel;
    if (role.reach_top_px) panel.reach_px = role.reach_top_px;
    // The role names languages of catalogues only; were one missing, all are offered.
    const auto offered = parts.catalogues.offering(role.languages);
    return {.role = std::move(role),
            .installed = std::move(installed),
            .panel = panel,
            .catalogues = offered ? *offered : parts.catalogues};
}

}  // namespace foyer::kiosk
