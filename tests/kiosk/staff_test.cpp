#include "kiosk/state/staff.h"

#include <doctest/doctest.h>

#include "kiosk/state/idle.h"
#include "kiosk/state/staff_update.h"
#include "kiosk/state/state.h"

namespace foyer::kiosk {

using namespace std::chrono_literals;

namespace {

State at_pad() {
    return update(State{}, staff_intent(IntentKind::staff_enter));
}

State with_staff() {
    State state = at_pad();
    take_verdict(state.staff, true);
    return state;
}

}  // namespace

TEST_CASE("the pad takes six digits and nothing else") {
    State state = at_pad();
    CHECK(state.staff.phase == StaffPhase::pin);
    for (const char* typed : {"1", "x", "", "12", "2", "3", "4", "5", "6", "7"})
        state = update(std::move(state), staff_intent(IntentKind::staff_digit, typed));
    CHECK(state.staff.digits == "123456");
    // A whole code is being looked at.
    CHECK(update(state, Intent{.kind = IntentKind::erase_text}).staff.digits == "123456");
}

TEST_CASE("a keyboard types the code, and none of it reaches a search") {
    State state = update(State{}, open_page(PageKind::search, "x"));
    state = update(std::move(state), staff_intent(IntentKind::staff_enter));
    state = update(std::move(state), type_text("4"));
    state = update(std::move(state), type_text("2"));
    CHECK(state.staff.digits == "42");
    CHECK(current_page(state).argument == "x");
    state = update(std::move(state), Intent{.kind = IntentKind::erase_text});
    CHECK(state.staff.digits == "4");
}

TEST_CASE("a wrong code empties the dots, a right one lets staff in, the way back closes the pad") {
    State state = at_pad();
    state = update(std::move(state), staff_intent(IntentKind::staff_digit, "1"));
    State wrong = state;
    take_verdict(wrong.staff, false);
    CHECK(wrong.staff.phase == StaffPhase::pin);
    CHECK(wrong.staff.digits.empty());
    State right = state;
    take_verdict(right.staff, true);
    CHECK(staff_are_in(right));
    CHECK(right.staff.digits.empty());
    CHECK(update(state, Intent{.kind = IntentKind::back}).staff == StaffState{});
}

TEST_CASE("a verdict that comes when the pad is closed lets nobody in") {
    StaffState closed;
    take_verdict(closed, true);
    CHECK(closed.phase == StaffPhase::closed);
}

TEST_CASE("staff edit the session that a visitor would read about") {
    const State visitor = update(State{}, open_page(PageKind::session, "s1"));
    CHECK(current_page(visitor).kind == PageKind::session);
    const State staff = update(with_staff(), open_page(PageKind::session, "s1"));
    CHECK(current_page(staff).kind == PageKind::staff_edit);
    CHECK(staff.staff.draft.session == "s1");
}

TEST_CASE("staff who come in while a session is on the screen edit that one") {
    State state = update(State{}, open_page(PageKind::session, "s1"));
    state = update(std::move(state), staff_intent(IntentKind::staff_enter));
    State wrong = state;
    take_verdict(wrong, false);
    CHECK(current_page(wrong).kind == PageKind::session);
    take_verdict(state, true);
    CHECK(current_page(state).kind == PageKind::staff_edit);
    CHECK(state.staff.draft.session == "s1");
}

TEST_CASE("a draft adds up what is tapped, and is dropped on the way back") {
    State state = update(with_staff(), open_page(PageKind::session, "s1"));
    for (int i = 0; i < 3; ++i)
        state = update(std::move(state), change_edit(StaffField::start, {}, 5));
    state = update(std::move(state), change_edit(StaffField::length, {}, -5));
    state = update(std::move(state), change_edit(StaffField::room, "r2"));
    state = update(std::move(state), change_edit(StaffField::standing, "cancelled"));
    state = update(std::move(state), change_edit(StaffField::reason, "ill"));
    state = update(std::move(state), change_edit(StaffField::message, "nonsense"));
    const StaffDraft wanted{.session = "s1",
                            .later = 15min,
                            .longer = -5min,
                            .room = "r2",
                            .standing = StaffStanding::cancelled,
                            .reason = "ill"};
    CHECK(state.staff.draft == wanted);
    // What is on again needs no reason.
    state = update(std::move(state), change_edit(StaffField::standing, "on"));
    CHECK(state.staff.draft.reason.empty());
    CHECK(update(state, Intent{.kind = IntentKind::back}).staff.draft == StaffDraft{});
}

TEST_CASE("a talk is moved by a day at most") {
    StaffDraft draft;
    for (int i = 0; i < 1000; ++i)
        change_draft(draft, StaffField::start, {}, 5);
    CHECK(draft.later == 24h);
}

TEST_CASE("publishing goes on to what becomes of it; a visitor publishes nothing") {
    const Intent publish = staff_intent(IntentKind::staff_publish);
    const State visitor = update(State{}, open_page(PageKind::session, "s1"));
    CHECK(update(visitor, publish) == visitor);
    const State editing = update(with_staff(), open_page(PageKind::session, "s1"));
    const State done = update(editing, publish);
    CHECK(current_page(done).kind == PageKind::staff_done);
    CHECK(done.staff.sent == 1);
    CHECK(done.staff.draft == StaffDraft{});
}

TEST_CASE("the pad closes after 20 s, staff mode after 60 s without a touch, and says how long") {
    const MonotonicTime start{100h};
    Idle idle(start);
    idle.touched(start);
    const State pad = at_pad();
    CHECK(idle.at(pad, State{}, start).seconds_left == 20);
    CHECK(idle.at(pad, State{}, start + 20s).phase == Idle::Phase::gone);
    const State in = with_staff();
    const Idle::Verdict first = idle.at(in, State{}, start + 1500ms);
    CHECK(first.phase == Idle::Phase::counting);
    CHECK(first.seconds_left == 59);
    CHECK(idle.next_edge(in, State{}, start + 1500ms) == start + 2s);
    CHECK(idle.at(in, State{}, start + 59s).phase == Idle::Phase::counting);
    CHECK(idle.at(in, State{}, start + 60s).phase == Idle::Phase::gone);
    idle.touched(start + 59s);
    CHECK(idle.at(in, State{}, start + 60s).seconds_left == 59);
}

TEST_CASE("nothing of staff is left when they leave") {
    State state = update(with_staff(), open_page(PageKind::session, "s1"));
    state = update(std::move(state), staff_intent(IntentKind::staff_leave));
    CHECK(state == State{});
    CHECK(without_visitor(State{}).staff == StaffState{});
}

TEST_CASE("staff write a message in their own words, a language at a time") {
    StaffDraft draft{.session = "s1", .message = "time"};
    for (const char* key : {"h", "i", " ", " ", "a", ".", " ", "b"})
        type_own_words(draft, "en", key);
    CHECK(draft.message == own_message);
    CHECK(draft.own_words == std::map<std::string, std::string>{{"en", "Hi a. B"}});
    type_own_words(draft, "fr", "\u00e9");
    CHECK(draft.own_words["fr"] == "\u00c9");
    erase_own_words(draft, "en");
    CHECK(draft.own_words["en"] == "Hi a. ");
    clear_own_words(draft, "en");
    erase_own_words(draft, "fr");
    CHECK(draft.own_words.empty());
    CHECK(draft.message.empty());
}

TEST_CASE("own words end at their limit, in characters and not in bytes") {
    StaffDraft draft{.session = "s1"};
    for (std::size_t i = 0; i < most_own_words; ++i)
        type_own_words(draft, "fr", "\u00e9");
    CHECK(draft.own_words["fr"].size() == 2 * most_own_words);
    type_own_words(draft, "fr", "x");
    CHECK(draft.own_words["fr"].size() == 2 * most_own_words);
}

TEST_CASE("a template takes the place of own words") {
    StaffDraft draft{.session = "s1"};
    type_own_words(draft, "en", "x");
    change_draft(draft, StaffField::message, "room", 0);
    CHECK(draft.message == "room");
    CHECK(draft.own_words.empty());
}

TEST_CASE("what is typed on the page for it goes into the message, a capital where asked for") {
    State state;
    state.language = "en";
    state.staff.phase = StaffPhase::open;
    state.staff.draft = {.session = "s1"};
    state.pages.push_back({.kind = PageKind::staff_edit, .argument = "s1"});
    state = update(state, open_page(PageKind::staff_words, "s1"));
    for (const char* key : {"t", "o", " "})
        state = update(state, type_text(key));
    state = update(state, Intent{.kind = IntentKind::shift_keys});
    state = update(state, type_text("l"));
    state = update(state, type_text("i"));
    CHECK(state.staff.draft.own_words["en"] == "To Li");
    Intent french{.kind = IntentKind::choose_keys};
    french.argument = "fr";
    state = update(state, french);
    state = update(state, type_text("o"));
    CHECK(state.staff.draft.own_words["fr"] == "O");
    // The way back keeps them, the way out forgets them.
    state = update(state, Intent{.kind = IntentKind::back});
    CHECK(current_page(state).kind == PageKind::staff_edit);
    CHECK(state.staff.draft.own_words.size() == 2);
    state = update(state, Intent{.kind = IntentKind::staff_leave});
    CHECK(state.staff.draft.own_words.empty());
}

TEST_CASE("nobody types a message who is not staff") {
    State state;
    state.pages.push_back({.kind = PageKind::staff_words, .argument = "s1"});
    state = update(state, type_text("x"));
    CHECK(state.staff.draft.own_words.empty());
}

}  // namespace foyer::kiosk
