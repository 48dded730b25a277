#include "kiosk/app/picture_sender.h"

#include <utility>
#include <variant>

#include "core/base/screen_picture.h"
#include "core/base/text.h"
#include "platform/http_client.h"

namespace foyer::kiosk {

namespace {

constexpr std::string_view feed_end = "/feed/";
constexpr int first_refusal = 300;
/// While nothing is asked; bounds nothing else.
constexpr std::chrono::milliseconds rest{60'000};
/// Whoever waits for a picture has given up by then.
constexpr std::chrono::milliseconds sending_time{15'000};
/// A side below this shows nothing any more.
constexpr int least_px = 40;

}  // namespace

std::string picture_address(const std::string& feed, const std::string& screen) {
    if (!text::lower_case(feed).starts_with("http") || !feed.ends_with(feed_end)) return {};
    return feed.substr(0, feed.size() - feed_end.size()) + "/api/v1/screens/" + screen + "/picture";
}

Result<std::string> small_png(const Picture& picture) {
    for (int longest = screen_picture_px;; longest = longest * 3 / 4) {
        auto bytes = png_bytes(scaled_down(picture, longest));
        if (!bytes || bytes->size() <= screen_picture_bytes || longest < least_px) return bytes;
    }
}

PictureSender::PictureSender(std::string address, platform::CurlOptions curl,
                             PictureExchange& exchange, Log log)
    : address_(std::move(address)),
      curl_(std::move(curl)),
      exchange_(exchange),
      log_(std::move(log)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

void PictureSender::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        const auto taken = exchange_.taken.wait(stop, rest);
        if (!taken || address_.empty()) continue;
        if (const auto sent = send(*taken); !sent) log_(sent.error().detail);
    }
}

Result<void> PictureSender::send(const TakenPicture& taken) {
    platform::HttpCall call;
    call.method = "PUT";
    call.url = address_;
    call.fields = {"Content-Type: image/png", "Foyer-Client: foyer",
                   std::string(picture_ticket_field) + ": " + taken.ticket};
    call.limit_bytes = limits::head_bytes;
    call.timeouts.total = sending_time;
    if (taken.picture) {
        auto bytes = small_png(*taken.picture);
        if (!bytes) return bytes.error();
        call.body = *std::move(bytes);
    }
    auto client = platform::HttpClient::create(curl_);
    if (!client) return client.error();
    const platform::HttpEnding ended = client->send(call);
    if (const auto* failure = std::get_if<sync::TransportFailure>(&ended))
        return Error{ErrorKind::refused, platform::explain(*failure, address_)};
    const int status = std::get<platform::HttpAnswer>(ended).status;
    if (status < first_refusal) return {};
    return Error{ErrorKind::refused, "The hub did not take the picture of this screen: " +
                                         std::to_string(status) + "."};
}

}  // namespace foyer::kiosk
