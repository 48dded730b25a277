#include "core/base/result.h"

namespace foyer {

const char* name_of(ErrorKind kind) {
    switch (kind) {
        case ErrorKind::not_found:
            return "not_found";
        case ErrorKind::unreadable:
            return "unreadable";
        case ErrorKind::too_large:
            return "too_large";
        case ErrorKind::malformed:
            return "malformed";
        case ErrorKind::unsupported:
            return "unsupported";
        case ErrorKind::invalid:
            return "invalid";
        case ErrorKind::refused:
            return "refused";
        case ErrorKind::in_use:
            return "in_use";
        case ErrorKind::damaged:
            return "damaged";
        case ErrorKind::disk:
            return "disk";
        case ErrorKind::untrusted:
            return "untrusted";
        case ErrorKind::usage:
            return "usage";
    }
    assert(false);
    return "unknown";
}

}  // namespace foyer
