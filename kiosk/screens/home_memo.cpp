#include "kiosk/screens/home_memo.h"

#include <utility>

namespace foyer::kiosk {

const HomeModel& HomeMemo::model(const programme::Snapshot& snapshot, UtcTime now,
                                 const Catalogue& words, const Catalogue& other) {
    Asked asked{.snapshot = &snapshot,
                .revision = snapshot.revision(),
                .storage = snapshot.programme().sessions.data(),
                .now = now,
                .language = words.language(),
                .other = other.language()};
    if (asked == asked_) return model_;
    model_ = home_model(snapshot, now, words, other);
    asked_ = std::move(asked);
    ++worked_out_;
    return model_;
}

}  // namespace foyer::kiosk
