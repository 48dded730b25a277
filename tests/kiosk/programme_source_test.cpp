#include "kiosk/app/programme_source.h"

#include <doctest/doctest.h>

#include <deque>

#include "core/base/files.h"
#include "tests/support/temp_folder.h"

using namespace foyer;
using namespace foyer::kiosk;
using platform::HttpAnswer;
using platform::HttpCall;
using platform::HttpEnding;

namespace {

/// A server that gives the endings in their order and writes down what it was asked.
struct Script {
    std::deque<HttpEnding> endings;
    std::vector<HttpCall> calls;

    [[nodiscard]] UrlSource source() {
        return UrlSource("https://example.org/day.xml", [this](const HttpCall& call) {
            calls.push_back(call);
            REQUIRE_FALSE(endings.empty());
            HttpEnding ending = endings.front();
            endings.pop_front();
            return ending;
        });
    }
};

HttpAnswer answer(int status, std::string body, std::string etag, std::string last_modified) {
    HttpAnswer made;
    made.status = status;
    made.body = std::move(body);
    made.etag = std::move(etag);
    made.last_modified = std::move(last_modified);
    return made;
}

}  // namespace

TEST_CASE("an address is asked with the validators of what came last") {
    Script script;
    script.endings = {answer(200, "one", "\"a\"", "Tue, 26 Jun 2018 09:20:00 GMT"),
                      answer(304, "", "", ""), answer(200, "two", "", ""),
                      answer(200, "three", "", "")};
    UrlSource source = script.source();
    CHECK(source.look({}).bytes == "one");
    CHECK(source.look({}).kind == SourceLook::Kind::unchanged);
    CHECK(source.look({}).bytes == "two");
    CHECK(source.look({}).bytes == "three");
    CHECK(script.calls[0].fields.empty());
    CHECK(script.calls[1].fields ==
          std::vector<std::string>{"If-None-Match: \"a\"",
                                   "If-Modified-Since: Tue, 26 Jun 2018 09:20:00 GMT"});
    CHECK(script.calls[2].fields == script.calls[1].fields);
    CHECK(script.calls[3].fields.empty());
}

TEST_CASE("a source that is forgotten is asked for again without conditions") {
    Script script;
    script.endings = {answer(200, "one", "\"a\"", ""), answer(200, "one", "\"a\"", "")};
    UrlSource source = script.source();
    (void)source.look({});
    source.forget();
    CHECK(source.look({}).kind == SourceLook::Kind::content);
    CHECK(script.calls[1].fields.empty());
}

TEST_CASE("an answer that is no programme's is a reason, never content") {
    for (const int status : {204, 206, 301, 404, 500, 503}) {
        Script script;
        script.endings = {answer(status, "<html>", "", "")};
        const SourceLook look = script.source().look({});
        CHECK(look.kind == SourceLook::Kind::unreadable);
        CHECK(look.error.detail.find(std::to_string(status)) != std::string::npos);
    }
    // Nobody asked conditionally.
    Script script;
    script.endings = {answer(304, "", "", ""), sync::TransportFailure::dns};
    UrlSource source = script.source();
    CHECK(source.look({}).kind == SourceLook::Kind::unreadable);
    const SourceLook look = source.look({});
    CHECK(look.kind == SourceLook::Kind::unreadable);
    CHECK(look.error.detail.find("https://example.org/day.xml") != std::string::npos);
}

TEST_CASE("a call is given up when the program ends") {
    std::stop_source stop;
    bool before = true, after = false;
    UrlSource source("https://example.org/day.xml", [&](const HttpCall& call) -> HttpEnding {
        before = call.give_up();
        stop.request_stop();
        after = call.give_up();
        return sync::TransportFailure::timeout;
    });
    CHECK(source.look(stop.get_token()).kind == SourceLook::Kind::unreadable);
    CHECK_FALSE(before);
    CHECK(after);
}

TEST_CASE("a file is read once until its size or time differ") {
    tests::TempFolder folder;
    const auto path = folder / "day.xml";
    FileSource source(path);
    CHECK(source.look({}).kind == SourceLook::Kind::unreadable);
    REQUIRE(write_file(path, "one").ok());
    CHECK(source.look({}).bytes == "one");
    CHECK(source.look({}).kind == SourceLook::Kind::unchanged);
    REQUIRE(write_file(path, "longer").ok());
    CHECK(source.look({}).bytes == "longer");
    source.forget();
    CHECK(source.look({}).bytes == "longer");
    std::filesystem::remove(path);
    CHECK(source.look({}).kind == SourceLook::Kind::unreadable);
}

TEST_CASE("only http and https are addresses") {
    CHECK(is_web_address("http://example.org/a"));
    CHECK(is_web_address("HTTPS://example.org/a"));
    CHECK_FALSE(is_web_address("ftp://example.org/a"));
    CHECK_FALSE(is_web_address("http"));
    CHECK_FALSE(is_web_address("/srv/http://day.xml"));
    CHECK_FALSE(is_web_address(""));
}
