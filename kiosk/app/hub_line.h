#pragma once
// The staff desk's line to the hub: a thread that makes one call at a time, so that a hub that does
// not answer holds up nobody at the screen.

#include <deque>
#include <filesystem>
#include <functional>
#include <string>
#include <thread>

#include "core/base/guarded.h"
#include "kiosk/app/staff_answers.h"

namespace foyer::kiosk {

/// One call of the API.
struct LineCall {
    std::string id;  ///< comes back with the answer
    std::string method = "GET";
    std::string path;  ///< below the API
    std::string body{};
    std::string key{};       ///< Idempotency-Key; "" for none
    std::string if_match{};  ///< a revision in digits; "" for none
};

class HubLine {
public:
    struct Options {
        std::string hub;                   ///< address of the hub
        std::filesystem::path token_file;  ///< read anew for each call: it may be replaced
        std::filesystem::path authority;   ///< PEM file trusted besides the system's; "": none
    };
    using Answered = std::function<void(std::string id, HubReply reply)>;

    /// `answered` is called on the line's own thread. prepare_network() was called before.
    HubLine(Options options, Answered answered);
    ~HubLine() = default;

    /// Returns at once; calls are made in their order, those that change something first.
    void ask(LineCall call);

private:
    void run(const std::stop_token& stop);

    Options options_;
    Answered answered_;
    Guarded<std::deque<LineCall>> calls_;
    std::jthread thread_;  ///< last: it uses all of the above
};

/// The token in `path`; an error says what to do.
[[nodiscard]] Result<std::string> read_token(const std::filesystem::path& path);

}  // namespace foyer::kiosk
