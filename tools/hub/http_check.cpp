#include "tools/hub/http_check.h"

#include <algorithm>

#include "core/base/limits.h"
#include "core/base/text.h"

namespace foyer::hub {

namespace {

constexpr int status_bad = 400;
constexpr int status_target_too_long = 414;
constexpr int status_head_too_large = 431;
constexpr int status_not_implemented = 501;
constexpr int status_version = 505;

/// Digits of the largest length that is read; more is beyond every bound anyway.
constexpr std::size_t length_digits = 15;
/// The longest method there is ("BASELINE-CONTROL").
constexpr std::size_t method_bytes = 16;

bool is_token_byte(char byte) {
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || marks.find(byte) != std::string_view::npos;
}

bool is_word(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_token_byte);
}

bool is_control(char byte) {
    return (byte >= 0 && byte < ' ') || byte == '\x7f';
}

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

bool is_authority_byte(char byte) {
    constexpr std::string_view marks = "-._~:[]%";
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || is_digit(byte) ||
           marks.find(byte) != std::string_view::npos;
}

std::string_view without_blanks(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

int digit_of(char byte) {
    if (is_digit(byte)) return byte - '0';
    const char lower = text::lower_ascii(byte);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

enum class In { path, query };

/// `raw` without its escapes; empty when there is no single reading.
std::optional<std::string> unescaped(std::string_view raw, In where) {
    std::string out;
    out.reserve(raw.size());
    for (std::size_t i = 0; i < raw.size(); ++i) {
        char byte = raw[i];
        if (byte == '+' && where == In::query) byte = ' ';
        if (byte == '%') {
            if (i + 2 >= raw.size()) return {};
            const int high = digit_of(raw[i + 1]), low = digit_of(raw[i + 2]);
            if (high < 0 || low < 0) return {};
            byte = static_cast<char>(high * 16 + low);
            if (where == In::path && (byte == '/' || byte == '\\')) return {};
            i += 2;
        }
        if (is_control(byte) && !(where == In::query && byte == '\n')) return {};
        out += byte;
    }
    if (!text::is_utf8(out)) return {};
    return out;
}

bool has_plain_parts(std::string_view path) {
    if (!path.starts_with('/') || path.find('\\') != std::string_view::npos) return false;
    path.remove_prefix(1);
    while (!path.empty()) {
        const std::string_view part = path.substr(0, path.find('/'));
        if (part.empty() || part == "." || part == "..") return false;
        path.remove_prefix(std::min(path.size(), part.size() + 1));
    }
    return true;
}

/// What the fields say about each other; a second one of a kind is a fault.
struct Framing {
    std::size_t fields = 0;
    bool host = false;
    bool http_1_1 = false;
    CheckedHead head;
};

std::optional<BadRequest> check_request_line(std::string_view line, Framing& framing) {
    const std::size_t first = line.find(' '), last = line.rfind(' ');
    if (first == std::string_view::npos || first == last)
        return BadRequest{status_bad, "The request line is not \"METHOD TARGET HTTP/1.1\"."};
    const std::string_view method = line.substr(0, first);
    const std::string_view target = line.substr(first + 1, last - first - 1);
    const std::string_view version = line.substr(last + 1);
    if (!is_word(method) || method.size() > method_bytes)
        return BadRequest{status_bad, "The method is not a word."};
    if (version.size() != 8 || !version.starts_with("HTTP/") || !is_digit(version[5]) ||
        version[6] != '.' || !is_digit(version[7]))
        return BadRequest{status_bad, "The request line does not end in a version of HTTP."};
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return BadRequest{status_version, "Only HTTP/1.1 and HTTP/1.0 are spoken here."};
    auto read = read_target(target);
    if (!read)
        return BadRequest{status_bad, "The target is not a path: check its escapes and its dots."};
    framing.http_1_1 = version == "HTTP/1.1";
    framing.head.method = method;
    framing.head.target = std::move(*read);
    return {};
}

std::optional<BadRequest> check_content_length(std::string_view value, Framing& framing) {
    if (framing.head.content_length)
        return BadRequest{status_bad, "There are two Content-Length fields."};
    if (value.empty() || value.size() > length_digits ||
        !std::all_of(value.begin(), value.end(), is_digit))
        return BadRequest{status_bad, "Content-Length is not a number of bytes."};
    std::uint64_t length = 0;
    for (const char digit : value)
        length = length * 10 + static_cast<std::uint64_t>(digit - '0');
    framing.head.content_length = length;
    return {};
}

std::optional<BadRequest> check_field(std::string_view line, Framing& framing) {
    if (++framing.fields > limits::request_fields)
        return BadRequest{status_head_too_large, "There are too many header fields."};
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !is_word(line.substr(0, colon)))
        return BadRequest{status_bad, "A header field is not \"Name: value\" on one line."};
    const std::string name = text::lower_case(line.substr(0, colon));
    const std::string_view value = without_blanks(line.substr(colon + 1));
    if (std::any_of(value.begin(), value.end(),
                    [](char byte) { return is_control(byte) && byte != '\t'; }))
        return BadRequest{status_bad, "A header field has a control character."};
    if (name == "host") {
        if (framing.host || value.empty() ||
            !std::all_of(value.begin(), value.end(), is_authority_byte))
            return BadRequest{status_bad, "There must be one Host field with one host."};
        framing.host = true;
    } else if (name == "content-length") {
        return check_content_length(value, framing);
    } else if (name == "transfer-encoding") {
        if (framing.head.chunked)
            return BadRequest{status_bad, "There are two Transfer-Encoding fields."};
        if (text::lower_case(value) != "chunked")
            return BadRequest{status_not_implemented,
                              "Only the transfer encoding \"chunked\" is read."};
        framing.head.chunked = true;
    } else if (name == "expect") {
        framing.head.expects_continue = text::lower_case(value) == "100-continue";
    }
    return {};
}

std::optional<BadRequest> check_whole(const Framing& framing) {
    if (framing.http_1_1 && !framing.host)
        return BadRequest{status_bad, "The Host field is missing."};
    if (framing.head.chunked && framing.head.content_length)
        return BadRequest{status_bad,
                          "Content-Length and Transfer-Encoding contradict each other."};
    if (framing.head.chunked && !framing.http_1_1)
        return BadRequest{status_bad, "HTTP/1.0 has no Transfer-Encoding."};
    return {};
}

HeadCheck refusal(std::optional<BadRequest> why) {
    return {std::nullopt, std::move(why)};
}

/// What is wrong with a line that is not whole yet.
HeadCheck check_rest(std::string_view rest, bool in_request_line, std::size_t received) {
    if (received < limits::request_head_bytes) return {};
    if (in_request_line && rest.size() >= limits::request_head_bytes)
        return refusal(BadRequest{status_target_too_long, "The request line is too long."});
    return refusal(BadRequest{status_head_too_large, "The header fields are too large."});
}

}  // namespace

std::optional<Target> read_target(std::string_view raw) {
    if (std::any_of(raw.begin(), raw.end(),
                    [](char byte) { return byte <= ' ' || byte == '\x7f' || byte == '#'; }))
        return {};
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (text::lower_case(raw.substr(0, scheme.size())) != scheme) continue;
        raw.remove_prefix(scheme.size());
        raw.remove_prefix(std::min(raw.size(), raw.find_first_of("/?")));
    }
    Target target;
    const std::size_t mark = raw.find('?');
    const auto path = unescaped(raw.substr(0, mark), In::path);
    if (!path || !has_plain_parts(*path)) return {};
    target.path = *path;
    if (mark == std::string_view::npos) return target;
    for (const std::string_view pair : text::split(raw.substr(mark + 1), '&')) {
        const std::size_t equals = pair.find('=');
        auto name = unescaped(pair.substr(0, equals), In::query);
        auto value = equals == std::string_view::npos
                         ? std::string()
                         : unescaped(pair.substr(equals + 1), In::query);
        if (!name || !value || target.query.size() == limits::query_pairs) return {};
        target.query.emplace_back(std::move(*name), std::move(*value));
    }
    return target;
}

HeadCheck check_head(std::string_view received) {
    Framing framing;
    std::size_t begin = 0;
    for (bool request_line = true;; request_line = false) {
        const std::size_t end = received.find('\n', begin);
        // Also where there is no end yet: npos is the largest number.
        const bool too_far = end >= limits::request_head_bytes;
        if (too_far) return check_rest(received.substr(begin), request_line, received.size());
        if (end == begin || received[end - 1] != '\r')
            return refusal(BadRequest{status_bad, "A line does not end in CR LF."});
        const std::string_view line = received.substr(begin, end - 1 - begin);
        begin = end + 1;
        if (line.empty() && !request_line) break;
        auto fault = request_line ? check_request_line(line, framing) : check_field(line, framing);
        if (fault) return refusal(std::move(fault));
    }
    if (auto fault = check_whole(framing)) return refusal(std::move(fault));
    framing.head.length = begin;
    return {std::move(framing.head), std::nullopt};
}

}  // namespace foyer::hub
