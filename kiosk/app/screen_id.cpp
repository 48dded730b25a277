#include "kiosk/app/screen_id.h"

#include <array>
#include <cstdint>

#include "core/base/files.h"
#include "core/base/ids.h"
#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/feed/crypto.h"
#include "platform/randomness.h"

namespace foyer::kiosk {

namespace {

/// Longer names are cut: they have to be read out at the desk.
constexpr std::size_t longest_host_part = 40;

}  // namespace

std::string screen_id_of(std::string_view host, std::string_view suffix) {
    std::string id;
    for (const char c : host.substr(0, host.find('.'))) {
        const char lower = text::lower_ascii(c);
        const bool plain = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
        if (plain) {
            id += lower;
        } else if (!id.empty() && id.back() != '-') {
            id += '-';
        }
        if (id.size() == longest_host_part) break;
    }
    while (id.ends_with('-'))
        id.pop_back();
    if (id.empty()) id = "screen";
    return id + "-" + std::string(suffix);
}

std::string kept_screen_id(const std::filesystem::path& db, std::string_view host) {
    const std::filesystem::path path = db.string() + ".screen";
    if (!db.empty()) {
        if (const auto kept = read_file(path, limits::id_bytes + 1)) {
            std::string id(text::trim(*kept));
            if (is_record_id(id)) return id;
        }
    }
    std::array<std::uint8_t, 3> random{};
    platform::fill_with_randomness(random);
    std::string id = screen_id_of(host, feed::to_hex(random));
    // Next time it is another one, which the hub takes for a new screen; nothing else is lost.
    if (!db.empty()) static_cast<void>(write_file(path, id + "\n"));
    return id;
}

}  // namespace foyer::kiosk
