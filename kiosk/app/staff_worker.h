#pragma once
// The staff desk of a real screen: its thread looks at codes, keeps edits on the disk before they
// are sent, sends them over a line of its own, and works out what the screen shows meanwhile.

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "core/base/guarded.h"
#include "kiosk/app/hub_line.h"
#include "kiosk/app/mailbox.h"
#include "kiosk/app/staff_code.h"
#include "kiosk/app/staff_desk.h"
#include "kiosk/app/staff_options.h"
#include "kiosk/app/staff_sender.h"

namespace foyer::kiosk {

struct StaffParts {
    const Clock& clock;
    std::function<void()> wake;                   ///< called after each report
    std::function<void(const std::string&)> log;  ///< is given lines for the log
};

class StaffWorker final : public StaffDesk {
public:
    /// What `parts` refers to outlives it. Destroying it stops its threads; what was published is
    /// on the disk by then, or told as trouble.
    StaffWorker(StaffOptions options, StaffParts parts);
    ~StaffWorker() override;

    void tell(DeskCommand command) override;
    [[nodiscard]] std::optional<StaffReport> take() override { return reports_.take(); }

private:
    struct Answered {
        std::string id;
        HubReply reply;
    };
    using News = std::variant<DeskCommand, Answered>;

    void run(const std::stop_token& stop);
    void begin();
    [[nodiscard]] std::chrono::milliseconds time_to_sleep() const;
    void take(News news);

    void carry_out(const desk::CheckCode& command);
    void carry_out(const desk::Publish& command);
    void carry_out(const desk::TakeBack& command);
    void carry_out(const desk::TakeBackOne& command);
    void carry_out(const desk::Keep& command);
    void carry_out(const desk::Drop& command);
    void carry_out(const desk::Attend& command);
    void carry_out(const desk::Show& command);
    void carry_out(const desk::HubSeen& command);

    void answered(const Answered& news);
    void look_for_code();
    [[nodiscard]] bool open_outbox();
    /// On the disk, then in the line; false when it cannot be kept.
    bool accept(store::WaitingEdit edit, int number);
    [[nodiscard]] store::WaitingEdit edit_for(const StaffRequest& request) const;
    void forget(const std::string& id);
    /// Also where the hub holds it.
    void drop(const std::string& id);
    void ask_about_held();
    void held_stands(const std::string& held, const std::string& state);
    void send_next();
    [[nodiscard]] bool is_late(const StaffSender::Edit& edit) const;
    void note_arrival(const StaffSender::Edit& edit);
    void ask_around();
    void rebuild_overlay();
    void leave_report();

    [[nodiscard]] UtcTime wall() const;
    [[nodiscard]] UtcTime programme_now() const;

    StaffOptions options_;
    StaffParts parts_;
    Mailbox<StaffReport> reports_;
    Guarded<std::deque<News>> inbox_;

    // The thread's own.
    std::optional<StaffCode> code_;
    std::string code_trouble_;
    MonotonicTime code_looked_at_{};
    std::optional<store::Outbox> outbox_;
    StaffSender sender_;
    desk::Show shown_;
    bool attended_ = false;
    std::optional<MonotonicTime> asks_around_at_{};
    int asking_ = 0;  ///< questions that are not answered yet
    MonotonicTime asked_about_held_{};
    bool overlay_stale_ = false;
    StaffReport report_;
    std::optional<StaffReport> left_;

    std::optional<HubLine> line_;  ///< answers into the inbox until it has ended
    std::jthread thread_;          ///< last, so that it ends first: it uses all of the above
};

}  // namespace foyer::kiosk
