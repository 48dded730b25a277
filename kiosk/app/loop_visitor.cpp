// The parts of the loop that know a visitor: keys, speech, and forgetting.

#include <algorithm>
#include <utility>

#include "kiosk/app/loop.h"
#include "kiosk/state/spoken.h"
#include "platform/erasing.h"

namespace foyer::kiosk {

bool Loop::handle_key(const platform::InputEvent& event, const TouchRules& rules) {
    using platform::Key;
    switch (event.key) {
        case Key::escape:
            return carry_out(Intent{.kind = IntentKind::back}, event.time);
        case Key::tab:
            return move_focus(event.shift ? FocusWay::backward : FocusWay::forward, rules.scale,
                              true);
        case Key::down:
        case Key::right:
            return move_focus(FocusWay::forward, rules.scale, true);
        case Key::up:
        case Key::left:
            return move_focus(FocusWay::backward, rules.scale, true);
        case Key::enter:
        case Key::space: {
            // A visitor who types a blank does not press anything.
            const PageKind page = current_page(state_).kind;
            const bool types = page == PageKind::search || page == PageKind::staff_words;
            if (types && event.key == Key::space) return false;
            const ProbeItem* item = state_.focus ? focused_item(probe_, *state_.focus) : nullptr;
            return item != nullptr && carry_out(Intent(item->intent), event.time);
        }
        case Key::backspace:
            return carry_out(Intent{.kind = IntentKind::erase_text}, event.time);
        case Key::other:
            break;
    }
    return false;
}

bool Loop::move_focus(FocusWay way, float scale, bool may_scroll) {
    FocusStep step = step_focus(probe_, state_.focus, way, scale, may_scroll);
    state_.focus = std::move(step.focus);
    focus_waits_.reset();
    if (!step.scroll) return false;
    scroller_.forget();
    set_scroll(state_, *step.scroll);
    focus_waits_ = way;
    return true;
}

void Loop::forget_visitor() {
    silence();
    touch_.cancel();
    scroller_.forget();
    aimed_at_.reset();
    focus_waits_.reset();
    voice_missing_ = false;
    change_fade_.forget();
    const StaffState staff_before = state_.staff;
    state_ = without_visitor(installed_);
    tell_staff_about(staff_before);
    probe_ = {};
    search_memory_ = {};
    drawn_.reset();
    parts_.painter.forget();
    idle_.forgotten();
    platform::erase_freed_memory();
}

std::optional<std::string> Loop::picture_wish() {
    auto ticket = parts_.pictures ? parts_.pictures->asked.take() : std::nullopt;
    if (ticket && idle_.is_visited()) {
        parts_.pictures->taken.put({*std::move(ticket), {}});
        return {};
    }
    if (ticket) parts_.painter.keep_next();
    return ticket;
}

void Loop::silence() {
    page_unsaid_ = false;
    if (parts_.voice != nullptr && state_.speech) parts_.voice->stop();
}

void Loop::speak(const Heard& before) {
    if (before && !state_.speech && parts_.voice != nullptr) parts_.voice->stop();
    // A code that is typed is not read out to the lobby.
    if (!state_.speech || state_.staff.phase == StaffPhase::pin) return;
    const bool other_page = !before || before->pages.size() != state_.pages.size() ||
                            !is_same_place(current_page(*before), current_page(state_));
    if (other_page || before->language != state_.language) {
        page_unsaid_ = true;
    } else if (state_.focus && state_.focus != before->focus && !focus_waits_) {
        const ProbeItem* item = focused_item(probe_, *state_.focus);
        if (item != nullptr && parts_.voice != nullptr)
            voice_missing_ = !parts_.voice->say(spoken(*item), state_.language);
    }
}

}  // namespace foyer::kiosk
