#include "tools/hub/http_server.h"

#include <openssl/ssl.h>
#include <algorithm>
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/ssl/context.hpp>
#include <unordered_set>
#include <utility>
#include <vector>

#include "tools/hub/http_connection.h"

namespace foyer::hub {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using net::Executor;
using net::Failure;
using net::Socket;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, Executor>;
using Milliseconds = std::chrono::milliseconds;

/// Connections that the system holds until they are accepted; as many as Linux allows.
constexpr int backlog = 4096;
/// How long to wait where the system has no descriptor left.
constexpr Milliseconds accept_pause{100};
/// What whoever comes while every connection is busy is told; there is no time for more.
constexpr std::string_view full_answer =
    "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\n"
    "Connection: close\r\n\r\n";

}  // namespace

/// What all connections share.
struct HttpServer::Core : std::enable_shared_from_this<Core> {
    Core(ServerSettings wanted, const Clock& the_clock, HttpApplication& the_application)
        : settings(std::move(wanted)), clock(the_clock), application(the_application) {
        limits.body = settings.body_limit;
    }

    [[nodiscard]] Result<void> bind();
    [[nodiscard]] Result<void> load_tls();
    void accept();
    void accepted(Socket socket);
    void make_room();
    void sweep();
    /// To be called after each call of the application: it may have a new appointment.
    void called();
    void closed(const std::shared_ptr<net::Link>& link);
    void stop(Milliseconds grace);
    [[nodiscard]] Delivery delivery(bool keep_alive) const {
        return {std::chrono::floor<std::chrono::seconds>(clock.wall()), keep_alive && !stopping,
                tls.has_value()};
    }

    ServerSettings settings;
    const Clock& clock;
    HttpApplication& application;
    ReaderLimits limits;
    std::string incoming;  ///< what was read last; used up before the next read
    asio::io_context io{1};
    Acceptor acceptor{io.get_executor()};
    Timer accept_timer{io.get_executor()};
    Timer sweep_timer{io.get_executor()};
    Timer tick_timer{io.get_executor()};
    Timer stop_timer{io.get_executor()};
    std::optional<asio::ssl::context> tls;
    std::unordered_set<std::shared_ptr<net::Link>> open;
    std::optional<MonotonicTime> tick_at;
    RequestNumber last_request = 0;
    bool sweeping = false;
    bool stopping = false;
};

namespace {

std::string address_of(const Socket& socket) {
    Failure failure;
    const tcp::endpoint peer = socket.remote_endpoint(failure);
    if (failure) return {};
    const asio::ip::address address = peer.address();
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
    return address.to_string();
}

Error cannot_listen(const ServerSettings& settings, const Failure& failure) {
    const std::string where = settings.address + " port " + std::to_string(settings.port);
    if (failure == asio::error::address_in_use)
        return {ErrorKind::in_use, "Another program listens on " + where +
                                       "; end it, or choose another port with --listen"};
    return {ErrorKind::refused,
            "The hub cannot listen on " + where + ": " + failure.message() + "; see --listen"};
}

}  // namespace

Result<void> HttpServer::Core::bind() {
    Failure failure;
    tcp::resolver resolver(io);
    const auto found =
        resolver.resolve(settings.address, std::to_string(settings.port),
                         tcp::resolver::passive | tcp::resolver::numeric_service, failure);
    if (failure) return cannot_listen(settings, failure);
    const tcp::endpoint endpoint = found.begin()->endpoint();
    acceptor.open(endpoint.protocol(), failure);
    if (!failure) acceptor.set_option(Acceptor::reuse_address(true), failure);
    if (!failure && endpoint.address().is_v6() && endpoint.address().is_unspecified())
        acceptor.set_option(asio::ip::v6_only(false), failure);
    if (!failure) acceptor.bind(endpoint, failure);
    if (!failure) acceptor.listen(backlog, failure);
    if (failure) return cannot_listen(settings, failure);
    return {};
}

Result<void> HttpServer::Core::load_tls() {
    const auto bad = [](const std::filesystem::path& file, const Failure& failure) {
        return Error{ErrorKind::invalid, file.string() +
                                             " cannot be used for TLS: " + failure.message() +
                                             "; it must be a PEM file that belongs to the other"};
    };
    asio::ssl::context read(asio::ssl::context::tls_server);
    Failure failure;
    SSL_CTX_set_min_proto_version(read.native_handle(), TLS1_2_VERSION);
    // Buffers of silent connections are given back.
    SSL_CTX_set_mode(read.native_handle(), SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_options(read.native_handle(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    read.use_certificate_chain_file(settings.tls->certificate.string(), failure);
    if (failure) return bad(settings.tls->certificate, failure);
    read.use_private_key_file(settings.tls->key.string(), asio::ssl::context::pem, failure);
    if (failure) return bad(settings.tls->key, failure);
    // OpenSSL counts who uses a context: connections keep the one that they began with.
    tls = std::move(read);
    return {};
}

void HttpServer::Core::accept() {
    acceptor.async_accept([this](const Failure& failure, Socket socket) {
        if (failure == asio::error::operation_aborted || stopping) return;
        if (!failure) {
            accepted(std::move(socket));
            return accept();
        }
        // No descriptor left: those that only wait make room.
        make_room();
        accept_timer.expires_after(accept_pause);
        accept_timer.async_wait([this](const Failure& ended) {
            if (!ended) accept();
        });
    });
}

void HttpServer::Core::accepted(Socket socket) {
    Failure failure;
    socket.set_option(tcp::no_delay(true), failure);
    socket.non_blocking(true, failure);
    if (open.size() >= settings.connections) make_room();
    if (open.size() >= settings.connections) {
        if (!tls) socket.write_some(asio::buffer(full_answer.data(), full_answer.size()), failure);
        return;
    }
    std::string peer = address_of(socket);
    std::shared_ptr<net::Link> link;
    if (tls)
        link = std::make_shared<net::Connection<net::TlsStream, Core>>(
            *this, net::TlsStream(std::move(socket), *tls), std::move(peer));
    else
        link = std::make_shared<net::Connection<Socket, Core>>(*this, std::move(socket),
                                                               std::move(peer));
    open.insert(link);
    link->start();
    sweep();
}

void HttpServer::Core::make_room() {
    const auto longest =
        std::min_element(open.begin(), open.end(), [](const auto& a, const auto& b) {
            const bool a_may = net::may_be_closed(a->phase), b_may = net::may_be_closed(b->phase);
            return a_may != b_may ? a_may : a->deadline < b->deadline;
        });
    if (longest == open.end() || !net::may_be_closed((*longest)->phase)) return;
    // Closing takes it out of the list: it must live until it is closed.
    // NOLINTNEXTLINE(performance-unnecessary-copy-initialization)
    const auto link = *longest;
    link->close();
}

void HttpServer::Core::sweep() {
    if (sweeping || open.empty()) return;
    sweeping = true;
    sweep_timer.expires_after(settings.timeouts.sweep);
    sweep_timer.async_wait([this](const Failure& failure) {
        sweeping = false;
        if (failure) return;
        const MonotonicTime now = clock.monotonic();
        std::vector<std::shared_ptr<net::Link>> late;
        for (const auto& link : open)
            if (link->phase != net::Phase::answering && link->deadline <= now) late.push_back(link);
        for (const auto& link : late)
            link->time_out();
        sweep();
    });
}

void HttpServer::Core::called() {
    const auto due = application.next_tick();
    if (!due || (tick_at && *tick_at <= *due)) return;
    tick_at = due;
    const Milliseconds delay = std::max(*due - clock.monotonic(), Milliseconds{0});
    tick_timer.expires_after(delay);
    tick_timer.async_wait([this](const Failure& failure) {
        if (failure) return;
        tick_at.reset();
        application.tick(clock.monotonic());
        called();
    });
}

void HttpServer::Core::closed(const std::shared_ptr<net::Link>& link) {
    open.erase(link);
    if (stopping && open.empty()) io.stop();
}

void HttpServer::Core::stop(Milliseconds grace) {
    if (stopping) return;
    stopping = true;
    Failure ignored;
    acceptor.close(ignored);
    const std::vector<std::shared_ptr<net::Link>> all(open.begin(), open.end());
    for (const auto& link : all)
        if (net::may_be_closed(link->phase) && link->phase != net::Phase::draining) link->close();
    if (open.empty()) return io.stop();
    stop_timer.expires_after(grace);
    stop_timer.async_wait([this](const Failure& failure) {
        if (!failure) io.stop();
    });
}

Result<HttpServer> HttpServer::listen(ServerSettings settings, const Clock& clock,
                                      HttpApplication& application) {
    const bool encrypted = settings.tls.has_value();
    auto core = std::make_shared<Core>(std::move(settings), clock, application);
    if (encrypted)
        if (auto loaded = core->load_tls(); !loaded) return loaded.error();
    if (auto bound = core->bind(); !bound) return bound.error();
    return HttpServer(std::move(core));
}

HttpServer::HttpServer(std::shared_ptr<Core> core) : core_(std::move(core)) {}
HttpServer::HttpServer(HttpServer&&) noexcept = default;
HttpServer& HttpServer::operator=(HttpServer&&) noexcept = default;

HttpServer::~HttpServer() {
    if (!core_) return;
    // Connections close themselves out of the set.
    const auto open = std::exchange(core_->open, {});
    for (const auto& link : open)
        link->close();
}

std::uint16_t HttpServer::port() const {
    Failure failure;
    return core_->acceptor.local_endpoint(failure).port();
}

void HttpServer::run() {
    core_->accept();
    core_->called();
    core_->io.run();
}

void HttpServer::post(std::function<void()> task) {
    asio::post(core_->io, [core = core_.get(), task = std::move(task)] {
        task();
        core->called();
    });
}

void HttpServer::renew_certificate(std::function<void(Result<void>)> told) {
    asio::post(core_->io, [core = core_.get(), told = std::move(told)] {
        if (core->tls) return told(core->load_tls());
        told(Error{ErrorKind::usage, "The hub has no certificate; see --tls-cert and --tls-key"});
    });
}

void HttpServer::stop(Milliseconds grace) {
    asio::post(core_->io, [core = core_.get(), grace] { core->stop(grace); });
}

std::size_t HttpServer::connections() const {
    return core_->open.size();
}

}  // namespace foyer::hub
