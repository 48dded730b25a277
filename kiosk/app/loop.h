#pragma once
// The loop of the UI thread: sleep until something happens or is due, take one now, read the
// mailbox, turn input into state, and draw only when the picture may differ. Everything that it
// stands on is a seam, so that tests turn it with a false window and a false clock.

#include <deque>
#include <functional>
#include <optional>

#include "core/time/clock.h"
#include "kiosk/app/mailbox.h"
#include "kiosk/app/options.h"
#include "kiosk/app/picture_exchange.h"
#include "kiosk/app/scene.h"
#include "kiosk/app/staff_desk.h"
#include "kiosk/app/station.h"
#include "kiosk/app/voice.h"
#include "kiosk/screens/search_model.h"
#include "kiosk/state/change_fade.h"
#include "kiosk/state/scroller.h"
#include "kiosk/state/touch.h"
#include "platform/input.h"

namespace foyer::kiosk {

/// The window as the loop sees it.
class LoopWindow {
public:
    virtual ~LoopWindow() = default;
    /// Sleeps until something happens or `limit` has passed.
    virtual void wait(std::chrono::milliseconds limit) = 0;
    [[nodiscard]] virtual platform::WindowEvents take_events() = 0;
    [[nodiscard]] virtual ScreenSize size() const = 0;
    /// The system asks the program to end.
    [[nodiscard]] virtual bool termination_requested() const = 0;
};

/// Puts a frame on the screen.
class LoopPainter {
public:
    virtual ~LoopPainter() = default;
    /// Returns what the frame shows.
    [[nodiscard]] virtual Probe paint(const ScreenContext& context, ScreenSize size) = 0;
    /// Drops what it keeps of earlier frames: the visitor has gone.
    virtual void forget() = 0;
    /// Keeps what the next frame looks like, for take_kept.
    virtual void keep_next() {}
    [[nodiscard]] virtual std::optional<Picture> take_kept() { return {}; }
};

/// Whether the person at the screen may close the window.
enum class Closing { allowed, ignored };

/// What the loop works with; the references outlive it.
struct LoopParts {
    LoopWindow& window;
    LoopPainter& painter;
    const Clock& clock;
    Mailbox<ProgrammeReport>& reports;
    const Catalogues& catalogues;  ///< all that are shipped
    ProgrammeClock programme_clock;
    State state;
    ProgrammeReport report;               ///< what is known at the start
    Panel panel{};                        ///< as the installer measured it
    ScreenSetup setup{};                  ///< what the screen is, where staff say nothing
    std::string screen{};                 ///< id given to this screen, "" when none is
    PictureExchange* pictures = nullptr;  ///< nullptr: nobody asks for any
    Voice* voice = nullptr;               ///< nullptr: the screen cannot speak
    StaffDesk* staff = nullptr;           ///< nullptr: no staff come in here
    Closing closing = Closing::ignored;
    std::function<void(const Notice&)> log;  ///< is told each notice once, when it comes up
};

class Loop {
public:
    explicit Loop(LoopParts parts);

    /// Turns until the program is to end; the error says why when it must.
    [[nodiscard]] Result<void> run();

    enum class Turned { on, ended };
    /// One turn. The first one draws without waiting.
    [[nodiscard]] Turned turn();

    [[nodiscard]] std::size_t frames() const { return frames_; }
    [[nodiscard]] const State& state() const { return state_; }

private:
    /// One reading of the clocks per turn.
    struct Now {
        std::chrono::sys_time<std::chrono::milliseconds> wall;
        MonotonicTime monotonic;
        std::chrono::sys_time<std::chrono::milliseconds> programme;
        [[nodiscard]] UtcTime programme_seconds() const {
            return std::chrono::floor<std::chrono::seconds>(programme);
        }
    };
    /// What a visitor has heard of the page; nothing without speech.
    using Heard = std::optional<State>;
    [[nodiscard]] Heard heard() const { return state_.speech ? Heard(state_) : std::nullopt; }

    /// Everything but the time that decides what a frame looks like.
    struct Look {
        State state;
        std::shared_ptr<const programme::Snapshot> snapshot;
        std::shared_ptr<const programme::Finder> finder;  ///< where the page uses it
        Origin origin;
        std::vector<Notice> notices;
        bool rehearsal;
        bool clock_unsure;
        FreshnessGrade grade;
        bool strip;
        Idle::Verdict idle;
        bool voice_missing;
        float fade;  ///< see ChangeFade; 0 where the page shows none
        StaffView staff;
        ScreenSize size;
        friend bool operator==(const Look&, const Look&) = default;
    };
    /// The frame on the screen.
    struct Drawn {
        Look look;
        UtcTime at;         ///< programme time
        UtcTime next_edge;  ///< programme time
        MonotonicTime on;
    };

    /// What stood on the screen before a revision came: a finger that was on its way then aims at
    /// it.
    struct AimedAt {
        Probe probe;
        MonotonicTime until;
    };

    [[nodiscard]] const ProgrammeClock& programme_clock() const {
        return clock_of(report_, parts_.programme_clock);
    }
    [[nodiscard]] Now read_clocks() const;
    [[nodiscard]] std::chrono::milliseconds time_to_sleep(const Now& now) const;
    /// Takes what the mailbox holds; while a finger is down the picture stays as it is.
    void read_reports();
    void adopt(ProgrammeReport report);
    /// Takes what the staff desk has left: a verdict on a code, another programme to show.
    void read_staff();
    /// `report` with what was changed on this screen over it.
    [[nodiscard]] ProgrammeReport with_overlay(ProgrammeReport report) const;
    /// Tells the desk what `intent` asks of it, as things stand before it is carried out.
    void tell_staff(const Intent& intent);
    /// Tells the desk what has become of the state since `before`.
    void tell_staff_about(const StaffState& before);
    [[nodiscard]] StaffView staff_at(MonotonicTime now) const;
    /// The screen becomes what staff have made of it.
    void take_station();
    /// Its theme may follow the hour.
    void follow_hour(const Now& now);
    [[nodiscard]] float zoom(const Now& now, ScreenSize size);
    [[nodiscard]] const Probe& probe_for(const platform::InputEvent& event) const;
    void queue(platform::WindowEvents events);
    void handle_input(const Now& now);
    /// True when what stands where has changed.
    bool handle_pointer(const platform::InputEvent& event, const TouchRules& rules);
    /// Carries `intent` out; true when what stands where has changed.
    bool carry_out(const Intent& intent, MonotonicTime now);
    bool handle(const platform::InputEvent& event, const TouchRules& rules);
    bool handle_key(const platform::InputEvent& event, const TouchRules& rules);
    /// True when a scroll area moves for it.
    bool move_focus(FocusWay way, float scale, bool may_scroll);
    /// Nobody has been there for long: the next visitor finds the screen as it was installed.
    void forget_visitor();
    /// Says the page where it is to be spoken and has not been said.
    void speak(const Heard& before);
    void silence();
    [[nodiscard]] Scene scene_at(const Now& now);
    [[nodiscard]] Look look_at(const Now& now);
    [[nodiscard]] bool must_draw(const Look& look, const Now& now) const;
    void draw(Look look, const Now& now);
    /// The ticket of a picture that is to be taken of the next frame; who asks while a visitor is
    /// there is told so.
    [[nodiscard]] std::optional<std::string> picture_wish();

    LoopParts parts_;
    State state_;
    ProgrammeReport report_;
    std::optional<ProgrammeReport> waiting_report_;  ///< until the finger is lifted
    bool adopted_ = false;                           ///< in this turn
    Touch touch_;
    Scroller scroller_;
    MonotonicTime moved_on_{};  ///< when what moves was last asked where it stands
    Idle idle_;
    State installed_;  ///< what a visitor finds
    std::optional<Station> station_;
    /// A key waits for the frame in which a scroll area has moved.
    std::optional<FocusWay> focus_waits_;
    bool page_unsaid_ = false;  ///< the page is to be spoken when it is drawn
    bool voice_missing_ = false;
    Probe probe_;
    SearchMemory search_memory_;
    ChangeFade change_fade_;
    StaffReport staff_;
    int edits_published_ = 0;  ///< by staff, since the start
    /// What was told to be shown, without what was changed here.
    std::shared_ptr<const programme::Snapshot> told_;
    std::shared_ptr<const programme::Finder> told_finder_;
    std::optional<AimedAt> aimed_at_;
    std::deque<platform::InputEvent> input_;  ///< not yet handled
    std::optional<Drawn> drawn_;
    bool exposed_ = false;
    bool close_requested_ = false;
    int frames_owed_ = 0;  ///< after input, until the picture has settled
    std::size_t frames_ = 0;
};

}  // namespace foyer::kiosk
