#include "platform/temporary_folder.h"

#include <doctest/doctest.h>

#include <fstream>

TEST_CASE("a temporary folder is there, is private, and goes with its owner") {
    namespace fs = std::filesystem;
    fs::path path;
    {
        const foyer::platform::TemporaryFolder folder;
        const foyer::platform::TemporaryFolder other;
        path = folder.path();
        CHECK(path != other.path());
        REQUIRE(fs::is_directory(path));
        CHECK((fs::status(path).permissions() & fs::perms::others_all) == fs::perms::none);
        std::ofstream(path / "file") << "words";
    }
    CHECK_FALSE(fs::exists(path));
}
