#pragma once
// foyer-hub as a process: made from the sample programme, served on a port of its own, ended as the
// system would end it.

#include <doctest/doctest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "tests/support/process.h"
#include "tests/support/temp_folder.h"

namespace foyer::test {

inline const std::string hub_binary = FOYER_BINARY_DIR "/foyer-hub";
inline const std::string sample_programme =
    FOYER_SOURCE_DIR "/assets/sample/paris-container-day-2018.json";

/// Runs `foyer-hub WORDS…` with its settings and tokens below `folder`.
inline tests::Ended run_hub(const tests::TempFolder& folder, std::vector<std::string> words) {
    words.insert(words.begin(), hub_binary);
    return tests::run(std::move(words), {"XDG_CONFIG_HOME=" + (folder / "config").string(),
                                         "XDG_STATE_HOME=" + (folder / "state").string()});
}

/// A hub in `folder`/hub.db.
inline void make_hub(const tests::TempFolder& folder) {
    const auto made =
        run_hub(folder, {"init", "--db", folder / "hub.db", "--programme", sample_programme});
    REQUIRE_MESSAGE(made.code == 0, made.err);
}

/// `foyer-hub serve` until its owner ends.
class HubProcess {
public:
    /// Waits until it says that it serves, on `wanted_port` where that is not 0.
    HubProcess(const tests::TempFolder& folder, const std::vector<std::string>& more = {},
               std::uint16_t wanted_port = 0) {
        std::vector<std::string> words = {hub_binary, "serve",
                                          "--db",     folder / "hub.db",
                                          "--listen", "127.0.0.1:" + std::to_string(wanted_port)};
        words.insert(words.end(), more.begin(), more.end());
        std::array<int, 2> pipe_ends{};
        REQUIRE(::pipe(pipe_ends.data()) == 0);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], STDOUT_FILENO);
        posix_spawn_file_actions_addclose(&actions, pipe_ends[0]);
        auto environment =
            tests::environment_with({"XDG_CONFIG_HOME=" + (folder / "config").string()});
        const int failed =
            posix_spawn(&child_, words.front().c_str(), &actions, nullptr,
                        tests::pointers_to(words).data(), tests::pointers_to(environment).data());
        posix_spawn_file_actions_destroy(&actions);
        ::close(pipe_ends[1]);
        REQUIRE(failed == 0);
        for (char byte = 0; ::read(pipe_ends[0], &byte, 1) == 1 && byte != '\n';)
            ready += byte;
        ::close(pipe_ends[0]);
        const std::size_t at = ready.find("127.0.0.1:");
        if (at == std::string::npos) FAIL("the hub did not start: " << ready);
        port = static_cast<std::uint16_t>(std::atoi(ready.c_str() + at + 10));
    }
    HubProcess(const HubProcess&) = delete;
    HubProcess& operator=(const HubProcess&) = delete;
    ~HubProcess() {
        if (child_ > 0) {
            ::kill(child_, SIGKILL);
            ::waitpid(child_, nullptr, 0);
        }
    }

    /// Asks it to end; does not wait.
    void ask_to_end() const { ::kill(child_, SIGTERM); }
    /// Its exit code once it has ended by itself.
    int wait() {
        const int code = tests::wait_for(child_);
        child_ = -1;
        return code;
    }
    /// Ends it without a warning.
    void kill() {
        ::kill(child_, SIGKILL);
        ::waitpid(child_, nullptr, 0);
        child_ = -1;
    }
    [[nodiscard]] pid_t process() const { return child_; }

    std::string ready;
    std::uint16_t port = 0;

private:
    pid_t child_ = -1;
};

}  // namespace foyer::test
