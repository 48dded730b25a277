#pragma once
// What the page of a session says, in words, ready to be drawn. A pure function of the programme,
// the instant and the language. Any thread.

#include <optional>
#include <string>
#include <vector>

#include "kiosk/i18n/catalogue.h"
#include "kiosk/screens/change_words.h"
#include "kiosk/screens/session_row.h"

namespace foyer::kiosk {

struct SessionPerson {
    std::string id, name;
    std::string about;  ///< "SRE, Dropbox", "Moderator, Dropbox"; "" when nothing is known
};

struct SessionPlace {
    std::string room;  ///< id; "" when it is no room of its own
    std::string name, floor;
};

/// What staff changed about the session.
struct SessionBanner {
    enum class Kind { changed, cancelled };
    Kind kind = Kind::changed;
    std::string head;   ///< "Room changed"
    std::string since;  ///< "at 11:18"; "" when it is not known
    Move move;
};

struct SessionModel {
    std::string id;
    std::optional<SessionBanner> banner;
    std::vector<SessionRow> instead;  ///< in its rooms while it should have been there
    std::string instead_heading;

    std::string track;        ///< "" when it has none
    std::string track_color;  ///< "#rrggbb" or ""
    std::string kind;         ///< "Workshop"; "" where the track says the same
    std::string language;     ///< spoken, "FR", "" when unknown
    std::string length;       ///< "45 min"
    std::string level;        ///< "" when unknown

    std::string title, title_language, subtitle;
    bool cancelled = false;

    std::string time;                  ///< "11:50 – 12:35"
    std::string old_time;              ///< what no longer holds, ""
    std::string time_tail;             ///< "in 30 min", "25 min left", "Sunday 2 February", "over"
    std::string old_rooms;             ///< what no longer holds, ""
    std::vector<SessionPlace> places;  ///< never empty
    std::vector<SessionPerson> people;

    std::string abstract, abstract_language;  ///< with the description, where both say something
    struct LinkWords {
        std::string words, address;
    };
    std::vector<LinkWords> links;
    std::vector<std::string> notes;  ///< "This session is recorded."
    std::string web_address;         ///< "" when it has none

    std::string next_heading;        ///< "Next in Salle 3"
    std::optional<SessionRow> next;  ///< in its first room
    std::vector<SessionRow> beside;  ///< elsewhere at the same time, the nearest start first
    int more_beside = 0;             ///< of them left out
};

/// Rows of what is on elsewhere; nobody reads more of them here.
inline constexpr std::size_t beside_limit = 12;

[[nodiscard]] SessionModel session_model(const programme::Snapshot& snapshot,
                                         programme::SessionIndex session, UtcTime now,
                                         const Catalogue& words);

/// "11:50 – 12:35"
[[nodiscard]] std::string time_range(const programme::Snapshot& snapshot, const Catalogue& words,
                                     UtcTime start, UtcTime end);

/// The word for a kind of session ("Talk").
[[nodiscard]] std::string kind_in_words(const Catalogue& words, programme::SessionKind kind);

}  // namespace foyer::kiosk
