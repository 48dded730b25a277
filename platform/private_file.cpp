#include "platform/private_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "core/base/files.h"

namespace foyer::platform {

namespace {

constexpr mode_t for_its_owner = 0600;
constexpr mode_t others = 0077;

Error cannot_keep_private(const std::filesystem::path& path, int code) {
    return {ErrorKind::disk, path.string() + " cannot be written: " +
                                 std::error_code(code, std::generic_category()).message()};
}

/// Nothing that is typed shows while this lives; nothing happens where nobody types.
class Unseen {
public:
    Unseen() {
        seen_ = ::isatty(STDIN_FILENO) == 1 && ::tcgetattr(STDIN_FILENO, &before_) == 0;
        if (!seen_) return;
        termios hidden = before_;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    ~Unseen() {
        if (seen_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;
    [[nodiscard]] bool terminal() const { return seen_; }

private:
    termios before_{};
    bool seen_ = false;
};

}  // namespace

Result<void> write_private_file(const std::filesystem::path& path, std::string_view bytes) {
    // A file that takes another one's place keeps its mode.
    const int descriptor =
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, for_its_owner);
    if (descriptor < 0) return cannot_keep_private(path, errno);
    const int code = ::fchmod(descriptor, for_its_owner) == 0 ? 0 : errno;
    ::close(descriptor);
    if (code != 0) return cannot_keep_private(path, code);
    return write_file(path, bytes);
}

Result<std::string> read_private_file(const std::filesystem::path& path, std::size_t limit_bytes) {
    struct stat about {};
    if (::stat(path.c_str(), &about) == 0 && (about.st_mode & others) != 0)
        return Error{ErrorKind::refused,
                     path.string() +
                         " can be read by others than its owner and is not used; "
                         "chmod 600 it"};
    return read_file(path, limit_bytes);
}

Result<std::string> read_secret_line(std::string_view prompt, std::size_t limit_bytes) {
    const Unseen unseen;
    if (unseen.terminal()) std::fwrite(prompt.data(), 1, prompt.size(), stderr);
    std::string line;
    for (;;) {
        char byte = 0;
        const ssize_t got = ::read(STDIN_FILENO, &byte, 1);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0 || (got == 0 && line.empty()))
            return Error{ErrorKind::unreadable, "there is no line on standard input"};
        if (got == 0 || byte == '\n') break;
        if (line.size() >= limit_bytes)
            return Error{ErrorKind::too_large, "the line on standard input is too long"};
        line += byte;
    }
    if (unseen.terminal()) std::fputc('\n', stderr);
    if (line.ends_with('\r')) line.pop_back();
    return line;
}

}  // namespace foyer::platform
