#include "kiosk/state/staff_report.h"

#include <algorithm>

namespace foyer::kiosk {

namespace {

int whole_seconds(MonotonicTime until, MonotonicTime now) {
    const auto left = std::chrono::ceil<std::chrono::seconds>(until - now);
    return static_cast<int>(std::max<long>(0, left.count()));
}

}  // namespace

StaffView staff_view(const StaffReport& report, MonotonicTime now) {
    StaffView view{.report = report};
    if (report.locked_until) view.locked_seconds = whole_seconds(*report.locked_until, now);
    if (report.published && !report.published->taken_back)
        view.undo_seconds = whole_seconds(report.published->at + undo_time, now);
    return view;
}

bool is_only_here(EditStanding standing) {
    return standing == EditStanding::waiting || standing == EditStanding::sending;
}

bool needs_a_look(EditStanding standing) {
    switch (standing) {
        case EditStanding::sending:
        case EditStanding::waiting:
        case EditStanding::arrived:
            return false;
        case EditStanding::conflict:
        case EditStanding::clash:
        case EditStanding::late:
        case EditStanding::refused:
            return true;
    }
    return false;
}

std::vector<std::string> sessions_only_here(const StaffReport& report) {
    std::vector<std::string> sessions;
    for (const DeskEdit& edit : report.edits) {
        const bool counts = edit.standing == EditStanding::waiting && !edit.session.empty();
        if (counts && std::ranges::find(sessions, edit.session) == sessions.end())
            sessions.push_back(edit.session);
    }
    return sessions;
}

bool is_only_here(const programme::Snapshot& snapshot, std::string_view session) {
    const auto& changes = snapshot.publication().changes;
    // They stand at the end.
    for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
        if (!change->id.starts_with(only_here_mark)) return false;
        if (change->change.session == session) return true;
    }
    return false;
}

}  // namespace foyer::kiosk
