#pragma once
// The parts of door_model. Internal to the door sign.

#include "kiosk/display/door_model.h"
#include "kiosk/screens/home_telling.h"

namespace foyer::kiosk::door {

/// What it takes to speak of one room at one instant. Refers to its owner's data.
struct DoorTeller {
    const home::Teller& teller;
    const programme::RoomNow& room;

    [[nodiscard]] const programme::Snapshot& snapshot() const { return teller.snapshot; }
    [[nodiscard]] const programme::Session& session(programme::SessionIndex i) const {
        return teller.snapshot.session(i);
    }
    /// The text of `key` in both languages.
    [[nodiscard]] TwoWords two(std::string_view key,
                               std::initializer_list<WordArgument> arguments = {}) const;
    [[nodiscard]] std::string room_name(programme::RoomIndex room) const;
};

[[nodiscard]] DoorSession tell_session(const DoorTeller& teller, programme::SessionIndex index);

/// A session, or a signpost of one that moved away, by the instant for which people come.
struct DoorComing {
    programme::SessionIndex session = 0;
    UtcTime at{};
    const programme::SessionMark* away = nullptr;  ///< it takes place elsewhere now
    bool cancelled = false;
};

/// What people come to this room for from now on today, by time: sessions, cancelled ones and
/// signposts to what moved away.
[[nodiscard]] std::vector<DoorComing> coming_to(const DoorTeller& teller);

/// `coming` as the card in the lower third.
[[nodiscard]] DoorNext tell_next(const DoorTeller& teller, const DoorComing& coming);

/// What takes place in other rooms at `start`: first the one that staff named, then the nearest
/// rooms first.
[[nodiscard]] std::vector<DoorInstead> instead_of(const DoorTeller& teller,
                                                  programme::SessionIndex cancelled);

/// The first session in this room on a later day; empty when there is none.
[[nodiscard]] std::optional<DoorNext> first_of_later_day(const DoorTeller& teller);

}  // namespace foyer::kiosk::door
