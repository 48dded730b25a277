#pragma once
// The background thread: runs a ProgrammeKeeper and leaves its reports for the UI thread, the first
// one as soon as there is something to show.

#include <functional>
#include <thread>

#include "core/base/guarded.h"
#include "kiosk/app/mailbox.h"
#include "kiosk/app/programme_keeper.h"
#include "kiosk/app/trace.h"

namespace foyer::kiosk {

class Loader {
public:
    /// Starts the thread. `wake` is called there after each report. All but the options outlive
    /// the loader.
    Loader(KeeperOptions options, const Clock& clock, const Trace& trace,
           Mailbox<ProgrammeReport>& reports, std::function<void()> wake);
    /// Stops and waits for the thread: a revision that is being written is written to its end.
    ~Loader() = default;
    Loader(const Loader&) = delete;
    Loader& operator=(const Loader&) = delete;

private:
    void run(const std::stop_token& stop);
    void leave(ProgrammeReport report);

    ProgrammeKeeper keeper_;
    const Trace& trace_;
    Mailbox<ProgrammeReport>& reports_;
    std::function<void()> wake_;
    Guarded<bool> sleep_;  ///< only its waiting is used
    std::jthread thread_;  ///< last: it uses all of the above
};

}  // namespace foyer::kiosk
