#pragma once
// A place where one thread leaves the newest of something for another: latest wins. Any thread.

#include <chrono>
#include <optional>
#include <stop_token>
#include <utility>

#include "core/base/guarded.h"

namespace foyer::kiosk {

template <class T>
class Mailbox {
public:
    /// Leaves `value`, in the place of one that nobody took.
    void put(T value) {
        place_.change([&](std::optional<T>& place) { place = std::move(value); });
    }

    /// What was left since the last call; empty when nothing was.
    [[nodiscard]] std::optional<T> take() {
        return place_.with([](std::optional<T>& place) { return std::exchange(place, {}); });
    }

    /// Waits until something is there, `limit` has passed or `stop` is requested, and takes it.
    [[nodiscard]] std::optional<T> wait(const std::stop_token& stop,
                                        std::chrono::milliseconds limit) {
        place_.wait_for(stop, limit,
                        [](const std::optional<T>& place) { return place.has_value(); });
        return take();
    }

private:
    Guarded<std::optional<T>> place_;
};

}  // namespace foyer::kiosk
