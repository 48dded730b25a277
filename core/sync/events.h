#pragma once
// What happens to the sync of one screen, and what it wants done. Plain values.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/result.h"
#include "core/feed/received_revision.h"
#include "core/feed/root.h"
#include "core/feed/trust.h"
#include "core/sync/transport.h"

namespace foyer::sync {

/// A publication that a screen shows; zeros for none of this feed.
struct Shown {
    std::uint64_t epoch = 0;
    std::uint64_t revision = 0;
    friend bool operator==(const Shown&, const Shown&) = default;
};

/// A revision on which the program ended so often, within 60 s each time, is not shown again.
inline constexpr unsigned crash_loop = 3;

/// The store was opened. The first event.
struct Started {
    std::optional<feed::Root> root;  ///< the pinned one, or the newest that was kept
    feed::Trusted held;              ///< the higher one of database and trust.json
    Shown shown;                     ///< what the store holds
    Shown previous;                  ///< what it could go back to
    /// How often in a row the program ended within 60 s of applying `shown`.
    unsigned crashes = 0;
};
/// The operating system says that there is a network, or another one.
struct NetworkUp {};
struct Answered {
    RequestId id = 0;
    Answer answer;
};
struct Failed {
    RequestId id = 0;
    TransportFailure failure = TransportFailure::connect;
};
/// next_wake() has come. Coming early does no harm.
struct TimerFired {};
/// The last Apply is done; the revision is shown.
struct Applied {};
/// The last Apply was refused: the records break a rule, or the state is not what was signed for.
/// Nothing changed.
struct Refused {
    Error why;
};
/// The disk did not take the last Apply or TryDisk. Nothing changed.
struct DiskFailed {
    Error why;
};
/// The disk took what TryDisk asked for.
struct DiskGood {};
/// A time server set the clock.
struct ClockSynchronised {};

using Event = std::variant<Started, NetworkUp, Answered, Failed, TimerFired, Applied, Refused,
                           DiskFailed, DiskGood, ClockSynchronised>;

/// Begin this request. None is under way.
struct Fetch {
    Request request;
};
/// Give the request up; no event follows.
struct Abandon {
    RequestId id = 0;
};
enum class Destination { disk, memory };
/// Apply, read the records, compare with the head's state, commit, show. Applied, Refused or
/// DiskFailed follows.
struct Apply {
    std::shared_ptr<const feed::ReceivedRevision> revision;
    Destination destination = Destination::disk;
};
/// Keep this root for the next start.
struct KeepRoot {
    feed::Root root;
    std::string file;
};
/// Keep what is trusted; the shown revision stays.
struct KeepTrusted {
    feed::Trusted trusted;
    std::string head_file;
};
/// What is shown was proven to be the newest, now.
struct Proven {};
/// Show the revision before: the one that is shown ends the program.
struct StepBack {
    Shown to;
};
/// Write what memory holds to the disk. DiskGood or DiskFailed follows.
struct TryDisk {};

enum class News {
    online,
    offline,
    intercepted,  ///< for staff, not for attendees
    older_head,
    fork,
    refused_head,
    needs_update,
    refused_revision,
    quarantined,
    disk_failed,
    disk_good,
    clock_unsure,
    clock_sure,
};
/// "online" … "clock_sure".
[[nodiscard]] const char* word_for(News news);
/// For the log and for staff; each kind is told once until what it says is over.
struct Report {
    News news = News::online;
    std::string message;  ///< a sentence for a person (English)
};

using Action =
    std::variant<Fetch, Abandon, Apply, KeepRoot, KeepTrusted, Proven, StepBack, TryDisk, Report>;

}  // namespace foyer::sync
