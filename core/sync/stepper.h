#pragma once
// One step of the machine while it is taken. Part of core/sync: machine.cpp, step_requests.cpp,
// step_head.cpp, step_catch_up.cpp and step_failure.cpp share it.

#include <string>
#include <utility>

#include "core/sync/state.h"

namespace foyer::sync {

/// While polling, how often it is tried whether somebody holds requests.
inline constexpr std::chrono::seconds wait_trial_every{60};

class Stepper {
public:
    Stepper(SyncState& state, std::vector<Action>& actions, Moment now, Draw draw)
        : s_(state), actions_(actions), now_(now), draw_(draw) {}

    void on(const Started& event);
    void on(const NetworkUp& event);
    void on(const Answered& event);
    void on(const Failed& event);
    void on(const TimerFired& event);
    void on(const Applied& event);
    void on(const Refused& event);
    void on(const DiskFailed& event);
    void on(const DiskGood& event);
    void on(const ClockSynchronised& event);

    /// Looks at the clocks; tells when they become unsure, or sure.
    void watch_clock();

private:
    // Requests (step_requests.cpp).
    void do_errand(Errand errand);
    void ask_for_head(Errand errand);
    void ask_for_root(std::uint64_t version);
    void ask_for_document();
    void send(Errand errand, const std::string& path, std::size_t limit_bytes,
              std::chrono::seconds wait = {});
    void abandon();
    void appoint(Errand errand, Milliseconds in);

    // Heads and roots (step_head.cpp).
    void on_head(const Answer& answer, bool parked);
    void judge_head(const Answer& answer, bool parked);
    void accept(const feed::Judgement& judgement, const Answer& answer, bool parked);
    void learn_from(const feed::Head& head, const Answer& answer);
    void chase_root(const Answer& answer, bool parked, std::uint64_t target);
    void on_root(const Answer& answer);
    void take_root(feed::Root root, const Answer& answer);
    [[nodiscard]] bool is_wanted(const feed::Head& head) const;
    void confirm();
    void settle(bool parked, bool held);

    // Documents (step_catch_up.cpp).
    void begin_catch_up(const feed::Head& head, const Answer& answer);
    [[nodiscard]] bool plan();
    void on_document(const Answer& answer);
    void apply();
    void fail_catch_up(const Fault& fault);
    void give_up_catch_up(const Fault& fault);

    // Failures and waits (step_failure.cpp).
    void fail(const Fault& fault);
    void fail_probe(const Fault& fault);
    void fail_live(const Fault& fault);
    void fail_poll(const Fault& fault, bool parked);
    void probe_others(const Fault& fault);
    void enter_probe(Milliseconds in);
    void begin_round();
    void enter_poll(Milliseconds in);
    void enter_backoff(std::optional<Milliseconds> retry_after, const std::string& why);
    void enter_intercepted(const std::string& why);
    void turn_to_next_feed();
    /// Tells `news` unless it was told and is not over.
    void tell(News news, std::string message);
    void tell_over(std::initializer_list<News> over);

    template <class T>
    void act(T action) {
        actions_.push_back(std::move(action));
    }

    SyncState& s_;
    std::vector<Action>& actions_;
    Moment now_;
    Draw draw_;
};

}  // namespace foyer::sync
