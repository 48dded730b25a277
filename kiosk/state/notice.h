#pragma once
// What the kiosk has to say about what it shows: where the programme comes from and what went
// wrong on the way. Screens choose a translated text by kind; `detail` is for staff and the log.

#include <string>
#include <string_view>
#include <vector>

namespace foyer::kiosk {

/// Where the programme on the screen comes from.
enum class Origin {
    none,    ///< there is none yet
    source,  ///< the configured source, read by this process
    hub,     ///< the hub that this screen follows
    store,   ///< the local store: the last good programme
    sample,  ///< the sample that ships with Foyer
};
/// "none", "source", "hub", "store", "sample".
[[nodiscard]] std::string_view word_for(Origin origin);

enum class NoticeKind {
    loading,             ///< the programme is being read for the first time
    no_programme,        ///< there is nothing to show, not even the sample
    sample_shown,        ///< nothing else was there: the sample is on the screen
    source_unreadable,   ///< the source is missing or cannot be read; the last good one is shown
    source_broken,       ///< the source was read and cannot be used; the last good one is shown
    other_source_shown,  ///< the last good programme came from another source than the configured
    store_rebuilt,       ///< the store was damaged, set aside and rebuilt
    store_unavailable,   ///< the store cannot be opened: what is shown lasts until the next start
    store_write_failed,  ///< a revision could not be kept (disk full, read-only)
};
/// "loading", "no_programme" …
[[nodiscard]] std::string_view word_for(NoticeKind kind);

struct Notice {
    NoticeKind kind;
    std::string detail;  ///< English, for staff: what, where, what to do; may be empty
    friend bool operator==(const Notice&, const Notice&) = default;
};

/// A line for the log: "source unreadable: …".
[[nodiscard]] std::string describe(const Notice& notice);

}  // namespace foyer::kiosk
