#pragma once
// The staff page's files, which are built into the hub: nothing of another version can be served,
// and nothing is read from disk. Server's thread.

#include <optional>
#include <span>
#include <string_view>

#include "tools/hub/http.h"

namespace foyer::hub {

/// One file of tools/hub/web.
struct PageFile {
    std::string_view path;  ///< "js/app.js"
    std::string_view bytes;
};

/// All of them; made by the build (tools/hub/web.cmake).
[[nodiscard]] std::span<const PageFile> page_files();

/// The answer to a request for a file of the page; "/" is index.html. Empty when there is no such
/// file.
[[nodiscard]] std::optional<HttpResponse> answer_page(const HttpRequest& request);

}  // namespace foyer::hub
