#pragma once
// Record ids: what rooms, tracks, people and sessions are called in the store, the feed and JSON.
// Pure; any thread.

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

namespace foyer {

/// True when `id` matches [a-z0-9_-]{1,64}, the form every record id has.
[[nodiscard]] bool is_record_id(std::string_view id);

/// `raw` as a record id: itself when lower-casing makes it one; otherwise its slug; otherwise
/// (letters lost, nothing left, or too long) a slug prefix with a hash of `raw`. Equal input gives
/// equal ids, in every run and on every machine.
[[nodiscard]] std::string record_id(std::string_view raw);

/// Hands out ids that are distinct within one table: the second "a" becomes "a-2".
class UniqueIds {
public:
    /// `wanted` as a record id, numbered when it was handed out before.
    [[nodiscard]] std::string take(std::string_view wanted);

private:
    /// Each id handed out, with the highest number that was put behind it.
    std::unordered_map<std::string, std::size_t> last_number_;
};

}  // namespace foyer
