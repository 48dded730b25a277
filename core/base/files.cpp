#include "core/base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <set>
#include <system_error>
#include <utility>

namespace foyer {

namespace {

namespace fs = std::filesystem;

/// An open file descriptor, closed with its owner.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }

    [[nodiscard]] bool open() const { return number_ >= 0; }
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

std::string reason(int code) {
    return std::error_code(code, std::generic_category()).message();
}

std::string size_words(std::size_t bytes) {
    constexpr std::size_t mebibyte = 1024 * 1024;
    if (bytes < mebibyte) return std::to_string(bytes) + " bytes";
    return std::to_string(bytes / mebibyte) + " MiB";
}

/// What a file that is not a regular one is, for messages; nullptr for a regular file.
const char* unusual_kind(mode_t mode) {
    if (S_ISREG(mode)) return nullptr;
    if (S_ISDIR(mode)) return "a folder";
    if (S_ISFIFO(mode)) return "a FIFO";
    if (S_ISSOCK(mode)) return "a socket";
    return "a device";
}

Error not_a_file(const fs::path& path, const char* kind) {
    return {ErrorKind::unreadable,
            path.string() + " is " + kind + ", not a file; give the path of a file"};
}

Error cannot_read(const fs::path& path, int code) {
    if (code == ENOENT || code == ENOTDIR)
        return {ErrorKind::not_found, path.string() + " does not exist; check the path"};
    return {ErrorKind::unreadable, path.string() + " cannot be read: " + reason(code)};
}

Error cannot_write(const fs::path& path, int code) {
    return {ErrorKind::disk, path.string() + " cannot be written: " + reason(code)};
}

Error longer_than(const fs::path& path, std::size_t limit_bytes) {
    return {ErrorKind::too_large, path.string() + " is larger than " + size_words(limit_bytes) +
                                      ", the most that is read"};
}

/// 0, or the errno of the first write that failed.
int write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

/// Makes a rename in `folder` last. Some file systems cannot sync a folder and say EINVAL; there a
/// rename lasts by itself.
int sync_folder(const fs::path& folder) {
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.open()) return errno;
    if (::fsync(opened.number()) != 0 && errno != EINVAL) return errno;
    return 0;
}

fs::path folder_of(const fs::path& path) {
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

/// Gives a new file the permissions of the one whose place it takes, where there is one. 0 or the
/// errno of the failure.
int take_over_mode(int descriptor, const fs::path& target) {
    struct stat old {};
    if (::stat(target.c_str(), &old) != 0) return 0;
    return ::fchmod(descriptor, old.st_mode & 0777) == 0 ? 0 : errno;
}

Result<void> write_into(const fs::path& path, const char* kind, std::string_view bytes) {
    if (std::string_view(kind) == "a folder")
        return Error{ErrorKind::disk,
                     path.string() + " is a folder; give the path of the file to write"};
    // Without O_NONBLOCK a FIFO that nobody reads would hold us for ever.
    const Descriptor opened(::open(path.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    if (!opened.open()) return cannot_write(path, errno);
    if (::fcntl(opened.number(), F_SETFL, O_WRONLY) != 0) return cannot_write(path, errno);
    if (const int code = write_all(opened.number(), bytes)) return cannot_write(path, code);
    return {};
}

}  // namespace

Result<std::string> read_file(const fs::path& path, std::size_t limit_bytes) {
    struct stat facts {};
    // Looked at before opening, because opening some devices already does something.
    if (::stat(path.c_str(), &facts) != 0) return cannot_read(path, errno);
    if (const char* kind = unusual_kind(facts.st_mode)) return not_a_file(path, kind);

    const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
    if (!file.open()) return cannot_read(path, errno);
    if (::fstat(file.number(), &facts) != 0) return cannot_read(path, errno);
    if (const char* kind = unusual_kind(facts.st_mode)) return not_a_file(path, kind);
    const auto size = static_cast<std::size_t>(facts.st_size);
    if (size > limit_bytes) return longer_than(path, limit_bytes);

    std::string bytes;
    bytes.resize(size + 1);  // one more than its size, to notice a file that grows meanwhile
    std::size_t held = 0;
    while (true) {
        const ssize_t got = ::read(file.number(), bytes.data() + held, bytes.size() - held);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return cannot_read(path, errno);
        if (got == 0) break;
        held += static_cast<std::size_t>(got);
        if (held > limit_bytes) return longer_than(path, limit_bytes);
        if (held == bytes.size()) bytes.resize(std::min(2 * held, limit_bytes + 1));
    }
    bytes.resize(held);
    return bytes;
}

Result<void> write_file(const fs::path& path, std::string_view bytes) {
    struct stat facts {};
    if (::stat(path.c_str(), &facts) == 0) {
        if (const char* kind = unusual_kind(facts.st_mode)) return write_into(path, kind, bytes);
    }
    auto staged = StagedFile::write(path, bytes);
    if (!staged) return staged.error();
    return staged->commit();
}

StagedFile::StagedFile(fs::path target, fs::path staged, Safe safe)
    : target_(std::move(target)), staged_(std::move(staged)), safe_(safe) {}

StagedFile::StagedFile(StagedFile&& other) noexcept
    : target_(std::move(other.target_)),
      staged_(std::exchange(other.staged_, {})),
      safe_(other.safe_) {}

StagedFile& StagedFile::operator=(StagedFile&& other) noexcept {
    if (this == &other) return *this;
    discard();
    target_ = std::move(other.target_);
    staged_ = std::exchange(other.staged_, {});
    safe_ = other.safe_;
    return *this;
}

StagedFile::~StagedFile() {
    discard();
}

void StagedFile::discard() {
    if (!staged_.empty()) ::unlink(staged_.c_str());
    staged_.clear();
}

Result<StagedFile> StagedFile::write(const fs::path& path, std::string_view bytes, Safe safe) {
    // A link stays a link: the file that it names is replaced.
    std::error_code failed;
    fs::path target = fs::is_symlink(path, failed) ? fs::canonical(path, failed) : path;
    if (failed || target.empty()) target = path;

    const fs::path beside = target.string() + "." + std::to_string(::getpid()) + ".tmp";
    ::unlink(beside.c_str());
    const Descriptor file(
        ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644));
    if (!file.open()) return cannot_write(path, errno);
    StagedFile staged(target, beside, safe);
    if (const int code = write_all(file.number(), bytes)) return cannot_write(path, code);
    if (const int code = take_over_mode(file.number(), target)) return cannot_write(path, code);
    if (safe == Safe::at_once && ::fsync(file.number()) != 0) return cannot_write(path, errno);
    return staged;
}

Result<void> StagedFile::commit() {
    assert(!staged_.empty());
    if (::rename(staged_.c_str(), target_.c_str()) != 0) {
        const int code = errno;
        discard();
        return cannot_write(target_, code);
    }
    staged_.clear();
    if (safe_ == Safe::later) return {};
    if (const int code = sync_folder(folder_of(target_))) return cannot_write(target_, code);
    return {};
}

Result<void> sync_files(const std::vector<fs::path>& paths) {
    std::set<fs::path> folders;
    for (const fs::path& path : paths) {
        const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
        if (!file.open() || ::fsync(file.number()) != 0) return cannot_write(path, errno);
        folders.insert(folder_of(path));
    }
    for (const fs::path& folder : folders)
        if (const int code = sync_folder(folder)) return cannot_write(folder, code);
    return {};
}

void remove_stale_stages(const fs::path& path) {
    const std::string beginning = path.filename().string() + ".";
    std::error_code failed;
    for (fs::directory_iterator entry(folder_of(path), failed), end; !failed && entry != end;
         entry.increment(failed)) {
        const std::string name = entry->path().filename().string();
        if (name.starts_with(beginning) && name.ends_with(".tmp")) ::unlink(entry->path().c_str());
    }
}

}  // namespace foyer
