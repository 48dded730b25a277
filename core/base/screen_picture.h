#pragma once
// What a screen and its hub have agreed on about pictures of what the screen shows.

#include <cstddef>
#include <string_view>

namespace foyer {

/// A field of an answer of the hub: staff want to see what this screen shows. Its value lets the
/// screen bring one picture.
inline constexpr std::string_view picture_ticket_field = "Foyer-Picture";

/// Bytes of a picture: of a screen full of photographs, at the size below.
inline constexpr std::size_t screen_picture_bytes = 200'000;

/// Longest side of a picture, px: what is written large can be read on a phone.
inline constexpr int screen_picture_px = 640;

}  // namespace foyer
