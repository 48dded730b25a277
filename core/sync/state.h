#pragma once
// Everything that the sync of one screen remembers between two events. Plain value.

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/sync/answers.h"
#include "core/sync/backoff.h"
#include "core/sync/events.h"
#include "core/sync/trusted_time.h"

namespace foyer::sync {

enum class Phase {
    boot,         ///< the store is being opened
    probe,        ///< asks the feeds in turn for a head
    catch_up,     ///< fetches and applies what a head names
    live,         ///< a request waits at the hub
    poll,         ///< nobody holds requests: asks now and then
    backoff,      ///< nobody answers
    intercepted,  ///< somebody else answers
};
/// "boot" … "intercepted".
[[nodiscard]] const char* word_for(Phase phase);

struct Settings {
    /// Addresses of the folders of the feed, ending in "/", the hub's first; at least one.
    std::vector<std::string> feeds;
    std::string screen;  ///< record id of this screen; "" for none
    WallTime built{};    ///< when this program was built
};

/// What a request is for, or what is to be done when the time has come.
enum class Errand { head, wait, root, document };

struct OpenRequest {
    RequestId id = 0;
    Errand errand = Errand::head;
    std::string url;
    bool conditional = false;
};

struct Appointment {
    MonotonicTime at{};
    Errand errand = Errand::head;
};

/// One turn through the feeds.
struct Round {
    std::size_t tried = 0;
    bool intercepted = false;
    std::optional<Milliseconds> retry_after;
};

/// A head that waits for the roots that may explain it.
struct Chase {
    Answer answer;
    bool parked = false;
    std::uint64_t target = 0;
};

/// A revision on its way.
struct CatchingUp {
    feed::Head head;
    std::string head_file;
    std::string etag;
    std::vector<feed::DocumentRef> wanted;  ///< those still to fetch, in order
    std::vector<feed::Document> documents;
    bool from_snapshot = false;  ///< the delta was tried and given up
    bool waited_for_missing = false;
    std::shared_ptr<const feed::ReceivedRevision> applying;  ///< none while fetching
};

/// How the newest accepted head is known again.
struct Newest {
    Shown position;
    std::uint64_t beat = 0;
    MonotonicTime first_seen{};
    std::chrono::seconds fresh{0};
    std::string etag;
    std::size_t feed = 0;  ///< whose etag it is
};

struct SyncState {
    explicit SyncState(Settings wanted);

    Settings settings;
    Phase phase = Phase::boot;
    TrustedTime time;

    std::optional<feed::Root> root;
    feed::Trusted held;  ///< the newest that was ever proven and applied
    Shown shown;
    std::optional<Shown> quarantine;  ///< the revision that ends the program
    std::optional<Shown> beyond_us;   ///< the revision that needs a newer program

    std::vector<std::string> feeds;  ///< the settings' and those that the head adds
    std::size_t feed = 0;            ///< which one is asked
    feed::Waiting waiting;
    bool fresh_connection = false;

    RequestId last_request = 0;
    std::optional<OpenRequest> open;
    std::optional<Appointment> appointment;

    Round round;
    std::optional<MonotonicTime> last_probe;
    Backoff backoff;
    std::optional<MonotonicTime> not_before;  ///< a server asked to be left alone until then
    unsigned failed_waits = 0;
    std::optional<MonotonicTime> last_wait;
    std::optional<MonotonicTime> next_wait_trial;  ///< while polling

    std::optional<Chase> chase;
    std::optional<CatchingUp> catching;
    std::optional<Newest> newest;

    std::optional<MonotonicTime> disk_retry;  ///< set while the disk fails
    std::set<News> told;
};

}  // namespace foyer::sync
