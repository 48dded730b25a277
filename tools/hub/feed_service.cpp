#include "tools/hub/feed_service.h"

#include <algorithm>
#include <cassert>
#include <memory>

#include "core/base/screen_picture.h"
#include "core/feed/files.h"
#include "core/sync/transport.h"
#include "tools/hub/http_wire.h"

namespace foyer::hub {

namespace {

constexpr int status_absent = 404;
constexpr int status_wrong_method = 405;
constexpr int status_later = 503;

/// Whoever comes when the hub is full, or not yet there, is asked to come back within this time.
constexpr double full_spread_s = 4.0;
/// Longest that a stop spreads the screens over: beyond it they come faster.
constexpr std::size_t longest_return_s = 60;
/// The first screens come back after a stop when the next hub should be there.
constexpr std::size_t first_return_s = 2;

constexpr std::string_view json_type = "application/json";
constexpr std::string_view gzip_type = "application/gzip";
constexpr std::string_view kept_for_ever = "public, max-age=31536000, immutable";

std::string wait_words(std::chrono::seconds wait) {
    return "wait=" + std::to_string(wait.count());
}

HttpResponse with_ticket(HttpResponse response, const std::string& ticket) {
    if (!ticket.empty()) response.fields.push_back({std::string(picture_ticket_field), ticket});
    return response;
}

HttpResponse come_back_in(std::size_t seconds, std::string_view why) {
    HttpResponse response = error_response(status_later, "unavailable", why);
    response.fields.push_back({"Retry-After", std::to_string(seconds)});
    return response;
}

}  // namespace

void FeedService::handle(const HttpRequest& request, HttpReply reply) {
    assert(request.path.starts_with(feed_prefix));
    if (request.method != "GET" && request.method != "HEAD") {
        HttpResponse response =
            error_response(status_wrong_method, "method", "The feed is read with GET or HEAD.");
        response.fields.push_back({"Allow", "GET, HEAD"});
        return reply(std::move(response));
    }
    const std::string_view path = std::string_view(request.path).substr(feed_prefix.size());
    if (path == feed::head_path)
        answer_head(request, reply);
    else
        answer_file(request, path, reply);
}

void FeedService::answer_head(const HttpRequest& request, HttpReply& reply) {
    std::string screen = note_report(request);
    if (!head_ || stopping_) return reply(later());
    const std::string ticket = take_ticket(screen);
    const bool newest = has_matching_etag(request, head_->etag);
    const auto wait = wait_of(request);
    const bool held = newest && wait && request.method != "HEAD";
    if (!held || !ticket.empty())
        return reply(with_ticket(head_response(newest ? sync::status_not_modified : sync::status_ok,
                                               held ? wait : std::nullopt),
                                 ticket));
    if (waiting_.size() >= settings_.parked) return reply(later());
    park(request, reply, std::clamp(*wait, std::chrono::seconds{1}, head_->hold),
         std::move(screen));
}

void FeedService::park(const HttpRequest& request, HttpReply& reply, std::chrono::seconds wait,
                       std::string screen) {
    waiting_.park(request.number, request.at + wait, {std::move(reply), wait, std::move(screen)});
}

void FeedService::tell_screen(PictureWish wish) {
    const auto waiter =
        waiting_.take_first([&](const Waiter& parked) { return parked.screen == wish.screen; });
    if (waiter)
        return waiter->reply(
            with_ticket(head_response(sync::status_not_modified, waiter->wait), wish.ticket));
    // Those that never come again leave room for others in their own time.
    if (tickets_.size() >= PictureDesk::most_pictures) tickets_.clear();
    tickets_.insert_or_assign(std::move(wish.screen), std::move(wish.ticket));
}

std::string FeedService::take_ticket(const std::string& screen) {
    auto ticket = tickets_.extract(screen);
    return ticket.empty() ? std::string() : std::move(ticket.mapped());
}

void FeedService::gone(RequestNumber request) {
    waiting_.forget(request);
}

void FeedService::publish(SharedHead head) {
    assert(head);
    if (head_ && head->etag == head_->etag) return;
    head_bytes_ = std::shared_ptr<const std::string>(head, &head->bytes);
    head_ = std::move(head);
    for (Waiter& waiter : waiting_.take_all())
        waiter.reply(head_response(sync::status_ok, waiter.wait));
}

std::optional<MonotonicTime> FeedService::next_tick() const {
    return waiting_.next_deadline();
}

void FeedService::tick(MonotonicTime now) {
    while (auto due = waiting_.take_due(now))
        due->reply(head_response(sync::status_not_modified, due->wait));
}

void FeedService::stop() {
    stopping_ = true;
    std::vector<Waiter> sent_away = waiting_.take_all();
    const std::size_t rate = std::max(
        {std::size_t{1}, settings_.returns_per_second, sent_away.size() / longest_return_s});
    std::size_t position = 0;
    for (Waiter& waiter : sent_away)
        waiter.reply(come_back_in(first_return_s + position++ / rate, "The hub is restarting."));
}

HttpResponse FeedService::later() const {
    const auto extra = static_cast<std::size_t>(draw_() * full_spread_s);
    if (stopping_) return come_back_in(first_return_s + extra, "The hub is restarting.");
    return come_back_in(1 + extra, head_ ? "The hub is full." : "The hub is starting.");
}

HttpResponse FeedService::head_response(int status,
                                        std::optional<std::chrono::seconds> waited) const {
    HttpResponse response;
    response.status = status;
    response.for_browsers = false;
    response.fields = {{"ETag", head_->etag}, {"Cache-Control", "no-cache"}, {"Vary", "Prefer"}};
    if (waited) response.fields.push_back({"Preference-Applied", wait_words(*waited)});
    if (status == sync::status_not_modified) return response;
    response.fields.push_back({"Content-Type", std::string(json_type)});
    response.body = head_bytes_;
    return response;
}

void FeedService::answer_file(const HttpRequest& request, std::string_view path,
                              const HttpReply& reply) {
    const auto bytes = files_.read(path);
    if (!bytes && bytes.error().kind == ErrorKind::not_found) {
        HttpResponse response = error_response(status_absent, "not_found", bytes.error().detail);
        // A document may be asked for just before it is there; nobody should remember that.
        return reply(std::move(response));
    }
    if (!bytes) return reply(come_back_in(1, "The file cannot be read at the moment."));
    // Files are named by their content, so the name is the strongest tag there is.
    const std::string etag = "\"" + std::string(path) + "\"";
    HttpResponse response;
    response.for_browsers = false;
    response.fields = {{"ETag", etag}, {"Cache-Control", std::string(kept_for_ever)}};
    if (has_matching_etag(request, etag)) {
        response.status = sync::status_not_modified;
        return reply(std::move(response));
    }
    const bool packed = path.ends_with(".gz");
    response.fields.push_back({"Content-Type", std::string(packed ? gzip_type : json_type)});
    response.body = *bytes;
    reply(std::move(response));
}

std::string FeedService::note_report(const HttpRequest& request) {
    auto report = parse_screen_report(request.field("foyer-screen"));
    if (!report) return {};
    std::string id = report->id;
    // Names that nobody gave to a screen could be made up without end.
    if (reports_.size() < limits::screens || reports_.contains(id))
        reports_.insert_or_assign(id, std::move(*report));
    return id;
}

std::vector<ScreenReport> FeedService::take_reports() {
    std::vector<ScreenReport> taken;
    taken.reserve(reports_.size());
    for (auto& [id, report] : std::exchange(reports_, {}))
        taken.push_back(std::move(report));
    return taken;
}

}  // namespace foyer::hub
