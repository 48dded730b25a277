#pragma once
// Requests that are held until there is news or their time is over. One thread.

#include <cstddef>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/time/clock.h"
#include "tools/hub/http.h"

namespace foyer::hub {

/// `Waiter` is what is kept of a request: at least its HttpReply.
template <class Waiter>
class ParkedRequests {
public:
    [[nodiscard]] std::size_t size() const { return waiting_.size(); }

    void park(RequestNumber request, MonotonicTime deadline, Waiter waiter) {
        deadlines_.emplace(request, deadline);
        waiting_.emplace(Place{deadline, request}, std::move(waiter));
    }

    /// Forgets one whose asker has gone; nothing happens when it is not here.
    void forget(RequestNumber request) {
        const auto known = deadlines_.find(request);
        if (known == deadlines_.end()) return;
        waiting_.erase({known->second, request});
        deadlines_.erase(known);
    }

    /// All of them, the next deadline first. They are no longer here when they are answered: a
    /// reply may bring the next request of the same asker at once.
    [[nodiscard]] std::vector<Waiter> take_all() {
        std::vector<Waiter> all;
        all.reserve(waiting_.size());
        for (auto& [place, waiter] : waiting_)
            all.push_back(std::move(waiter));
        waiting_.clear();
        deadlines_.clear();
        return all;
    }

    [[nodiscard]] std::optional<MonotonicTime> next_deadline() const {
        if (waiting_.empty()) return {};
        return waiting_.begin()->first.first;
    }

    /// The first one that has waited long enough, if there is one.
    [[nodiscard]] std::optional<Waiter> take_due(MonotonicTime now) {
        if (waiting_.empty() || waiting_.begin()->first.first > now) return {};
        auto due = waiting_.extract(waiting_.begin());
        deadlines_.erase(due.key().second);
        return std::move(due.mapped());
    }

    /// One of those that `fits`, if there is one. Looks at all of them.
    template <class Fits>
    [[nodiscard]] std::optional<Waiter> take_first(Fits fits) {
        for (auto at = waiting_.begin(); at != waiting_.end(); ++at) {
            if (!fits(at->second)) continue;
            auto found = waiting_.extract(at);
            deadlines_.erase(found.key().second);
            return std::move(found.mapped());
        }
        return {};
    }

private:
    using Place = std::pair<MonotonicTime, RequestNumber>;

    std::map<Place, Waiter> waiting_;  ///< the next deadline first
    std::unordered_map<RequestNumber, MonotonicTime> deadlines_;
};

}  // namespace foyer::hub
