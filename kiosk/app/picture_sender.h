#pragma once
// Brings pictures of the screen to the hub: makes them small, packs and sends them on a thread of
// its own, so that neither the screen nor the sync waits for it.

#include <functional>
#include <string>
#include <thread>

#include "kiosk/app/picture_exchange.h"
#include "platform/curl_options.h"

namespace foyer::kiosk {

/// Where the screen of this id brings its pictures, when it follows the feed at `feed`; "" where
/// nobody takes them: a folder, or a web server that only has files.
[[nodiscard]] std::string picture_address(const std::string& feed, const std::string& screen);

/// A PNG file of `picture` that the hub takes. Fails with refused without memory.
[[nodiscard]] Result<std::string> small_png(const Picture& picture);

class PictureSender {
public:
    using Log = std::function<void(const std::string&)>;

    /// `address` as picture_address says; `log` is told what fails, on the thread. `exchange`
    /// outlives it.
    PictureSender(std::string address, platform::CurlOptions curl, PictureExchange& exchange,
                  Log log);

private:
    void run(const std::stop_token& stop);
    [[nodiscard]] Result<void> send(const TakenPicture& taken);

    std::string address_;
    platform::CurlOptions curl_;
    PictureExchange& exchange_;
    Log log_;
    std::jthread thread_;  ///< last: it uses all of the above
};

}  // namespace foyer::kiosk
