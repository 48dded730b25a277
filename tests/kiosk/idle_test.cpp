#include "kiosk/state/idle.h"

#include <doctest/doctest.h>

using namespace foyer;
using namespace foyer::kiosk;
using namespace std::chrono_literals;

namespace {

constexpr MonotonicTime idle_start{1h};

State installed_screen() {
    State state;
    state.language = "fr";
    return state;
}

State visited(std::initializer_list<Intent> intents) {
    State state = installed_screen();
    for (const Intent& intent : intents)
        state = update(std::move(state), intent);
    return state;
}

Idle::Verdict after(const State& state, std::chrono::milliseconds time) {
    return Idle(idle_start).at(state, installed_screen(), idle_start + time);
}

}  // namespace

TEST_CASE("a home that nobody has touched waits for ever and for nothing") {
    const Idle idle(idle_start);
    CHECK(after(installed_screen(), 100h).phase == Idle::Phase::awake);
    CHECK_FALSE(idle.next_edge(installed_screen(), installed_screen(), idle_start).has_value());
}

TEST_CASE("a page asks after a minute, counts down 20 seconds, and is left") {
    const State state = visited({open_page(PageKind::session, "a")});
    CHECK(after(state, 59'999ms).phase == Idle::Phase::awake);
    CHECK(after(state, 60s) == Idle::Verdict{Idle::Phase::warning, 20, 20});
    CHECK(after(state, 60'001ms).seconds_left == 20);
    CHECK(after(state, 61s).seconds_left == 19);
    CHECK(after(state, 79'500ms).seconds_left == 1);
    CHECK(after(state, 80s).phase == Idle::Phase::gone);
}

TEST_CASE("the home in another language asks after 45 seconds") {
    const State state = visited({choose_language("en")});
    CHECK(after(state, 44s).phase == Idle::Phase::awake);
    CHECK(after(state, 45s).phase == Idle::Phase::warning);
    CHECK(after(state, 65s).phase == Idle::Phase::gone);
}

TEST_CASE("a home that was only moved goes back without asking: nothing is lost") {
    State state = installed_screen();
    set_scroll(state, {.area = "rooms", .y = 400});
    CHECK(after(state, 44s).phase == Idle::Phase::awake);
    CHECK(after(state, 45s).phase == Idle::Phase::gone);
    const Idle idle(idle_start);
    CHECK(idle.next_edge(state, installed_screen(), idle_start) == idle_start + 45s);
}

TEST_CASE("who types, listens or sits has two minutes, who listens a longer countdown") {
    const State typing = visited({open_page(PageKind::search)});
    CHECK(after(typing, 119s).phase == Idle::Phase::awake);
    CHECK(after(typing, 120s).seconds_left == 20);
    const State sitting = visited({{.kind = IntentKind::toggle_low_reach}});
    CHECK(after(sitting, 119s).phase == Idle::Phase::awake);
    const State listening = visited({{.kind = IntentKind::toggle_speech}});
    CHECK(after(listening, 119s).phase == Idle::Phase::awake);
    CHECK(after(listening, 120s) == Idle::Verdict{Idle::Phase::warning, 30, 30});
}

TEST_CASE("any touch gives the whole time again, as often as one likes") {
    const State state = visited({open_page(PageKind::info)});
    Idle idle(idle_start);
    MonotonicTime now = idle_start;
    for (int i = 0; i < 20; ++i) {
        now += 79s;
        CHECK(idle.at(state, installed_screen(), now).phase == Idle::Phase::warning);
        idle.touched(now);
        CHECK(idle.at(state, installed_screen(), now).phase == Idle::Phase::awake);
    }
}

TEST_CASE("who has gone home by themselves is forgotten too, once, without a question") {
    Idle idle(idle_start);
    idle.touched(idle_start);
    CHECK(idle.at(installed_screen(), installed_screen(), idle_start + 44s).phase ==
          Idle::Phase::awake);
    CHECK(idle.next_edge(installed_screen(), installed_screen(), idle_start) == idle_start + 45s);
    CHECK(idle.at(installed_screen(), installed_screen(), idle_start + 45s).phase ==
          Idle::Phase::gone);
    idle.forgotten();
    CHECK(idle.at(installed_screen(), installed_screen(), idle_start + 45s).phase ==
          Idle::Phase::awake);
}

TEST_CASE("the next edge is always ahead, and the verdict changes there") {
    const State state = visited({open_page(PageKind::info)});
    const Idle idle(idle_start);
    MonotonicTime now = idle_start;
    Idle::Verdict verdict = idle.at(state, installed_screen(), now);
    for (int i = 0; i < 21; ++i) {
        const auto edge = idle.next_edge(state, installed_screen(), now);
        REQUIRE(edge.has_value());
        REQUIRE(*edge > now);
        CHECK(idle.at(state, installed_screen(), *edge - 1ms) == verdict);
        now = *edge;
        const Idle::Verdict next = idle.at(state, installed_screen(), now);
        CHECK_FALSE(next == verdict);
        verdict = next;
    }
    CHECK(verdict.phase == Idle::Phase::gone);
}

TEST_CASE("what a visitor leaves behind is all forgotten") {
    State state = visited({choose_language("en"),
                           {.kind = IntentKind::toggle_contrast},
                           {.kind = IntentKind::toggle_low_reach},
                           {.kind = IntentKind::toggle_text_size},
                           {.kind = IntentKind::toggle_speech},
                           {.kind = IntentKind::toggle_motion},
                           open_page(PageKind::search, "the last visitor's words")});
    set_scroll(state, {.area = "list", .y = 100});
    CHECK_FALSE(state == installed_screen());
    CHECK(without_visitor(installed_screen()) == installed_screen());
    State started = installed_screen();
    started.pages = {Page{}, {PageKind::info, ""}};
    CHECK(without_visitor(started) == installed_screen());
}
