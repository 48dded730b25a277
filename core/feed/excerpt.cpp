#include "core/feed/excerpt.h"

#include "core/feed/record_reader.h"

namespace foyer::feed {

namespace {

/// The people whom a session's record names; none where it cannot be read.
std::vector<programme::Participation> people_in(const std::string& json) {
    const Result<Value> value = Value::parse(json);
    if (!value) return {};
    Faults faults;
    Fields fields(*value, "", faults);
    programme::Session session = read_session(fields);
    if (faults.any()) return {};
    return std::move(session.people);
}

}  // namespace

State excerpt_after(const State& state, const Step& step, const std::set<std::string>& sessions) {
    State excerpt;
    const auto add = [&](RecordKey key) {
        if (const std::string* json = find_after(state, step, key))
            excerpt.put({key.table, std::move(key.id), *json});
    };
    for (const Table table : {Table::conference, Table::rooms, Table::tracks}) {
        for (const auto& [id, json] : state.records(table))
            add({table, id});
        for (auto put = step.lower_bound({table, ""});
             put != step.end() && put->first.table == table; ++put)
            add(put->first);
    }
    for (const std::string& id : sessions)
        add({Table::sessions, id});
    for (const auto& [id, json] : excerpt.records(Table::sessions))
        for (const auto& part : people_in(json))
            add({Table::people, part.person});
    return excerpt;
}

}  // namespace foyer::feed
