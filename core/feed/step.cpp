#include "core/feed/step.h"

#include <numeric>
#include <utility>

#include "core/base/limits.h"
#include "core/feed/history.h"

namespace foyer::feed {

Step step_between(const State& before, const State& after) {
    Step step;
    for (RecordKey& key : differing(before, after)) {
        const std::string* json = after.find(key.table, key.id);
        step.emplace(std::move(key), json != nullptr ? std::optional(*json) : std::nullopt);
    }
    return step;
}

void add_to(Step& step, const State& state, RecordKey key, std::optional<std::string> json) {
    const std::string* held = state.find(key.table, key.id);
    const bool same = held == nullptr ? !json : json && *json == *held;
    if (!same) step.insert_or_assign(std::move(key), std::move(json));
}

const std::string* find_after(const State& state, const Step& step, const RecordKey& key) {
    const auto touched = step.find(key);
    if (touched == step.end()) return state.find(key.table, key.id);
    return touched->second ? &*touched->second : nullptr;
}

Step take_step(State& state, const Step& step) {
    Step back;
    for (const auto& [key, json] : step) {
        const std::string* held = state.find(key.table, key.id);
        back.emplace(key, held != nullptr ? std::optional(*held) : std::nullopt);
        if (json)
            state.put({key.table, key.id, *json});
        else
            state.remove(key.table, key.id);
    }
    return back;
}

std::size_t StateSize::count() const {
    return std::accumulate(records.begin(), records.end(), std::size_t{0});
}

Result<void> StateSize::check() const {
    if (bytes > limits::document_bytes)
        return Error{ErrorKind::too_large, "The records are larger than " +
                                               std::to_string(limits::document_bytes) +
                                               " bytes together."};
    for (const Table table : tables)
        if (records[static_cast<std::size_t>(table)] > most_records(table))
            return Error{ErrorKind::too_large, std::string(word_for(table)) + ": more than " +
                                                   std::to_string(most_records(table)) +
                                                   " records."};
    return {};
}

StateSize size_after(const State& state, const Step& step) {
    StateSize size;
    size.bytes = state.bytes();
    for (const Table table : tables)
        size.records[static_cast<std::size_t>(table)] = state.records(table).size();
    for (const auto& [key, json] : step) {
        std::size_t& records = size.records[static_cast<std::size_t>(key.table)];
        if (const std::string* held = state.find(key.table, key.id)) {
            --records;
            size.bytes -= key.id.size() + held->size();
        }
        if (!json) continue;
        ++records;
        size.bytes += key.id.size() + json->size();
    }
    return size;
}

}  // namespace foyer::feed
