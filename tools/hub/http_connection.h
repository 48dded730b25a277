#pragma once
// The connections of http_server.cpp, which alone includes this. One thread.

#include <array>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "tools/hub/http_reader.h"
#include "tools/hub/http_wire.h"

namespace foyer::hub::net {

namespace asio = boost::asio;
using asio::ip::tcp;
using Failure = boost::system::error_code;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<tcp, Executor>;
using TlsStream = asio::ssl::stream<Socket>;
using Milliseconds = std::chrono::milliseconds;

constexpr int status_timeout = 408;

/// What one read takes in; over TLS little for the many that wait, more while a body comes.
constexpr std::size_t small_read = 512;
constexpr std::size_t large_read = std::size_t{32} * 1024;
/// Bytes read ahead while an answer is under way; whoever sends more is not read from meanwhile.
constexpr std::size_t most_ahead = std::size_t{16} * 1024;
/// Bytes of a refused request that are thrown away so that its sender can read the answer.
constexpr std::size_t most_drained = std::size_t{8} * 1024 * 1024;
/// Bytes of an answer that must be taken within the time for writing; then come the next.
constexpr std::size_t slice_bytes = std::size_t{64} * 1024;

/// What a connection is doing.
enum class Phase : std::uint8_t {
    handshake,
    idle,       ///< between requests
    head,       ///< waits for a whole head
    body,       ///< waits for a whole body
    answering,  ///< the application has the request
    writing,
    draining,  ///< the last answer is out; what still comes is thrown away
    closed,
};

/// One connection, plain or TLS.
class Link {
public:
    virtual ~Link() = default;
    virtual void start() = 0;
    virtual void answer(RequestNumber request, HttpResponse response) = 0;
    virtual void close() = 0;
    /// Ends a phase that has taken too long.
    virtual void time_out() = 0;

    Phase phase = Phase::handshake;
    MonotonicTime deadline{};  ///< of the phase; not for answering
};

/// True where nothing is lost but a wait for the client when the connection is closed.
bool may_be_closed(Phase phase) {
    return phase == Phase::handshake || phase == Phase::idle || phase == Phase::head ||
           phase == Phase::draining;
}

/// Reads requests one after the other and always has one read open, so that it notices when its
/// client goes, also while the application has the request.
template <class Stream, class Core>
class Connection final : public Link,
                         public std::enable_shared_from_this<Connection<Stream, Core>> {
public:
    Connection(Core& core, Stream stream, std::string peer)
        : core_(core), stream_(std::move(stream)), peer_(std::move(peer)), reader_(core.limits) {}

    void start() override {
        if constexpr (std::is_same_v<Stream, TlsStream>) {
            enter(Phase::handshake, core_.settings.timeouts.handshake);
            stream_.async_handshake(TlsStream::server, [self = self()](const Failure& failure) {
                if (self->phase == Phase::closed) return;
                if (failure) return self->close();
                self->begin();
            });
        } else {
            begin();
        }
    }

    void answer(RequestNumber request, HttpResponse response) override {
        if (phase != Phase::answering || request != request_) return;
        const Delivery delivery = core_.delivery(keep_alive_);
        keep_alive_ = delivery.keep_alive;
        head_ = head_of(response, delivery);
        if (!head_only_ && !is_bodiless(response.status)) body_ = std::move(response.body);
        sent_ = 0;
        write_slice();
    }

    void close() override {
        if (phase == Phase::closed) return;
        const auto self = this->shared_from_this();
        phase = Phase::closed;
        Failure ignored;
        stream_.lowest_layer().close(ignored);
        core_.closed(self);
    }

    void time_out() override {
        const bool begun = phase == Phase::body || (phase == Phase::head && reader_.ahead() > 0);
        if (!begun) return close();
        refuse({status_timeout, "The request took too long."});
    }

private:
    std::shared_ptr<Connection> self() { return this->shared_from_this(); }

    void enter(Phase next, Milliseconds limit) {
        phase = next;
        deadline = core_.clock.monotonic() + limit;
    }

    void begin() {
        enter(Phase::head, core_.settings.timeouts.head);
        read();
    }

    void read() {
        if (reading_ || phase == Phase::closed) return;
        const bool busy = phase == Phase::answering || phase == Phase::writing;
        if (busy && reader_.ahead() > most_ahead) return;
        reading_ = true;
        if constexpr (std::is_same_v<Stream, TlsStream>) {
            const bool much = phase == Phase::body || phase == Phase::draining;
            incoming_.resize(much ? large_read : small_read);
            if (!much) incoming_.shrink_to_fit();
            stream_.async_read_some(asio::buffer(incoming_),
                                    [self = self()](const Failure& failure, std::size_t size) {
                                        self->reading_ = false;
                                        self->received(failure, {self->incoming_.data(), size});
                                    });
        } else {
            stream_.async_wait(Socket::wait_read,
                               [self = self()](const Failure& failure) { self->take_in(failure); });
        }
    }

    /// Reads what has come into the buffer that all connections share: most only wait, and need
    /// none of their own.
    void take_in(Failure failure) {
        reading_ = false;
        if (phase == Phase::closed) return;
        if (core_.incoming.empty()) core_.incoming.resize(large_read);
        std::size_t size = 0;
        const bool busy = phase == Phase::answering || phase == Phase::writing;
        const auto room = asio::buffer(core_.incoming, busy ? small_read : large_read);
        if (!failure) size = stream_.read_some(room, failure);
        if (failure == asio::error::would_block || failure == asio::error::interrupted)
            return read();
        received(failure, {core_.incoming.data(), size});
    }

    void received(const Failure& failure, std::string_view bytes) {
        if (phase == Phase::closed) return;
        if (failure) return lost();
        if (phase == Phase::draining) {
            drained_ += bytes.size();
            if (drained_ > most_drained) return close();
        } else {
            reader_.add(bytes);
            if (phase != Phase::answering && phase != Phase::writing) advance();
        }
        read();
    }

    /// The client is gone, or will send nothing more.
    void lost() {
        if (phase == Phase::writing) {
            keep_alive_ = false;  // the answer is still worth sending
            return;
        }
        const bool waiting = phase == Phase::answering;
        close();
        if (!waiting) return;
        core_.application.gone(request_);
        core_.called();
    }

    void advance() {
        switch (reader_.advance()) {
            case RequestReader::Progress::nothing:
                return;
            case RequestReader::Progress::head:
                if (phase == Phase::idle) enter(Phase::head, core_.settings.timeouts.head);
                return;
            case RequestReader::Progress::body:
                if (phase != Phase::body) enter(Phase::body, core_.settings.timeouts.body);
                if (reader_.take_continue()) say_continue();
                return;
            case RequestReader::Progress::refused:
                return refuse(reader_.refusal());
            case RequestReader::Progress::whole:
                return hand_over();
        }
    }

    void say_continue() {
        static constexpr std::string_view words = "HTTP/1.1 100 Continue\r\n\r\n";
        // So few bytes fit into the empty buffers of a connection that was only read from.
        Failure ignored;
        asio::write(stream_, asio::buffer(words.data(), words.size()), ignored);
    }

    void refuse(const BadRequest& why) {
        request_ = ++core_.last_request;
        keep_alive_ = false;
        head_only_ = false;
        refused_ = true;
        phase = Phase::answering;
        answer(request_, refusal_of(why));
    }

    void hand_over() {
        HttpRequest request = reader_.take();
        keep_alive_ = reader_.keep_alive();
        head_only_ = request.method == "HEAD";
        request.number = request_ = ++core_.last_request;
        request.at = core_.clock.monotonic();
        request.peer = peer_;
        request.secure = core_.tls.has_value();
        phase = Phase::answering;
        std::weak_ptr<Link> link = self();
        core_.application.handle(
            std::move(request), [core = core_.weak_from_this(), link = std::move(link),
                                 number = request_](HttpResponse response) {
                const auto here = core.lock();
                if (!here) return;
                if (here->io.get_executor().running_in_this_thread()) {
                    if (const auto asker = link.lock()) asker->answer(number, std::move(response));
                    return;
                }
                // Only the server's thread holds a connection, so that none ends elsewhere.
                asio::post(here->io, [link, number, response = std::move(response)]() mutable {
                    if (const auto asker = link.lock()) asker->answer(number, std::move(response));
                });
            });
        core_.called();
    }

    /// Sends the head, if it was not sent yet, and the next part of the body.
    void write_slice() {
        enter(Phase::writing, core_.settings.timeouts.write);
        std::string_view rest = body_ ? *body_ : std::string_view();
        rest = rest.substr(sent_, slice_bytes);
        sent_ += rest.size();
        const std::array<asio::const_buffer, 2> parts = {asio::buffer(head_),
                                                         asio::buffer(rest.data(), rest.size())};
        asio::async_write(stream_, parts, [self = self()](const Failure& failure, std::size_t) {
            self->written(failure);
        });
    }

    void written(const Failure& failure) {
        if (phase == Phase::closed) return;
        if (failure) return close();
        head_ = {};
        if (body_ && sent_ < body_->size()) return write_slice();
        body_.reset();
        if (!keep_alive_ || core_.stopping) return end();
        enter(Phase::idle, core_.settings.timeouts.idle);
        advance();
        read();
    }

    /// The last answer is out. A connection that is closed while bytes are still coming is reset,
    /// and the answer lost: those are read and thrown away for a moment.
    void end() {
        if (!refused_ && reader_.ahead() == 0) return close();
        Failure failure;
        stream_.lowest_layer().shutdown(Socket::shutdown_send, failure);
        if (failure) return close();
        enter(Phase::draining, core_.settings.timeouts.linger);
        read();
    }

    Core& core_;
    Stream stream_;
    std::string peer_;
    RequestReader reader_;
    std::string incoming_;  ///< of TLS
    std::string head_;
    std::shared_ptr<const std::string> body_;
    RequestNumber request_ = 0;
    std::size_t sent_ = 0;  ///< bytes of the body
    std::size_t drained_ = 0;
    bool reading_ = false;
    bool keep_alive_ = true;
    bool head_only_ = false;
    bool refused_ = false;
};

}  // namespace foyer::hub::net
