#pragma once
// Requests out of the bytes of one connection, one after the other. Heads are judged by
// http_check.h; Beast reads what passed. One thread.

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "tools/hub/http.h"
#include "tools/hub/http_check.h"

namespace foyer::hub {

/// The bounds that a reader keeps.
struct ReaderLimits {
    /// The most bytes of a body for a request to this path.
    std::function<std::size_t(std::string_view path)> body;
    /// Bytes of the bodies that all readers are receiving; each adds and takes away its own.
    std::size_t bodies_in_flight = 0;
};

class RequestReader {
public:
    enum class Progress {
        nothing,  ///< no byte of the next request is there
        head,     ///< the head is not whole
        body,     ///< the body is not whole
        whole,    ///< take() has it
        refused,  ///< refusal() says why; nothing more can be read
    };

    /// `limits` outlive the reader.
    explicit RequestReader(ReaderLimits& limits);
    RequestReader(RequestReader&&) = delete;
    RequestReader& operator=(RequestReader&&) = delete;
    ~RequestReader();

    /// More bytes of the connection.
    void add(std::string_view bytes);
    /// Reads on as far as the bytes go; stands still at a whole request until it is taken.
    Progress advance();

    /// The request that is whole: method, path, query, fields and body. Its trailers are left out.
    [[nodiscard]] HttpRequest take();
    [[nodiscard]] const BadRequest& refusal() const { return *refused_; }
    /// True when the request that was whole last lets the connection go on.
    [[nodiscard]] bool keep_alive() const { return keep_alive_; }
    /// True once for a request whose client waits for "100 Continue" before it sends the body.
    [[nodiscard]] bool take_continue();
    /// Bytes that are held and not yet part of a request.
    [[nodiscard]] std::size_t ahead() const { return bytes_.size(); }

private:
    class Parser;

    Progress advance_head();
    Progress advance_body();
    Progress refuse(BadRequest why);

    ReaderLimits& limits_;
    std::string bytes_;
    bool new_line_ = false;  ///< one came since the head was looked at last
    bool continue_ = false;
    bool keep_alive_ = true;
    std::unique_ptr<Parser> parser_;  ///< while a body is read
    std::optional<BadRequest> refused_;
};

}  // namespace foyer::hub
