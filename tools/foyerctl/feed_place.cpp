#include "tools/foyerctl/feed_place.h"

#include <variant>

#include "core/base/files.h"
#include "core/base/text.h"

namespace foyer::foyerctl {

namespace {

bool is_web_address(const std::string& where) {
    const std::string lower = text::lower_case(where.substr(0, 8));
    return lower.starts_with("http://") || lower.starts_with("https://");
}

}  // namespace

Result<FeedPlace> FeedPlace::at(const std::string& where, const std::string& authority) {
    FeedPlace place(where.ends_with('/') ? where : where + "/");
    if (!is_web_address(where)) return place;
    platform::CurlOptions options;
    options.user_agent = "foyerctl/" FOYER_VERSION;
    options.extra_authorities = authority;
    auto http = platform::HttpClient::create(options);
    if (!http) return http.error();
    place.http_ = *std::move(http);
    return place;
}

Result<std::string> FeedPlace::read(const std::string& path, std::size_t limit_bytes) {
    if (!http_) return read_file(name_of(path), limit_bytes);
    platform::HttpCall call;
    call.url = name_of(path);
    call.limit_bytes = limit_bytes;
    auto ending = http_->send(call);
    if (const auto* const failure = std::get_if<sync::TransportFailure>(&ending))
        return Error{ErrorKind::unreadable, platform::explain(*failure, call.url)};
    auto& answer = std::get<platform::HttpAnswer>(ending);
    constexpr int found = 200;
    if (answer.status != found)
        return Error{ErrorKind::not_found, call.url + " answered with status " +
                                               std::to_string(answer.status) +
                                               "; is it the address of a feed? That of a hub ends "
                                               "in /feed/."};
    return std::move(answer.body);
}

}  // namespace foyer::foyerctl
