#pragma once
// What the home shows: the state of every room in words, ready to be drawn. A pure function of the
// programme, the instant and the language; it says exactly what now_next says. Any thread.

#include <optional>
#include <string>
#include <vector>

#include "core/programme/now_next.h"
#include "kiosk/i18n/catalogue.h"
#include "kiosk/screens/change_words.h"

namespace foyer::kiosk {

/// The sign of a room, as it hangs at its door: "Salle" over "1".
struct RoomSign {
    std::string caption;  ///< "" when the sign stands alone
    std::string sign;     ///< at most 3 characters
};

/// One session as a line: when, what.
struct SessionLine {
    std::string session;   ///< id
    std::string chip;      ///< "Next", "Then", "Now", "Off", "Moved", "New"
    bool changed = false;  ///< the chip says what changed
    bool away = false;     ///< a signpost: it takes place in another room
    Move move;             ///< "Salle 2" struck, "Salle 3"
    std::string said;      ///< the move in words, for whoever listens
    std::string time;      ///< of its start
    std::string title;
    std::string title_language;
    std::string tail;  ///< what stands at the right end, "" when nothing
    bool cancelled = false;
    programme::SessionKind kind = programme::SessionKind::talk;
    bool plenary = false;
};

enum class CardState {
    now,        ///< a session of the room is running
    full,       ///< the same, and the room takes nobody in any more
    together,   ///< a plenary is running
    soon,       ///< nothing yet, the next one starts within ten minutes
    free,       ///< nothing until later today
    first,      ///< the room's day has not begun
    cancelled,  ///< what should be running is cancelled
    moved,      ///< what should have started is in another room
    done,
    closed,
};

/// One room.
struct RoomCard {
    std::string room;  ///< id
    std::string name;
    std::optional<RoomSign> sign;
    CardState state = CardState::closed;
    std::string chip;
    std::string session;  ///< id of what the headline speaks of, "" when of nothing
    std::string headline;
    std::string headline_language;
    std::vector<std::string> people;  ///< wordings for one line, fullest first
    std::vector<std::string> names;   ///< of the people, where there is a line for each
    std::string language;             ///< of the talk, for its badge: "FR", "" when unknown
    std::string until;                ///< "until 11:45", "in 8 min, 11:50"
    std::string until_short;          ///< the same where there is little room: "to 11:45"
    std::string until_time;           ///< the time alone; "" where it does not speak for itself
    std::string old_until;            ///< the end that no longer holds, "" when it does
    Move move;                        ///< of the headline's session
    double progress = -1;             ///< 0 to 1; < 0: nothing to show
    double planned = 1;               ///< share of the bar up to the end that no longer holds
    std::string also_now;             ///< "Also now: …" when sessions overlap, else ""
    int more_now = 0;                 ///< running besides the headline's
    std::vector<SessionLine> lines;   ///< what comes, by start: at most 8
    programme::SessionKind kind = programme::SessionKind::talk;
    std::string track;        ///< name of the session's track, "" when it has none
    std::string track_color;  ///< "#rrggbb" or ""
};

/// All rooms together, or the day before it begins: one wide card.
struct WideCard {
    RoomCard card;  ///< its room is empty; lines are the plenaries until the rooms part
    std::string where;
    std::string rooms_from;       ///< when the first room begins, "" when none does
    std::string rooms_heading;    ///< "From 11:00 in the rooms", "" when nothing follows
    std::vector<RoomCard> rooms;  ///< what each room does first afterwards; chip holds its time
};

/// A day that is over, or has nothing: big words and the way on.
struct RestCard {
    std::string headline;
    std::string headline_other;  ///< in the other language of the screen
    std::string detail;
    struct Figure {
        long number;
        std::string what;
        std::string what_other;
    };
    std::vector<Figure> figures;
};

/// A start in the list of what begins soon.
struct SoonLine {
    std::string session;
    std::string time, room, title, title_language;
    std::string in;        ///< "in 30 min"
    std::string in_short;  ///< "30 min", where there is little room
    bool cancelled = false;
};

/// What staff changed just now, for everybody who is on the way.
struct ChangeNews {
    std::string head;  ///< "2 changes"
    struct Item {
        std::string time, title, title_language;
        Move move;
        std::string word;  ///< "Cancelled", "New" …, where there is no move to show
        bool cancelled = false;
        std::string said;
    };
    std::vector<Item> items;  ///< by start; empty: no news
};

struct HomeModel {
    enum class Mode { rooms, together, rest };
    Mode mode = Mode::rooms;
    std::vector<RoomCard>
        rooms;          ///< mode rooms: those open today in programme order, then the rest
    WideCard together;  ///< mode together
    RestCard rest;      ///< mode rest
    ChangeNews news;
    std::vector<SoonLine> soon;  ///< every start still to come today, by time; at most 12
};

/// `other` is the screen's second language, for what is said in both; may equal `words`.
[[nodiscard]] HomeModel home_model(const programme::Snapshot& snapshot, UtcTime now,
                                   const Catalogue& words, const Catalogue& other);

/// The signs of all rooms, when every room has a natural one: one word common to all and an own
/// part of at most three characters ("Salle 1"), or a name of at most three characters. Else empty.
[[nodiscard]] std::vector<RoomSign> natural_signs(const std::vector<std::string>& names);
/// The same for the rooms of a programme, as readers of `words` call them.
[[nodiscard]] std::vector<RoomSign> natural_signs(const programme::Snapshot& snapshot,
                                                  const Catalogue& words);

}  // namespace foyer::kiosk
