#include "kiosk/state/staff_update.h"

#include "core/base/text.h"

namespace foyer::kiosk {

namespace {

void enter_staff(State& state) {
    if (state.staff.phase == StaffPhase::closed) state.staff.phase = StaffPhase::pin;
    state.focus.reset();
}

void leave_staff(State& state) {
    state.staff = {};
    state.pages = {Page{}};
    state.focus.reset();
}

/// What was published is followed on a page of its own, from which the way back is the home.
void publish_draft(State& state) {
    if (!staff_are_in(state) || current_page(state).kind != PageKind::staff_edit) return;
    ++state.staff.sent;
    state.pages.back() = {.kind = PageKind::staff_done, .argument = state.staff.draft.session};
    state.staff.draft = {};
    state.focus.reset();
}

/// The pad takes what a keyboard types.
bool type_at_pad(StaffState& staff, const Intent& intent) {
    if (staff.phase != StaffPhase::pin) return false;
    if (intent.kind == IntentKind::type_text || intent.kind == IntentKind::staff_digit) {
        type_digit(staff, intent.argument);
    } else if (intent.kind == IntentKind::erase_text) {
        erase_digit(staff);
    } else {
        return false;
    }
    return true;
}

/// What is typed on the page for it goes into the message, in the language of the keys.
bool type_message(State& state, const Intent& intent) {
    Page& page = state.pages.back();
    if (!staff_are_in(state) || page.kind != PageKind::staff_words) return false;
    StaffDraft& draft = state.staff.draft;
    const std::string& language = page.keys_language.empty() ? state.language : page.keys_language;
    if (intent.kind == IntentKind::type_text) {
        type_own_words(draft, language,
                       page.keys_capital ? text::upper_case(intent.argument) : intent.argument);
        page.keys_capital = false;
    } else if (intent.kind == IntentKind::erase_text) {
        erase_own_words(draft, language);
    } else if (intent.kind == IntentKind::clear_text) {
        clear_own_words(draft, language);
    } else if (intent.kind == IntentKind::choose_keys) {
        page.keys_language = intent.argument;
    } else if (intent.kind == IntentKind::shift_keys) {
        page.keys_capital = !page.keys_capital;
    } else {
        return false;
    }
    return true;
}

}  // namespace

void take_verdict(State& state, bool right) {
    take_verdict(state.staff, right);
    Page& page = state.pages.back();
    if (!staff_are_in(state) || page.kind != PageKind::session) return;
    page = {.kind = PageKind::staff_edit, .argument = page.argument};
    state.staff.draft = {.session = page.argument};
}

bool update_staff(State& state, const Intent& intent) {
    if (type_at_pad(state.staff, intent) || type_message(state, intent)) return true;
    if (intent.kind == IntentKind::staff_enter) {
        enter_staff(state);
    } else if (intent.kind == IntentKind::staff_leave) {
        leave_staff(state);
    } else if (intent.kind == IntentKind::staff_change) {
        change_draft(state.staff.draft, intent.part, intent.argument, intent.amount);
    } else if (intent.kind == IntentKind::staff_publish) {
        publish_draft(state);
    } else {
        return false;
    }
    return true;
}

}  // namespace foyer::kiosk
