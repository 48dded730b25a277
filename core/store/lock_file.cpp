#include "core/store/lock_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace foyer::store {

namespace {

std::filesystem::path lock_path(const std::filesystem::path& path) {
    return path.string() + ".lock";
}

/// The process that wrote its number into the lock file, as words; "another process" when none did.
std::string holder(int descriptor) {
    std::array<char, 16> bytes{};
    const ssize_t got = ::pread(descriptor, bytes.data(), bytes.size(), 0);
    std::string_view number(bytes.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
    number = number.substr(0, number.find('\n'));
    const bool digits = std::all_of(number.begin(), number.end(),
                                    [](unsigned char c) { return std::isdigit(c) != 0; });
    return number.empty() || !digits ? "another process" : "process " + std::string(number);
}

Error in_use(const std::filesystem::path& path, int descriptor) {
    return {ErrorKind::in_use,
            path.string() + " is in use by " + holder(descriptor) +
                " (a kiosk or another foyerctl); only one program may use a store at a time: stop "
                "it, or work on another store"};
}

Error cannot_lock(const std::filesystem::path& lock, int code) {
    return {ErrorKind::disk, lock.string() + " cannot be written: " +
                                 std::error_code(code, std::generic_category()).message() +
                                 "; the folder of a store must be writable"};
}

/// Opens the lock file of somebody else too, which can be locked without being written.
int open_lock(const std::filesystem::path& lock) {
    const int flags = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
    const int descriptor = ::open(lock.c_str(), O_RDWR | O_CREAT | flags, 0644);
    if (descriptor >= 0 || errno != EACCES) return descriptor;
    return ::open(lock.c_str(), O_RDONLY | flags);
}

/// The number is a help for people, so failing to write it fails nothing.
void leave_number(int descriptor) {
    const std::string number = std::to_string(::getpid()) + "\n";
    if (::ftruncate(descriptor, 0) != 0) return;
    static_cast<void>(::pwrite(descriptor, number.data(), number.size(), 0) == 0);
}

}  // namespace

Result<LockFile> LockFile::take(const std::filesystem::path& path) {
    const auto name = lock_path(path);
    const int descriptor = open_lock(name);
    if (descriptor < 0) return cannot_lock(name, errno);
    LockFile lock(descriptor);
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) return in_use(path, descriptor);
        return cannot_lock(name, errno);
    }
    leave_number(descriptor);
    return lock;
}

Result<void> LockFile::check_free(const std::filesystem::path& path) {
    const int descriptor =
        ::open(lock_path(path).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    // Whoever writes makes the file first: no file, no writer.
    if (descriptor < 0) return {};
    const LockFile probe(descriptor);
    if (::flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return in_use(path, descriptor);
    return {};
}

LockFile::LockFile(LockFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

LockFile& LockFile::operator=(LockFile&& other) noexcept {
    if (this == &other) return *this;
    if (descriptor_ >= 0) ::close(descriptor_);
    descriptor_ = std::exchange(other.descriptor_, -1);
    return *this;
}

LockFile::~LockFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace foyer::store
