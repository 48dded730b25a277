#pragma once
// Programs that are measured, and pipes to them.

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace foyer::measure {

/// A program that runs until its owner ends.
class RunningProgram {
public:
    /// `in` and `out` become its standard input and output; -1: ours.
    explicit RunningProgram(std::vector<std::string> words, int in = -1, int out = -1) {
        std::vector<char*> pointers;
        for (std::string& word : words)
            pointers.push_back(word.data());
        pointers.push_back(nullptr);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        if (in >= 0) posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
        if (out >= 0) posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
        if (posix_spawnp(&pid_, pointers[0], &actions, nullptr, pointers.data(), environ) != 0)
            pid_ = -1;
        posix_spawn_file_actions_destroy(&actions);
    }
    RunningProgram(const RunningProgram&) = delete;
    RunningProgram& operator=(const RunningProgram&) = delete;
    ~RunningProgram() {
        if (pid_ <= 0) return;
        ::kill(pid_, SIGTERM);
        ::waitpid(pid_, nullptr, 0);
    }
    [[nodiscard]] pid_t process() const { return pid_; }
    /// Its exit code once it has ended by itself.
    int wait() {
        int status = -1;
        if (pid_ > 0) ::waitpid(std::exchange(pid_, -1), &status, 0);
        return status;
    }

private:
    pid_t pid_ = -1;
};

/// A pipe of which the child has the far end.
class Pipe {
public:
    enum class Flow { to_child, from_child };
    explicit Pipe(Flow flow) : flow_(flow) {
        if (::pipe2(ends_.data(), O_CLOEXEC) != 0) ends_ = {-1, -1};
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    ~Pipe() {
        for (const int end : ends_)
            if (end >= 0) ::close(end);
    }

    [[nodiscard]] int far() const { return ends_[far_end()]; }
    /// Once the child has it.
    void close_far() {
        const int end = std::exchange(ends_[far_end()], -1);
        if (end >= 0) ::close(end);
    }
    /// The next line without its newline; what there is of it when the child ends.
    [[nodiscard]] std::string line() const {
        std::string line;
        for (char byte = 0; ::read(ends_[0], &byte, 1) == 1 && byte != '\n';)
            line += byte;
        return line;
    }

private:
    [[nodiscard]] std::size_t far_end() const { return flow_ == Flow::to_child ? 0 : 1; }

    Flow flow_;
    std::array<int, 2> ends_{-1, -1};
};

}  // namespace foyer::measure
