#include "tools/hub/page.h"

#include <algorithm>
#include <map>
#include <string>

#include "core/feed/crypto.h"
#include "core/feed/gzip.h"
#include "core/sync/transport.h"
#include "tools/hub/feed_request.h"
#include "tools/hub/http_wire.h"

namespace foyer::hub {

namespace {

/// Everything comes from the hub itself, nothing stands in the markup, and no text becomes markup.
constexpr const char* page_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types foyer";

struct Kind {
    std::string_view ending;
    const char* type;
};
constexpr Kind kinds[] = {{".html", "text/html; charset=utf-8"},
                          {".css", "text/css; charset=utf-8"},
                          {".js", "text/javascript; charset=utf-8"},
                          {".svg", "image/svg+xml"},
                          {".webmanifest", "application/manifest+json"}};

const char* type_of(std::string_view path) {
    for (const Kind& kind : kinds)
        if (path.ends_with(kind.ending)) return kind.type;
    return "application/octet-stream";
}

struct ReadyFile {
    std::string etag;
    const char* type;
    std::shared_ptr<const std::string> plain;
    std::shared_ptr<const std::string> packed;
};

ReadyFile prepare(const PageFile& file) {
    constexpr std::size_t tag_digits = 16;
    ReadyFile ready;
    ready.etag = "\"" + feed::to_hex(feed::blake2b(file.bytes)).substr(0, tag_digits) + "\"";
    ready.type = type_of(file.path);
    ready.plain = std::make_shared<const std::string>(file.bytes);
    ready.packed = std::make_shared<const std::string>(feed::pack(file.bytes));
    return ready;
}

/// By path; made once, and the same for ever.
const std::map<std::string, ReadyFile, std::less<>>& ready_files() {
    static const auto files = [] {
        std::map<std::string, ReadyFile, std::less<>> all;
        for (const PageFile& file : page_files())
            all.emplace("/" + std::string(file.path), prepare(file));
        return all;
    }();
    return files;
}

}  // namespace

std::optional<HttpResponse> answer_page(const HttpRequest& request) {
    const auto found =
        ready_files().find(request.path == "/" ? std::string_view("/index.html") : request.path);
    if (found == ready_files().end()) return std::nullopt;
    if (request.method != "GET" && request.method != "HEAD") {
        HttpResponse refused = error_response(405, "method", "The page is read with GET or HEAD.");
        refused.fields.push_back({"Allow", "GET, HEAD"});
        return refused;
    }
    const ReadyFile& file = found->second;
    HttpResponse response;
    response.fields = {{"ETag", file.etag},
                       {"Cache-Control", "no-cache"},
                       {"Vary", "Accept-Encoding"},
                       {"Content-Security-Policy", page_policy},
                       {"Cross-Origin-Opener-Policy", "same-origin"},
                       {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"}};
    if (has_matching_etag(request, file.etag)) {
        response.status = sync::status_not_modified;
        return response;
    }
    response.fields.push_back({"Content-Type", file.type});
    const bool packed = request.field("accept-encoding").find("gzip") != std::string_view::npos;
    if (packed) response.fields.push_back({"Content-Encoding", "gzip"});
    response.body = packed ? file.packed : file.plain;
    return response;
}

}  // namespace foyer::hub
