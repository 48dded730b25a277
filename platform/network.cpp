#include "platform/network.h"

#include <curl/curl.h>

#include <csignal>
#include <cstdlib>

namespace foyer::platform {

void prepare_network() {
    // The C library reads it once per thread, and libcurl resolves names in threads of its own that
    // nobody can stop: their longest wait becomes ours.
    setenv("RES_OPTIONS", "timeout:1 attempts:1", 0);
    // OpenSSL writes to a socket whose other end may be gone.
    std::signal(SIGPIPE, SIG_IGN);
    curl_global_init(CURL_GLOBAL_DEFAULT);
}

}  // namespace foyer::platform
