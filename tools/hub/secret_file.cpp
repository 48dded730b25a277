#include "tools/hub/secret_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace foyer::hub {

namespace {

Error cannot_keep_secret(const std::filesystem::path& path, int code) {
    if (code == EEXIST)
        return {ErrorKind::refused, path.string() + " exists already; move it away first"};
    return {ErrorKind::disk, path.string() + " cannot be written: " +
                                 std::error_code(code, std::generic_category()).message()};
}

/// 0 or the errno of what failed.
int write_and_sync(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(descriptor) == 0 ? 0 : errno;
}

}  // namespace

Result<void> write_secret_file(const std::filesystem::path& path, std::string_view secret) {
    const int descriptor =
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (descriptor < 0) return cannot_keep_secret(path, errno);
    const int code = write_and_sync(descriptor, secret);
    ::close(descriptor);
    if (code == 0) return {};
    ::unlink(path.c_str());
    return cannot_keep_secret(path, code);
}

}  // namespace foyer::hub
