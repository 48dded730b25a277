#pragma once
// Which hub a screen follows, and as whom. Plain values.

#include <filesystem>
#include <string>

namespace foyer::kiosk {

struct FollowOptions {
    std::string feed;             ///< address or folder of the feed; "": no hub is followed
    std::string screen;           ///< record id of this screen; "" makes one up and keeps it
    std::filesystem::path trust;  ///< file of the root that must have signed; "": the first seen
    std::filesystem::path authority;  ///< PEM file trusted besides the system's; "": none
};

}  // namespace foyer::kiosk
