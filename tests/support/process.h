#pragma once
// Runs a program as a person would, and keeps what it printed.

#include <doctest/doctest.h>
#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/files.h"
#include "tests/support/temp_folder.h"

namespace foyer::tests {

struct Ended {
    int code = -1;  ///< exit code; -1 when a signal ended it or it had to be stopped
    std::string out;
    std::string err;
};

/// Longest life of a program in a test; it is stopped then, and the test fails.
constexpr std::chrono::seconds longest_life{30};

inline std::vector<char*> pointers_to(std::vector<std::string>& words) {
    std::vector<char*> pointers;
    for (std::string& word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// This environment without what would change output, and with `extra` ("NAME=value").
inline std::vector<std::string> environment_with(const std::vector<std::string>& extra) {
    std::vector<std::string> all(extra);  // first, because the first of a name counts
    for (const char* plain : {"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "TERM=xterm"})
        all.emplace_back(plain);
    return all;
}

inline int wait_for(pid_t child) {
    const auto deadline = std::chrono::steady_clock::now() + longest_life;
    int status = 0;
    while (waitpid(child, &status, WNOHANG) == 0) {
        if (std::chrono::steady_clock::now() > deadline) {
            kill(child, SIGKILL);
            waitpid(child, &status, 0);
            FAIL_CHECK("the program did not end by itself");
            return -1;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/// Runs `words` (the program first) with empty input, output and errors kept apart.
inline Ended run(std::vector<std::string> words, const std::vector<std::string>& extra = {}) {
    const TempFolder folder;
    const std::string out = folder / "out", err = folder / "err";
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    const int flags = O_WRONLY | O_CREAT | O_TRUNC;
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), flags, 0600);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), flags, 0600);
    auto environment = environment_with(extra);
    pid_t child = 0;
    const int failed = posix_spawn(&child, words.front().c_str(), &actions, nullptr,
                                   pointers_to(words).data(), pointers_to(environment).data());
    posix_spawn_file_actions_destroy(&actions);
    REQUIRE_MESSAGE(failed == 0, words.front());
    const int code = wait_for(child);
    return {code, read_file(out), read_file(err)};
}

/// As run, on a terminal of 80 columns; output and errors come together in `out`.
inline Ended run_on_terminal(std::vector<std::string> words,
                             const std::vector<std::string>& extra = {}) {
    auto environment = environment_with(extra);
    const auto arguments = pointers_to(words);
    const auto variables = pointers_to(environment);
    winsize size{};
    size.ws_col = 80;
    size.ws_row = 25;
    int terminal = -1;
    const pid_t child = forkpty(&terminal, nullptr, nullptr, &size);
    REQUIRE(child >= 0);
    if (child == 0) {
        execve(words.front().c_str(), arguments.data(), variables.data());
        _exit(127);
    }
    Ended ended;
    std::array<char, 4096> bytes{};
    // Reading fails once the other end is closed: the program has ended.
    for (ssize_t got = 1; got > 0;) {
        got = read(terminal, bytes.data(), bytes.size());
        if (got > 0) ended.out.append(bytes.data(), static_cast<std::size_t>(got));
    }
    ended.code = wait_for(child);
    close(terminal);
    std::erase(ended.out, '\r');
    return ended;
}

}  // namespace foyer::tests
