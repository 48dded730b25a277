#pragma once
// The head of a request, judged by its bytes before any library reads it: one reading is possible
// or none. What proxies and servers are known to read differently is refused (RFC 9112). Pure; any
// thread.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace foyer::hub {

/// Why a request is not answered; the connection is closed after saying so.
struct BadRequest {
    int status = 400;
    std::string why;  ///< a sentence for who wrote the client
};

/// What the request line names, decoded.
struct Target {
    std::string path;  ///< begins with "/"; no empty, "." or ".." parts; UTF-8 without controls
    std::vector<std::pair<std::string, std::string>> query;
    friend bool operator==(const Target&, const Target&) = default;
};

/// A head that passed.
struct CheckedHead {
    std::size_t length = 0;  ///< bytes, with the empty line
    std::string method;
    Target target;
    std::optional<std::uint64_t> content_length;
    bool chunked = false;
    bool expects_continue = false;
    [[nodiscard]] bool has_body() const { return chunked || content_length.value_or(0) > 0; }
};

/// What the bytes received so far amount to. Neither: the head is not whole yet.
struct HeadCheck {
    std::optional<CheckedHead> head;
    std::optional<BadRequest> refused;
};

/// Judges the beginning of what was received; a fault is found as soon as its line is there.
[[nodiscard]] HeadCheck check_head(std::string_view received);

/// The target of a request line, in origin or absolute form. 400 for what has no single meaning:
/// bad escapes, escaped slashes, controls, bytes that are not UTF-8, parts "." and "..".
[[nodiscard]] std::optional<Target> read_target(std::string_view raw);

}  // namespace foyer::hub
