#pragma once
// What a hub answers to the staff of a screen, read without trusting its form. Pure; any thread.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/state/staff_report.h"

namespace foyer::kiosk {

/// How a call to the hub ended.
struct HubReply {
    int status = 0;     ///< 0: no answer came
    bool lost = false;  ///< without an answer: it may have been done all the same
    std::string body{};
};

/// What became of a call that changes something.
struct EditVerdict {
    enum class Kind {
        done,
        asked,  ///< staff must decide: `standing` says about what
        later,  ///< the hub is not there, or busy: try again
    };
    Kind kind = Kind::later;
    EditStanding standing = EditStanding::waiting;
    std::uint64_t revision = 0;  ///< published with it, or the one that a conflict is about
    std::string edit{};          ///< its id at the hub; ""
    std::string announced{};     ///< id of the edit that told the public of it; ""
    std::string held{};          ///< id under which the hub holds what is asked about; ""
    std::string why{};
    std::vector<EditConflict> conflicts{};
};
[[nodiscard]] EditVerdict read_edit_verdict(const HubReply& reply);

/// How a held edit stands, in the answer to GET edits/ID: "held", "answered", "withdrawn"; "" where
/// it is no such answer.
[[nodiscard]] std::string read_edit_state(const HubReply& reply);

/// The newest edits in the answer to GET edits, at most `most`; none where it is no such answer.
[[nodiscard]] std::vector<LatestEdit> read_latest(const HubReply& reply, std::size_t most);

/// How many of the screens in the answer to GET screens show `revision`, and which have not been
/// heard of for a while at `now`; empty where it is no such answer.
[[nodiscard]] std::optional<DeskFleet> read_fleet(const HubReply& reply, std::uint64_t revision,
                                                  UtcTime now);

}  // namespace foyer::kiosk
