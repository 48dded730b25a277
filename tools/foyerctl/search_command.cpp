// foyerctl search: sessions, people, rooms and tracks by words.

#include <nlohmann/json.hpp>

#include "core/programme/search.h"
#include "tools/foyerctl/layout.h"
#include "tools/foyerctl/programmes.h"
#include "tools/foyerctl/requests.h"
#include "tools/foyerctl/session_json.h"
#include "tools/foyerctl/words.h"

namespace foyer::foyerctl {

namespace {

using programme::Hit;
using programme::HitKind;
using programme::Snapshot;

/// A hit as a person names it: what it is called, and what tells it from others.
struct Found {
    std::string id;
    std::string label;
    std::string detail;
};

Found describe(const Snapshot& snapshot, const Hit& hit, const std::string& language) {
    const auto sessions = [](std::size_t count) { return counted(count, "session", "sessions"); };
    switch (hit.kind) {
        case HitKind::session: {
            const auto& session = snapshot.session(hit.index);
            std::string detail = moment_words(snapshot.conference().zone, session.start) + ", " +
                                 rooms_words(snapshot, session, language);
            if (session.status == programme::SessionStatus::cancelled) detail += ", cancelled";
            const std::string people = people_words(snapshot, session);
            if (!people.empty()) detail += ", " + people;
            return {session.id, std::string(session.title.in(language)), detail};
        }
        case HitKind::person: {
            const auto& person = snapshot.person(hit.index);
            std::string detail = sessions(snapshot.sessions_of(hit.index).size());
            if (!person.affiliation.empty()) detail = person.affiliation + ", " + detail;
            return {person.id, person.name, detail};
        }
        case HitKind::room: {
            const auto& room = snapshot.room(hit.index);
            return {room.id, std::string(room.name.in(language)),
                    sessions(snapshot.timeline(hit.index).sessions.size())};
        }
        case HitKind::track: {
            const auto& track = snapshot.track(hit.index);
            std::size_t count = 0;
            for (const auto& session : snapshot.programme().sessions)
                count += session.track == track.id ? 1 : 0;
            return {track.id, std::string(track.name.in(language)), sessions(count)};
        }
    }
    return {};
}

}  // namespace

Outcome run(const SearchRequest& request, World& world) {
    const auto snapshot = open_snapshot(request.db, request.hub, request.trust, world);
    if (!snapshot) return snapshot.error();
    const auto index = programme::SearchIndex::build(*snapshot);
    const auto hits = index->find(request.query, request.language);
    if (request.json) {
        Json results = Json::array();
        for (const Hit& hit : hits) {
            const Found found = describe(**snapshot, hit, request.language);
            results.push_back(
                {{"kind", word_for(hit.kind)}, {"id", found.id}, {"label", found.label}});
        }
        print_json(world.out, {{"query", request.query}, {"results", std::move(results)}});
        return 0;
    }
    if (hits.empty()) {
        world.out.line("Nothing found for \"" + shortened(request.query, 60) + "\".");
        return 0;
    }
    std::vector<TableRow> rows;
    for (const Hit& hit : hits) {
        const Found found = describe(**snapshot, hit, request.language);
        rows.push_back(
            {{std::string(word_for(hit.kind)), Style::faint}, {found.label, Style::strong}});
        rows.push_back({{""}, {found.detail + " [" + found.id + "]"}});
    }
    print_table(world.out, rows, 0);
    return 0;
}

}  // namespace foyer::foyerctl
