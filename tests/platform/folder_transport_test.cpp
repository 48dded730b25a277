#include "platform/folder_transport.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <variant>

#include "tests/support/temp_folder.h"

using namespace foyer;
using namespace foyer::tests;
using namespace std::chrono_literals;
using platform::FolderTransport;
using sync::TransportFailure;
namespace fs = std::filesystem;

namespace {

struct Stick {
    TempFolder folder;
    fs::path feed = folder / "feed";
    Stick() {
        fs::create_directories(feed / "root");
        put("head", "first");
    }
    void put(const std::string& name, const std::string& bytes) const {
        std::ofstream(feed / name, std::ios::trunc) << bytes;
    }
    [[nodiscard]] sync::Request request(const std::string& path) const {
        sync::Request request;
        request.id = 7;
        request.url = platform::folder_address(feed) + path;
        request.limit_bytes = 1000;
        return request;
    }
};

sync::Outcome outcome_of(FolderTransport& transport, const sync::Request& request) {
    transport.start(request);
    auto outcome = transport.wait(20s);
    REQUIRE(outcome);
    CHECK(outcome->id == request.id);
    return *outcome;
}

sync::Answer answer_to(FolderTransport& transport, const sync::Request& request) {
    const auto outcome = outcome_of(transport, request);
    REQUIRE(std::holds_alternative<sync::Answer>(outcome.result));
    return std::get<sync::Answer>(outcome.result);
}

}  // namespace

TEST_CASE("a folder answers as a web server: the file, its tag, and that nothing changed") {
    const Stick stick;
    FolderTransport transport(stick.feed);
    auto request = stick.request("head");
    const auto answer = answer_to(transport, request);
    CHECK(answer.status == 200);
    CHECK(answer.body == "first");
    request.if_none_match = answer.etag;
    CHECK(answer_to(transport, request).status == 304);
    stick.put("head", "other");
    CHECK(answer_to(transport, request).body == "other");
    CHECK(answer_to(transport, stick.request("root/9.json")).status == 404);
    stick.put("root/1.json", "root");
    CHECK(answer_to(transport, stick.request("root/1.json")).body == "root");
}

TEST_CASE("a request that waits is answered when the head changes, and held when it does not") {
    const Stick stick;
    FolderTransport transport(stick.feed, 5ms);
    auto request = stick.request("head");
    request.if_none_match = answer_to(transport, request).etag;
    request.wait = 1s;
    transport.start(request);
    CHECK_FALSE(transport.wait(20ms));
    stick.put("head", "second");
    const auto outcome = transport.wait(20s);
    REQUIRE(outcome);
    const auto& answer = std::get<sync::Answer>(outcome->result);
    CHECK(answer.body == "second");
    request.if_none_match = answer.etag;
    const auto held = answer_to(transport, request);
    CHECK(held.status == 304);
    CHECK(held.preference_applied == "wait=1");
}

TEST_CASE("a folder is never left: no links, no way up, no devices, nothing beyond the limit") {
    const Stick stick;
    std::ofstream(stick.folder / "secret") << "secret";
    fs::create_symlink(stick.folder / "secret", stick.feed / "link");
    fs::create_directory_symlink(stick.folder.path(), stick.feed / "up");
    REQUIRE(mkfifo((stick.feed / "fifo").c_str(), 0600) == 0);
    FolderTransport transport(stick.feed);
    for (const char* path : {"link", "up/secret", "../secret", "root/../../secret", "fifo", "root",
                             "", ".", "root/."}) {
        CAPTURE(path);
        CHECK(answer_to(transport, stick.request(path)).status == 404);
    }
    stick.put("large", std::string(1001, 'x'));
    CHECK(std::get<TransportFailure>(outcome_of(transport, stick.request("large")).result) ==
          TransportFailure::too_large);
    stick.put("large", std::string(1000, 'x'));
    CHECK(answer_to(transport, stick.request("large")).body.size() == 1000);
    auto elsewhere = stick.request("");
    elsewhere.url = "https://mirror.example/feed/head";
    CHECK(std::get<TransportFailure>(outcome_of(transport, elsewhere).result) ==
          TransportFailure::connect);
}

TEST_CASE("waiting for a folder ends by a wake-up, and an abandoned request says nothing") {
    const Stick stick;
    FolderTransport transport(stick.feed);
    {
        const std::jthread waker([&] { transport.wake(); });
        CHECK_FALSE(transport.wait(1h));
    }
    transport.start(stick.request("head"));
    transport.abandon(7);
    CHECK_FALSE(transport.wait(0ms));
}
