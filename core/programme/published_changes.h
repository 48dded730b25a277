#pragma once
// Changes as they are published, and what they mean on a screen at an instant: which session is
// marked, with what it was before, and from which room it moved away. Pure; any thread.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/programme/snapshot.h"

namespace foyer::programme {

/// How long a change is news: its mark stays at least as long.
inline constexpr std::chrono::minutes news_time{30};

/// The slot of a session.
[[nodiscard]] Slot slot_of(const Session& session);

/// All changes from `before` to `after`, published at `at`, each with its slots: rooms of `after`
/// wherever they are the same. Ids are "c<revision>-<n>".
[[nodiscard]] std::vector<PublishedChange> published_changes(const Programme& before,
                                                             const Programme& after, UtcTime at,
                                                             std::uint64_t revision);

/// What changed about one session, all changes that still count taken together.
struct SessionMark {
    SessionIndex session = 0;
    UtcTime at{};        ///< when the last of them was published
    bool added = false;  ///< new in the programme
    bool cancelled = false;
    bool reinstated = false;
    bool retitled = false;
    bool moved_room = false;
    bool moved_start = false;
    bool moved_end = false;   ///< the same start, another end
    std::optional<Slot> was;  ///< before the first of them; empty when the slot is as it was

    /// True when it is marked where it stands now: until it starts, and while it is news; another
    /// end until that end.
    [[nodiscard]] bool is_shown(const Session& now_is, UtcTime now) const;
};

/// The marks of all sessions at one instant. Refers to its snapshot.
class Marks {
public:
    Marks(const Snapshot& snapshot, UtcTime now);

    /// The mark of a session that is shown where it stands now; nullptr when it has none.
    [[nodiscard]] const SessionMark* of(SessionIndex session) const;
    /// The mark of a session, shown or not; nullptr when it did not change.
    [[nodiscard]] const SessionMark* any_of(SessionIndex session) const;
    /// The marks of all sessions that changed, shown or not, by session.
    [[nodiscard]] const std::vector<SessionMark>& all() const { return marks_; }
    /// Sessions that left `room` and whose planned end there has not come, by planned start.
    [[nodiscard]] const std::vector<const SessionMark*>& moved_away(RoomIndex room) const;
    /// News that somebody in the building must know: published while it is news, about a session
    /// that starts, or should have started, within the hour. By start.
    [[nodiscard]] std::vector<const SessionMark*> urgent() const;

private:
    void collect();
    void sign_rooms();

    const Snapshot& snapshot_;
    UtcTime now_;
    std::vector<SessionMark> marks_;  ///< by session
    std::vector<std::vector<const SessionMark*>> moved_away_;
};

}  // namespace foyer::programme
