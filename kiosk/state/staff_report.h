#pragma once
// What the staff desk of a screen knows: whether there is a code, which edits wait for the hub and
// what became of them. Left whole by the desk's thread, read by the UI thread. Plain values.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/programme/finder.h"
#include "core/programme/snapshot.h"
#include "core/time/clock.h"

namespace foyer::kiosk {

/// How an edit stands that was made here.
enum class EditStanding {
    sending,   ///< on its way, for the first time
    waiting,   ///< the hub is not reached: it is shown here only
    arrived,   ///< published; the feed has not brought it yet
    conflict,  ///< somebody else has changed the same since
    clash,     ///< a room or a person would be in two places
    late,      ///< made too long ago, or the session has begun since
    refused,   ///< the hub will not have it, or not from this screen
};

/// A value that somebody else has set since: both, in words.
struct EditConflict {
    std::string field;  ///< as the hub names it: "start", "rooms"
    std::string mine, theirs;
    std::string who;  ///< "" when nobody is known
    friend bool operator==(const EditConflict&, const EditConflict&) = default;
};

/// An edit that was made here and is not yet in the programme.
struct DeskEdit {
    std::string id;           ///< of the request
    int number = 0;           ///< of the edit that staff published; 0: before the last start
    std::string session;      ///< id; "" for a message, or for what is taken back
    bool takes_back = false;  ///< it takes another edit back
    bool withdraws = false;   ///< it ends an announcement
    EditStanding standing = EditStanding::sending;
    std::string body{};  ///< what it asks for, as it was sent
    std::string why{};   ///< the hub's own words where it refuses; ""
    std::vector<EditConflict> conflicts{};
    bool held = false;  ///< the hub holds it: whoever is at the staff page may decide, too
    friend bool operator==(const DeskEdit&, const DeskEdit&) = default;
};

/// What staff published last, as far as the hub has it.
struct DeskPublished {
    int number = 0;  ///< of the edit
    std::uint64_t revision = 0;
    std::vector<std::string> edits;  ///< their ids at the hub, for taking them back
    MonotonicTime at{};              ///< when the hub answered
    bool taken_back = false;
    friend bool operator==(const DeskPublished&, const DeskPublished&) = default;
};

/// How many screens show what was published last.
struct DeskFleet {
    int shown = 0, all = 0;
    struct Missing {
        std::string name;
        std::optional<UtcTime> seen;  ///< when it was last heard of
        friend bool operator==(const Missing&, const Missing&) = default;
    };
    std::vector<Missing> missing;  ///< the first few
    friend bool operator==(const DeskFleet&, const DeskFleet&) = default;
};

/// An edit of anybody, as the hub tells of it.
struct LatestEdit {
    std::string id;
    UtcTime at{};
    std::string who, title, session;
    std::string op;  ///< "move", "retime", "cancel" …
    bool undoable = false;
    friend bool operator==(const LatestEdit&, const LatestEdit&) = default;
};

/// Why nothing can be published from here.
enum class DeskLack { none, hub, token };

struct StaffReport {
    bool has_pin = false;
    DeskLack lack = DeskLack::none;
    int codes_checked = 0;    ///< since the start
    bool code_right = false;  ///< the last of them
    int tries_left = 5;
    std::optional<MonotonicTime> locked_until{};
    std::vector<DeskEdit> edits{};  ///< in the order in which they were made
    std::optional<DeskPublished> published{};
    DeskFleet fleet{};
    std::vector<LatestEdit> latest{};
    std::string trouble{};  ///< an edit could not be kept: why, in English; ""
    /// The programme `base` with the edits that wait; nullptr where none changes it.
    std::shared_ptr<const programme::Snapshot> base{}, overlay{};
    std::shared_ptr<const programme::Finder> finder{};  ///< of the overlay; nullptr: not built yet
    friend bool operator==(const StaffReport&, const StaffReport&) = default;
};

/// How long what was published is offered to be taken back at once.
inline constexpr std::chrono::seconds undo_time{10};

/// What screens show of a report at one instant.
struct StaffView {
    StaffReport report{};
    int locked_seconds = 0;  ///< until the pad takes digits again
    int undo_seconds = 0;    ///< for which the last edit is offered to be taken back

    /// Staff can come in: there is a code.
    [[nodiscard]] bool available() const { return report.has_pin; }
    friend bool operator==(const StaffView&, const StaffView&) = default;
};
[[nodiscard]] StaffView staff_view(const StaffReport& report, MonotonicTime now);

/// True for what is shown on this screen only.
[[nodiscard]] bool is_only_here(EditStanding standing);
/// True for what staff must decide about.
[[nodiscard]] bool needs_a_look(EditStanding standing);
/// The ids of sessions that this screen shows otherwise than the hub.
[[nodiscard]] std::vector<std::string> sessions_only_here(const StaffReport& report);

/// Changes that a screen has made for itself have ids that begin so.
inline constexpr std::string_view only_here_mark = "only-here-";
/// True when the change of `session` that `snapshot` shows was made on this screen only.
[[nodiscard]] bool is_only_here(const programme::Snapshot& snapshot, std::string_view session);

}  // namespace foyer::kiosk
