#pragma once
// The only locks of Foyer. Data that two threads share lives inside a Guarded and is reached only
// while its lock is held; what crosses a thread otherwise is immutable or moved.

#include <mutex>
#include <utility>

namespace foyer {

/// A value with its own lock. `with` runs a function on the value under the lock and returns its
/// result; the function must not block and must not reach another Guarded.
template <class T>
class Guarded {
public:
    Guarded() = default;
    explicit Guarded(T value) : value_(std::move(value)) {}
    Guarded(const Guarded&) = delete;
    Guarded& operator=(const Guarded&) = delete;

    template <class Function>
    decltype(auto) with(Function&& function) {
        const std::lock_guard lock(mutex_);
        return std::forward<Function>(function)(value_);
    }

private:
    std::mutex mutex_;
    T value_{};
};

}  // namespace foyer
