#include "core/store/search_rows.h"

namespace foyer::store {

namespace {

void add(std::string& to, std::string_view words) {
    if (words.empty()) return;
    if (!to.empty()) to += '\n';
    to += words;
}

void add(std::string& to, const programme::LocalizedText& texts) {
    for (const auto& [language, words] : texts.entries())
        add(to, words);
}

template <class Record>
std::unordered_map<std::string_view, const Record*> by_id(const std::vector<Record>& records) {
    std::unordered_map<std::string_view, const Record*> found;
    for (const Record& record : records)
        found.emplace(record.id, &record);
    return found;
}

}  // namespace

SearchRows::SearchRows(const programme::Programme& programme)
    : rooms_(by_id(programme.rooms)),
      tracks_(by_id(programme.tracks)),
      people_(by_id(programme.people)) {}

SearchRow SearchRows::of(const programme::Session& session) const {
    SearchRow row;
    add(row.title, session.title);
    add(row.title, session.subtitle);
    for (const auto& part : session.people) {
        const auto person = people_.find(part.person);
        if (person == people_.end()) continue;
        add(row.people, person->second->name);
        add(row.people, person->second->affiliation);
    }
    for (const auto& id : session.rooms)
        if (const auto room = rooms_.find(id); room != rooms_.end())
            add(row.rooms, room->second->name);
    if (const auto track = tracks_.find(session.track); track != tracks_.end())
        add(row.rooms, track->second->name);
    add(row.text, session.abstract);
    add(row.text, session.description);
    return row;
}

}  // namespace foyer::store
