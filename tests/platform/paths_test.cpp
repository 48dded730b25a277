#include "platform/paths.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <optional>

#include "tests/support/temp_folder.h"

using namespace foyer;

namespace {

/// Sets an environment variable for as long as it lives.
class Environment {
public:
    Environment(const char* name, const std::string& value) : name_(name) {
        if (const char* old = std::getenv(name)) old_ = old;
        setenv(name, value.c_str(), 1);
    }
    ~Environment() {
        if (old_) {
            setenv(name_, old_->c_str(), 1);
        } else {
            unsetenv(name_);
        }
    }
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;

private:
    const char* name_;
    std::optional<std::string> old_;
};

}  // namespace

TEST_CASE("the assets named by the environment win, and must hold icons") {
    const tests::TempFolder folder;
    const Environment chosen("FOYER_ASSETS", folder.path().string());
    CHECK_FALSE(platform::asset_folder(FOYER_SOURCE_DIR "/assets").ok());
    std::filesystem::create_directory(folder.path() / "icons");
    const auto found = platform::asset_folder(FOYER_SOURCE_DIR "/assets");
    REQUIRE(found.ok());
    CHECK(*found == folder.path());
}

TEST_CASE("a program that is not installed uses the assets of its source tree") {
    const Environment unset("FOYER_ASSETS", "");
    const auto found = platform::asset_folder(FOYER_SOURCE_DIR "/assets");
    REQUIRE(found.ok());
    CHECK(*found == FOYER_SOURCE_DIR "/assets");
    const auto missing = platform::asset_folder("/nowhere");
    REQUIRE_FALSE(missing.ok());
    CHECK(missing.error().kind == ErrorKind::not_found);
    CHECK(missing.error().detail.find("/nowhere") != std::string::npos);
}

TEST_CASE("state is kept where the XDG rules say") {
    const Environment home("HOME", "/home/kiosk");
    {
        const Environment state("XDG_STATE_HOME", "/var/lib/kiosk");
        CHECK(*platform::state_folder() == "/var/lib/kiosk/foyer");
    }
    {
        const Environment state("XDG_STATE_HOME", "relative/counts/as/unset");
        CHECK(*platform::state_folder() == "/home/kiosk/.local/state/foyer");
    }
    const Environment state("XDG_STATE_HOME", "");
    const Environment homeless("HOME", "");
    CHECK_FALSE(platform::state_folder().ok());
}
