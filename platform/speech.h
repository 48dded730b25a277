#pragma once
// Speech by a program of the system: espeak-ng, else speech-dispatcher's spd-say. It runs as a
// process of its own, so that it can be silenced at once and its licence stays its own. One thread.

#include <sys/types.h>
#include <string>

namespace foyer::platform {

class Speech {
public:
    Speech();
    /// Falls silent.
    ~Speech();
    Speech(const Speech&) = delete;
    Speech& operator=(const Speech&) = delete;

    /// Says `text` in `language` (BCP 47) instead of what is being said. Returns at once. False
    /// when no such program is installed, or it cannot be started.
    [[nodiscard]] bool say(const std::string& text, const std::string& language);
    void stop();

private:
    std::string program_;  ///< path; "" when there is none
    pid_t speaker_ = 0;    ///< 0 when nobody speaks
};

}  // namespace foyer::platform
