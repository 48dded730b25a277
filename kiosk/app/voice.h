#pragma once
// What speaks for the screen: a seam, so that tests hear what was said.

#include <string>

namespace foyer::kiosk {

class Voice {
public:
    virtual ~Voice() = default;
    /// Says `text` (UTF-8, a sentence a line) in `language` (BCP 47); what was being said stops.
    /// Returns at once. False when nothing here can speak.
    [[nodiscard]] virtual bool say(const std::string& text, const std::string& language) = 0;
    /// Falls silent.
    virtual void stop() = 0;
};

}  // namespace foyer::kiosk
