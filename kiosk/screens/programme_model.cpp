#include "kiosk/screens/programme_model.h"

#include <algorithm>
#include <map>

#include "core/base/text.h"
#include "core/time/instant.h"
#include "kiosk/i18n/wording.h"

namespace foyer::kiosk {

namespace {

using programme::DaySessions;
using programme::Session;
using programme::SessionIndex;
using programme::SessionKind;
using programme::Snapshot;

/// What began longer ago than this is no news to somebody who looks for what is on.
constexpr std::chrono::hours recent{1};

constexpr SessionKind all_kinds[] = {
    SessionKind::talk, SessionKind::keynote, SessionKind::workshop, SessionKind::break_,
    SessionKind::meal, SessionKind::social,  SessionKind::other};

bool has_value(const Session& session, ProgrammeFacet facet, const std::string& value) {
    switch (facet) {
        case ProgrammeFacet::room:
            return session.plenary ||
                   std::ranges::find(session.rooms, value) != session.rooms.end();
        case ProgrammeFacet::track:
            return session.track == value;
        case ProgrammeFacet::kind:
            return programme::word_for(session.kind) == value;
        case ProgrammeFacet::language:
            break;
    }
    return session.language == value;
}

/// The values that one session has; rooms of a plenary are not listed one by one.
std::vector<std::string> values_of(const Session& session, ProgrammeFacet facet) {
    switch (facet) {
        case ProgrammeFacet::room:
            return session.rooms;
        case ProgrammeFacet::track:
            return {session.track};
        case ProgrammeFacet::kind:
            return {std::string(programme::word_for(session.kind))};
        case ProgrammeFacet::language:
            break;
    }
    return {session.language};
}

/// What a kind is called; "" for a word that is none.
std::string kind_name(const Catalogue& words, const std::string& value) {
    static constexpr std::string_view known[] = {"kind.talk",  "kind.keynote", "kind.workshop",
                                                 "kind.break", "kind.meal",    "kind.social",
                                                 "kind.other"};
    const std::string key = "kind." + value;
    return std::ranges::find(known, key) == std::end(known) ? std::string() : words.text(key);
}

/// Every value of the programme in the order in which it is offered.
std::vector<std::string> offered(const Snapshot& snapshot, ProgrammeFacet facet,
                                 const std::map<std::string, long>& counts) {
    std::vector<std::string> values;
    switch (facet) {
        case ProgrammeFacet::room:
            for (const programme::Room& room : snapshot.programme().rooms)
                values.push_back(room.id);
            return values;
        case ProgrammeFacet::track:
            for (const programme::Track& track : snapshot.programme().tracks)
                values.push_back(track.id);
            return values;
        case ProgrammeFacet::kind:
            for (const SessionKind kind : all_kinds)
                values.emplace_back(programme::word_for(kind));
            return values;
        case ProgrammeFacet::language:
            break;
    }
    for (const auto& [value, count] : counts)
        if (!value.empty()) values.push_back(value);
    return values;
}

}  // namespace

const DaySessions* day_shown(const Snapshot& snapshot, UtcTime now, const std::string& chosen) {
    const std::vector<DaySessions>& days = snapshot.days();
    if (days.empty()) return nullptr;
    for (const DaySessions& day : days)
        if (!chosen.empty() && format_date(day.day) == chosen) return &day;
    const ProgrammeDay today = snapshot.days_rule().day_of(now);
    for (const DaySessions& day : days)
        if (day.day >= today) return &day;
    return &days.back();
}

std::vector<DayPill> day_pills(const Snapshot& snapshot, UtcTime now,
                               const ProgrammeChoices& choices, const Catalogue& words) {
    const DaySessions* shown = day_shown(snapshot, now, choices.day);
    const ProgrammeDay today = snapshot.days_rule().day_of(now);
    std::vector<DayPill> pills;
    for (const DaySessions& day : snapshot.days())
        pills.push_back({.day = format_date(day.day),
                         .word = brief_day(words, day.day),
                         .name = day_name(words, day.day),
                         .shown = &day == shown,
                         .today = day.day == today});
    return pills;
}

bool passes(const Session& session, const ProgrammeChoices& choices) {
    return std::ranges::all_of(all_facets, [&](ProgrammeFacet facet) {
        const std::string& value = choices.chosen(facet);
        return value.empty() || has_value(session, facet, value);
    });
}

std::vector<SessionIndex> selection(const Snapshot& snapshot, const DaySessions& day,
                                    const ProgrammeChoices& choices) {
    if (!choices.filtered()) return day.sessions;
    std::vector<SessionIndex> found;
    for (const SessionIndex index : day.sessions)
        if (passes(snapshot.session(index), choices)) found.push_back(index);
    return found;
}

std::vector<FacetValue> facet_values(const Snapshot& snapshot, const DaySessions& day,
                                     const ProgrammeChoices& choices, ProgrammeFacet facet,
                                     const Catalogue& words) {
    ProgrammeChoices others = choices;
    choose(others, field_of(facet), {});
    std::map<std::string, long> counts;
    for (const SessionIndex index : day.sessions) {
        const Session& session = snapshot.session(index);
        if (!passes(session, others)) continue;
        for (const std::string& value : values_of(session, facet))
            ++counts[value];
    }
    const std::string& chosen = choices.chosen(facet);
    if (!chosen.empty()) counts.try_emplace(chosen, 0);
    std::vector<FacetValue> values;
    for (const std::string& value : offered(snapshot, facet, counts)) {
        const auto found = counts.find(value);
        if (found == counts.end()) continue;
        values.push_back({.value = value,
                          .name = facet_value_name(snapshot, facet, value, words),
                          .count = found->second,
                          .chosen = value == chosen});
    }
    return values;
}

std::string language_name(const Catalogue& words, const std::string& tag) {
    static constexpr std::string_view known[] = {
        "tongue.ar", "tongue.ca", "tongue.cs", "tongue.da", "tongue.de", "tongue.en", "tongue.es",
        "tongue.fi", "tongue.fr", "tongue.it", "tongue.ja", "tongue.ko", "tongue.nl", "tongue.no",
        "tongue.pl", "tongue.pt", "tongue.ru", "tongue.sv", "tongue.tr", "tongue.uk", "tongue.zh"};
    const std::string key = "tongue." + tag.substr(0, tag.find('-'));
    if (std::ranges::find(known, key) != std::end(known)) return words.text(key);
    return tag;
}

std::string facet_value_name(const Snapshot& snapshot, ProgrammeFacet facet,
                             const std::string& value, const Catalogue& words) {
    switch (facet) {
        case ProgrammeFacet::room:
            if (const auto room = snapshot.find_room(value))
                return std::string(snapshot.room(*room).name.in(words.language()));
            return value;
        case ProgrammeFacet::track:
            if (const auto track = snapshot.find_track(value))
                return std::string(snapshot.track(*track).name.in(words.language()));
            return value;
        case ProgrammeFacet::kind:
            return kind_name(words, value);
        case ProgrammeFacet::language:
            break;
    }
    return language_name(words, value);
}

UtcTime telling_start(const Snapshot& snapshot, const std::vector<SessionIndex>& sessions,
                      UtcTime now) {
    std::vector<UtcTime> running;
    UtcTime last{};
    for (const SessionIndex index : sessions) {
        const Session& session = snapshot.session(index);
        last = session.start;
        if (session.status == programme::SessionStatus::cancelled) continue;
        // Sessions come by start: nothing that follows has begun.
        if (session.start > now) break;
        if (session.end > now && session.start > now - recent) running.push_back(session.start);
    }
    return running.empty() ? last : running[(running.size() - 1) / 2];
}

}  // namespace foyer::kiosk
