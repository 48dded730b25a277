#pragma once
// The parts of home_model: how one room, everyone together, and a day at rest are told. Internal to
// the home screen.

#include <string>
#include <vector>

#include "kiosk/screens/home_model.h"

namespace foyer::kiosk::home {

/// When a coming session becomes the headline of its room.
constexpr std::chrono::minutes soon_horizon{10};
/// Lines on one card; more never fit.
constexpr std::size_t lines_limit = 8;

/// What it takes to speak of a programme at one instant. Refers to its owner's data.
struct Teller {
    const programme::Snapshot& snapshot;
    const programme::NowNext& state;
    UtcTime now;
    const Catalogue& words;
    const Catalogue& other;
    const std::vector<RoomSign>& signs;  ///< of all rooms, or empty
    const programme::Marks& marks;

    [[nodiscard]] std::string time(UtcTime instant) const;
    [[nodiscard]] std::string title(const programme::Session& session) const;
    [[nodiscard]] bool is_today(programme::SessionIndex session) const;
    /// "in 30 min", counted to `instant`.
    [[nodiscard]] std::string in(UtcTime instant) const;
};

/// The tag of the language in which `text` will be shown to a reader of `language`.
[[nodiscard]] std::string shown_language(const programme::LocalizedText& text,
                                         const std::string& language);
/// Makes `session` the headline of `card`.
void tell_headline(const Teller& teller, programme::SessionIndex session, RoomCard& card);
/// Makes the first running session of `room` the headline of `card`.
void tell_running(const Teller& teller, const programme::RoomNow& room, RoomCard& card);
/// `session` as a line without a chip.
[[nodiscard]] SessionLine line_for(const Teller& teller, programme::SessionIndex session);
/// Names the room of `card`.
void tell_room(const Teller& teller, programme::RoomIndex room, RoomCard& card);
/// Gives the lines their chips: "Next" for the first that takes place, "Then" for the others.
void number_lines(const Catalogue& words, std::vector<SessionLine>& lines);

/// One room of its own.
[[nodiscard]] RoomCard room_card(const Teller& teller, const programme::RoomNow& room);
/// Everyone in one place, as `room` sees it.
[[nodiscard]] WideCard together_card(const Teller& teller, const programme::RoomNow& room);
/// The day has sessions, `first` is the earliest, none has begun.
[[nodiscard]] WideCard before_card(const Teller& teller, programme::SessionIndex first);
/// Nothing more today: before the event, between two days, after the last.
[[nodiscard]] RestCard rest_card(const Teller& teller);
/// Marks `line`, which tells of a session where it takes place, with what changed.
void mark_line(const Teller& teller, const programme::SessionMark& mark, SessionLine& line);
/// Who comes to `room` for a session that moved away must read it there: the marks of such sessions
/// until a quarter of an hour after the planned start, by that start.
[[nodiscard]] std::vector<const programme::SessionMark*> signposts(const Teller& teller,
                                                                   programme::RoomIndex room);
/// A signpost as a line in the old room.
[[nodiscard]] SessionLine signpost_line(const Teller& teller, const programme::SessionMark& mark);
/// A signpost as the headline of the old room.
void tell_moved_away(const Teller& teller, const programme::SessionMark& mark, RoomCard& card);
/// Marks the running headline of `card` with an end, or a room, that no longer holds.
void mark_running(const Teller& teller, const programme::Session& session, RoomCard& card);
/// What the screen says about changes that somebody on the way must know.
[[nodiscard]] ChangeNews change_news(const Teller& teller);

/// Starts still to come today.
[[nodiscard]] std::vector<SoonLine> soon_lines(const Teller& teller);

}  // namespace foyer::kiosk::home
