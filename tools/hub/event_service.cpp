#include "tools/hub/event_service.h"

#include <memory>

#include "tools/hub/http_wire.h"

namespace foyer::hub {

namespace {

/// When the browser comes back, in milliseconds.
constexpr const char* come_back = "retry: 250\n";

HttpResponse event_stream(std::string body) {
    HttpResponse response;
    response.fields = {{"Content-Type", "text/event-stream"}, {"Cache-Control", "no-store"}};
    response.body = std::make_shared<const std::string>(std::move(body));
    return response;
}

HttpResponse come_later(std::string_view why) {
    HttpResponse response = error_response(503, "unavailable", why);
    response.fields.push_back({"Retry-After", "5"});
    return response;
}

}  // namespace

std::string EventService::id() const {
    return boot_ + '.' + std::to_string(news_.epoch) + '.' + std::to_string(news_.revision) + '.' +
           std::to_string(news_.rows) + '.' + std::to_string(news_.screens);
}

HttpResponse EventService::event() const {
    return event_stream(come_back + ("id: " + id()) + "\ndata: {\"revision\":" +
                        std::to_string(news_.revision) + ",\"rows\":" + std::to_string(news_.rows) +
                        ",\"screens\":" + std::to_string(news_.screens) + "}\n\n");
}

void EventService::admit(const HttpRequest& request, HttpReply reply) {
    if (expected_.erase(request.number) == 0) return;
    if (stopping_) return reply(come_later("The hub is restarting."));
    if (request.field("last-event-id") != id()) return reply(event());
    if (waiting_.size() >= most_listeners) return reply(come_later("Too many pages listen."));
    const MonotonicTime deadline = request.at + hold;
    deadlines_.emplace(request.number, deadline);
    waiting_.emplace(Place{deadline, request.number}, std::move(reply));
}

void EventService::forget(RequestNumber request) {
    expected_.erase(request);
    const auto known = deadlines_.find(request);
    if (known == deadlines_.end()) return;
    waiting_.erase({known->second, request});
    deadlines_.erase(known);
}

void EventService::tell(const HubNews& news) {
    if (news == news_) return;
    news_ = news;
    auto woken = std::exchange(waiting_, {});
    deadlines_.clear();
    for (auto& [place, reply] : woken)
        reply(event());
}

std::optional<MonotonicTime> EventService::next_tick() const {
    if (waiting_.empty()) return {};
    return waiting_.begin()->first.first;
}

void EventService::tick(MonotonicTime now) {
    while (!waiting_.empty() && waiting_.begin()->first.first <= now) {
        auto due = waiting_.extract(waiting_.begin());
        deadlines_.erase(due.key().second);
        due.mapped()(event_stream(come_back + std::string(": still here\n\n")));
    }
}

void EventService::stop() {
    stopping_ = true;
    auto sent_away = std::exchange(waiting_, {});
    deadlines_.clear();
    for (auto& [place, reply] : sent_away)
        reply(come_later("The hub is restarting."));
}

}  // namespace foyer::hub
