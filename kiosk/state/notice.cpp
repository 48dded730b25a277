#include "kiosk/state/notice.h"

#include <algorithm>

namespace foyer::kiosk {

std::string_view word_for(Origin origin) {
    switch (origin) {
        case Origin::none:
            return "none";
        case Origin::source:
            return "source";
        case Origin::hub:
            return "hub";
        case Origin::store:
            return "store";
        case Origin::sample:
            return "sample";
    }
    return "none";
}

std::string_view word_for(NoticeKind kind) {
    switch (kind) {
        case NoticeKind::loading:
            return "loading";
        case NoticeKind::no_programme:
            return "no_programme";
        case NoticeKind::sample_shown:
            return "sample_shown";
        case NoticeKind::source_unreadable:
            return "source_unreadable";
        case NoticeKind::source_broken:
            return "source_broken";
        case NoticeKind::other_source_shown:
            return "other_source_shown";
        case NoticeKind::store_rebuilt:
            return "store_rebuilt";
        case NoticeKind::store_unavailable:
            return "store_unavailable";
        case NoticeKind::store_write_failed:
            return "store_write_failed";
    }
    return "no_programme";
}

std::string describe(const Notice& notice) {
    std::string line(word_for(notice.kind));
    std::ranges::replace(line, '_', ' ');
    if (!notice.detail.empty()) line += ": " + notice.detail;
    return line;
}

}  // namespace foyer::kiosk
