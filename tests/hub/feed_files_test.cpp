#include "tools/hub/feed_files.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "core/base/files.h"
#include "tests/support/feed.h"
#include "tests/support/temp_folder.h"

using namespace foyer;
using namespace foyer::hub;

namespace {

const std::string delta = "d/1-2-3-0123456789abcdef.json.gz";

}  // namespace

TEST_CASE("only names that the feed writes are names of its files") {
    test::Feed feed;
    feed.publish(test::small_publication());
    for (const auto& file : feed.files)
        CHECK_MESSAGE(is_feed_path(file.first), file.first);
    CHECK(is_feed_path("root/1.json"));
    CHECK(is_feed_path(delta));
    CHECK(is_feed_path("s/3-412-0123456789abcdef.json.gz"));
    for (const char* other : {"",
                              "head",
                              "root/",
                              "root/1",
                              "root/01.json",
                              "root/x.json",
                              "root/1.json.gz",
                              "root/../head",
                              "root/1.json/",
                              "d/1-2-0123456789abcdef.json.gz",
                              "s/1-2-3-0123456789abcdef.json.gz",
                              "d/1-2-3-0123456789ABCDEF.json.gz",
                              "d/1-2-3-0123456789abcde.json.gz",
                              "d/1-2-3-0123456789abcdef.json",
                              "d/../s/1-2-0123456789abcdef.json.gz",
                              "d/1--3-0123456789abcdef.json.gz",
                              "d/99999999999999999-2-3-0123456789abcdef.json.gz",
                              "/etc/passwd",
                              "key",
                              "d",
                              "d/"}) {
        CAPTURE(other);
        CHECK_FALSE(is_feed_path(other));
    }
}

TEST_CASE("all who read a file at one time share its bytes") {
    const tests::TempFolder folder;
    std::filesystem::create_directories(folder / "d");
    REQUIRE(write_file(folder / delta, "packed"));
    FeedFiles files(folder.path(), 0);
    const auto first = files.read(delta);
    const auto second = files.read(delta);
    REQUIRE(first);
    REQUIRE(second);
    CHECK(**first == "packed");
    CHECK(first->get() == second->get());
}

TEST_CASE("files that were used last stay in memory, within a bound") {
    const tests::TempFolder folder;
    std::filesystem::create_directories(folder / "d");
    const std::string other = "d/1-1-3-0123456789abcdef.json.gz";
    REQUIRE(write_file(folder / delta, "packed"));
    REQUIRE(write_file(folder / other, "packed too"));
    FeedFiles files(folder.path(), 10);
    CHECK(files.read(delta));
    std::filesystem::remove(folder / delta);
    CHECK(files.read(delta));  // it is still in memory
    CHECK(files.read(other));  // takes its place
    CHECK_FALSE(files.read(delta));
}

TEST_CASE("neither links nor folders nor what is not there are given out") {
    const tests::TempFolder folder;
    std::filesystem::create_directories(folder / "d");
    REQUIRE(write_file(folder / "secret", "secret"));
    std::filesystem::create_symlink(folder / "secret", folder / delta);
    std::filesystem::create_directories(folder / "root" / "1.json");
    FeedFiles files(folder.path(), 100);
    for (const std::string& path :
         {delta, std::string("root/1.json"), std::string("root/2.json"), std::string("secret")}) {
        CAPTURE(path);
        const auto read = files.read(path);
        REQUIRE_FALSE(read);
        CHECK(read.error().kind == ErrorKind::not_found);
    }
}
