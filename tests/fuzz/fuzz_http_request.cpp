// Requests to the hub: the head by its bytes, the body in chunks, what screens say in header
// fields. However the bytes are cut, the same requests come out.

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ids.h"
#include "core/base/text.h"
#include "tools/hub/feed_files.h"
#include "tools/hub/feed_request.h"
#include "tools/hub/http_reader.h"

namespace {

using foyer::hub::HttpRequest;
using foyer::hub::RequestReader;

constexpr std::size_t body_bytes = 4096;

struct Reading {
    std::vector<HttpRequest> requests;
    bool refused = false;
};

Reading read_in_steps(std::string_view bytes, std::size_t step) {
    foyer::hub::ReaderLimits limits{[](std::string_view) { return body_bytes; }, 0};
    Reading reading;
    {
        RequestReader reader(limits);
        while (!bytes.empty() && !reading.refused) {
            reader.add(bytes.substr(0, step));
            bytes.remove_prefix(std::min(step, bytes.size()));
            auto progress = reader.advance();
            for (; progress == RequestReader::Progress::whole; progress = reader.advance())
                reading.requests.push_back(reader.take());
            reading.refused = progress == RequestReader::Progress::refused;
        }
    }
    assert(limits.bodies_in_flight == 0);
    return reading;
}

void check_request(const HttpRequest& request) {
    assert(request.path.starts_with('/'));
    assert(request.path.find("/../") == std::string::npos);
    assert(foyer::text::is_utf8(request.path));
    assert(request.body.size() <= body_bytes);
    static_cast<void>(foyer::hub::has_matching_etag(request, "\"1.2.3\""));
    if (const auto wait = foyer::hub::wait_of(request)) assert(wait->count() > 0);
    if (const auto report = foyer::hub::parse_screen_report(request.field("foyer-screen")))
        assert(foyer::is_record_id(report->id));
    static_cast<void>(foyer::hub::is_feed_path(request.path.substr(1)));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const Reading whole = read_in_steps(bytes, size + 1);
    for (const HttpRequest& request : whole.requests)
        check_request(request);
    constexpr std::size_t odd_step = 7;
    const Reading cut = read_in_steps(bytes, odd_step);
    assert(cut.refused == whole.refused);
    assert(cut.requests.size() == whole.requests.size());
    for (std::size_t i = 0; i < cut.requests.size(); ++i) {
        assert(cut.requests[i].path == whole.requests[i].path);
        assert(cut.requests[i].fields == whole.requests[i].fields);
        assert(cut.requests[i].body == whole.requests[i].body);
    }
    static_cast<void>(foyer::hub::parse_screen_report(bytes));
    static_cast<void>(foyer::hub::read_target(bytes));
    return 0;
}
