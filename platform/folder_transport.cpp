#include "platform/folder_transport.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/text.h"
#include "core/feed/crypto.h"

namespace foyer::platform {

namespace {

using std::chrono::milliseconds;
using sync::Answer;
using sync::Outcome;
using sync::TransportFailure;

constexpr int status_not_found = 404;

/// An open descriptor, closed with its owner.
class Opened {
public:
    explicit Opened(int number) : number_(number) {}
    Opened(Opened&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Opened& operator=(Opened&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Opened() {
        if (number_ >= 0) ::close(number_);
    }
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

/// A file below `folder`, none of whose parts below it is a link or leads up.
Opened open_below(const std::filesystem::path& folder, std::string_view path) {
    const auto parts = text::split(path, '/');
    Opened at(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    for (std::size_t i = 0; i < parts.size() && at.number() >= 0; ++i) {
        const std::string name(parts[i]);
        if (name == "." || name == "..") return Opened(-1);
        const bool last = i + 1 == parts.size();
        const int flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
        at = Opened(::openat(at.number(), name.c_str(), last ? flags : flags | O_DIRECTORY));
    }
    return at;
}

/// The bytes of a regular file, or why there are none: its status, or the failure.
std::variant<std::string, int, TransportFailure> read_below(const std::filesystem::path& folder,
                                                            std::string_view path,
                                                            std::size_t limit_bytes) {
    const Opened file = open_below(folder, path);
    struct stat facts {};
    if (file.number() < 0 || ::fstat(file.number(), &facts) != 0)
        return errno == EIO
                   ? std::variant<std::string, int, TransportFailure>(TransportFailure::connect)
                   : status_not_found;
    if (!S_ISREG(facts.st_mode)) return status_not_found;
    std::string bytes(std::min(static_cast<std::size_t>(facts.st_size), limit_bytes) + 1, '\0');
    std::size_t held = 0;
    while (held < bytes.size()) {
        const ssize_t got = ::read(file.number(), bytes.data() + held, bytes.size() - held);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return TransportFailure::cut;
        if (got == 0) break;
        held += static_cast<std::size_t>(got);
    }
    if (held > limit_bytes) return TransportFailure::too_large;
    bytes.resize(held);
    return bytes;
}

}  // namespace

std::string folder_address(const std::filesystem::path& folder) {
    std::error_code failed;
    auto whole = std::filesystem::weakly_canonical(folder, failed);
    std::string address = "file://" + (failed ? folder : whole).string();
    if (!address.ends_with('/')) address += '/';
    return address;
}

FolderTransport::FolderTransport(std::filesystem::path folder, milliseconds look_every)
    : folder_(std::move(folder)), address_(folder_address(folder_)), look_every_(look_every) {}

void FolderTransport::start(const sync::Request& request) {
    open_ = request;
    held_until_ = std::chrono::steady_clock::now() + request.wait;
}

void FolderTransport::abandon(sync::RequestId id) {
    if (open_ && open_->id == id) open_.reset();
}

std::optional<Outcome> FolderTransport::answer() {
    const sync::Request& asked = *open_;
    if (!asked.url.starts_with(address_)) return Outcome{asked.id, TransportFailure::connect};
    const auto path = std::string_view(asked.url).substr(address_.size());
    auto found = read_below(folder_, path, asked.limit_bytes);
    if (const auto* failure = std::get_if<TransportFailure>(&found))
        return Outcome{asked.id, *failure};
    Answer answer;
    if (const int* status = std::get_if<int>(&found)) {
        answer.status = *status;
        return Outcome{asked.id, std::move(answer)};
    }
    std::string& bytes = std::get<std::string>(found);
    answer.etag = '"' + feed::to_hex(feed::sha256(bytes)) + '"';
    answer.status =
        answer.etag == asked.if_none_match ? sync::status_not_modified : sync::status_ok;
    if (answer.status == sync::status_ok) {
        answer.body = std::move(bytes);
    } else if (asked.is_parked()) {
        if (std::chrono::steady_clock::now() < held_until_) return std::nullopt;
        answer.preference_applied = "wait=" + std::to_string(asked.wait.count());
    }
    return Outcome{asked.id, std::move(answer)};
}

std::optional<Outcome> FolderTransport::wait(milliseconds at_most) {
    const auto deadline = std::chrono::steady_clock::now() + at_most;
    for (;;) {
        if (open_) {
            if (auto outcome = answer()) {
                open_.reset();
                return outcome;
            }
        }
        auto until = deadline;
        if (open_)
            until = std::min({until, held_until_, std::chrono::steady_clock::now() + look_every_});
        const auto left = std::chrono::ceil<milliseconds>(until - std::chrono::steady_clock::now());
        const bool woken =
            woken_.wait_for({}, std::max(left, milliseconds{0}), [](bool is) { return is; });
        if (woken) woken_.with([](bool& is) { is = false; });
        if (woken || std::chrono::steady_clock::now() >= deadline) return std::nullopt;
    }
}

void FolderTransport::wake() {
    woken_.change([](bool& is) { is = true; });
}

}  // namespace foyer::platform
