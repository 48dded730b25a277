#include "platform/speech.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <string_view>

extern char** environ;

namespace foyer::platform {

namespace {

constexpr std::string_view first_choice = "espeak-ng";
constexpr std::string_view second_choice = "spd-say";

/// The path of the program called `name`; "" when there is none.
std::string found_in_path(std::string_view name) {
    const char* path = std::getenv("PATH");
    std::string_view rest = path != nullptr ? path : "/usr/bin:/bin";
    while (!rest.empty()) {
        const auto end = std::min(rest.find(':'), rest.size());
        std::string file(rest.substr(0, end));
        file.append("/").append(name);
        if (access(file.c_str(), X_OK) == 0) return file;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return {};
}

/// Letters, digits and hyphens only: the language goes into an argument.
std::string plain_tag(const std::string& language) {
    std::string tag;
    for (const char c : language)
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-')
            tag += c;
    return tag.empty() ? "en" : tag;
}

/// A file in memory that holds `text`, at its beginning; -1 when there is none to be had.
int memory_file(const std::string& text) {
    const int file = memfd_create("speech", MFD_CLOEXEC);
    if (file < 0) return -1;
    const char* at = text.data();
    std::size_t left = text.size();
    while (left > 0) {
        const ssize_t written = write(file, at, left);
        if (written <= 0) {
            close(file);
            return -1;
        }
        at += written;
        left -= static_cast<std::size_t>(written);
    }
    lseek(file, 0, SEEK_SET);
    return file;
}

}  // namespace

Speech::Speech() : program_(found_in_path(first_choice)) {
    if (program_.empty()) program_ = found_in_path(second_choice);
}

Speech::~Speech() {
    stop();
}

void Speech::stop() {
    if (speaker_ <= 0) return;
    kill(-speaker_, SIGKILL);
    waitpid(speaker_, nullptr, 0);
    speaker_ = 0;
}

bool Speech::say(const std::string& text, const std::string& language) {
    stop();
    if (program_.empty()) return false;
    const int input = memory_file(text);
    if (input < 0) return false;
    const bool dispatcher = program_.ends_with(second_choice);
    std::string tag = plain_tag(language);
    std::string voice_flag = dispatcher ? "-l" : "-v";
    std::string input_flag = dispatcher ? "--pipe-mode" : "--stdin";
    std::array<char*, 5> words{program_.data(), voice_flag.data(), tag.data(), input_flag.data(),
                               nullptr};
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    // A group of its own: whatever it has started falls silent with it.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes, 0);
    pid_t child = 0;
    const int failed =
        posix_spawn(&child, program_.c_str(), &files, &attributes, words.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    close(input);
    if (failed != 0) return false;
    speaker_ = child;
    return true;
}

}  // namespace foyer::platform
