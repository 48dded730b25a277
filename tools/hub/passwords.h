#pragma once
// Work with passwords that takes a tenth of a second and 64 MiB each: described on the store
// thread, done on threads of its own, at most two at a time, and brought back. Plain values; any
// thread.

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "core/base/guarded.h"
#include "core/feed/password_hash.h"

namespace foyer::hub {

/// Bytes of a password: shorter ones are guessed, longer ones only cost.
inline constexpr std::size_t shortest_password = 8;
inline constexpr std::size_t longest_password = 256;

/// One password to compare, or to prepare for keeping, or both.
struct PasswordWork {
    std::string given;  ///< compared with `kept`
    std::string kept;   ///< "": nobody's, and the comparison takes as long all the same
    std::string fresh;  ///< to be kept from now on; "" for none
    std::string made;   ///< `fresh` where the hub made it: to be told once
    std::array<std::uint8_t, 16> salt{};
    feed::PasswordCost cost;
};

struct PasswordResult {
    bool matches = false;
    std::string kept;        ///< what was compared with
    std::string fresh_kept;  ///< `fresh` as it is to be kept
    std::string made;
    bool failed = false;  ///< there was not enough memory
};

[[nodiscard]] PasswordResult do_password_work(const PasswordWork& work);

/// Words that are easy to type and hard to guess ("k7fd-9xqa-…", 80 bits) of random bytes.
[[nodiscard]] std::string readable_password(const std::array<std::uint8_t, 16>& random);

/// The queue of the password threads.
class PasswordDesk {
public:
    using Done = std::function<void(PasswordResult)>;

    /// Queues work; false when too much waits. `done` is called on a password thread. Any thread.
    [[nodiscard]] bool ask(PasswordWork work, Done done);
    /// Works until `stop` is requested. A password thread; two of them run.
    void run(const std::stop_token& stop);

private:
    struct Job {
        PasswordWork work;
        Done done;
    };
    Guarded<std::deque<Job>> jobs_;
};

}  // namespace foyer::hub
