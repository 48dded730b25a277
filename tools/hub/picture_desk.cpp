#include "tools/hub/picture_desk.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "core/base/screen_picture.h"
#include "core/feed/crypto.h"

namespace foyer::hub {

namespace {

/// Who is impatient asks again; the screen is not bothered twice.
constexpr std::chrono::seconds asked_just_now{2};

constexpr std::string_view png_signature{"\x89PNG\r\n\x1a\n", 8};
/// Where a PNG file says how large it is: after the signature and the head of its first chunk.
constexpr std::size_t png_width_at = 16;
constexpr std::size_t png_height_at = 20;
constexpr std::size_t png_least_bytes = 45;

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (const char byte : bytes.substr(at, 4))
        number = (number << 8U) | static_cast<unsigned char>(byte);
    return number;
}

Result<void> check_png(std::string_view body) {
    if (body.size() > screen_picture_bytes)
        return Error{ErrorKind::too_large, "The picture has more than " +
                                               std::to_string(screen_picture_bytes) + " bytes."};
    const bool png = body.size() >= png_least_bytes && body.starts_with(png_signature) &&
                     body.substr(12, 4) == "IHDR";
    if (!png) return Error{ErrorKind::malformed, "The picture is no PNG file."};
    const auto side = [&](std::size_t at) {
        const std::uint32_t px = number_at(body, at);
        return px > 0 && px <= static_cast<std::uint32_t>(screen_picture_px);
    };
    if (!side(png_width_at) || !side(png_height_at))
        return Error{ErrorKind::malformed, "The picture has a side that is not 1 to " +
                                               std::to_string(screen_picture_px) + " px."};
    return {};
}

}  // namespace

const char* word_for(PictureState state) {
    switch (state) {
        case PictureState::asked:
            return "asked";
        case PictureState::shown:
            return "shown";
        case PictureState::in_use:
            return "in_use";
    }
    return "";
}

void PictureDesk::ask(const std::string& screen, std::string ticket, UtcTime now) {
    if (!pictures_.contains(screen) && pictures_.size() >= most_pictures)
        pictures_.erase(std::min_element(
            pictures_.begin(), pictures_.end(),
            [](const auto& a, const auto& b) { return a.second.asked_at < b.second.asked_at; }));
    ScreenPicture& picture = pictures_[screen];
    if (!picture.ticket.empty() && picture.asked_at + asked_just_now > now) return;
    picture.state = PictureState::asked;
    picture.asked_at = now;
    picture.ticket = ticket;
    wishes_.push_back({screen, std::move(ticket)});
}

Result<void> PictureDesk::bring(const std::string& screen, std::string_view ticket,
                                std::string body, UtcTime now) {
    const auto found = pictures_.find(screen);
    const bool asked = found != pictures_.end() && !found->second.ticket.empty() &&
                       found->second.asked_at + ticket_time > now &&
                       feed::equal_in_constant_time(found->second.ticket, ticket);
    if (!asked) return Error{ErrorKind::refused, "Nobody has asked for this picture."};
    if (!body.empty()) {
        if (auto good = check_png(body); !good) return good;
    }
    ScreenPicture& picture = found->second;
    picture.ticket.clear();
    picture.state = body.empty() ? PictureState::in_use : PictureState::shown;
    if (body.empty()) return {};
    picture.png = std::make_shared<const std::string>(std::move(body));
    picture.taken_at = now;
    return {};
}

const ScreenPicture* PictureDesk::of(const std::string& screen) const {
    const auto found = pictures_.find(screen);
    return found == pictures_.end() ? nullptr : &found->second;
}

std::vector<PictureWish> PictureDesk::take_wishes() {
    return std::exchange(wishes_, {});
}

}  // namespace foyer::hub
