#pragma once
// With what staff work at a screen. Plain values.

#include <filesystem>
#include <string>

namespace foyer::kiosk {

struct StaffOptions {
    std::filesystem::path db;          ///< of the screen: code, tries and edits are kept beside it
    std::string hub;                   ///< address; "": none is followed
    std::filesystem::path token_file;  ///< "": none
    std::filesystem::path authority;   ///< PEM file trusted besides the system's; "": none
};

}  // namespace foyer::kiosk
