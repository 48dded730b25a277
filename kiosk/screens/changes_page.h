#pragma once
// The changes of the day, the newest first. UI thread only.

#include <string>
#include <vector>

#include "kiosk/screens/change_words.h"
#include "kiosk/screens/screen.h"

namespace foyer::kiosk {

/// One session that changed today.
struct ChangeRow {
    std::string session;  ///< id
    std::string chip;
    bool cancelled = false;
    std::string time;  ///< when it was to start
    std::string title, title_language;
    std::string where;  ///< its rooms, where no move names them
    Move move;
    std::string published;  ///< "at 11:18"
};

/// The sessions whose last change was published on the programme day of `now`, newest first.
[[nodiscard]] std::vector<ChangeRow> change_rows(const programme::Snapshot& snapshot, UtcTime now,
                                                 const Catalogue& words);

/// Draws the page; context.snapshot is there.
void draw_changes_page(const ScreenContext& context, Canvas& canvas);

}  // namespace foyer::kiosk
