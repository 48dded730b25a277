#include "core/sync/transport.h"

#include <cassert>

namespace foyer::sync {

const char* word_for(TransportFailure failure) {
    switch (failure) {
        case TransportFailure::dns:
            return "dns";
        case TransportFailure::connect:
            return "connect";
        case TransportFailure::tls:
            return "tls";
        case TransportFailure::tls_peer:
            return "tls_peer";
        case TransportFailure::timeout:
            return "timeout";
        case TransportFailure::too_slow:
            return "too_slow";
        case TransportFailure::too_large:
            return "too_large";
        case TransportFailure::reset:
            return "reset";
        case TransportFailure::cut:
            return "cut";
        case TransportFailure::protocol:
            return "protocol";
    }
    assert(false);
    return "";
}

}  // namespace foyer::sync
