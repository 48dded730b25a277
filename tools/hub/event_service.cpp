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
    waiting_.park(request.number, request.at + hold, std::move(reply));
}

void EventService::forget(RequestNumber request) {
    expected_.erase(request);
    waiting_.forget(request);
}

void EventService::tell(const HubNews& news) {
    if (news == news_) return;
    news_ = news;
    for (HttpReply& reply : waiting_.take_all())
        reply(event());
}

std::optional<MonotonicTime> EventService::next_tick() const {
    return waiting_.next_deadline();
}

void EventService::tick(MonotonicTime now) {
    while (auto reply = waiting_.take_due(now))
        (*reply)(event_stream(come_back + std::string(": still here\n\n")));
}

void EventService::stop() {
    stopping_ = true;
    for (HttpReply& reply : waiting_.take_all())
        reply(come_later("The hub is restarting."));
}

}  // namespace foyer::hub
