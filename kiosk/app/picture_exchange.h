#pragma once
// What the staff of the hub want to see of this screen, and what it gives them. Any thread.

#include <optional>
#include <string>

#include "kiosk/app/mailbox.h"
#include "kiosk/app/picture.h"

namespace foyer::kiosk {

struct TakenPicture {
    std::string ticket;
    std::optional<Picture> picture;  ///< none: somebody is using the screen
};

struct PictureExchange {
    Mailbox<std::string> asked;  ///< the hub's ticket
    Mailbox<TakenPicture> taken;
};

}  // namespace foyer::kiosk
