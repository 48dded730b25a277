#include "core/sync/backoff.h"

#include <algorithm>
#include <cmath>

#include "core/base/limits.h"
#include "core/base/text.h"
#include "core/sync/http_date.h"

namespace foyer::sync {

namespace {

constexpr Milliseconds first_wait{2000};
constexpr Milliseconds short_outage_cap{8000};
constexpr Milliseconds long_outage_cap{30'000};
/// So that a long outage costs less than a request in 15 s, on average.
constexpr Milliseconds long_outage_floor{1000};
constexpr std::chrono::minutes short_outage{5};
/// 2^5 s is beyond every cap; counting on would only overflow.
constexpr unsigned doublings = 5;
constexpr double poll_spread = 0.2;
/// Digits of seconds that are read; more of them are as good as the longest wait.
constexpr std::size_t retry_digits = 9;

}  // namespace

Milliseconds up_to(Milliseconds most, Draw draw) {
    return Milliseconds{std::llround(static_cast<double>(most.count()) * draw)};
}

Milliseconds spread(Milliseconds around, Draw draw) {
    const double factor = 1.0 - poll_spread + 2.0 * poll_spread * draw;
    return Milliseconds{std::llround(static_cast<double>(around.count()) * factor)};
}

Milliseconds Backoff::next(MonotonicTime now, Draw draw) {
    if (!since_) since_ = now;
    const unsigned failure = failures_;
    failures_ = std::min(failures_ + 1, doublings);
    if (failure == 0) return up_to(first_wait, draw);
    if (is_long(now)) return long_outage_floor + up_to(long_outage_cap - long_outage_floor, draw);
    return up_to(std::min(short_outage_cap, Milliseconds{1000 << failure}), draw);
}

void Backoff::reset() {
    *this = {};
}

bool Backoff::is_long(MonotonicTime now) const {
    return since_ && now - *since_ >= short_outage;
}

std::optional<Milliseconds> parse_retry_after(std::string_view text, std::string_view date) {
    constexpr std::chrono::seconds shortest{1};
    const auto clamped = [&](std::chrono::seconds asked) -> Milliseconds {
        return std::clamp(asked, shortest, limits::longest_retry_after);
    };
    text = text::trim(text);
    if (text.empty()) return {};
    if (std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        if (text.size() > retry_digits) return limits::longest_retry_after;
        std::chrono::seconds::rep asked = 0;
        for (const char digit : text)
            asked = asked * 10 + (digit - '0');
        return clamped(std::chrono::seconds{asked});
    }
    const std::optional<UtcTime> until = parse_http_date(text);
    const std::optional<UtcTime> answered = parse_http_date(text::trim(date));
    if (!until || !answered) return {};
    return clamped(*until - *answered);
}

}  // namespace foyer::sync
