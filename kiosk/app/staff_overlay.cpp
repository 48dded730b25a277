#include "kiosk/app/staff_overlay.h"

#include <algorithm>
#include <utility>

#include "core/programme/published_changes.h"
#include "kiosk/state/staff_request.h"

namespace foyer::kiosk {

namespace {

bool is_overlaid(const StaffSender::Edit& edit, std::uint64_t revision) {
    if (edit.standing == EditStanding::arrived) return edit.revision > revision;
    return is_only_here(edit.standing);
}

/// Takes the announcement away that `target` is about; false when there is none.
bool withdraw(std::string_view target, std::vector<programme::Announcement>& announcements) {
    constexpr std::string_view mark = "announcements/";
    if (!target.starts_with(mark)) return false;
    const std::string_view id = target.substr(mark.size());
    return std::erase_if(announcements,
                         [&](const programme::Announcement& one) { return one.id == id; }) > 0;
}

bool waits(const std::vector<StaffSender::Edit>& edits, const std::string& session) {
    return std::ranges::any_of(edits, [&](const StaffSender::Edit& edit) {
        return edit.standing == EditStanding::waiting &&
               session_in_target(edit.edit.target) == session;
    });
}

}  // namespace

std::shared_ptr<const programme::Snapshot> overlaid(const programme::Snapshot& base,
                                                    const std::vector<StaffSender::Edit>& edits,
                                                    UtcTime now) {
    programme::Publication publication;
    bool any = false, withdrawn = false;
    for (const StaffSender::Edit& edit : edits) {
        if (!is_overlaid(edit, base.revision())) continue;
        const auto index = base.find_session(session_in_target(edit.edit.target));
        if (!index && method_for(edit.edit.target) != "DELETE") continue;
        if (!std::exchange(any, true)) publication = base.publication();
        if (!index) {
            withdrawn = withdraw(edit.edit.target, publication.announcements) || withdrawn;
            continue;
        }
        // Building a snapshot keeps the order of the sessions that it was built of.
        programme::Session& session = publication.programme.sessions[*index];
        static_cast<void>(apply_request(edit.edit.target, edit.edit.body, session));
    }
    if (!any || (!withdrawn && publication.programme == base.programme())) return nullptr;
    auto changes = programme::published_changes(base.programme(), publication.programme, now,
                                                base.revision() + 1);
    std::stable_partition(changes.begin(), changes.end(),
                          [&](const programme::PublishedChange& change) {
                              return !waits(edits, change.change.session);
                          });
    for (programme::PublishedChange& change : changes) {
        if (waits(edits, change.change.session))
            change.id = std::string(only_here_mark) + change.id;
        publication.changes.push_back(std::move(change));
    }
    return programme::Snapshot::build(std::move(publication), base.revision());
}

}  // namespace foyer::kiosk
