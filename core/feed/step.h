#pragma once
// What one revision changes over the state before it: the few records that an edit touches, so that
// a publication costs what it changes and not what the programme has. Pure; any thread.

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/feed/state.h"

namespace foyer::feed {

/// The JSON of each record that is put, and nothing for each that is removed, by table and id.
using Step = std::map<RecordKey, std::optional<std::string>>;

/// What leads from one state to another.
[[nodiscard]] Step step_between(const State& before, const State& after);

/// Adds to `step` what makes a record `json` (empty: removed), unless `state` has it so already.
void add_to(Step& step, const State& state, RecordKey key, std::optional<std::string> json);

/// The JSON of a record after the step; null when there is none.
[[nodiscard]] const std::string* find_after(const State& state, const Step& step,
                                            const RecordKey& key);
/// Takes the step. Gives what leads back.
Step take_step(State& state, const Step& step);

/// How much there is after a step.
struct StateSize {
    std::array<std::size_t, tables.size()> records{};
    std::size_t bytes = 0;  ///< of all ids and records

    [[nodiscard]] std::size_t count() const;
    /// too_large, naming the table, beyond what screens read.
    [[nodiscard]] Result<void> check() const;
};
[[nodiscard]] StateSize size_after(const State& state, const Step& step);

}  // namespace foyer::feed
