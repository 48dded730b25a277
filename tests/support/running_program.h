#pragma once
// A program that runs beside a test; what it prints goes nowhere.

#include <chrono>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "tests/support/process.h"

namespace foyer::tests {

class RunningProgram {
public:
    /// Starts `words`, the program first.
    explicit RunningProgram(std::vector<std::string> words) {
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        for (const int printed : {STDOUT_FILENO, STDERR_FILENO})
            posix_spawn_file_actions_addopen(&actions, printed, "/dev/null", O_WRONLY, 0);
        auto environment = environment_with({});
        const int failed = posix_spawn(&child_, words.front().c_str(), &actions, nullptr,
                                       pointers_to(words).data(), pointers_to(environment).data());
        posix_spawn_file_actions_destroy(&actions);
        REQUIRE(failed == 0);
    }
    RunningProgram(const RunningProgram&) = delete;
    RunningProgram& operator=(const RunningProgram&) = delete;
    ~RunningProgram() {
        if (child_ > 0) static_cast<void>(end(SIGKILL));
    }

    /// Lets it run for so long.
    static void live_for(std::chrono::milliseconds time) { std::this_thread::sleep_for(time); }
    /// Ends it by `signal`; its exit code, -1 for a signal that it did not handle.
    int end(int signal) {
        kill(child_, signal);
        return wait();
    }
    /// Its exit code once it ends by itself.
    int wait() { return wait_for(std::exchange(child_, 0)); }

private:
    pid_t child_ = 0;
};

}  // namespace foyer::tests
