#include "tools/hub_program/serving.h"

#include <utility>

#include "platform/process.h"

namespace foyer::hub_program {

namespace {

/// How long requests that are under way may take when the hub stops.
constexpr std::chrono::milliseconds stop_grace{5000};

hub::FeedSettings feed_settings(const hub::Hub& hub, std::size_t parked) {
    hub::FeedSettings settings;
    settings.folder = hub.feed_folder();
    settings.parked = parked;
    return settings;
}

}  // namespace

Serving::Serving(hub::Hub hub, const Clock& clock, std::size_t parked, std::function<double()> draw)
    : hub_(std::move(hub)),
      fetcher_([this](hub::UpstreamAnswer answer) { store_.fetched(std::move(answer)); }),
      store_(hub_, clock,
             {[this](hub::SharedHead head) {
                  server_->post([this, head = std::move(head)] { application_.publish(head); });
              },
              [this](hub::UpstreamRequest request) { fetcher_.fetch(std::move(request)); },
              [this](const hub::HubNews& news) {
                  server_->post([this, news] { application_.tell(news); });
              },
              [this](hub::PictureWish wish) {
                  server_->post([this, wish = std::move(wish)] { application_.tell_screen(wish); });
              },
              [this](hub::PasswordWork work, hub::PasswordDesk::Done done) {
                  return passwords_.ask(std::move(work), std::move(done));
              },
              platform::give_back_memory}),
      application_(feed_settings(hub_, parked), std::move(draw),
                   {[this](hub::HttpRequest request, hub::HttpReply reply) {
                        return store_.ask(std::move(request), std::move(reply));
                    },
                    [this](const std::vector<hub::ScreenReport>& reports) { store_.seen(reports); },
                    [this](std::function<void()> task) { server_->post(std::move(task)); }}) {}

Result<std::unique_ptr<Serving>> Serving::prepare(hub::Hub hub, hub::ServerSettings settings,
                                                  const Clock& clock,
                                                  std::function<double()> draw) {
    const std::size_t parked = std::min(settings.connections, limits::screens);
    std::unique_ptr<Serving> serving(new Serving(std::move(hub), clock, parked, std::move(draw)));
    auto server = hub::HttpServer::listen(std::move(settings), clock, serving->application_);
    if (!server) return server.error();
    serving->server_ = std::make_unique<hub::HttpServer>(std::move(*server));
    serving->application_.publish(serving->hub_.head());
    return serving;
}

void Serving::start() {
    net_thread_ = std::thread([this] { server_->run(); });
    store_thread_ = std::jthread([this](const std::stop_token& stop) { store_.run(stop); });
    for (std::jthread& thread : password_threads_)
        thread = std::jthread([this](const std::stop_token& stop) { passwords_.run(stop); });
    fetcher_thread_ = std::jthread([this](const std::stop_token& stop) { fetcher_.run(stop); });
}

bool Serving::stop() {
    fetcher_thread_.request_stop();
    server_->post([this] { application_.stop(); });
    server_->stop(stop_grace);
    net_thread_.join();
    for (std::jthread& thread : password_threads_)
        thread.request_stop();
    for (std::jthread& thread : password_threads_)
        thread.join();
    store_thread_.request_stop();
    store_thread_.join();
    if (fetcher_.is_busy()) return false;
    fetcher_thread_.join();
    return true;
}

}  // namespace foyer::hub_program
