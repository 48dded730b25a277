#include "kiosk/state/code_lock.h"

#include <algorithm>
#include <charconv>

namespace foyer::kiosk {

namespace {

constexpr std::string_view misses_word = "misses ";
constexpr std::string_view locked_word = "locked ";

template <class Number>
std::optional<Number> number_after(std::string_view line, std::string_view word) {
    if (!line.starts_with(word)) return {};
    line.remove_prefix(word.size());
    Number number{};
    const auto [end, failed] = std::from_chars(line.data(), line.data() + line.size(), number);
    if (failed != std::errc{} || end != line.data() + line.size()) return {};
    return number;
}

}  // namespace

CodeLock CodeLock::restored(std::string_view kept, Now now) {
    CodeLock lock;
    if (kept.empty()) return lock;
    while (kept.ends_with('\n'))
        kept.remove_suffix(1);
    const auto misses = number_after<int>(kept, misses_word);
    if (misses && *misses >= 0 && *misses < most_tries) {
        lock.misses_ = *misses;
        return lock;
    }
    lock.misses_ = most_tries;
    lock.locked_at_ = now.wall;
    std::chrono::seconds left = code_lock_time;
    if (const auto at = number_after<std::int64_t>(kept, locked_word)) {
        // A clock that was set back may make nobody wait for longer.
        const auto passed = now.wall - UtcTime(std::chrono::seconds(*at));
        if (passed >= std::chrono::seconds{0})
            left = std::max(code_lock_time - passed, std::chrono::seconds{0});
    }
    lock.until_ = now.monotonic + left;
    return lock;
}

void CodeLock::begin(Now now) {
    if (until_ && now.monotonic >= *until_) {
        until_.reset();
        misses_ = 0;
    }
    if (++misses_ < most_tries) return;
    until_ = now.monotonic + code_lock_time;
    locked_at_ = now.wall;
}

void CodeLock::right() {
    misses_ = 0;
    until_.reset();
}

int CodeLock::tries_left(MonotonicTime now) const {
    if (until_) return now < *until_ ? 0 : most_tries;
    return most_tries - misses_;
}

std::optional<MonotonicTime> CodeLock::locked_until(MonotonicTime now) const {
    if (!until_ || now >= *until_) return {};
    return until_;
}

std::string CodeLock::kept() const {
    if (until_)
        return std::string(locked_word) + std::to_string(locked_at_.time_since_epoch().count()) +
               "\n";
    return std::string(misses_word) + std::to_string(misses_) + "\n";
}

}  // namespace foyer::kiosk
