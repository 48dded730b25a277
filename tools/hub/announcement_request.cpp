#include "tools/hub/announcement_request.h"

#include "core/base/ids.h"
#include "core/base/limits.h"

namespace foyer::hub {

programme::Announcement read_announcement(BodyFields& fields, UtcTime now) {
    programme::Announcement announcement;
    announcement.severity = fields.word("severity", programme::announcement_severity,
                                        programme::AnnouncementSeverity::info);
    announcement.zones = fields.texts("zones", limits::zones_per_announcement);
    for (const std::string& zone : announcement.zones)
        if (!is_record_id(zone))
            fields.wrong("zones", "has a zone that is not of a-z, 0-9, _ and -");
    announcement.text = fields.localized("text", Presence::required, WordsShape::paragraphs);
    if (announcement.text.empty()) fields.wrong("text", "must not be empty");
    announcement.from = fields.instant("from").value_or(now);
    announcement.until = fields.instant("until");
    return announcement;
}

}  // namespace foyer::hub
