#pragma once
// Leaves reports for the UI thread. What helps to find something in a programme takes a while to
// build: the programme goes first, so that it is on the screen at once, the same report with the
// finder follows. Background thread.

#include <memory>

#include "kiosk/app/background.h"

namespace foyer::kiosk {

class Reporter {
public:
    /// `parts` outlives it.
    explicit Reporter(const BackgroundParts& parts) : parts_(parts) {}

    /// Leaves `report` with the finder that there is, then, where that is one of another programme,
    /// once more with its own.
    void leave(ProgrammeReport report);

private:
    void put(ProgrammeReport report);

    const BackgroundParts& parts_;
    std::shared_ptr<const programme::Finder> finder_;
};

}  // namespace foyer::kiosk
