#pragma once
// Lays out the first frame on a thread of its own while the window is being opened: loads the
// fonts, waits for the programme, and draws into memory what the window will show.

#include <filesystem>
#include <memory>
#include <string_view>
#include <thread>

#include "kiosk/app/mailbox.h"
#include "kiosk/app/scene.h"
#include "kiosk/app/trace.h"
#include "kiosk/app/window_painter.h"

namespace foyer::kiosk {

class FirstFrame {
public:
    /// What it works with; everything outlives it.
    struct Parts {
        const Clock& clock;
        const Trace& trace;
        const std::filesystem::path& assets;
        const Catalogues& catalogues;
        const State& state;
        const ScreenSetup& setup;
        std::string_view screen;  ///< id given to this screen, "" when none is
        const ProgrammeClock& programme_clock;
        const Panel& panel;
        Mailbox<ProgrammeReport>& reports;
        FramePresenter& presenter;  ///< its textures are the thread's until it has finished
    };
    explicit FirstFrame(Parts parts);

    /// Tells how large the window will be, as soon as that is known.
    void set_size(ScreenSize size) { size_.put(size); }

    struct Outcome {
        std::unique_ptr<WindowPainter> painter;
        ProgrammeReport report;  ///< the first one; "loading" when it takes too long
    };
    /// Waits for the thread and hands over what it made.
    [[nodiscard]] Outcome finish();

private:
    void run(const std::stop_token& stop);

    Parts parts_;
    Mailbox<ScreenSize> size_;
    Outcome outcome_;
    std::jthread thread_;  ///< last: it uses all of the above
};

}  // namespace foyer::kiosk
