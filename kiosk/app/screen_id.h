#pragma once
// The name under which the hub counts a screen that nobody has named: made up once, then kept
// beside the store.

#include <filesystem>
#include <string>
#include <string_view>

namespace foyer::kiosk {

/// The id kept beside `db`, or a new one of `host` and some randomness, which is kept there; one
/// that cannot be kept lasts until the program ends.
[[nodiscard]] std::string kept_screen_id(const std::filesystem::path& db, std::string_view host);

/// A record id of the words in `host` with `suffix` behind it. Pure.
[[nodiscard]] std::string screen_id_of(std::string_view host, std::string_view suffix);

}  // namespace foyer::kiosk
