#pragma once
// A person who edits all day, on a thread of their own, while the hub dies and comes back: each
// edit is sent again under its key until the hub has said what became of it.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace foyer::test {

/// An edit that the hub has acknowledged.
struct Acknowledged {
    std::string session;
    std::string title;           ///< that it set; no two are the same
    std::uint64_t revision = 0;  ///< of the session, which grows with each edit
    std::string edit;            ///< its id
};

struct StaffDiary {
    std::vector<Acknowledged> edits;
    std::size_t conflicts = 0;  ///< somebody was faster
    std::size_t retries = 0;    ///< no answer, or come later
    std::vector<std::string> faults;
};

struct StaffJob {
    std::string name;
    std::string token;
    std::uint16_t port = 0;
    std::vector<std::string> sessions;
    std::chrono::milliseconds pause{0};  ///< between two edits
};

/// Edits until `stop` is requested, then brings the last edit to its end.
[[nodiscard]] StaffDiary edit_all_day(const StaffJob& job, const std::stop_token& stop);

}  // namespace foyer::test
