#include "kiosk/state/idle.h"

namespace foyer::kiosk {

namespace {

using std::chrono::seconds;

constexpr seconds home_waits{45};
constexpr seconds held_page_waits{30};
constexpr seconds page_waits{60};
constexpr seconds slow_waits{120};
constexpr seconds code_waits{20};
constexpr seconds staff_wait{60};
constexpr seconds countdown{20};
constexpr seconds spoken_countdown{30};

/// What a visitor would miss: all but how the home is turned, and what only shows a moment.
State what_counts(State state) {
    state.pressed_label.clear();
    state.focus.reset();
    state.room_page = 0;
    state.list_page = 0;
    state.held_page.clear();
    if (!state.pages.empty() && current_page(state).kind == PageKind::now) state.pages = {Page{}};
    return state;
}

State what_shows(State state) {
    state.pressed_label.clear();
    return state;
}

seconds countdown_of(const State& state, const State& installed) {
    if (what_counts(state) == what_counts(without_visitor(installed))) return seconds{0};
    return state.speech ? spoken_countdown : countdown;
}

}  // namespace

State without_visitor(const State& installed) {
    State state = installed;
    state.pages = {Page{}};
    state.room_page = 0;
    state.list_page = 0;
    state.held_page.clear();
    state.pressed_label.clear();
    state.focus.reset();
    return state;
}

seconds waiting_time(const State& state) {
    switch (state.staff.phase) {
        case StaffPhase::pin:
            return code_waits;
        case StaffPhase::open:
            return staff_wait;
        case StaffPhase::closed:
            break;
    }
    const PageKind page = current_page(state).kind;
    if (state.speech || state.low_reach || page == PageKind::search) return slow_waits;
    if (page != PageKind::now) return page_waits;
    return state.held_page.empty() ? home_waits : held_page_waits;
}

bool Idle::nothing_to_forget(const State& state, const State& installed) const {
    return !visited_ && what_shows(state) == without_visitor(installed);
}

/// Nobody is asked: the screen says all the time how long it stays open.
Idle::Verdict Idle::counted(const State& state, MonotonicTime now) const {
    const seconds whole = waiting_time(state);
    const auto left = std::chrono::ceil<seconds>(last_ + whole - now);
    if (left <= seconds{0}) return {.phase = Phase::gone};
    return {.phase = Phase::counting,
            .seconds_left = static_cast<int>(left.count()),
            .seconds = static_cast<int>(whole.count())};
}

Idle::Verdict Idle::at(const State& state, const State& installed, MonotonicTime now) const {
    if (state.staff.phase != StaffPhase::closed) return counted(state, now);
    if (nothing_to_forget(state, installed)) return {};
    const seconds asked = countdown_of(state, installed);
    const MonotonicTime warns = last_ + waiting_time(state);
    if (now < warns) return {};
    const auto left = std::chrono::ceil<seconds>(warns + asked - now);
    if (left <= seconds{0}) return {.phase = Phase::gone};
    return {.phase = Phase::warning,
            .seconds_left = static_cast<int>(left.count()),
            .seconds = static_cast<int>(asked.count())};
}

std::optional<MonotonicTime> Idle::next_edge(const State& state, const State& installed,
                                             MonotonicTime now) const {
    const Verdict verdict = at(state, installed, now);
    const MonotonicTime warns = last_ + waiting_time(state);
    switch (verdict.phase) {
        case Phase::awake:
            if (nothing_to_forget(state, installed)) return {};
            return warns;
        case Phase::warning:
            return warns + seconds(verdict.seconds - verdict.seconds_left + 1);
        case Phase::counting:
            return warns - seconds(verdict.seconds_left - 1);
        case Phase::gone:
            return now;
    }
    return {};
}

}  // namespace foyer::kiosk
