#pragma once
// The short code by which staff tell the hub which of the screens that it does not know they stand
// before. It follows from the screen's id, so that the screen and the hub come to the same one and
// nobody has to send it. It is no secret: it names a screen, and only an administrator can do
// something with it. Pure; any thread.

#include <string>
#include <string_view>

namespace foyer {

/// Six letters and digits, in two groups ("K7M-4QX"): none that look alike, and no vowels, so that
/// it never spells a word.
[[nodiscard]] std::string pairing_code(std::string_view screen);

/// What somebody typed, as pairing_code writes it: in capitals, with the dash, without blanks; ""
/// when it is no code.
[[nodiscard]] std::string typed_pairing_code(std::string_view typed);

}  // namespace foyer
