#include "core/programme/announcements.h"

#include <algorithm>
#include <tuple>

namespace foyer::programme {

namespace {

const Screen* find_screen(const Publication& publication, std::string_view id) {
    const auto found = std::find_if(publication.screens.begin(), publication.screens.end(),
                                    [&](const Screen& screen) { return screen.id == id; });
    return found == publication.screens.end() ? nullptr : &*found;
}

bool runs(const Announcement& announcement, UtcTime now) {
    return announcement.from <= now && (!announcement.until || now < *announcement.until);
}

bool is_for(const Announcement& announcement, const Screen* screen) {
    if (announcement.zones.empty()) return true;
    if (!screen) return false;
    return std::any_of(
        announcement.zones.begin(), announcement.zones.end(),
        [&](const std::string& zone) { return zone == screen->zone || zone == screen->room; });
}

}  // namespace

std::vector<const Announcement*> announcements_for(const Publication& publication,
                                                   std::string_view screen, UtcTime now) {
    const Screen* self = find_screen(publication, screen);
    std::vector<const Announcement*> shown;
    for (const Announcement& announcement : publication.announcements)
        if (runs(announcement, now) && is_for(announcement, self)) shown.push_back(&announcement);
    std::sort(shown.begin(), shown.end(), [](const auto* a, const auto* b) {
        return std::tie(b->severity, b->from, a->id) < std::tie(a->severity, a->from, b->id);
    });
    return shown;
}

std::optional<UtcTime> next_announcement_edge(const Publication& publication, UtcTime now) {
    std::optional<UtcTime> next;
    const auto look = [&](UtcTime edge) {
        if (edge > now && (!next || edge < *next)) next = edge;
    };
    for (const Announcement& announcement : publication.announcements) {
        look(announcement.from);
        if (announcement.until) look(*announcement.until);
    }
    return next;
}

}  // namespace foyer::programme
