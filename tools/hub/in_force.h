#pragma once
// The programme that is in force: published, or about to be. It is kept and changed in place,
// session by session; only another source makes it anew. One thread.

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "tools/hub/touched.h"

namespace foyer::hub {

class InForce {
public:
    /// What a turn makes of it.
    struct Next {
        std::unique_ptr<programme::Programme> whole;  ///< null: only what follows
        std::size_t source_people = 0;                ///< of `whole`
        std::vector<programme::Session> sessions;     ///< that are there already, by id
        /// Who comes behind the people of the source; empty: the same as before.
        std::optional<std::vector<programme::Person>> staff;
    };
    /// A session as the source has it; empty when it has none of this id.
    using ReadSource = std::function<Result<std::optional<programme::Session>>(const std::string&)>;

    InForce() = default;
    /// Of layers with a source.
    explicit InForce(const Layers& layers);

    /// Sessions sorted by id; the people of the source first.
    [[nodiscard]] const programme::Programme& programme() const { return programme_; }

    /// What it becomes with other layers, in which `touched` differs.
    [[nodiscard]] Result<Next> next(const Layers& layers, const Touched& touched,
                                    const ReadSource& read) const;
    void take(Next next);
    /// Its people after `next`.
    [[nodiscard]] std::vector<programme::Person> people_after(const Next& next) const;

private:
    [[nodiscard]] std::vector<programme::Person> staff_after(
        const Layers& layers, const std::vector<programme::Session>& replaced) const;

    programme::Programme programme_;
    std::size_t source_people_ = 0;
};

/// The sessions `ids` of a programme whose sessions are sorted by id, as a programme of their own:
/// with all rooms and tracks, and of the people those whom these sessions name.
[[nodiscard]] programme::Programme excerpt(const programme::Programme& programme,
                                           const std::set<std::string>& ids);
/// The sessions that overlap in time with one of the slots.
[[nodiscard]] std::set<std::string> beside(const programme::Programme& programme,
                                           const std::vector<const programme::Session*>& slots);

}  // namespace foyer::hub
