#include <cassert>

#include "core/sync/state.h"

namespace foyer::sync {

const char* word_for(Phase phase) {
    switch (phase) {
        case Phase::boot:
            return "boot";
        case Phase::probe:
            return "probe";
        case Phase::catch_up:
            return "catch_up";
        case Phase::live:
            return "live";
        case Phase::poll:
            return "poll";
        case Phase::backoff:
            return "backoff";
        case Phase::intercepted:
            return "intercepted";
    }
    assert(false);
    return "";
}

const char* word_for(News news) {
    switch (news) {
        case News::online:
            return "online";
        case News::offline:
            return "offline";
        case News::intercepted:
            return "intercepted";
        case News::older_head:
            return "older_head";
        case News::fork:
            return "fork";
        case News::refused_head:
            return "refused_head";
        case News::needs_update:
            return "needs_update";
        case News::refused_revision:
            return "refused_revision";
        case News::quarantined:
            return "quarantined";
        case News::disk_failed:
            return "disk_failed";
        case News::disk_good:
            return "disk_good";
        case News::clock_unsure:
            return "clock_unsure";
        case News::clock_sure:
            return "clock_sure";
    }
    assert(false);
    return "";
}

}  // namespace foyer::sync
