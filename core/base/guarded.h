#pragma once
// The only locks of Foyer. Data that two threads share lives inside a Guarded and is reached only
// while its lock is held; what crosses a thread otherwise is immutable or moved. clang checks the
// locking with -Wthread-safety.

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <type_traits>
#include <utility>

#if defined(__clang__)
#define FOYER_LOCK(annotation) __attribute__((annotation))
#else
#define FOYER_LOCK(annotation)
#endif

namespace foyer {
namespace detail {

/// std::mutex with the annotations that libstdc++ leaves out.
class FOYER_LOCK(capability("mutex")) Mutex {
public:
    void lock() FOYER_LOCK(acquire_capability()) { mutex_.lock(); }
    void unlock() FOYER_LOCK(release_capability()) { mutex_.unlock(); }

private:
    std::mutex mutex_;
};

class FOYER_LOCK(scoped_lockable) Lock {
public:
    explicit Lock(Mutex& mutex) FOYER_LOCK(acquire_capability(mutex)) : mutex_(mutex) {
        mutex_.lock();
    }
    ~Lock() FOYER_LOCK(release_capability()) { mutex_.unlock(); }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

private:
    Mutex& mutex_;
};

}  // namespace detail

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
    auto with(Function&& function) {
        static_assert(!std::is_reference_v<std::invoke_result_t<Function, T&>>,
                      "a reference would outlive the lock");
        const detail::Lock lock(mutex_);
        return std::forward<Function>(function)(value_);
    }

    /// As `with`, then wakes whoever waits.
    template <class Function>
    void change(Function&& function) {
        {
            const detail::Lock lock(mutex_);
            std::forward<Function>(function)(value_);
        }
        changed_.notify_all();
    }

    /// Waits until `ready(value)` holds, `limit` has passed or `stop` is requested. True when it
    /// holds. The value may change again before the next `with`.
    template <class Ready>
    bool wait_for(const std::stop_token& stop, std::chrono::milliseconds limit, Ready ready) {
        const detail::Lock lock(mutex_);
        return changed_.wait_for(
            mutex_, stop, limit,
            [&]() FOYER_LOCK(requires_capability(mutex_)) { return ready(std::as_const(value_)); });
    }

private:
    detail::Mutex mutex_;
    std::condition_variable_any changed_;
    T value_ FOYER_LOCK(guarded_by(mutex_)){};
};

}  // namespace foyer
