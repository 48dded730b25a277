#include "tools/hub/http_reader.h"

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <cassert>
#include <utility>

#include "core/base/limits.h"
#include "core/base/text.h"

namespace foyer::hub {

namespace {

namespace http = boost::beast::http;
using ParseFailure = boost::beast::error_code;

constexpr int status_malformed = 400;
constexpr int status_body_too_large = 413;
constexpr int status_server_full = 503;

/// Bytes of a chunk's head or of trailers; nobody sends more.
constexpr std::size_t most_framing = std::size_t{16} * 1024;

}  // namespace

/// Beast's parser, filling a request.
class RequestReader::Parser final : public http::basic_parser<true> {
public:
    Parser(std::size_t most_body, std::size_t& in_flight) : in_flight_(in_flight) {
        eager(true);
        header_limit(static_cast<std::uint32_t>(most_framing));
        body_limit(most_body);
    }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
    ~Parser() override { in_flight_ -= counted_; }

    HttpRequest request;
    bool server_full = false;

private:
    using View = boost::beast::string_view;

    std::size_t append(View part, ParseFailure& failure) {
        if (in_flight_ + part.size() > limits::bodies_in_flight_bytes) {
            server_full = true;
            failure = http::error::body_limit;
            return 0;
        }
        in_flight_ += part.size();
        counted_ += part.size();
        request.body.append(part.data(), part.size());
        return part.size();
    }

    void on_request_impl(http::verb, View, View, int, ParseFailure&) override {}
    void on_response_impl(int, View, int, ParseFailure&) override {}
    void on_field_impl(http::field, View name, View value, ParseFailure&) override {
        if (head_done_) return;
        request.fields.push_back(
            {text::lower_case({name.data(), name.size()}), {value.data(), value.size()}});
    }
    void on_header_impl(ParseFailure&) override { head_done_ = true; }
    void on_body_init_impl(const boost::optional<std::uint64_t>&, ParseFailure&) override {}
    std::size_t on_body_impl(View part, ParseFailure& failure) override {
        return append(part, failure);
    }
    void on_chunk_header_impl(std::uint64_t, View, ParseFailure&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, View part, ParseFailure& failure) override {
        return append(part, failure);
    }
    void on_finish_impl(ParseFailure&) override {}

    std::size_t& in_flight_;
    std::size_t counted_ = 0;
    bool head_done_ = false;
};

RequestReader::RequestReader(ReaderLimits& limits) : limits_(limits) {}
RequestReader::~RequestReader() = default;

void RequestReader::add(std::string_view bytes) {
    new_line_ = new_line_ || bytes.find('\n') != std::string_view::npos;
    bytes_.append(bytes);
}

RequestReader::Progress RequestReader::advance() {
    if (refused_) return Progress::refused;
    if (parser_) return advance_body();
    return advance_head();
}

RequestReader::Progress RequestReader::refuse(BadRequest why) {
    refused_ = std::move(why);
    parser_.reset();
    bytes_ = {};
    return Progress::refused;
}

RequestReader::Progress RequestReader::advance_head() {
    if (bytes_.empty()) {
        bytes_.shrink_to_fit();  // most connections are silent most of the time
        return Progress::nothing;
    }
    // A head that drips in is not read anew for each byte.
    if (!new_line_ && bytes_.size() < limits::request_head_bytes) return Progress::head;
    new_line_ = false;
    HeadCheck check = check_head(bytes_);
    if (check.refused) return refuse(std::move(*check.refused));
    if (!check.head) return Progress::head;
    CheckedHead& head = *check.head;
    const std::size_t most = limits_.body(head.target.path);
    if (head.content_length.value_or(0) > most)
        return refuse({status_body_too_large,
                       "The body may have at most " + std::to_string(most) + " bytes here."});
    continue_ = head.expects_continue && head.has_body() && bytes_.size() == head.length;
    parser_ = std::make_unique<Parser>(most, limits_.bodies_in_flight);
    parser_->request.method = std::move(head.method);
    parser_->request.path = std::move(head.target.path);
    parser_->request.query = std::move(head.target.query);
    return advance_body();
}

RequestReader::Progress RequestReader::advance_body() {
    while (!parser_->is_done()) {
        ParseFailure failure;
        const std::size_t read =
            parser_->put(boost::asio::const_buffer(bytes_.data(), bytes_.size()), failure);
        bytes_.erase(0, read);
        if (failure == http::error::body_limit) {
            if (parser_->server_full)
                return refuse({status_server_full, "Too much is being sent at the moment."});
            return refuse({status_body_too_large, "The body is larger than it may be here."});
        }
        if (failure && failure != http::error::need_more)
            return refuse({status_malformed, "The request is not well-formed."});
        if (parser_->is_done()) break;
        if (failure || read == 0) {
            if (bytes_.size() > most_framing)
                return refuse({status_malformed, "The head of a chunk is too long."});
            return Progress::body;
        }
    }
    keep_alive_ = parser_->keep_alive();
    return Progress::whole;
}

HttpRequest RequestReader::take() {
    assert(parser_ && parser_->is_done());
    HttpRequest request = std::move(parser_->request);
    parser_.reset();
    if (bytes_.empty()) bytes_.shrink_to_fit();
    new_line_ = bytes_.find('\n') != std::string::npos;
    continue_ = false;
    return request;
}

bool RequestReader::take_continue() {
    return std::exchange(continue_, false);
}

}  // namespace foyer::hub
