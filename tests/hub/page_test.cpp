#include "tools/hub/page.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "core/feed/gzip.h"

using namespace foyer;
using namespace foyer::hub;

namespace {

HttpRequest page_request(const std::string& path, std::vector<HttpField> fields = {}) {
    HttpRequest request;
    request.method = "GET";
    request.path = path;
    request.fields = std::move(fields);
    return request;
}

std::string page_field(const HttpResponse& response, std::string_view name) {
    for (const HttpField& field : response.fields)
        if (field.name == name) return field.value;
    return {};
}

}  // namespace

TEST_CASE("the page is served from the hub itself, packed where that is understood") {
    const auto plain = answer_page(page_request("/"));
    REQUIRE(plain);
    CHECK(page_field(*plain, "Content-Type") == "text/html; charset=utf-8");
    CHECK(plain->body->starts_with("<!doctype html>"));
    const auto packed = answer_page(page_request("/", {{"accept-encoding", "gzip, br"}}));
    REQUIRE(packed);
    CHECK(page_field(*packed, "Content-Encoding") == "gzip");
    CHECK(*feed::unpack(*packed->body, 1'000'000) == *plain->body);
    CHECK_FALSE(answer_page(page_request("/nothing.js")));
    CHECK_FALSE(answer_page(page_request("/js")));
}

TEST_CASE("a file that the browser has already is not sent again") {
    const auto first = answer_page(page_request("/style.css"));
    REQUIRE(first);
    const auto again =
        answer_page(page_request("/style.css", {{"if-none-match", page_field(*first, "ETag")}}));
    REQUIRE(again);
    CHECK(again->status == 304);
    HttpRequest post = page_request("/");
    post.method = "POST";
    CHECK(answer_page(post)->status == 405);
}

TEST_CASE("H97 H98 the page may run nothing but its own files") {
    for (const PageFile& file : page_files()) {
        CAPTURE(file.path);
        const auto answer = answer_page(page_request("/" + std::string(file.path)));
        REQUIRE(answer);
        const std::string policy = page_field(*answer, "Content-Security-Policy");
        CHECK(policy.starts_with("default-src 'none'; "));
        CHECK(policy.find("unsafe") == std::string::npos);
        CHECK(policy.find("frame-ancestors 'none'") != std::string::npos);
        CHECK(page_field(*answer, "Content-Type") != "application/octet-stream");
    }
}

TEST_CASE("H98 nothing in the page makes markup of text, and nothing stands in the markup") {
    for (const PageFile& file : page_files()) {
        CAPTURE(file.path);
        for (const char* bad :
             {"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(",
              "new Function", "javascript:", "http://", " onclick=", " style=\""})
            CHECK_MESSAGE(
                (file.bytes.find(bad) == std::string_view::npos ||
                 (std::string_view(bad) == "http://" &&
                  file.bytes.find("http://www.w3.org/2000/svg") != std::string_view::npos)),
                bad);
        if (file.path.ends_with(".html"))
            CHECK(file.bytes.find("<script>") == std::string_view::npos);
    }
}

TEST_CASE("the browser is told of all modules at once, and fetches none that it does not need") {
    std::string markup, modules;
    for (const PageFile& file : page_files()) {
        if (file.path == "index.html") markup = file.bytes;
        if (file.path.starts_with("js/") && file.path != "js/app.js")
            modules += "<link rel=\"modulepreload\" href=\"/" + std::string(file.path) + "\">\n";
    }
    CHECK(modules.size() > 500);
    CHECK_MESSAGE(markup.find(modules + "</head>") != std::string::npos, modules);
}

TEST_CASE("the page is light: all of it is below 60 kB on the way, below 200 kB unpacked") {
    std::size_t packed = 0, unpacked = 0;
    for (const PageFile& file : page_files()) {
        const auto answer =
            answer_page(page_request("/" + std::string(file.path), {{"accept-encoding", "gzip"}}));
        REQUIRE(answer);
        packed += answer->body->size();
        unpacked += file.bytes.size();
    }
    MESSAGE("the page: " << packed << " B packed, " << unpacked << " B unpacked");
    CHECK(page_files().size() > 5);
    CHECK(packed < 60'000);
    CHECK(unpacked < 200'000);
}
