#pragma once
// One screen whose machine is driven by hand: the test says what happens and looks at what it asks.

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/sync/machine.h"
#include "tests/support/feed.h"

namespace foyer::test {

class DrivenScreen {
public:
    explicit DrivenScreen(std::vector<std::string> feeds = {"https://hub.example/feed/"})
        : state(sync::Settings{std::move(feeds), "stairs", instant("2018-06-01T00:00:00Z")}) {}

    /// Happens now.
    void happen(const sync::Event& event) {
        sync::Step step = sync::step(std::move(state), event, moment(), draw);
        state = std::move(step.state);
        actions = std::move(step.actions);
        for (const sync::Action& action : actions) {
            if (const auto* fetch = std::get_if<sync::Fetch>(&action))
                asked.push_back(fetch->request);
            if (const auto* report = std::get_if<sync::Report>(&action))
                told.push_back(report->news);
        }
    }

    void start(const feed::Root& root, feed::Trusted held = {}, sync::Shown shown = {}) {
        happen(sync::Started{root, std::move(held), shown, {}, 0});
        wake();
    }

    /// Lets the time pass until the machine wants to be woken, and wakes it.
    std::chrono::milliseconds wake() {
        const auto at = sync::next_wake(state);
        REQUIRE(at);
        const auto passed = std::max(*at - now, std::chrono::milliseconds{0});
        now += passed;
        happen(sync::TimerFired{});
        return passed;
    }

    [[nodiscard]] const sync::Request& request() const {
        REQUIRE(state.open);
        REQUIRE(asked.back().id == state.open->id);
        return asked.back();
    }

    void answer(sync::Answer answer) { happen(sync::Answered{request().id, std::move(answer)}); }
    void answer(int status, std::string body = {}) {
        sync::Answer made;
        made.status = status;
        made.body = std::move(body);
        if (status == 200) made.etag = "\"e" + std::to_string(++etags_) + "\"";
        answer(std::move(made));
    }
    /// What a hub says that held the request and has nothing newer.
    void answer_held() {
        sync::Answer made;
        made.status = 304;
        made.preference_applied = "wait=10";
        answer(std::move(made));
    }
    void fail(sync::TransportFailure failure = sync::TransportFailure::connect) {
        happen(sync::Failed{request().id, failure});
    }

    /// Answers document requests until something is to be applied.
    void bring_documents(const Feed& feed) {
        while (!find<sync::Apply>()) {
            if (!state.open) wake();
            const std::string path = request().url.substr(request().url.find("/feed/") + 6);
            const auto found = feed.files.find(path);
            REQUIRE(found != feed.files.end());
            answer(200, found->second);
        }
    }

    /// Brings it to what `feed` publishes; a wait is open then.
    void bring_to(const Feed& feed) {
        answer(200, feed.head_file());
        bring_documents(feed);
        happen(sync::Applied{});
        REQUIRE(state.phase == sync::Phase::live);
        wake();
    }

    template <class T>
    [[nodiscard]] const T* find() const {
        for (const sync::Action& action : actions)
            if (const T* found = std::get_if<T>(&action)) return found;
        return nullptr;
    }
    [[nodiscard]] bool was_told(sync::News news) const {
        return std::find(told.begin(), told.end(), news) != told.end();
    }
    [[nodiscard]] sync::Phase phase() const { return state.phase; }
    [[nodiscard]] sync::Moment moment() const {
        return {wall_at_start + (now - MonotonicTime{std::chrono::hours{1}}), now};
    }

    sync::SyncState state;
    std::vector<sync::Action> actions;  ///< of the last step
    std::vector<sync::Request> asked;   ///< all
    std::vector<sync::News> told;       ///< all
    MonotonicTime now{std::chrono::hours{1}};
    sync::WallTime wall_at_start = instant("2018-06-26T09:20:00Z");
    sync::Draw draw = 0.5;

private:
    int etags_ = 0;
};

}  // namespace foyer::test
