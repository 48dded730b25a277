// When a program has drawn its screen, seen from outside: through the framebuffer that Xvfb -fbdir
// keeps in a file (XWD, as X11/XWDFile.h describes it).

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <optional>
#include <thread>

#include "platform/process.h"
#include "platform/system_clock.h"
#include "tools/measure/measure.h"

extern char** environ;  // NOLINT: POSIX names it so

namespace foyer::measure {

namespace {

using namespace std::chrono_literals;

constexpr auto give_up = 30s;

/// The pixels of the screen, 32 bits each.
class Screen {
public:
    explicit Screen(const std::string& path) : file_(open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
    ~Screen() {
        if (file_ >= 0) close(file_);
    }
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    std::optional<std::vector<std::uint32_t>> pixels() const {
        std::uint8_t header[100];
        if (file_ < 0 || pread(file_, header, sizeof header, 0) != sizeof header)
            return std::nullopt;
        const auto field = [&](int index) {
            const std::uint8_t* at = header + static_cast<std::ptrdiff_t>(index) * 4;
            return static_cast<std::size_t>(at[0]) << 24 | static_cast<std::size_t>(at[1]) << 16 |
                   static_cast<std::size_t>(at[2]) << 8 | at[3];
        };
        const std::size_t colours = 12 * field(19);
        const std::size_t size = field(12) * field(5);  // bytes per line, height
        std::vector<std::uint32_t> pixels(size / 4);
        const auto offset = static_cast<off_t>(field(0) + colours);
        if (pread(file_, pixels.data(), size, offset) != static_cast<ssize_t>(size))
            return std::nullopt;
        return pixels;
    }

private:
    int file_;
};

/// A process with all it starts, ended when this is destroyed.
class Child {
public:
    explicit Child(const std::vector<std::string>& command) {
        std::vector<char*> arguments;
        arguments.reserve(command.size() + 1);
        for (const std::string& word : command)
            arguments.push_back(const_cast<char*>(word.c_str()));
        arguments.push_back(nullptr);
        posix_spawnattr_t attributes;
        posix_spawnattr_init(&attributes);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
        started_ =
            posix_spawnp(&id_, arguments[0], nullptr, &attributes, arguments.data(), environ) == 0;
        posix_spawnattr_destroy(&attributes);
    }
    ~Child() {
        if (!started_) return;
        kill(-id_, SIGTERM);
        std::this_thread::sleep_for(300ms);
        kill(-id_, SIGKILL);
        waitpid(id_, nullptr, 0);
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    bool started() const { return started_; }

private:
    pid_t id_ = 0;
    bool started_ = false;
};

bool is_blank(const std::vector<std::uint32_t>& pixels) {
    for (const std::uint32_t pixel : pixels) {
        if ((pixel & 0xFFFFFF) != (pixels[0] & 0xFFFFFF)) return false;
    }
    return true;
}

bool shows(const std::vector<std::uint32_t>& pixels, const std::vector<std::uint32_t>& reference) {
    if (pixels.size() != reference.size()) return false;
    std::size_t different = 0;
    for (std::size_t i = 0; i < pixels.size(); ++i)
        different += (pixels[i] ^ reference[i]) & 0xFFFFFF ? 1U : 0U;
    return different * 200 <= pixels.size();
}

int screen_failed(const char* why) {
    std::fprintf(stderr, "foyer-measure: %s\n", why);
    return 1;
}

}  // namespace

int settle(const std::string& screen, const std::string& reference,
           const std::vector<std::string>& command) {
    const Screen eye(screen);
    const Child child(command);
    if (!child.started()) return screen_failed("the program cannot be started");
    const auto begin = platform::stopwatch();
    auto since = begin;
    std::vector<std::uint32_t> last;
    while (platform::stopwatch() - begin < give_up) {
        std::this_thread::sleep_for(50ms);
        auto pixels = eye.pixels();
        if (!pixels) return screen_failed("the framebuffer file cannot be read");
        if (is_blank(*pixels) || *pixels != last) {
            last = std::move(*pixels);
            since = platform::stopwatch();
        } else if (platform::stopwatch() - since > 1s) {
            std::ofstream out(reference, std::ios::binary);
            out.write(reinterpret_cast<const char*>(last.data()),
                      static_cast<std::streamsize>(last.size() * 4));
            return out.good() ? 0 : screen_failed("the reference cannot be written");
        }
    }
    return screen_failed("the screen did not come to rest within 30 s");
}

int watch(const std::string& screen, const std::string& reference,
          const std::vector<std::string>& command) {
    const Screen eye(screen);
    std::ifstream in(reference, std::ios::binary | std::ios::ate);
    std::vector<std::uint32_t> wanted(static_cast<std::size_t>(in.tellg()) / 4);
    in.seekg(0);
    in.read(reinterpret_cast<char*>(wanted.data()),
            static_cast<std::streamsize>(wanted.size() * 4));
    if (!in.good() || wanted.empty()) return screen_failed("the reference cannot be read");
    const auto before = eye.pixels();
    if (!before || shows(*before, wanted))
        return screen_failed("the screen shows the picture already");
    const auto begin = platform::stopwatch();
    const Child child(command);
    if (!child.started()) return screen_failed("the program cannot be started");
    while (platform::stopwatch() - begin < give_up) {
        const auto pixels = eye.pixels();
        if (pixels && shows(*pixels, wanted)) {
            const std::chrono::duration<double, std::milli> taken = platform::stopwatch() - begin;
            std::printf("%.1f\n", taken.count());
            return 0;
        }
        std::this_thread::sleep_for(1ms);
    }
    return screen_failed("the screen did not show the picture within 30 s");
}

}  // namespace foyer::measure
