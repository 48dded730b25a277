#include "tools/foyerctl/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <limits>
#include <system_error>

#include "platform/paths.h"

namespace foyer::foyerctl {

namespace {

/// Below this a table is unreadable whatever one does.
constexpr std::size_t narrowest = 40;

std::size_t width_of(int descriptor, bool interactive) {
    const std::string stated = platform::environment("COLUMNS");
    std::size_t columns = 0;
    const auto read = std::from_chars(stated.data(), stated.data() + stated.size(), columns);
    if (read.ec == std::errc() && columns > 0) return std::max(columns, narrowest);
    winsize size{};
    if (interactive && ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return std::max<std::size_t>(size.ws_col, narrowest);
    return std::numeric_limits<std::size_t>::max();
}

std::string_view code_for(Style style) {
    switch (style) {
        case Style::plain:
            return "";
        case Style::strong:
            return "\x1b[1m";
        case Style::faint:
            return "\x1b[2m";
        case Style::good:
            return "\x1b[32m";
        case Style::warning:
            return "\x1b[33m";
        case Style::bad:
            return "\x1b[31m";
    }
    return "";
}

}  // namespace

Terminal::Terminal(int descriptor)
    : descriptor_(descriptor),
      interactive_(isatty(descriptor) == 1),
      colours_(interactive_ && platform::environment("NO_COLOR").empty() &&
               platform::environment("TERM") != "dumb"),
      width_(width_of(descriptor, interactive_)) {}

std::string Terminal::styled(Style style, std::string_view text) const {
    if (!colours_ || style == Style::plain || text.empty()) return std::string(text);
    return std::string(code_for(style)) + std::string(text) + "\x1b[0m";
}

void Terminal::line(std::string_view text) {
    waiting_ += text;
    waiting_ += '\n';
}

Result<void> Terminal::flush() {
    std::string_view rest = waiting_;
    while (!rest.empty()) {
        const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) {
            const std::string why = std::error_code(errno, std::generic_category()).message();
            waiting_.clear();
            return Error{ErrorKind::disk, "the output cannot be written: " + why};
        }
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
    waiting_.clear();
    return {};
}

}  // namespace foyer::foyerctl
