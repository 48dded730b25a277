#pragma once
// One session as a row of a list: when, where, what, who. Shared by every page that lists sessions.
// The model is pure; the drawing is for the UI thread.

#include <optional>
#include <string>
#include <vector>

#include "core/programme/published_changes.h"
#include "kiosk/i18n/catalogue.h"
#include "kiosk/screens/change_words.h"
#include "kiosk/screens/home_model.h"
#include "kiosk/widgets/parts.h"

namespace foyer::kiosk {

/// How tall a row is, and how far apart the tops of two are, logical px.
inline constexpr float session_row_height = 140;
inline constexpr float session_row_step = 152;

struct SessionRow {
    std::string session;  ///< id
    std::string time;     ///< of its start
    std::string day;      ///< "Sat 28", "" on the programme day of now
    std::string chip;     ///< "Now", "Cancelled", "Moved", "Ended"; "" when it is to come
    ChipTone tone = ChipTone::quiet;
    std::optional<RoomSign> sign;  ///< of its one room, where rooms have signs
    std::string where;             ///< its rooms in words
    std::string title, title_language;
    std::vector<TextRange> marked{};  ///< parts of the title that stand out
    std::vector<std::string> people;  ///< wordings for one line, fullest first
    std::string said;                 ///< what changed, for whoever listens
    bool cancelled = false;
    bool ended = false;
};

/// What a row must not repeat, because the page says it already.
struct RowOmits {
    bool room = false;    ///< on the page of a room
    bool people = false;  ///< on the page of a person
    bool day = false;     ///< below the heading of a day
};

/// Tells sessions of one programme at one instant as rows. Refers to its owner's data.
class RowTeller {
public:
    RowTeller(const programme::Snapshot& snapshot, UtcTime now, const Catalogue& words,
              RowOmits omits = {});
    [[nodiscard]] SessionRow row(programme::SessionIndex session) const;

private:
    const programme::Snapshot& snapshot_;
    UtcTime now_;
    const Catalogue& words_;
    RowOmits omits_;
    programme::Marks marks_;
    std::vector<RoomSign> signs_;  ///< of all rooms, or empty
};

/// How the row is called where it is tapped or spoken, and what it adds.
[[nodiscard]] std::string label_for(const SessionRow& row);
[[nodiscard]] std::string value_for(const SessionRow& row);

/// Draws the row as one button that opens its session; `rect` is session_row_height high.
void draw_session_row(Canvas& canvas, const Rect& rect, const SessionRow& row);

/// The ground of a row, pressed while the button `label` is; shared by rows that tell of something
/// else.
void draw_row_ground(Canvas& canvas, const Rect& rect, const std::string& label);

}  // namespace foyer::kiosk
