#include "core/programme/announcements.h"

#include <doctest/doctest.h>

#include "tests/support/builders.h"

using namespace foyer;
using namespace foyer::programme;
using namespace std::chrono_literals;

namespace {

constexpr UtcTime midday{std::chrono::seconds{1'530'014'400}};  // 2018-06-26T12:00:00Z

Announcement message(const char* id, AnnouncementSeverity severity, UtcTime from) {
    Announcement announcement;
    announcement.id = id;
    announcement.severity = severity;
    announcement.text = LocalizedText("words");
    announcement.from = from;
    return announcement;
}

Screen screen(const char* id, const char* room, const char* zone) {
    Screen made;
    made.id = made.name = id;
    made.room = room;
    made.zone = zone;
    return made;
}

std::vector<std::string> shown(const Publication& publication, const char* screen, UtcTime now) {
    std::vector<std::string> ids;
    for (const Announcement* announcement : announcements_for(publication, screen, now))
        ids.push_back(announcement->id);
    return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("announcements come by severity, then the newest first") {
    Publication publication;
    publication.announcements = {message("old", AnnouncementSeverity::info, midday - 2h),
                                 message("new", AnnouncementSeverity::info, midday - 1h),
                                 message("fire", AnnouncementSeverity::emergency, midday - 3h),
                                 message("wifi", AnnouncementSeverity::warning, midday - 4h)};
    CHECK(shown(publication, "", midday) == Ids{"fire", "wifi", "new", "old"});
}

TEST_CASE("an announcement is shown from its beginning until before its end") {
    Publication publication;
    publication.announcements = {message("a", AnnouncementSeverity::info, midday)};
    publication.announcements[0].until = midday + 10min;
    CHECK(shown(publication, "", midday - 1s).empty());
    CHECK(shown(publication, "", midday) == Ids{"a"});
    CHECK(shown(publication, "", midday + 10min - 1s) == Ids{"a"});
    CHECK(shown(publication, "", midday + 10min).empty());
    CHECK(next_announcement_edge(publication, midday - 1h) == midday);
    CHECK(next_announcement_edge(publication, midday) == midday + 10min);
    CHECK_FALSE(next_announcement_edge(publication, midday + 10min).has_value());
}

TEST_CASE("an announcement for a zone reaches the screens of that zone or room only") {
    Publication publication;
    publication.announcements = {message("a", AnnouncementSeverity::info, midday)};
    publication.announcements[0].zones = {"hall", "salle-2"};
    publication.screens = {screen("k1", "", "hall"), screen("d2", "salle-2", ""),
                           screen("k2", "", "stairs")};
    CHECK(shown(publication, "k1", midday) == Ids{"a"});
    CHECK(shown(publication, "d2", midday) == Ids{"a"});
    CHECK(shown(publication, "k2", midday).empty());
    CHECK(shown(publication, "unknown", midday).empty());
    CHECK(shown(publication, "", midday).empty());
}
