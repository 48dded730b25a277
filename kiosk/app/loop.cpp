#include "kiosk/app/loop.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/unicode.h"
#include "kiosk/state/spoken.h"

namespace foyer::kiosk {

namespace {

using std::chrono::milliseconds;

/// Frames drawn after the one that answers an input: whatever learns from one frame what the next
/// one shows has settled by then.
constexpr int settling_frames = 2;
/// From seeing a place to touching it: how long a finger is on its way.
constexpr milliseconds aiming_time{300};
/// Two frames that only time asks for are at least this far apart, however fast it is simulated.
constexpr milliseconds frame_interval{16};
/// The wall clock may be set while the loop sleeps; then the screen is wrong for this long at most.
constexpr milliseconds longest_sleep{60'000};

PointerKind pointer_kind(platform::InputKind kind) {
    switch (kind) {
        case platform::InputKind::pointer_down:
            return PointerKind::down;
        case platform::InputKind::pointer_up:
            return PointerKind::up;
        case platform::InputKind::pointer_move:
        case platform::InputKind::key_down:
        case platform::InputKind::text:
            break;
    }
    return PointerKind::move;
}

/// The pages on which cards tell what is on.
bool shows_fade(PageKind page) {
    return page == PageKind::now || page == PageKind::programme;
}

}  // namespace

Loop::Loop(LoopParts parts)
    : parts_(std::move(parts)),
      state_(std::move(parts_.state)),
      idle_(parts_.clock.monotonic()),
      installed_(state_) {
    adopt(std::move(parts_.report));
}

Result<void> Loop::run() {
    while (turn() == Turned::on) {
    }
    if (report_.fatal) return *report_.fatal;
    return {};
}

Loop::Turned Loop::turn() {
    if (drawn_) parts_.window.wait(time_to_sleep(read_clocks()));
    if (parts_.window.termination_requested()) return Turned::ended;
    read_reports();
    read_staff();
    if (report_.fatal) return Turned::ended;
    queue(parts_.window.take_events());
    if (close_requested_) return Turned::ended;

    const Now now = read_clocks();
    follow_hour(now);
    handle_input(now);
    if (idle_.at(state_, installed_, now.monotonic).phase == Idle::Phase::gone) forget_visitor();
    const auto picture = picture_wish();
    Look look = look_at(now);
    if (picture || must_draw(look, now)) draw(std::move(look), now);
    if (picture) parts_.pictures->taken.put({*picture, parts_.painter.take_kept()});
    // A report that changes nothing on the screen moves nothing under a finger either.
    adopted_ = false;
    return Turned::on;
}

Loop::Now Loop::read_clocks() const {
    const auto wall = parts_.clock.wall();
    const auto monotonic = parts_.clock.monotonic();
    return {wall, monotonic, programme_clock().read(wall, monotonic)};
}

milliseconds Loop::time_to_sleep(const Now& now) const {
    if (frames_owed_ > 0 || !input_.empty()) return milliseconds{0};
    MonotonicTime deadline = now.monotonic + longest_sleep;
    // A release that was lost must not keep a revision from the screen for long.
    if (waiting_report_) deadline = now.monotonic + std::chrono::seconds{1};
    if (const auto edge = next_freshness_edge(report_.confirmed, now.monotonic))
        deadline = std::min(deadline, *edge);
    if (const auto edge = touch_.next_edge(now.monotonic)) deadline = std::min(deadline, *edge);
    if (const auto edge = idle_.next_edge(state_, installed_, now.monotonic))
        deadline = std::min(deadline, *edge);
    // What moves may stand still for a moment, and needs no frame then.
    if (scroller_.moving() || drawn_->look.fade > 0)
        deadline = std::min(deadline, std::max(drawn_->on, moved_on_) + frame_interval);
    if (const auto edge = change_fade_.next_edge(now.monotonic, state_.motion))
        deadline = std::min(deadline, *edge);
    const double speed = programme_clock().speed();
    if (speed > 0) {
        const auto remaining =
            std::max(milliseconds(drawn_->next_edge - now.programme), milliseconds{0});
        // Beyond the longest sleep the exact time does not matter, and would overflow.
        const double real = std::min(std::ceil(static_cast<double>(remaining.count()) / speed),
                                     static_cast<double>(longest_sleep.count()));
        const MonotonicTime edge = now.monotonic + milliseconds(static_cast<long>(real));
        deadline = std::min(deadline, std::max(edge, drawn_->on + frame_interval));
    }
    return std::max(deadline - now.monotonic, milliseconds{0});
}

void Loop::read_reports() {
    if (auto report = parts_.reports.take()) waiting_report_ = std::move(report);
    if (!waiting_report_) return;
    const bool in_hand = touch_.is_down(parts_.clock.monotonic()) || scroller_.moving();
    if (!waiting_report_->fatal && in_hand) return;
    const auto before = report_.snapshot;
    adopt(*std::exchange(waiting_report_, {}));
    adopted_ = true;
    if (!before || !report_.snapshot || before == report_.snapshot) return;
    const Now now = read_clocks();
    change_fade_.changed(sessions_changed(*before, *report_.snapshot, now.programme_seconds()),
                         now.monotonic);
}

const Probe& Loop::probe_for(const platform::InputEvent& event) const {
    return aimed_at_ && event.time < aimed_at_->until ? aimed_at_->probe : probe_;
}

void Loop::adopt(ProgrammeReport report) {
    const bool heard_of_hub = report.origin == Origin::hub && report.confirmed != report_.confirmed;
    const bool other_programme = report.snapshot != told_;
    told_ = report.snapshot;
    told_finder_ = report.finder;
    if (parts_.staff != nullptr && other_programme)
        parts_.staff->tell(desk::Show{told_, clock_of(report, parts_.programme_clock)});
    if (parts_.staff != nullptr && heard_of_hub) parts_.staff->tell(desk::HubSeen{});
    report = with_overlay(std::move(report));
    for (const Notice& notice : report.notices) {
        const bool known = std::ranges::find(report_.notices, notice) != report_.notices.end();
        if (!known && parts_.log) parts_.log(notice);
    }
    const bool same_station =
        station_ && report.snapshot == report_.snapshot && report.screen == report_.screen;
    report_ = std::move(report);
    if (!same_station) take_station();
}

void Loop::take_station() {
    Station station = station_with({.setup = parts_.setup,
                                    .screen = parts_.screen,
                                    .installed = installed_,
                                    .panel = parts_.panel,
                                    .catalogues = parts_.catalogues},
                                   report_, read_clocks().programme_seconds());
    const bool other_mode = station_ && station_->role.mode != station.role.mode;
    state_ = other_mode ? without_visitor(station.installed)
                        : follow_role(std::move(state_), installed_, station.installed);
    if (!station.catalogues.has(state_.language)) state_.language = station.installed.language;
    installed_ = station.installed;
    station_ = std::move(station);
}

void Loop::follow_hour(const Now& now) {
    if (!report_.snapshot || !station_->role.light_hours) return;
    const ThemeName theme =
        theme_at(station_->role, report_.snapshot->days_rule().zone, now.programme_seconds());
    if (theme != station_->role.theme) take_station();
}

float Loop::zoom(const Now& now, ScreenSize size) {
    return zoom_for(scene_at(now).context(), size.width_px, size.height_px);
}

void Loop::queue(platform::WindowEvents events) {
    input_.insert(input_.end(), events.input.begin(), events.input.end());
    exposed_ = exposed_ || events.exposed || events.resized;
    close_requested_ = events.close_requested && parts_.closing == Closing::allowed;
}

void Loop::handle_input(const Now& now) {
    const ScreenSize size = parts_.window.size();
    const TouchRules rules =
        touch_rules(size.width_px, size.height_px, parts_.panel, zoom(now, size));
    // Until the next frame is drawn nobody knows what stands where after a change.
    bool changed = carry_out(touch_.repeated(now.monotonic), now.monotonic);
    while (!input_.empty() && !changed) {
        const platform::InputEvent event = input_.front();
        input_.pop_front();
        if (event.kind != platform::InputKind::pointer_move) frames_owed_ = settling_frames + 1;
        const Heard before = heard();
        if (event.kind != platform::InputKind::pointer_move || touch_.is_down(event.time))
            idle_.touched(now.monotonic);
        changed = handle(event, rules);
        speak(before);
        // What a tap opened stands where it stands now.
        if (changed) {
            aimed_at_.reset();
            adopted_ = false;
        }
    }
    moved_on_ = now.monotonic;
    if (const auto position = scroller_.advance(now.monotonic)) set_scroll(state_, *position);
    state_.pressed_label = touch_.pressed_label(now.monotonic);
}

bool Loop::handle(const platform::InputEvent& event, const TouchRules& rules) {
    switch (event.kind) {
        case platform::InputKind::key_down:
            return handle_key(event, rules);
        case platform::InputKind::text: {
            std::string typed;
            unicode::append(typed, event.character);
            return carry_out(type_text(std::move(typed)), event.time);
        }
        case platform::InputKind::pointer_down:
        case platform::InputKind::pointer_up:
        case platform::InputKind::pointer_move:
            break;
    }
    return handle_pointer(event, rules);
}

bool Loop::handle_pointer(const platform::InputEvent& event, const TouchRules& rules) {
    const PointerEvent pointer{pointer_kind(event.kind), event.x, event.y, event.time};
    if (pointer.kind == PointerKind::down) {
        silence();
        state_.focus.reset();
    }
    const bool caught = pointer.kind == PointerKind::down && scroller_.caught(event.time);
    const Intent intent = touch_.handle(pointer, probe_for(event), rules);
    if (caught) touch_.catch_only();
    scroller_.follow(touch_, probe_, rules.scale, event.time);
    return carry_out(intent, event.time);
}

bool Loop::carry_out(const Intent& intent, MonotonicTime now) {
    if (intent.kind == IntentKind::nothing) return false;
    if (intent.kind == IntentKind::scroll) {
        scroller_.send(intent, probe_, now, state_.motion);
        return false;
    }
    tell_staff(intent);
    State next = update(state_, intent);
    const bool changed = !(next == state_);
    if (changed) scroller_.forget();
    const StaffState staff_before = state_.staff;
    state_ = std::move(next);
    tell_staff_about(staff_before);
    return changed;
}

Scene Loop::scene_at(const Now& now) {
    return kiosk::scene_at({.state = state_,
                            .report = report_,
                            .catalogues = station_->catalogues,
                            .programme_clock = parts_.programme_clock,
                            .panel = station_->panel,
                            .role = station_->role,
                            .search_memory = &search_memory_},
                           now.wall, now.monotonic);
}

Loop::Look Loop::look_at(const Now& now) {
    const Freshness freshness = scene_at(now).freshness;
    return {.state = state_,
            .snapshot = report_.snapshot,
            .finder = uses_finder(current_page(state_).kind) ? report_.finder : nullptr,
            .origin = report_.origin,
            .notices = report_.notices,
            .rehearsal = report_.rehearsal.has_value(),
            .clock_unsure = report_.clock_unsure,
            .grade = freshness.grade,
            .strip = freshness.age >= freshness_bounds::strip,
            .idle = idle_.at(state_, installed_, now.monotonic),
            .voice_missing = voice_missing_,
            .fade = shows_fade(current_page(state_).kind)
                        ? change_fade_.strength(now.monotonic, state_.motion)
                        : 0,
            .staff = staff_at(now.monotonic),
            .size = parts_.window.size()};
}

bool Loop::must_draw(const Look& look, const Now& now) const {
    if (!drawn_ || exposed_ || frames_owed_ > 0 || !(look == drawn_->look)) return true;
    const UtcTime at = now.programme_seconds();
    const auto minute = [](UtcTime t) { return std::chrono::floor<std::chrono::minutes>(t); };
    // The second part notices a clock that was set back.
    const bool time_shows = at >= drawn_->next_edge || minute(at) != minute(drawn_->at);
    return time_shows && now.monotonic - drawn_->on >= frame_interval;
}

void Loop::draw(Look look, const Now& now) {
    const Scene scene = scene_at(now);
    ScreenContext context = scene.context();
    context.idle = look.idle;
    context.voice_missing = look.voice_missing;
    if (parts_.staff != nullptr) context.staff = &look.staff;
    context.fading = {&change_fade_.sessions(), look.fade};
    Probe probe = parts_.painter.paint(context, look.size);
    // Who listens must hear of an emergency too.
    if (probe.screen == "emergency" && probe_.screen != probe.screen && state_.speech)
        page_unsaid_ = true;
    if (adopted_) aimed_at_ = AimedAt{std::move(probe_), now.monotonic + aiming_time};
    probe_ = std::move(probe);
    if (focus_waits_) {
        const TouchRules rules = touch_rules(look.size.width_px, look.size.height_px, parts_.panel,
                                             zoom(now, look.size));
        const Heard before = heard();
        static_cast<void>(move_focus(*focus_waits_, rules.scale, false));
        speak(before);
        frames_owed_ = std::max(frames_owed_, 2);
    }
    if (std::exchange(page_unsaid_, false)) {
        voice_missing_ =
            parts_.voice == nullptr || !parts_.voice->say(spoken_page(probe_), state_.language);
        if (voice_missing_) state_.speech = false;
    }
    UtcTime next_edge = next_visual_edge(context);
    if (probe_.changes_at) next_edge = std::min(next_edge, *probe_.changes_at);
    drawn_ = Drawn{std::move(look), context.now, next_edge, now.monotonic};
    exposed_ = false;
    frames_owed_ = std::max(frames_owed_ - 1, 0);
    ++frames_;
}

}  // namespace foyer::kiosk
