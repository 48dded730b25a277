#pragma once
// A hub that is being served: its threads and the ways between them.
//
//     net      one HttpServer and what stands behind it; parks the screens
//     store    the Hub; everything that reads or writes the database
//     fetcher  the upstream schedule
//     passwords  two of them: a hash of a password takes a tenth of a second
//     main     starts them, sleeps until the program is asked to end, stops them

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <thread>
#include <utility>

#include "core/base/result.h"
#include "core/time/clock.h"
#include "tools/hub/http_server.h"
#include "tools/hub/hub.h"
#include "tools/hub/hub_application.h"
#include "tools/hub/store_loop.h"
#include "tools/hub_program/upstream_fetcher.h"

namespace foyer::hub_program {

class Serving {
public:
    /// Listens; nobody is answered yet. The clock outlives it.
    [[nodiscard]] static Result<std::unique_ptr<Serving>> prepare(hub::Hub hub,
                                                                  hub::ServerSettings settings,
                                                                  const Clock& clock,
                                                                  std::function<double()> draw);
    Serving(const Serving&) = delete;
    Serving& operator=(const Serving&) = delete;

    [[nodiscard]] std::uint16_t port() const { return server_->port(); }

    void start();
    /// As HttpServer::renew_certificate().
    void renew_certificate(std::function<void(Result<void>)> told) {
        server_->renew_certificate(std::move(told));
    }
    /// Sends parked screens away with times of their own to come back, lets requests end, closes
    /// the hub. True when all threads have ended, too; false while the fetcher still waits for an
    /// answer from elsewhere.
    [[nodiscard]] bool stop();

private:
    Serving(hub::Hub hub, const Clock& clock, std::size_t parked, std::function<double()> draw);

    hub::Hub hub_;
    UpstreamFetcher fetcher_;
    hub::PasswordDesk passwords_;
    hub::StoreLoop store_;
    hub::HubApplication application_;
    std::unique_ptr<hub::HttpServer> server_;
    std::jthread store_thread_;
    std::jthread fetcher_thread_;
    std::array<std::jthread, 2> password_threads_;
    std::thread net_thread_;
};

}  // namespace foyer::hub_program
