#include "platform/feed_source.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "platform/curl_transport.h"
#include "platform/folder_transport.h"

namespace foyer::platform {

namespace {

std::string with_slash(std::string address) {
    if (!address.ends_with('/')) address += '/';
    return address;
}

}  // namespace

std::string feed_of_hub(std::string url) {
    return with_slash(std::move(url)) + "feed/";
}

Result<FeedSource> open_feed_source(const std::string& where, const CurlOptions& options) {
    std::error_code failed;
    if (std::filesystem::is_directory(where, failed))
        return FeedSource{folder_address(where), std::make_unique<FolderTransport>(where)};
    std::string address = with_slash(where);
    if (!address.starts_with("https://") && !address.starts_with("http://"))
        return Error{ErrorKind::not_found,
                     where + " is no folder and no address that begins with https:// or http://"};
    auto transport = CurlTransport::create(options);
    if (!transport) return transport.error();
    return FeedSource{std::move(address), *std::move(transport)};
}

}  // namespace foyer::platform
