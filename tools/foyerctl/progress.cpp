#include "tools/foyerctl/progress.h"

#include <unistd.h>

#include <chrono>
#include <string_view>
#include <utility>

#include "core/base/text.h"

namespace foyer::foyerctl {

namespace {

/// Work that ends before this has passed needs no words.
constexpr std::chrono::milliseconds patience{300};
constexpr std::chrono::milliseconds beat{120};
constexpr std::string_view marks[] = {"|", "/", "-", "\\"};

/// Straight to the terminal: a progress line that cannot be shown is no loss.
void show(std::string_view text) {
    static_cast<void>(::write(STDERR_FILENO, text.data(), text.size()) < 0);
}

void turn(std::binary_semaphore& over, const std::string& what) {
    if (over.try_acquire_for(patience)) return;
    for (std::size_t i = 0;; ++i) {
        show("\r" + what + " … " + std::string(marks[i % std::size(marks)]));
        if (over.try_acquire_for(beat)) break;
    }
    // Spaces, not an escape: a terminal that knows none is cleared as well.
    show("\r" + std::string(text::columns(what) + text::columns(" … |"), ' ') + "\r");
}

}  // namespace

Progress::Progress(const Terminal& terminal, std::string what) {
    if (!terminal.interactive()) return;
    thread_ = std::jthread([this, words = std::move(what)] { turn(over_, words); });
}

Progress::~Progress() {
    over_.release();
}

}  // namespace foyer::foyerctl
