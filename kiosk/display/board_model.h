#pragma once
// What a board shows, page by page. A pure function of the programme, the instant, the language and
// the room that the board has; it says exactly what now_next says. Any thread.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/programme/snapshot.h"
#include "kiosk/display/board_turns.h"
#include "kiosk/i18n/catalogue.h"
#include "kiosk/screens/change_words.h"
#include "kiosk/screens/home_model.h"
#include "kiosk/widgets/parts.h"

namespace foyer::kiosk {

/// A filled word in a row.
struct BoardChip {
    std::string word{}, icon{};
    ChipTone tone = ChipTone::quiet;
};

/// A session in a list.
struct BoardRow {
    std::string session{};  ///< id
    std::string time{};
    std::string room{};  ///< name, or "All rooms"
    std::string floor{};
    std::optional<RoomSign> sign{};
    std::string icon{};  ///< of a pause
    std::string title{}, title_language{};
    std::string badge{};  ///< language of the talk
    std::vector<BoardChip> chips{};
    std::string status{};  ///< "until 11:45", "in 30 min"
    bool struck = false;
    bool now = false;  ///< it is running
};

/// A session that changed.
struct BoardChange {
    std::string session{};
    BoardChip word{};
    bool fresh = false;  ///< published while it is news
    bool cancelled = false;
    std::string time{}, published{};
    std::string title{}, title_language{};
    std::vector<std::string> people{};
    std::string room{};  ///< where it is, "" where the move says it
    Move move{};
};

struct BoardNotice {
    std::string text{}, language{};
    bool warns = false;
};

struct BoardLogo {
    std::string name{}, level{};
    const programme::Picture* picture = nullptr;  ///< of the snapshot; nullptr: the name alone
};

/// One page.
struct BoardSheet {
    programme::BoardPage kind = programme::BoardPage::now;
    std::string key{};  ///< unique among the pages, the same from minute to minute: "now 2"
    std::string title{}, subtitle{};
    std::string headline{}, detail{};  ///< alone on a page that has nothing else
    std::vector<BoardRow> rows{};
    std::vector<BoardChange> changes{};
    std::vector<BoardNotice> notices{};
    std::vector<BoardLogo> logos{};
    std::string more{};  ///< "and 12 more", where the pages do not hold all
};

/// How much stands on one page.
struct BoardShape {
    int rows = 8;
    int dense_rows = 11;  ///< where pages would be too many
    int changes = 3;
    int notices = 2;
    int logos = 12;
};

struct BoardModel {
    std::vector<BoardSheet> sheets{};  ///< at least one, at most most_pages
    bool dense = false;                ///< rows are small
};

/// Whose board it is.
struct BoardWish {
    std::string_view screen;                         ///< record id, for announcements
    const std::vector<programme::BoardPage>& pages;  ///< none: all that say something
    BoardShape shape{};
};

[[nodiscard]] BoardModel board_model(const programme::Snapshot& snapshot, UtcTime now,
                                     const Catalogue& words, const Catalogue& other,
                                     const BoardWish& wish);

/// How much there is to read on each page.
[[nodiscard]] std::vector<PageLoad> loads_of(const BoardModel& board);

}  // namespace foyer::kiosk
