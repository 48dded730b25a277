#include "tools/hub/store_loop.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "core/base/limits.h"
#include "tools/hub/http_wire.h"

namespace foyer::hub {

namespace {

/// Requests that wait for the store thread; beyond it they are asked to come later. One takes a few
/// milliseconds.
constexpr std::size_t most_questions = 512;
/// How long nothing has come when the thread may rest.
constexpr std::chrono::milliseconds rest_time{1000};
/// The longest sleep: a clock that is set is noticed by then.
constexpr std::chrono::milliseconds longest_sleep{60'000};

}  // namespace

bool StoreLoop::ask(HttpRequest request, HttpReply reply) {
    bool queued = false;
    inbox_.change([&](Inbox& inbox) {
        queued = inbox.questions.size() < most_questions;
        if (queued) inbox.questions.push_back({std::move(request), std::move(reply)});
    });
    return queued;
}

void StoreLoop::seen(const std::vector<ScreenReport>& reports) {
    const auto now = std::chrono::floor<std::chrono::seconds>(clock_.wall());
    inbox_.change([&](Inbox& inbox) {
        for (const ScreenReport& report : reports)
            if (inbox.seen.size() < 2 * limits::screens)
                inbox.seen.push_back({report.id, report.epoch, report.revision, report.state, now});
    });
}

void StoreLoop::fetched(UpstreamAnswer answer) {
    inbox_.change([&](Inbox& inbox) { inbox.fetched.push_back(std::move(answer)); });
}

void StoreLoop::turn(Inbox work) {
    for (Question& question : work.questions)
        answer(std::move(question));
    if (!work.seen.empty()) hub_.screens_seen(work.seen);
    for (const UpstreamAnswer& answer : work.fetched)
        hub_.upstream_answered(answer);
    // Screens first: a tick may write much.
    hand_over();
    if (hub_.next_tick() <= clock_.monotonic()) hub_.tick();
    hand_over();
    if (const auto request = hub_.upstream_due()) news_.fetch(*request);
}

void StoreLoop::answer(Question question) {
    if (question.passwords)
        return question.reply(hub_.finish(question.request, *question.passwords));
    auto begun = hub_.begin(question.request);
    if (auto* answer = std::get_if<HttpResponse>(&begun)) return question.reply(std::move(*answer));
    const HttpReply reply = question.reply;
    // It comes back beside whatever is queued: who has waited for this waits no longer.
    const bool taken = news_.passwords(
        std::get<PasswordWork>(std::move(begun)),
        [this, question = std::move(question)](PasswordResult result) {
            inbox_.change([&](Inbox& inbox) {
                inbox.questions.push_back({question.request, question.reply, std::move(result)});
            });
        });
    if (taken) return;
    HttpResponse later =
        error_response(503, "unavailable", "Too many people sign in at once; try again soon.");
    later.fields.push_back({"Retry-After", "2"});
    reply(std::move(later));
}

void StoreLoop::hand_over() {
    if (const HubNews news = hub_.news(); news != told_) {
        told_ = news;
        news_.told(news);
    }
    for (PictureWish& wish : hub_.take_picture_wishes())
        news_.wished(std::move(wish));
    if (hub_.head() == head_) return;
    head_ = hub_.head();
    news_.published(head_);
}

void StoreLoop::run(const std::stop_token& stop) {
    turn({});
    bool worked = true;
    while (true) {
        const auto until_tick = hub_.next_tick() - clock_.monotonic();
        const auto longest = worked ? rest_time : longest_sleep;
        const auto sleep = std::clamp<std::chrono::milliseconds>(
            until_tick, std::chrono::milliseconds{0}, longest);
        inbox_.wait_for(stop, sleep, [](const Inbox& inbox) { return !inbox.empty(); });
        Inbox work = inbox_.with([](Inbox& inbox) { return std::exchange(inbox, {}); });
        if (stop.stop_requested() && work.empty()) return;
        const bool asked = !work.questions.empty() || !work.fetched.empty();
        if (worked && !asked && sleep == rest_time) {
            news_.rest();
            worked = false;
        }
        worked = worked || asked;
        turn(std::move(work));
    }
}

}  // namespace foyer::hub
