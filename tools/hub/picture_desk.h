#pragma once
// Pictures of what screens show. Staff ask; the screen is told with the answer to its next request
// for the head, together with a ticket that lets it bring one picture within seconds. The last one
// of each screen stays in memory, of the screens that were asked last. Store thread.

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/time/instant.h"

namespace foyer::hub {

/// What the network is to tell a screen.
struct PictureWish {
    std::string screen;
    std::string ticket;
};

enum class PictureState {
    asked,
    shown,
    in_use,  ///< a visitor is using the screen: what they look at is nobody's business
};
/// "asked", "shown", "in_use".
[[nodiscard]] const char* word_for(PictureState state);

struct ScreenPicture {
    PictureState state = PictureState::asked;
    UtcTime asked_at{};
    std::string ticket;                      ///< "" once it was used
    std::shared_ptr<const std::string> png;  ///< the last one; null for none
    UtcTime taken_at{};                      ///< when that came
};

class PictureDesk {
public:
    /// Pictures that are kept, in 12 MB at most.
    static constexpr std::size_t most_pictures = 64;
    /// How long a screen may take: a request that is parked is answered at once.
    static constexpr std::chrono::seconds ticket_time{30};

    /// Asks a screen for a picture, unless it was asked just now; `ticket` cannot be guessed.
    void ask(const std::string& screen, std::string ticket, UtcTime now);

    /// What a screen brings: a PNG file, or nothing when somebody is using it. Fails with refused
    /// when it was not asked, with malformed and too_large.
    [[nodiscard]] Result<void> bring(const std::string& screen, std::string_view ticket,
                                     std::string body, UtcTime now);

    /// Null when the screen was not asked lately.
    [[nodiscard]] const ScreenPicture* of(const std::string& screen) const;

    /// What screens are to be told; each wish once.
    [[nodiscard]] std::vector<PictureWish> take_wishes();

private:
    std::map<std::string, ScreenPicture> pictures_;
    std::vector<PictureWish> wishes_;
};

}  // namespace foyer::hub
