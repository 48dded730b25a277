#include "tools/hub/hub_application.h"

#include <algorithm>
#include <string>

#include "core/base/limits.h"
#include "core/base/screen_picture.h"
#include "tools/hub/http_wire.h"
#include "tools/hub/metrics.h"
#include "tools/hub/page.h"

namespace foyer::hub {

namespace {

constexpr std::string_view api_prefix = "/api/";
constexpr std::string_view health_path = "/healthz";
constexpr std::string_view import_path = "/api/v1/imports";
constexpr std::string_view screens_path = "/api/v1/screens/";
constexpr std::string_view picture_end = "/picture";

constexpr int status_ready = 200;
constexpr int status_missing = 404;
constexpr int status_busy = 503;

/// How long reports of screens are gathered: the hub writes them down together.
constexpr std::chrono::milliseconds report_gathering{500};

HttpResponse busy(std::string_view why) {
    HttpResponse response = error_response(status_busy, "unavailable", why);
    response.fields.push_back({"Retry-After", "2"});
    return response;
}

}  // namespace

std::size_t body_limit(std::string_view path) {
    if (path == import_path) return limits::upload_bytes;
    const bool picture = path.starts_with(screens_path) && path.ends_with(picture_end);
    return picture ? screen_picture_bytes : limits::request_body_bytes;
}

void HubApplication::handle(HttpRequest request, HttpReply reply) {
    const std::string_view path = request.path;
    if (path.starts_with(feed_prefix)) {
        if (!reports_due_) reports_due_ = request.at + report_gathering;
        return feed_.handle(request, std::move(reply));
    }
    if (path == health_path) return answer_health(request, reply);
    if (path == metrics_path)
        return ask_store(std::move(request),
                         [reply = std::move(reply), waiting = feed_.parked(),
                          listening = events_.listeners()](HttpResponse answer) {
                             add_network_metrics(answer, waiting, listening);
                             reply(std::move(answer));
                         });
    if (auto page = answer_page(request)) return reply(*std::move(page));
    if (!path.starts_with(api_prefix))
        return reply(error_response(status_missing, "not_found",
                                    "There is nothing at this address; the feed is below /feed/, "
                                    "the API below /api/v1/."));
    if (path == events_path && request.method == "GET")
        return ask_for_events(std::move(request), std::move(reply));
    ask_store(std::move(request), std::move(reply));
}

void HubApplication::ask_store(HttpRequest request, HttpReply reply) {
    if (stopping_) return reply(busy("The hub is stopping; come back in a moment."));
    if (!store_.ask(std::move(request), reply))
        reply(busy("Too many requests wait for the hub; come back in a moment."));
}

void HubApplication::ask_for_events(HttpRequest request, HttpReply reply) {
    events_.expect(request.number);
    HttpRequest asked = request;
    ask_store(std::move(asked),
              [this, request = std::move(request), reply = std::move(reply)](HttpResponse answer) {
                  store_.on_net([this, request, reply, answer = std::move(answer)] {
                      if (answer.status == status_ready) return events_.admit(request, reply);
                      events_.forget(request.number);
                      reply(answer);
                  });
              });
}

void HubApplication::answer_health(const HttpRequest& request, const HttpReply& reply) const {
    HttpResponse response;
    const bool ready = head_ && !stopping_;
    response.status = ready ? status_ready : status_busy;
    response.fields = {{"Content-Type", "text/plain"}, {"Cache-Control", "no-store"}};
    std::string words = ready ? "ok\n" : "not ready\n";
    if (request.method == "GET" || request.method == "HEAD")
        response.body = std::make_shared<const std::string>(std::move(words));
    else
        response.status = 405;
    reply(std::move(response));
}

std::optional<MonotonicTime> HubApplication::next_tick() const {
    std::optional<MonotonicTime> next;
    for (const auto& due : {feed_.next_tick(), events_.next_tick(), reports_due_})
        if (due && (!next || *due < *next)) next = due;
    return next;
}

void HubApplication::tick(MonotonicTime now) {
    feed_.tick(now);
    events_.tick(now);
    if (!reports_due_ || *reports_due_ > now) return;
    reports_due_.reset();
    if (auto reports = feed_.take_reports(); !reports.empty()) store_.seen(std::move(reports));
}

void HubApplication::publish(SharedHead head) {
    head_ = head;
    feed_.publish(std::move(head));
}

void HubApplication::stop() {
    stopping_ = true;
    feed_.stop();
    events_.stop();
}

}  // namespace foyer::hub
